"""How wide a network stands in a frame: pixels, as `make heights` measures them."""

from __future__ import annotations

from generator.figures.contents import Contents, Drawing
from generator.figures.diagram.drawing import PHONE
from generator.figures.frame_height import INNER

VERY_WIDE = 760.0  # a wider canvas is `very` wide to the style sheet: diagram.html
FITS, SCROLLS = 648.0, 828.0
LEAST = 0.76  # to the canvas, so that no text is under 12 px


def in_frame(contents: Contents, drawing: Drawing, inner: float = INNER) -> float:
    """How wide a network's drawing stands where the figure is `inner` wide."""
    if drawing.width <= PHONE:
        return FITS
    if contents.more:
        return max(inner, LEAST * drawing.width)
    return inner if drawing.width <= VERY_WIDE else SCROLLS
