"""What a network answers over one input: a curve for each value of another, or for each class,
and where it decides.

The scales, the axes and the rows follow the data alone, so the same drawing holds the curves of
any network; the script draws them anew, point by point as `trace` does; see decision.js.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from generator.figures.contents import Drawing
from generator.figures.parts.category import Category
from generator.figures.parts.outcome import measured, output_text
from generator.figures.parts.plot_text import SIZE
from generator.figures.parts.spread import spread
from generator.figures.slice.class_names import (
    NAME_LINE,
    answer_lines,
    around,
    class_lines,
    downwards,
    further,
)
from generator.figures.slice.marks import RAISED, Curve, Mark, Reading, beside, tone
from generator.figures.slice.rug import STRIP, Strip, strips, strips_of_classes
from generator.figures.slice.slice import Series, Slice
from generator.figures.slice.state import CurvesState
from generator.figures.state import Scale
from generator.nn.examples import THRESHOLD
from generator.nn.network import Array, Network
from generator.notation.number import coordinate
from generator.notation.templating import opening
from generator.svg.axis import Axis, axis, roomy_axis
from generator.svg.label import fitted, text_width
from generator.svg.scale import Linear
from generator.svg.simplify import simplified

SPAN, TALL = 256.0, 150.0  # of the curves' plot
TALL_NUMBER = 200.0  # of the one that the rows stand in too
TOP, GAP, LINE = 24.0, 9.0, 18.0
X_TICKS, NICE = 8, 5
TOLERANCE = 0.05  # user units, between a curve's samples and its line
RING = 3.5  # radius of the mark where a curve crosses the threshold
TITLE_LINE, TITLE_LINES = 20.0, 4  # height of a line of a title, and the most of them
APART = 15.0  # from one label to the next


@dataclass(frozen=True)
class Trace:
    """One curve: its samples of shape (n, 2), and the intervals of x in which the answer is class
    1, or of several classes the curve's own."""

    points: Array
    runs: list[tuple[float, float]]

    @property
    def path(self) -> str:
        kept = simplified(self.points, TOLERANCE).tolist()
        return "M" + "L".join(f"{coordinate(x)},{coordinate(y)}" for x, y in kept)


