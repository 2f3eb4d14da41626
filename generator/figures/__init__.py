"""Figures: a block's keys and the site's data and models go in, drawings, words and numbers come
out. `figure` says what a figure is, `kinds` has one module or folder for each kind."""
