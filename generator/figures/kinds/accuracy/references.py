"""Reference lines across a plot, each named where its name has room."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from generator.figures.parts.plot_text import SIZE
from generator.svg.label import ASCENT, DESCENT, Polygon, box, text_width, touch, wrapped
from generator.svg.scale import Interval, Linear

LINE = 17.0  # from one line of text to the next
ABOVE, BELOW = 5.0, 15.0  # of a line: the last baseline over it, the first under it
ASIDE = 6.0  # how much further it may be, to clear the marks on the line
INSET = 4.0
ACROSS = 8.0  # from one place that is tried to the next


@dataclass(frozen=True)
class Reference:
    """A line at `y`, and its name: lines of text from the left end `x`, with their baselines.

    `leader` joins the line to a name that stands beneath the plot: an x coordinate.
    """

    y: float
    x: float
    texts: list[tuple[float, str]]
    leader: float | None = None

    @property
    def room(self) -> Polygon:
        """The room of the name, from its tallest letters down to its descenders."""
        width = max(text_width(text, SIZE) for _, text in self.texts)
        top = self.texts[0][0] - ASCENT * SIZE
        bottom = self.texts[-1][0] + DESCENT * SIZE
        return box(self.x + width / 2, (top + bottom) / 2, width, bottom - top)


def place_references(
    lines: Sequence[tuple[str, float]], span: Interval, y: Linear, taken: Iterable[Polygon]
) -> tuple[list[Reference], float]:
    """A reference for each name and value, and the lowest coordinate that the plot then needs.

    A name stands under its line, else over it, clear of the rooms `taken`, of other lines and
    of other names. One that finds no such place stands beneath the plot, joined to its line.
    """
    ordered = sorted(range(len(lines)), key=lambda i: -lines[i][1])
    others = [[(span[0], y(v)), (span[1], y(v))] for v in sorted({v for _, v in lines})]
    rooms, found, waiting = list(taken), {}, []
    for i in ordered:
        name, value = lines[i]
        blocked = rooms + [line for line in others if line[0][1] != y(value)]
        place = _beside(name, y(value), span, y, blocked)
        if place is None:
            waiting.append(i)
        else:
            found[i] = place
            rooms.append(place.room)
    lowest = y.range[0]
    for below, i in enumerate(waiting):
        # The lower a name, the further left its leader: none crosses another name.
        leader = span[0] + INSET + 2 * ACROSS * (len(waiting) - 1 - below)
        texts = wrapped(lines[i][0], SIZE, span[1] - leader - INSET)
        baselines = [(lowest + LINE * (row + 1), text) for row, text in enumerate(texts)]
        found[i] = Reference(y(lines[i][1]), leader + INSET, baselines, leader)
        lowest += LINE * len(texts)
    return [found[i] for i in range(len(lines))], lowest + (INSET if waiting else 0)


def _beside(
    name: str, at: float, span: Interval, y: Linear, blocked: Sequence[Polygon]
) -> Reference | None:
    texts = wrapped(name, SIZE, span[1] - span[0] - 2 * INSET)
    width = max(text_width(text, SIZE) for text in texts)
    rows = [LINE * row for row in range(len(texts))]
    bottom, top = y.range
    for first in (BELOW, -ABOVE - rows[-1], BELOW + ASIDE, -ABOVE - ASIDE - rows[-1]):
        baselines = [at + first + row for row in rows]
        for x in np.arange(span[0] + INSET, span[1] - width - INSET + 0.01, ACROSS).tolist():
            place = Reference(at, x, list(zip(baselines, texts, strict=True)))
            inside = all(top <= v <= bottom for _, v in place.room)
            if inside and not any(touch(place.room, other, 1.0) for other in blocked):
                return place
    return None
