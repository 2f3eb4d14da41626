"""The plot of accuracies: a column for each size, a mark and a range in it for two parts."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from generator.figures.kinds.accuracy.references import Reference, place_references
from generator.figures.parts.plot_text import SIZE
from generator.models.experiment import Cell, Spread
from generator.models.model import Answers
from generator.nn.parts import Part
from generator.notation.number import NARROW_SPACE, percent
from generator.svg.axis import Axis, axis
from generator.svg.label import Polygon, box, text_width
from generator.svg.scale import Interval, Linear

WIDTH, TALL = 400.0, 200.0  # of the drawing, and of the plot in it
TOP, BELOW, RIGHT = 52.0, 42.0, 6.0
NARROWEST = 28.0  # a column
ASIDE = 7.0  # of a mark from the middle of its column
RADIUS = 4.5  # of a round mark; a square one is as wide
TICKS = 5


@dataclass(frozen=True)
class Mark:
    """A median, and the line from the lowest to the highest seed through it: coordinates."""

    x: float
    y: float
    low: float
    high: float

    @property
    def rooms(self) -> list[Polygon]:
        """The room of the mark, and of its line."""
        side, middle = 2 * RADIUS + 3, (self.low + self.high) / 2
        line = box(self.x, middle, 3, self.low - self.high + 3)
        return [box(self.x, self.y, side, side), line]


@dataclass(frozen=True)
class Column:
    """The marks of one size, on the training rows and on those watched, and what stands beneath."""

    label: str
    x: float
    training: Mark
    watched: Mark


@dataclass(frozen=True)
class AccuracyPlot:
    """Everything in its place, for the training rows and those of `part`: columns, each `step`
    wide, side by side in `span`; reference lines; `y`, which maps per cent; `base`, where the
    horizontal axis lies."""

    part: Part
    columns: list[Column]
    references: list[Reference]
    span: Interval
    step: float
    y: Linear
    y_axis: Axis
    base: float
    width: float

    @property
    def height(self) -> float:
        return self.base + BELOW

    @property
    def start(self) -> str:
        """Where the axis begins, "62 %"; empty where that is at 0."""
        first = self.y_axis.ticks[0]
        return first.label if first.value else ""


def lay_out(cells: Sequence[Cell], models: Sequence[Answers]) -> AccuracyPlot:
    """The plot of these sizes, with a line for each model at its accuracy on the rows watched."""
    part = cells[0].watched
    y = _scale(cells, models)
    y_axis = _axis(y)
    left = math.ceil(max(text_width(tick.label, SIZE) for tick in y_axis.ticks)) + 12.0
    step = max((WIDTH - RIGHT - left) / len(cells), NARROWEST)
    span = (left, left + step * len(cells))
    columns = [_column(cell, left + step * (i + 0.5), y) for i, cell in enumerate(cells)]
    taken = [room for c in columns for mark in (c.training, c.watched) for room in mark.rooms]
    lines = [
        (f"{model.title}: {percent(p, 2)}", 100 * p)
        for model in models
        for p in [model.accuracy.of(part)]
    ]
    references, base = place_references(lines, span, y, taken)
    return AccuracyPlot(part, columns, references, span, step, y, y_axis, base, span[1] + RIGHT)


def _scale(cells: Sequence[Cell], models: Sequence[Answers]) -> Linear:
    """Per cent, from the lowest to the highest accuracy that is drawn, widened to round values."""
    spreads = [spread for cell in cells for spread in (cell.training, cell.of(cell.watched))]
    shares = [share for spread in spreads for share in (spread.low, spread.high)]
    shares += [model.accuracy.of(cells[0].watched) for model in models]
    low, high = 100 * min(shares), 100 * max(shares)
    if low == high:  # around a single value, a range 1 wide within the possible
        low, high = max(0.0, low - 0.5), min(100.0, high + 0.5)
    return Linear((low, high), (TOP + TALL, TOP)).nice(TICKS)


def _axis(y: Linear) -> Axis:
    plain = axis(y, TICKS, "Accuracy")
    ticks = (replace(tick, label=f"{tick.label}{NARROW_SPACE}%") for tick in plain.ticks)
    return replace(plain, ticks=tuple(ticks))


def _column(cell: Cell, x: float, y: Linear) -> Column:
    training = _mark(cell.training, x - ASIDE, y)
    watched = _mark(cell.of(cell.watched), x + ASIDE, y)
    return Column(str(cell.hidden), x, training, watched)


def _mark(spread: Spread, x: float, y: Linear) -> Mark:
    return Mark(x, *(y(100 * share) for share in (spread.median, spread.low, spread.high)))
