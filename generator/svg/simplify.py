"""Fewer points for the same line."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray


def simplified(points: NDArray[np.float64], tolerance: float) -> NDArray[np.float64]:
    """Some of `points`, of shape (n, 2) with rising x: their line has all within `tolerance`.

    The distance is measured along y. The rule is that of Ramer (1972) and of Douglas and Peucker
    (1973): a stretch is a line, or is split at the point that lies furthest from it.
    """
    kept = np.zeros(len(points), dtype=bool)
    kept[[0, -1]] = True
    stretches = [(0, len(points) - 1)]
    while stretches:
        first, last = stretches.pop()
        x, y = points[first : last + 1].T
        aside = abs(y - np.interp(x, x[[0, -1]], y[[0, -1]]))
        furthest = first + int(aside.argmax())
        if aside.max() > tolerance:
            kept[furthest] = True
            stretches += [(first, furthest), (furthest, last)]
    return points[kept]
