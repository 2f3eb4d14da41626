"""The plot of a function: its curve, its axes, and where the value of a point may stand."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import numpy as np

from generator.figures.contents import Drawing
from generator.figures.parts import digits
from generator.figures.parts.plot_text import SIZE
from generator.nn.activations import Activation
from generator.notation.number import fixed, plain
from generator.svg.axis import Axis, axis, roomy_axis
from generator.svg.function_path import function_path
from generator.svg.label import CAP_HEIGHT, DESCENT, Polygon, box, text_width, touch
from generator.svg.scale import Linear

WIDTH, HEIGHT = 400.0, 160.0
TOP, RIGHT, BOTTOM, LEFT = 30.0, 60.0, 20.0, 60.0
X_TICKS, Y_TICKS = 8, 5
FLAT = 1e-6  # outputs that differ less are drawn as one
SAMPLES = 101  # of the domain, for the places of the value that follows the dot


class Label(NamedTuple):
    """A text and where it stands; `anchor` is the class that aligns it."""

    text: str
    x: float
    y: float
    anchor: str = ""

    @property
    def shape(self) -> Polygon:
        """The room of a line of text, from its capitals down to its descenders."""
        width, above, below = text_width(self.text, SIZE), CAP_HEIGHT * SIZE, DESCENT * SIZE
        middle = {"": 0.5, "middle": 0.0, "end": -0.5}[self.anchor]
        y = self.y + (below - above) / 2
        return box(self.x + middle * width, y, width, above + below)


@dataclass(frozen=True)
class Plot:
    """A function over a domain, laid out: scales, axes, and the title of the input's axis."""

    f: Activation
    x: Linear
    y: Linear
    x_axis: Axis
    y_axis: Axis
    x_title: tuple[float, float]

    def drawing(self, id: str, at: float) -> Drawing:
        """The plot with its dot at the input `at`."""
        f, (low, high) = self.f, self.x.domain
        ends = [digits.readout(float(f.function(v))) for v in (low, high)]
        dot, value = self._dot(at), digits.short(float(f.function(at)))
        return Drawing(
            id,
            "kinds/activation/plot.svg",
            WIDTH,
            HEIGHT,
            f"Curve of {f.title}",
            f"{f.title}(x) = {f.plain('x')}. From {plain(low, 12)} to "
            f"{plain(high, 12)} its output goes from {ends[0]} to {ends[1]}; "
            f"at {plain(at, 12)} it is {digits.readout(float(f.function(at)))}.",
            {
                "curve": self._curve,
                "x_axis": self.x_axis,
                "y_axis": self.y_axis,
                "x_title": self.x_title,
                "zero": self.x(0) if low < 0 < high else None,
                "dot": dot,
                "value": self._beside(dot, value),
            },
        )

    def places(self) -> list[tuple[float, float, float, str]]:
        """Where the value stands beside a dot that moves: (from which input on, dx, dy, anchor)."""
        places: list[tuple[float, float, float, str]] = []
        for at in np.linspace(*self.x.domain, SAMPLES).tolist():
            dot = self._dot(at)
            label = self._beside(dot, fixed(float(self.f.function(at)), 4))  # as wide as it gets
            place = (round(label.x - dot[0], 2), round(label.y - dot[1], 2), label.anchor)
            if not places or places[-1][1:] != place:
                places.append((round(at, 6), *place))
        return places

    def _dot(self, at: float) -> tuple[float, float]:
        return self.x(at), self.y(float(self.f.function(at)))

    def _beside(self, dot: tuple[float, float], text: str) -> Label:
        """The dot's value: above it to the left, or another free place."""
        x, y = dot
        above, below = y - 8, y + 9 + CAP_HEIGHT * SIZE
        places = [
            Label(text, x + dx, line, anchor)
            for line in (above, y + CAP_HEIGHT * SIZE / 2, below)
            for dx, anchor in ((-9, "end"), (9, ""))
        ]
        places += [Label(text, x, line, "middle") for line in (y - 10, below)]
        for place in places:
            (left, _), (right, _), *_ = shape = place.shape
            inside = self.x.range[0] <= left and right <= WIDTH
            if inside and not any(touch(shape, taken) for taken in self._taken):
                return place
        return places[0]

    @cached_property
    def _curve(self) -> str:
        """The path of the function: the same wherever the dot is, and long to find."""
        return function_path(self.f, self.x, self.y)

    @cached_property
    def _taken(self) -> list[Polygon]:
        """The room of every text of the axes, as the template places them."""
        left, bottom = self.x_axis.line[0], self.y_axis.line[0]
        labels = [
            *(
                Label(tick.label, tick.position, bottom + 18, "middle")
                for tick in self.x_axis.ticks
            ),
            *(Label(tick.label, left - 8, tick.position + 5, "end") for tick in self.y_axis.ticks),
            Label(self.x_axis.title, *self.x_title),
            Label(self.y_axis.title, left, 15),
        ]
        return [label.shape for label in labels]


def y_scale(f: Activation, domain: tuple[float, float]) -> Linear:
    """The range of `f` over the domain, widened to round values; 1 high where it is flat."""
    values = f.function(np.linspace(*domain, 401))
    low, high = float(values.min()), float(values.max())
    if high - low < FLAT:
        low = math.floor(low)
        high = low + 1
    return Linear((low, high), (HEIGHT - BOTTOM, TOP)).nice(Y_TICKS)


def lay_out(
    f: Activation, domain: tuple[float, float], y: Linear, y_ticks: list[float] | None
) -> Plot:
    """The plot of `f` on the scale `y`, with ticks at the given outputs or at computed ones."""
    y_axis = axis(y, y_ticks or Y_TICKS, "Output")
    widest = max(text_width(tick.label, SIZE) for tick in y_axis.ticks)
    x = Linear(domain, (max(LEFT, math.ceil(widest) + 10), WIDTH - RIGHT))
    x_axis = roomy_axis(x, X_TICKS, SIZE, "Input")
    # A wide label at the right end would touch the title that stands above it.
    last = x_axis.ticks[-1]
    wide = last.position + text_width(last.label, SIZE) / 2 > x.range[1] + 10
    return Plot(f, x, y, x_axis, y_axis, (x.range[1] + 10, y.range[0] + (0 if wide else 5)))
