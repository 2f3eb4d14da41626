"""Coordinates only: numbers and texts go in, scales, ticks, path data, rooms of labels and pictures
come out; nothing here knows a network."""
