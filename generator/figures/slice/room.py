"""Where on a map a text has room: off other texts, and over as few rows as may be."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from generator.figures.parts.plot_text import SIZE
from generator.figures.slice.marks import PlaceMark
from generator.figures.slice.plane import CELL, Plane
from generator.nn.network import Array
from generator.svg.label import text_width

HIGH = 16.0  # of a line of text
AIR = (14.0, 9.0, 4.0)  # around it: the most with which it covers nothing, or the least
TAKEN = 1e9  # more than rows can be under a text


class Room:
    """What stands in each square cell of a map: a weight, of shape (rows, columns)."""

    def __init__(self, plane: Plane, mark: PlaceMark | None) -> None:
        xs, ys = plane.samples
        self.left, self.top = float(xs[0]), float(ys[0])
        self.weights = np.zeros((len(ys) - 1, len(xs) - 1))
        if mark is None:
            return
        wide = text_width(mark.text, SIZE, bold=True)
        middle = mark.label_x + (-wide if mark.anchor else wide) / 2
        self._take(np.array([mark.x, mark.y]), HIGH)
        self._take(np.array([middle, mark.y]), wide)

    @property
    def middles(self) -> Array:
        """The middles of the cells, of shape (cells, 2): x and y, row after row."""
        rows, columns = self.weights.shape
        i, j = np.divmod(np.arange(rows * columns), columns)
        return np.column_stack([self.left + (j + 0.5) * CELL, self.top + (i + 0.5) * CELL])

    def put(self, points: Array, weight: float = 1.0) -> None:
        """Things of that weight at these points, of shape (n, 2)."""
        i, j = self._cell(points)
        np.add.at(self.weights, (i, j), weight)

    def place(self, text: str, points: Array, allowed: NDArray[np.bool_]) -> Array | None:
        """The one of the points around which the text covers least, and the nearest to their
        middle of those; from then on it is taken. None where it touches another text, or cells
        that are not allowed, at all of them."""
        wide = text_width(text, SIZE, bold=True)
        weights = np.where(allowed, self.weights, TAKEN)
        for air in AIR:
            covered = self._under(weights, points, (wide + air, HIGH + air))
            if len(points) and covered.min() < (TAKEN if air == AIR[-1] else 1):
                aside = np.hypot(*(points - points[covered < TAKEN].mean(axis=0)).T)
                best: Array = points[np.lexsort((aside, covered))[0]]
                self._take(best, wide)
                return best
        return None

    def _take(self, point: Array, wide: float) -> None:
        box = self._box(point[np.newaxis], (wide, HIGH))
        top, bottom, left, right = (at[0] for at in box)
        self.weights[max(top, 0) : max(bottom, 0), max(left, 0) : max(right, 0)] = TAKEN

    def _under(self, weights: Array, points: Array, size: tuple[float, float]) -> Array:
        """The weight of all cells that a box around each point touches; TAKEN at the edge."""
        sums = np.pad(weights.cumsum(axis=0).cumsum(axis=1), ((1, 0), (1, 0)))
        top, bottom, left, right = self._box(points, size)
        rows, columns = weights.shape
        inside = (top >= 0) & (bottom <= rows) & (left >= 0) & (right <= columns)
        top, bottom = np.clip(top, 0, rows), np.clip(bottom, 0, rows)
        left, right = np.clip(left, 0, columns), np.clip(right, 0, columns)
        under = sums[bottom, right] - sums[top, right] - sums[bottom, left] + sums[top, left]
        return np.where(inside, under, TAKEN)

    def _box(self, points: Array, size: tuple[float, float]) -> tuple[NDArray[np.int64], ...]:
        """The first row of cells that a box around each point touches, the one after the last,
        and the same of columns."""
        half = np.array(size) / 2
        corner = np.array([self.left, self.top])
        first = np.floor((points - half - corner) / CELL).astype(np.int64)
        last = np.ceil((points + half - corner) / CELL).astype(np.int64)
        return first[:, 1], last[:, 1], first[:, 0], last[:, 0]

    def _cell(self, points: Array) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        at = ((points - [self.left, self.top]) // CELL).astype(np.int64)
        rows, columns = self.weights.shape
        return np.clip(at[:, 1], 0, rows - 1), np.clip(at[:, 0], 0, columns - 1)
