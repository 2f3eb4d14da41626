"""A few of many things, evenly."""

from __future__ import annotations

import numpy as np


def spaced(count: int, most: int) -> list[int]:
    """Indices of at most so many of `count` things, evenly, the first and the last among them."""
    places = np.linspace(0, count - 1, min(count, most)).round().astype(int)
    indices: list[int] = np.unique(places).tolist()
    return indices
