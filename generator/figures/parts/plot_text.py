"""The text in plots."""

SIZE = 15.0  # font size, in user units
