"""The output folder: finished files go in, a site in its place comes out."""
