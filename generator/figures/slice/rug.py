"""The rows of a data set along an axis: a strip of ticks for each group of them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from generator.figures.slice.slice import Slice
from generator.notation.number import coordinate
from generator.svg.scale import Linear

STRIP = 16.0  # height, as a line of text needs
TICK = 10.0
# Rows at the same place are one tick, the thicker the more they are: at least so many each.
MANY = {"one": 1, "few": 2, "some": 4, "many": 8}


@dataclass(frozen=True)
class Strip:
    """The rows of one class and one series; `ticks` are path data by the class of their width.

    `series` counts the curves from 0; `y` is the middle of the strip.
    """

    series: int
    label: int
    y: float
    rows: int
    ticks: dict[str, str]

    @property
    def top(self) -> float:
        return self.y - STRIP / 2


def strips(seen: Slice, x: Linear, top: float, bottom: float, pitch: float) -> list[Strip]:
    """The rows of class 1 in strips below each other from `top` on, of class 0 from `bottom` on;
    from one strip to the next it is `pitch`."""
    found = []
    for label, start in ((1, top), (0, bottom)):
        for i, series in enumerate(seen.series):
            at = seen.drawn_of(series)
            at = at[seen.model.labels[at] == label]
            found.append(_strip(seen, x, i, label, at, start + (i + 0.5) * pitch))
    return found


def strips_of_classes(seen: Slice, x: Linear, top: float, pitch: float) -> list[Strip]:
    """The rows of each class, whose curve is the series, in strips below each other."""
    return [
        _strip(seen, x, i, i, seen.drawn_of(series), top + (i + 0.5) * pitch)
        for i, series in enumerate(seen.series)
    ]


def _strip(
    seen: Slice, x: Linear, series: int, label: int, rows: NDArray[np.int64], y: float
) -> Strip:
    values = seen.model.features[rows, seen.over].tolist()
    return Strip(series, label, y, len(rows), _ticks(values, x, y - TICK / 2))


def _ticks(values: list[float], x: Linear, top: float) -> dict[str, str]:
    counts = Counter(values)
    places: dict[str, list[float]] = {name: [] for name in MANY}
    for value in sorted(counts):
        name = [name for name, least in MANY.items() if counts[value] >= least][-1]
        places[name].append(float(coordinate(x(value))))
    return {name: _side_by_side(at, top) for name, at in places.items() if at}


def _side_by_side(places: list[float], top: float) -> str:
    """Ticks, each from the one before: as rows share steps, not places, such a path is packed to
    half the bytes."""
    down = f"v{coordinate(TICK)}"
    after = "".join(f"m{coordinate(b - a)}-{coordinate(TICK)}{down}" for a, b in pairwise(places))
    return f"M{coordinate(places[0])},{coordinate(top)}{down}{after}"
