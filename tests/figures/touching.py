"""Which of many shapes touch, found without trying every pair of them."""

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from generator.svg.label import Polygon, touch

Pair = tuple[int, int]


def touching(shapes: Sequence[Polygon]) -> list[Pair]:
    """Pairs of the shapes that touch, by their places in the list, the earlier one first."""
    pairs = _near(shapes, shapes)
    return [(i, j) for i, j in pairs if i < j and touch(shapes[i], shapes[j])]


def touching_others(shapes: Sequence[Polygon], others: Sequence[Polygon]) -> list[Pair]:
    """Pairs of a shape and one of the others that touch, by their places in their lists."""
    return [(i, j) for i, j in _near(shapes, others) if touch(shapes[i], others[j])]


def _near(shapes: Sequence[Polygon], others: Sequence[Polygon]) -> Iterator[Pair]:
    """The pairs whose upright bounding boxes meet: no others can touch."""
    if not shapes or not others:
        return
    (low, high), (other_low, other_high) = _bounds(shapes), _bounds(others)
    meet = (low[:, None] < other_high + 1e-6) & (other_low < high[:, None] + 1e-6)
    for i, j in np.argwhere(meet.all(axis=-1)):
        yield int(i), int(j)


def _bounds(shapes: Sequence[Polygon]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Least and greatest coordinates of each shape, both of shape (shapes, 2)."""
    corners = [np.array(shape) for shape in shapes]
    return np.array([c.min(axis=0) for c in corners]), np.array([c.max(axis=0) for c in corners])
