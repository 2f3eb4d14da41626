"""The geometry of an axis: where its line and ticks stand, and what they say."""

from collections.abc import Sequence
from dataclasses import dataclass

from generator.number import significant
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

    Round ticks share their number of decimals; given values are labelled as they are.
    """
    if isinstance(ticks, int):
        values, labels = scale.ticks(ticks), scale.tick_labels(ticks)
    else:
        values, labels = ticks, [significant(value, 12) for value in ticks]
    marks = (Tick(scale(v), label, v) for v, label in zip(values, labels, strict=True))
    return Axis(tuple(marks), scale.range, title)
