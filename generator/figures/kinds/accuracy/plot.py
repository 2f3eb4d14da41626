"""The plot of accuracies: a column for each size, a mark and a range in it for two parts."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from generator.figures.kinds.accuracy.measure import Measure, measured
from generator.figures.kinds.accuracy.references import Reference, place_references
from generator.figures.parts.plot_text import SIZE
from generator.models.experiment import Cell, Spread
from generator.models.model import Answers
from generator.nn.parts import Part
from generator.svg.axis import Axis, axis
from generator.svg.label import Polygon, box, text_width
from generator.svg.scale import Interval, Linear
from generator.svg.ticks import tick_step

WIDTH, TALL = 400.0, 200.0  # of the drawing, and of the plot in it
TOP, BELOW, RIGHT = 52.0, 42.0, 6.0
NARROWEST = 28.0  # a column
ASIDE = 7.0  # of a mark from the middle of its column
RADIUS = 4.5  # of a round mark; a square one is as wide
TICKS = 5
LOWER = 2  # ticks that an axis may begin lower, for the names of lines


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
    wide, side by side in `span`; reference lines; `y`, which maps per cent or R²; `base`, where the
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


def lay_out(cells: Sequence[Cell], models: Sequence[Answers], measure: Measure) -> AccuracyPlot:
    """The plot of these sizes, with a line for each model at its accuracy on the rows watched.

    Where the name of a line finds no room in it, its axis begins a tick lower, or two.
    """
    scales = _lower(_scale(cells, models, measure), measure)
    plots = (_laid_out(cells, models, measure, y) for y in scales)
    first = next(plots)
    return next((plot for plot in chain([first], plots) if plot.base == plot.y.range[0]), first)


def _lower(y: Linear, measure: Measure) -> Iterator[Linear]:
    """The scale, and those that begin up to `LOWER` ticks beneath it, within the possible."""
    low, high = y.domain
    step = tick_step(low, high, TICKS)
    for ticks in range(LOWER + 1):
        if low - ticks * step >= measure.least:
            yield replace(y, domain=(low - ticks * step, high))


def _laid_out(
    cells: Sequence[Cell], models: Sequence[Answers], measure: Measure, y: Linear
) -> AccuracyPlot:
    part = cells[0].watched
    y_axis = _axis(y, measure)
    left = math.ceil(max(text_width(tick.label, SIZE) for tick in y_axis.ticks)) + 12.0
    step = max((WIDTH - RIGHT - left) / len(cells), NARROWEST)
    span = (left, left + step * len(cells))
    columns = [_column(cell, left + step * (i + 0.5), y, measure) for i, cell in enumerate(cells)]
    taken = [room for c in columns for mark in (c.training, c.watched) for room in mark.rooms]
    lines = [
        (f"{model.title}: {measure.said(value)}", measure.times * value)
        for model in models
        for value in [measured(model, part)]
    ]
    references, base = place_references(lines, span, y, taken)
    return AccuracyPlot(part, columns, references, span, step, y, y_axis, base, span[1] + RIGHT)


def _scale(cells: Sequence[Cell], models: Sequence[Answers], measure: Measure) -> Linear:
    """From the lowest to the highest value that is drawn, widened to round ones."""
    spreads = [spread for cell in cells for spread in (cell.training, cell.of(cell.watched))]
    values = [value for spread in spreads for value in (spread.low, spread.high)]
    values += [measured(model, cells[0].watched) for model in models]
    low, high = measure.times * min(values), measure.times * max(values)
    if low == high:  # around a single value, within the possible
        low = max(measure.least, low - measure.around)
        high = min(measure.most, high + measure.around)
    return Linear((low, high), (TOP + TALL, TOP)).nice(TICKS)


def _axis(y: Linear, measure: Measure) -> Axis:
    plain = axis(y, TICKS, measure.name)
    ticks = (replace(tick, label=f"{tick.label}{measure.unit}") for tick in plain.ticks)
    return replace(plain, ticks=tuple(ticks))


def _column(cell: Cell, x: float, y: Linear, measure: Measure) -> Column:
    training = _mark(cell.training, x - ASIDE, y, measure)
    watched = _mark(cell.of(cell.watched), x + ASIDE, y, measure)
    return Column(str(cell.hidden), x, training, watched)


def _mark(spread: Spread, x: float, y: Linear, measure: Measure) -> Mark:
    values = (spread.median, spread.low, spread.high)
    return Mark(x, *(y(measure.times * value) for value in values))