@dataclass(frozen=True)
class CurvePlot:
    """The plot of a slice, laid out: everything but the curves."""

    seen: Slice
    x: Linear
    y: Linear
    x_axis: Axis
    y_axis: Axis
    strips: list[Strip]
    heading: list[str]
    x_title: list[str]
    width: float
    height: float

    @property
    def number(self) -> bool:
        """Whether the network answers with a number, which has no threshold."""
        return self.seen.model.answer == "number"

    @property
    def several(self) -> bool:
        """Whether each curve is of a class, which has no threshold either."""
        return self.seen.model.answer == "classes"

    @property
    def dots(self) -> list[list[tuple[float, float]]]:
        """Of numbers, where the drawn rows stand, series by series."""
        found = []
        for series in self.seen.series:
            at = self.seen.drawn_of(series)
            across = self.x(self.seen.model.features[at, self.seen.over]).tolist()
            heights = self.y(self.seen.model.labels[at].astype(np.float64)).tolist()
            found.append(list(zip(across, heights, strict=True)))
        return found

    @property
    def names(self) -> list[tuple[str, float, str]]:
        """Lines at the left of two classes, their baselines and their look: what rows are, above
        and beneath the plot, and what is answered, as an activation."""
        classes = self.seen.model.classes
        shift = RAISED + _pitch(self.seen) / 2 * (len(self.seen.series) - 1)
        found = []
        for label, y in {s.label: s.y for s in self.strips if s.series == 0}.items():
            lines = class_lines(classes[label])
            first = y + shift - (NAME_LINE * (len(lines) - 1) if label else 0)
            found += [(*line, "") for line in downwards(lines, first)]
        for label in (1, 0):
            middle = (self.y(float(label)) + self.y(THRESHOLD)) / 2 + RAISED
            lines = answer_lines(classes[label])
            found += [(*line, "activation") for line in around(lines, middle)]
        return found

    def beside(self, strip: Strip) -> list[tuple[str, float]]:
        """Lines of the name of a strip, and their baselines."""
        return around(class_lines(self.seen.series[strip.series].name), strip.y + RAISED)

    @property
    def base(self) -> float:
        """Where the horizontal axis lies."""
        return self.height - 42 - TITLE_LINE * (len(self.x_title) - 1)

    def trace(self, network: Network, series: Series) -> Trace:
        """The curve of one series, sampled at every user unit from left to right; beyond the plot
        it runs along its edge."""
        start, end = self.x.range
        at = np.arange(start, end + 1)
        outputs = self.seen.outputs(network, self.x.inverse(at), series.value)
        bottom, top = self.y.range
        heights = np.clip(self.y(outputs[:, series.output]), top, bottom)
        points = np.column_stack([at, heights])
        if self.number:
            return Trace(points, [])
        ahead = _ahead(outputs, series)
        above = ahead >= 0
        turns = np.flatnonzero(above[1:] != above[:-1])
        before, after = ahead[turns], ahead[turns + 1]
        crossings = (at[turns] + before / (before - after)).tolist()
        ends = [*([start] if above[0] else []), *crossings, *([end] if above[-1] else [])]
        return Trace(points, list(zip(ends[::2], ends[1::2], strict=True)))

    def crossings(self, network: Network, series: Series) -> list[tuple[float, bool]]:
        """Where the answer changes, exactly, and whether it becomes class 1 there; of several
        classes, whether it becomes that of the curve."""

        def answered(inputs: Array) -> NDArray[np.bool_]:
            return _ahead(self.seen.outputs(network, inputs, series.value), series) >= 0

        inputs = self.x.inverse(np.arange(self.x.range[0], self.x.range[1] + 1))
        above = answered(inputs)
        found = []
        for i in np.flatnonzero(above[1:] != above[:-1]):
            low, high = inputs[i], inputs[i + 1]
            for _ in range(50):
                middle = (low + high) / 2
                if answered(np.array([middle]))[0] == above[i]:
                    low = middle
                else:
                    high = middle
            found.append((float(high), bool(above[i + 1])))
        return found

    def drawing(self, id: str, network: Network, text: str, at: float | None = None) -> Drawing:
        """The plot with the network's curves, read at the input `at`; unread where it is None."""
        traces = [self.trace(network, series) for series in self.seen.series]
        ends = [float(trace.points[-1, 1]) for trace in traces]
        return Drawing(
            id,
            "slice/decision.svg",
            self.width,
            self.height,
            question(self.seen),
            text,
            {
                "plot": self,
                "curves": [
                    Curve(
                        trace.path,
                        tone(i),
                        class_lines(series.name),
                        y + RAISED,
                        self._answers(trace, i),
                        self._rings(trace),
                    )
                    for i, (trace, series, y) in enumerate(
                        zip(traces, self.seen.series, self._spread(ends), strict=True)
                    )
                ],
                "threshold": None if self.number or self.several else self.y(THRESHOLD),
                "turns": self._turns(traces) if self.several else [],
                "reading": None if at is None else self.reading(network, at),
            },
        )

    @cached_property
    def state(self) -> CurvesState:
        """What the script needs to draw the curves of a network, besides its parameters."""
        seen = self.seen
        rows = [[s.y for s in self.strips if s.series == i] for i in range(len(seen.series))]
        low, high = self._bounds
        state = CurvesState(
            row=list(seen.held),
            over=seen.over,
            by=seen.by,
            series=[series.value for series in seen.series],
            threshold=seen.threshold,
            decimals=seen.decimals,
            x=Scale.mapping(self.x),
            y=Scale.mapping(self.y),
            span=self.x.range,
            strips=rows,
            room=(_apart(seen), low, high),
            base=self.base if self.several else None,
        )
        if seen.second is None or not seen.second.words:
            return state
        return CurvesState.of(state, category=Category.of_feature(seen.second))

    @property
    def _bounds(self) -> tuple[float, float]:
        bottom, top = self.y.range
        return top + 3, bottom - 3

    def _spread(self, places: list[float]) -> list[float]:
        return spread(places, _apart(self.seen), *self._bounds)

    def _answers(self, trace: Trace, series: int) -> str:
        """Lines along the series' strips where the answer is class 1."""
        rows = [strip.y for strip in self.strips if strip.series == series]
        return "".join(
            f"M{coordinate(start)},{coordinate(y)}H{coordinate(end)}"
            for start, end in trace.runs
            for y in rows
        )

    def _rings(self, trace: Trace) -> str:
        """A circle, of two arcs, wherever the curve crosses the threshold."""
        if self.several:
            return ""
        y, arc = coordinate(self.y(THRESHOLD)), f"a{RING},{RING},0,0,1,"
        return "".join(
            f"M{coordinate(at - RING)},{y}{arc}{2 * RING:g},0{arc}-{2 * RING:g},0z"
            for run in trace.runs
            for at in run
            if self.x.range[0] < at < self.x.range[1]
        )

    def _turns(self, traces: list[Trace]) -> list[float]:
        """Where one class becomes likelier than the one that was the likeliest."""
        inside = {start for trace in traces for start, _ in trace.runs}
        return sorted(inside - {self.x.range[0]})

    def reading(self, network: Network, at: float) -> Reading:
        """What is read from the network's curves at the input `at`."""
        x = self.x(at)
        values = [
            float(self.seen.outputs(network, np.array([at]), series.value)[0, series.output])
            for series in self.seen.series
        ]
        places = [self.y(p) for p in values]
        marks = [
            Mark(y, label + RAISED, output_text(self.seen.model, p))
            for y, label, p in zip(places, self._spread(places), values, strict=True)
        ]
        return Reading(x, *beside(x, self.x.range), marks)


