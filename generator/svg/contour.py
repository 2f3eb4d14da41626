"""Grids of values as drawings: cells of like value in rows, and the line at one value."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

import numpy as np
from numpy.typing import NDArray

from generator.notation.number import coordinate

# Which sides of a square the line joins, by the corners at or above the level: left top 1, right
# top 2, right bottom 4, left bottom 8. Sides: top 0, right 1, bottom 2, left 3.
_JOINS = {
    1: ((3, 0),), 2: ((0, 1),), 3: ((3, 1),), 4: ((1, 2),), 5: ((3, 0), (1, 2)), 6: ((0, 2),),
    7: ((3, 2),), 8: ((2, 3),), 9: ((2, 0),), 10: ((0, 1), (2, 3)), 11: ((2, 1),), 12: ((1, 3),),
    13: ((1, 0),), 14: ((0, 3),),
}  # fmt: skip


def contour_path(
    values: NDArray[np.float64], x: Sequence[float], y: Sequence[float], level: float
) -> str:
    """SVG path data of the line where values at the points (x, y), shape (len(y), len(x)), cross
    `level`: marching squares (Lorensen and Cline, 1987, in the plane), straight between samples."""
    above = values >= level
    codes = above[:-1, :-1] + 2 * above[:-1, 1:] + 4 * above[1:, 1:] + 8 * above[1:, :-1]
    path = ""
    for i, j in np.argwhere((codes > 0) & (codes < 15)).tolist():
        corners = [(i, j), (i, j + 1), (i + 1, j + 1), (i + 1, j)]
        for sides in _JOINS[int(codes[i, j])]:
            ends = []
            for side in sides:
                (i0, j0), (i1, j1) = corners[side], corners[(side + 1) % 4]
                t = (level - values[i0, j0]) / (values[i1, j1] - values[i0, j0])
                at = (x[j0] + t * (x[j1] - x[j0]), y[i0] + t * (y[i1] - y[i0]))
                ends.append(",".join(map(coordinate, at)))
            path += f"M{ends[0]}L{ends[1]}"
    return path


def band_paths(
    bands: NDArray[np.int64], left: float, top: float, width: float, height: float
) -> dict[int, str]:
    """SVG path data of the cells of each band, from a grid of cells of shape (rows, columns).

    Neighbours in a row are one rectangle.
    """
    paths: dict[int, str] = {}
    for i, row in enumerate(bands.tolist()):
        start = 0
        for band, cells in groupby(row):
            count = len(list(cells))
            x, y = coordinate(left + start * width), coordinate(top + i * height)
            wide = coordinate(count * width)
            paths[band] = paths.get(band, "") + f"M{x},{y}h{wide}v{coordinate(height)}h-{wide}z"
            start += count
    return dict(sorted(paths.items()))
