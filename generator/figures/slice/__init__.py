"""A network over one or two of its inputs: its answers go in, plots and words come out."""