def lay_out(seen: Slice) -> CurvePlot:
    """The plot of a slice: scales, axes and rows."""
    if seen.model.answer == "number":
        return _of_number(seen)
    if seen.model.answer == "classes":
        return _of_classes(seen)
    classes, series = seen.model.classes, seen.series
    names = [lines(name) for lines in (class_lines, answer_lines) for name in classes]
    frame = _frame(seen, ["100 %", *(line for lines in names for line in lines)])
    above, under = (NAME_LINE * (len(class_lines(classes[i])) - 1) for i in (1, 0))
    pitch = _pitch(seen)
    top = frame.top + above + pitch * len(series) + GAP
    tall = max(TALL, _apart(seen) * (len(series) - 1))
    y = Linear((0.0, 1.0), (top + tall, top))
    below = top + tall + GAP
    rows = strips(seen, frame.x, frame.top + above, below, pitch)
    y_axis = axis(y, [0.0, THRESHOLD, 1.0])
    return frame.plot(seen, y, y_axis, rows, below + pitch * len(series) + 2 + under)


def _of_number(seen: Slice) -> CurvePlot:
    """The plot of a number: its scale holds the rows' numbers and the curves'."""
    inputs = Linear(domain(seen.model.features[:, seen.over]), (0.0, SPAN)).nice(NICE)
    answers = [
        seen.predict(seen.model.network, np.linspace(*inputs.domain, 101), one.value)
        for one in seen.series
    ]
    numbers = np.concatenate([seen.model.labels[seen.drawn], *answers])
    tall = max(TALL_NUMBER, _apart(seen) * (len(seen.series) - 1))
    scale = Linear(domain(numbers), (tall, 0.0)).nice(NICE)
    frame = _frame(seen, [tick.label for tick in axis(scale, scale.ticks(NICE)).ticks])
    y = Linear(scale.domain, (frame.top + tall, frame.top))
    return frame.plot(seen, y, axis(y, y.ticks(NICE)), [], frame.top + tall + 2)


def _of_classes(seen: Slice) -> CurvePlot:
    """The plot of several classes: a curve for each, and beneath them the rows of each."""
    series = seen.series
    names = [line for name in seen.model.classes for line in class_lines(name)]
    frame, pitch = _frame(seen, [*names, "100 %"]), _pitch(seen)
    tall = max(TALL, _apart(seen) * (len(series) + 1))
    y = Linear((0.0, 1.0), (frame.top + tall, frame.top))
    below = frame.top + tall + GAP
    rows = strips_of_classes(seen, frame.x, below, pitch)
    return frame.plot(seen, y, axis(y, [0.0, 0.5, 1.0]), rows, below + pitch * len(series) + 2)


