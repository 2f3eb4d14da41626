"""Where everything of the plot stands: lines over logarithmic axes, each named at its end."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from generator.figures.parts.plot_text import SIZE
from generator.svg.axis import Axis, Tick
from generator.svg.label import text_width
from generator.svg.scale import Linear

WIDTH, HEIGHT = 640.0, 380.0
TOP, BELOW = 34.0, 46.0
LINE = 19.0  # from one name to the next
ASIDE = 26.0  # of the names from the last points
ROUND = (1.0, 2.0, 5.0)

Points = Sequence[tuple[float, float]]


@dataclass(frozen=True)
class Line:
    """The points of a line in user units, and its name, whose middle is at `label`."""

    name: str
    points: list[tuple[float, float]]
    label: tuple[float, float]


@dataclass(frozen=True)
class Plot:
    """Everything in its place."""

    lines: list[Line]
    x_axis: Axis
    y_axis: Axis
    width: float
    height: float


@dataclass(frozen=True)
class Logarithmic:
    """Function from positive numbers to coordinates, in a straight line over their logarithms."""

    linear: Linear

    def __call__(self, value: float) -> float:
        return self.linear(math.log10(value))


def lay_out(series: Sequence[tuple[str, Points]], x_title: str, y_title: str) -> Plot:
    """The plot of these names and points."""
    sizes = sorted({x for _, points in series for x, _ in points})
    values = [y for _, points in series for _, y in points]
    y_ticks = _ticks(min(values), max(values))
    left = math.ceil(max(text_width(f"{tick:,g}", SIZE) for tick in y_ticks)) + 14.0
    right = WIDTH - math.ceil(max(text_width(name, SIZE, bold=True) for name, _ in series)) - ASIDE
    x = _scale(sizes[0], sizes[-1], (left + 10, right - 10))
    y = _scale(y_ticks[0], y_ticks[-1], (HEIGHT - BELOW, TOP))
    placed = [[(x(a), y(b)) for a, b in sorted(points)] for _, points in series]
    labels = spread([points[-1][1] for points in placed], LINE, (TOP, HEIGHT - BELOW))
    lines = [
        Line(name, points, (right + ASIDE - 10, label))
        for (name, _), points, label in zip(series, placed, labels, strict=True)
    ]
    x_axis = Axis(_placed(x, sizes), (left, right), x_title)
    y_axis = Axis(_placed(y, y_ticks), (HEIGHT - BELOW, TOP), y_title)
    return Plot(lines, x_axis, y_axis, WIDTH, HEIGHT)


def spread(wanted: Sequence[float], gap: float, room: tuple[float, float]) -> list[float]:
    """The coordinates moved apart until neighbours keep the gap, as near as that lets them.

    They keep their order and stay in the room as far as it holds them.
    """
    order = sorted(range(len(wanted)), key=lambda i: wanted[i])
    moved: dict[int, float] = {}
    lowest = room[0]
    for i in order:
        moved[i] = lowest = max(wanted[i], lowest)
        lowest += gap
    highest = room[1]
    for i in reversed(order):
        moved[i] = highest = min(moved[i], highest)
        highest -= gap
    return [moved[i] for i in range(len(wanted))]


def _scale(first: float, last: float, room: tuple[float, float]) -> Logarithmic:
    return Logarithmic(Linear((math.log10(first), math.log10(last)), room))


def _ticks(low: float, high: float) -> list[float]:
    """Round values from the last below `low` to the first above `high`: the powers of ten, or 1, 2
    and 5 times these where they would be few."""
    decades = range(math.floor(math.log10(low)) - 1, math.ceil(math.log10(high)) + 2)
    fine = [float(f"{step:g}e{power}") for power in decades for step in ROUND]
    start = max(value for value in fine if value <= low)
    stop = min(value for value in fine if value >= high and value > start)
    inside = [value for value in fine if start <= value <= stop]
    if len(inside) <= 8:
        return inside
    whole = [value for value in inside if f"{value:e}".startswith("1.0")]
    return [start, *(v for v in whole if start < v < stop), stop]


def _placed(scale: Logarithmic, values: Iterable[float]) -> tuple[Tick, ...]:
    return tuple(Tick(scale(value), f"{value:,g}", value) for value in values)
