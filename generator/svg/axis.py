"""The geometry of an axis: where its line and ticks stand, and what they say."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from generator.notation.number import plain
from generator.svg.label import text_width
from generator.svg.scale import Interval, Linear


@dataclass(frozen=True)
class Tick:
    """One value of an axis: its coordinate along the axis and its label."""

    position: float
    label: str
    value: float


@dataclass(frozen=True)
class Axis:
    """Ticks along a line from one coordinate to another, and what is measured there."""

    ticks: tuple[Tick, ...]
    line: Interval
    title: str


def axis(scale: Linear, ticks: int | Sequence[float] = 10, title: str = "") -> Axis:
    """The axis of `scale`, with about so many round ticks, or with exactly the values given.

    Given values are labelled with up to 12 digits.
    """
    values: Sequence[float]
    if isinstance(ticks, int):
        values, labels = scale.ticks(ticks), scale.tick_labels(ticks)
    else:
        values, labels = ticks, [plain(value, 12) for value in ticks]
    marks = (Tick(scale(v), label, v) for v, label in zip(values, labels, strict=True))
    return Axis(tuple(marks), scale.range, title)


def roomy_axis(scale: Linear, ticks: int, size: float, title: str = "") -> Axis:
    """The horizontal axis of `scale`, with so many round ticks or as many as have room.

    The labels, at font size `size`, keep half of it between them.
    """
    for count in range(ticks, 1, -1):
        made = axis(scale, count, title)
        widths = [text_width(tick.label, size) for tick in made.ticks]
        gaps = [abs(b.position - a.position) for a, b in pairwise(made.ticks)]
        needs = [(a + b + size) / 2 for a, b in pairwise(widths)]
        if all(gap >= need for gap, need in zip(gaps, needs, strict=True)):
            return made
    return axis(scale, 1, title)