def _apart(seen: Slice) -> float:
    """From one name at the end of a curve to the next."""
    return APART + further(one.name for one in seen.series)


def _pitch(seen: Slice) -> float:
    """From one strip of rows, which has a name, to the next."""
    return STRIP + further(one.name for one in seen.series)


def _ahead(outputs: Array, series: Series) -> Array:
    """By how much the series' probability exceeds what it takes to be the answer, of shape (n,):
    one half, or of several classes the largest of the others."""
    own = outputs[:, series.output]
    if outputs.shape[1] == 1:
        return own - THRESHOLD
    ahead: Array = own - np.delete(outputs, series.output, axis=1).max(axis=1)
    return ahead


@dataclass(frozen=True)
class _Frame:
    """What stands around the curves: the horizontal axis, the lines of the titles, the width;
    `top` is where the plot may begin beneath its heading."""

    x: Linear
    x_axis: Axis
    heading: list[str]
    x_title: list[str]
    width: float

    @property
    def top(self) -> float:
        return TOP + TITLE_LINE * (len(self.heading) - 1)

    def plot(
        self, seen: Slice, y: Linear, y_axis: Axis, rows: list[Strip], bottom: float
    ) -> CurvePlot:
        """The plot whose horizontal axis lies at `bottom`."""
        height = bottom + 2 * LINE + 6 + TITLE_LINE * (len(self.x_title) - 1)
        titles = self.heading, self.x_title
        return CurvePlot(seen, self.x, y, self.x_axis, y_axis, rows, *titles, self.width, height)


def _frame(seen: Slice, labels: Sequence[str]) -> _Frame:
    """The frame of a plot with these labels at its left."""
    scale = Linear(domain(seen.model.features[:, seen.over]), (0, SPAN)).nice(NICE)
    over = overhang(roomy_axis(scale, X_TICKS, SIZE))
    start = max(math.ceil(max(text_width(label, SIZE) for label in labels)) + 12.0, over)
    names = [line for one in seen.series for line in class_lines(one.name)]
    right = max(text_width(line, SIZE, bold=True) for line in names) + 8
    width = start + SPAN + max(right, 20.0, over)
    x = Linear(scale.domain, (start, start + SPAN))
    x_axis = roomy_axis(x, X_TICKS, SIZE, named(seen, seen.over))
    heading = fitted(question(seen), SIZE, width - 8, TITLE_LINES)
    return _Frame(x, x_axis, heading, beneath(x_axis, width), width)


def question(seen: Slice) -> str:
    """What the plot tells over its horizontal axis."""
    if seen.model.answer == "number":
        return f"{opening(measured(seen.model))} over {seen.title}"
    if seen.model.answer == "classes":
        return f"Probability of each {seen.model.description.label} over {seen.title}"
    return f"Probability of “{seen.model.classes[1]}” over {seen.title}"


def overhang(made: Axis) -> float:
    """How far the labels of the outermost ticks may reach beyond the ends of a horizontal axis."""
    (left, right), ticks = made.line, (made.ticks[0], made.ticks[-1])
    first, last = (text_width(tick.label, SIZE) / 2 for tick in ticks)
    return max(0.0, left - ticks[0].position + first, ticks[1].position - right + last) + 1


def beneath(made: Axis, width: float) -> list[str]:
    """Lines of the title of a horizontal axis, which stands in its middle, on a canvas so wide."""
    middle = sum(made.line) / 2
    return fitted(made.title, SIZE, 2 * min(middle, width - middle) - 8, TITLE_LINES)


def named(seen: Slice, index: int) -> str:
    """The title of an input's axis."""
    unit, name = seen.unit(index), seen.model.inputs[index].name
    return f"{name}, in {unit}" if unit else name


def domain(values: Array) -> tuple[float, float]:
    """The range of the values; around a single one, 1 wide."""
    low, high = float(values.min()), float(values.max())
    return (low, high) if low < high else (low - 0.5, high + 0.5)
