"""A figure's drawings on one sheet, as its file has them: where each is, and how large it is."""

from __future__ import annotations

import math
from dataclasses import dataclass

from generator.figures.finished import FinishedFigure, Picture
from generator.figures.parts.table import table_drawing

GAP = 24.0
WIDEST = 760.0


@dataclass(frozen=True)
class Sheet:
    """The drawings with their places, and the size of the whole, in user units."""

    placed: tuple[tuple[float, float, Picture], ...]
    width: int
    height: int


def sheet(figure: FinishedFigure) -> Sheet:
    """The table, if it says more than they do, and the drawings: side by side where they fit, else
    one above the other."""
    drawings = list(figure.drawings)
    if figure.table and not figure.table.closed:
        drawings.insert(0, table_drawing(figure.table, f"{figure.id}-table", "", figure.text).drawn)
    placed: list[tuple[float, float, Picture]] = []
    x, y, right, bottom = GAP, GAP, 0.0, 0.0
    for drawing in drawings:
        if placed and x + drawing.width + GAP > WIDEST:
            x, y = GAP, bottom + GAP
        placed.append((x, y, drawing))
        x += drawing.width + GAP
        right, bottom = max(right, x), max(bottom, y + drawing.height)
    # Whole pixels: at any scale a picture then has the drawing's shape.
    return Sheet(tuple(placed), math.ceil(right), math.ceil(bottom + GAP))
