"""Content folders on data sets that packages ship: a binary label and one that is a number."""
