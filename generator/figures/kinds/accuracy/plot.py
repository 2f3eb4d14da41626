"""The plot of accuracies: a column for each size, a mark and a range in it for two parts."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from generator.figures.kinds.accuracy.measure import SHARE, Measure, measured
from generator.figures.kinds.accuracy.references import LINE, Reference, place_references
from generator.figures.parts.plot_text import SIZE
from generator.models.experiment import Cell, Spread
from generator.models.model import Answers
from generator.nn.parts import Part
from generator.svg.axis import Axis, axis
from generator.svg.label import text_width
from generator.svg.scale import Interval, Linear

WIDTH, TALL = 400.0, 200.0  # of the drawing, and of the plot in it
KEY = 36.0  # baseline of the first line of the key
ABOVE, BELOW, SIDE = 16.0, 42.0, 6.0  # of the plot: from the key's last baseline, and beneath
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
    wide, side by side in `span`; reference lines; `y`, which maps per cent or R². In the key above
    the plot, `spread` says what a mark and its line are, at a baseline; none of single networks."""

    part: Part
    columns: list[Column]
    references: list[Reference]
    span: Interval
    step: float
    y: Linear
    y_axis: Axis
    spread: tuple[str, float] | None
    width: float

    @property
    def height(self) -> float:
        return self.y.range[0] + BELOW

    @property
    def start(self) -> str:
        """Where the axis begins, "62 %"; empty where that is at 0."""
        first = self.y_axis.ticks[0]
        return first.label if first.value else ""


def lay_out(
    cells: Sequence[Cell], models: Sequence[Answers], seeds: int, measure: Measure
) -> AccuracyPlot:
    """The plot of these sizes, with a line for each model at its accuracy on the rows watched."""
    part = cells[0].watched
    scale = _scale(cells, models, measure)
    labels = [tick.label for tick in _axis(scale, measure).ticks]
    left = math.ceil(max(text_width(label, SIZE) for label in labels)) + 12.0
    step = max((WIDTH - SIDE - left) / len(cells), NARROWEST)
    span = (left, left + step * len(cells))
    lines = [
        (f"{model.title}: {measure.said(value)}", measure.times * value)
        for model in models
        for value in [measured(model, part)]
    ]
    spread, key = None, KEY
    if seeds > 1:
        key += LINE
        spread = f"lowest, median and highest of {seeds} seeds", key
    references, after = place_references(lines, span[1] - SIDE, key + LINE)
    top = after - LINE + ABOVE
    y = replace(scale, range=(top + TALL, top))
    columns = [_column(cell, left + step * (i + 0.5), y, measure) for i, cell in enumerate(cells)]
    y_axis = _axis(y, measure)
    return AccuracyPlot(part, columns, references, span, step, y, y_axis, spread, span[1] + SIDE)


def _scale(cells: Sequence[Cell], models: Sequence[Answers], measure: Measure) -> Linear:
    """From the lowest to the highest value that is drawn, widened to round ones: shares to whole
    per cents, as the axis says where it begins."""
    spreads = [spread for cell in cells for spread in (cell.training, cell.of(cell.watched))]
    values = [value for spread in spreads for value in (spread.low, spread.high)]
    values += [measured(model, cells[0].watched) for model in models]
    low, high = measure.times * min(values), measure.times * max(values)
    if low == high:  # around a single value, within the possible
        low = max(measure.least, low - measure.around)
        high = min(measure.most, high + measure.around)
    if measure is SHARE:
        low = math.floor(low)
    return Linear((low, high), (TALL, 0.0)).nice(TICKS)


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
