"""Fewer points for the same line."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]


def simplified(points: Array, tolerance: float) -> Array:
    """Some of `points`, of shape (n, 2) with rising x: their line has all within `tolerance`,
    measured along y."""
    return _kept(points, tolerance, _along_y)


def shortened(points: Array, tolerance: float) -> Array:
    """Some of the `points` of any line, of shape (n, 2): theirs has all within `tolerance`."""
    return _kept(points, tolerance, _straight)


def _kept(points: Array, tolerance: float, aside: Callable[[Array], Array]) -> Array:
    """The rule is that of Ramer (1972) and of Douglas and Peucker (1973): a stretch is a line, or
    is split at the point that lies furthest from it."""
    kept = np.zeros(len(points), dtype=bool)
    kept[[0, -1]] = True
    stretches = [(0, len(points) - 1)]
    while stretches:
        first, last = stretches.pop()
        distances = aside(points[first : last + 1])
        furthest = first + int(distances.argmax())
        if distances.max() > tolerance:
            kept[furthest] = True
            stretches += [(first, furthest), (furthest, last)]
    return points[kept]


def _along_y(stretch: Array) -> Array:
    x, y = stretch.T
    return abs(y - np.interp(x, x[[0, -1]], y[[0, -1]]))


def _straight(stretch: Array) -> Array:
    """How far the points are from the segment between the first and the last."""
    ahead = stretch - stretch[0]
    along = ahead[-1]
    length = float(along @ along)
    share = np.clip(ahead @ along / length, 0, 1) if length else np.zeros(len(stretch))
    distance: Array = np.hypot(*(ahead - share[:, np.newaxis] * along).T)
    return distance
