"""The key of a map of classes: what each class is called, and how its region and rows look."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from generator.figures.parts.plot_text import SIZE
from generator.figures.slice.marks import DOT, RAISED, shape, tone
from generator.svg.label import fitted, text_width

SWATCH = 14.0  # side
GAP, APART = 6.0, 16.0  # from a swatch to its name, from a name to the next swatch
EDGE = 4.0
MOST_LINES = 4  # of a name
LINE = 20.0


class Entry(NamedTuple):
    """A class: the left top corner of its swatch, its colour, its rows' mark, its name in lines
    that begin at `name_x` and have their first baseline at `y`."""

    tone: str
    mark: str
    dot: bool
    x: float
    top: float
    name_x: float
    y: float
    lines: list[str]


class Key(NamedTuple):
    """The entries, and the baseline of the line that follows."""

    entries: list[Entry]
    bottom: float

    @classmethod
    def of(cls, names: Sequence[str], width: float, y: float) -> Key:
        """The names from the baseline `y` on, in lines that are no wider than `width`."""
        entries: list[Entry] = []
        x = EDGE
        for place, name in enumerate(names):
            lines = fitted(name, SIZE, width - 2 * EDGE - SWATCH - GAP, MOST_LINES)
            wide = SWATCH + GAP + max(text_width(line, SIZE) for line in lines)
            if x > EDGE and (x + wide > width - EDGE or len(lines) > 1):
                x, y = EDGE, y + LINE
            top = y - RAISED - SWATCH / 2
            mark = shape(place)
            middle = mark.at(np.array([[x + SWATCH / 2, top + SWATCH / 2]]))
            at = x, top, x + SWATCH + GAP, y
            entries.append(Entry(tone(place), middle, shape(place) is DOT, *at, lines))
            y += LINE * (len(lines) - 1)
            x += wide + APART
        return cls(entries, y + LINE if names else y)
