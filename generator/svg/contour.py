"""Grids of values as drawings: the lines at one value, and the areas where values reach it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from generator.notation.number import coordinate
from generator.svg.simplify import shortened

Array = NDArray[np.float64]
Side = tuple[int, int, int]  # of a square: a row and column of the grid, 0 to the right, 1 down

TOLERANCE = 0.1  # user units, between a line as it is found and as it is drawn
# Which sides of a square the line joins, by the corners at or above the level: left top 1, right
# top 2, right bottom 4, left bottom 8. Sides: top 0, right 1, bottom 2, left 3. All lines have
# what is above the level on the same hand, so that one ends where the next begins.
_JOINS = {
    1: ((3, 0),), 2: ((0, 1),), 3: ((3, 1),), 4: ((1, 2),), 5: ((3, 0), (1, 2)), 6: ((0, 2),),
    7: ((3, 2),), 8: ((2, 3),), 9: ((2, 0),), 10: ((0, 1), (2, 3)), 11: ((2, 1),), 12: ((1, 3),),
    13: ((1, 0),), 14: ((0, 3),),
}  # fmt: skip


def contours(values: Array, x: Array, y: Array, level: float) -> list[Array]:
    """The lines, each of shape (points, 2), where values at the points (x, y), of shape
    (len(y), len(x)), cross `level`; a closed one ends where it begins.

    The method is that of marching squares (Lorensen and Cline, 1987, "Marching cubes", in the
    plane), straight between the samples.
    """
    after = _segments(values >= level)
    lines = []
    # What begins at the edge of the grid is no other's end; the rest are rings.
    for start in [*sorted(after.keys() - set(after.values())), *sorted(after)]:
        if start not in after:
            continue
        line = [start]
        while (end := after.pop(line[-1], None)) is not None:
            line.append(end)
        lines.append(_crossings(line, values, x, y, level))
    return lines


def areas(values: Array, x: Array, y: Array, level: float) -> list[Array]:
    """The rings, as `contours` gives them, around what is at or above `level`, along the edge of
    the grid too; by the even-odd rule they are that area."""
    below = level - abs(level) - 1
    around = np.pad(values, 1, constant_values=below)
    return contours(around, np.pad(x, 1, "edge"), np.pad(y, 1, "edge"), level)


def path_of(lines: Iterable[Array]) -> str:
    """SVG path data of the lines."""
    found = ""
    for line in lines:
        points = [f"{coordinate(x)},{coordinate(y)}" for x, y in shortened(line, TOLERANCE)]
        found += f"M{'L'.join(points[:-1])}Z" if points[0] == points[-1] else f"M{'L'.join(points)}"
    return found


def _segments(above: NDArray[np.bool_]) -> dict[Side, Side]:
    """Of each line within a square, the side where it begins, and the one where it ends."""
    codes = above[:-1, :-1] + 2 * above[:-1, 1:] + 4 * above[1:, 1:] + 8 * above[1:, :-1]
    found = {}
    for i, j in np.argwhere((codes > 0) & (codes < 15)).tolist():
        sides = ((i, j, 0), (i, j + 1, 1), (i + 1, j, 0), (i, j, 1))
        for start, end in _JOINS[int(codes[i, j])]:
            found[sides[start]] = sides[end]
    return found


def _crossings(sides: Sequence[Side], values: Array, x: Array, y: Array, level: float) -> Array:
    """Where the sides have the level."""
    i, j, down = np.array(sides).T
    i1, j1 = i + down, j + 1 - down
    first, last = values[i, j], values[i1, j1]
    t = (level - first) / (last - first)
    return np.column_stack([x[j] + t * (x[j1] - x[j]), y[i] + t * (y[i1] - y[i])])
