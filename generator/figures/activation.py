"""One activation function: its curve, a marked point, its formula, the neuron it belongs to."""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np
from pydantic import Field

from generator.description import ActivationName, Number
from generator.figures import digits
from generator.figures.base import Drawing, Figure, FigureSpec, Sources, SpecProblem, kind
from generator.figures.glyph import glyph
from generator.nn.activations import ACTIVATIONS, Activation
from generator.number import significant
from generator.svg.axis import Axis, axis, roomy_axis
from generator.svg.function_path import function_path
from generator.svg.label import CAP_HEIGHT, Polygon, box, text_width, touch
from generator.svg.scale import Linear
from generator.templating import render

WIDTH, HEIGHT = 400.0, 160.0
TOP, RIGHT, BOTTOM, LEFT = 30.0, 60.0, 20.0, 60.0
SIZE = 15.0  # of the text in a plot
X_TICKS, Y_TICKS = 8, 5
FARTHEST, NARROWEST = 1e6, 1e-3  # of a domain: beyond, labels need more digits than have room
FLAT = 1e-6  # outputs that differ less are drawn as one
WIDEST = 110.0  # label of the output's axis
LINE = 13.0  # from one label of the output's axis to the next, at least
GLYPH_WIDTH, GLYPH_HEIGHT = 300.0, 110.0
GLYPH_SIZE, SUM_ROOM, VALUE_ROOM = 16.0, 54.0, 86.0


class ActivationSpec(FigureSpec):
    """An activation function over a domain of inputs, marked at one of them."""

    function: ActivationName
    domain: tuple[Number, Number] = (-20, 20)
    at: Number = 0
    y_ticks: list[Number] | None = Field(default=None, min_length=1)


@kind("activation", ActivationSpec)
def activation_figure(spec: ActivationSpec, sources: Sources) -> Figure:
    """Curve, formula and neuron; SpecProblem for a domain, point or tick out of bounds."""
    _check_domain(spec)
    f = ACTIVATIONS[spec.function]
    y = _y_scale(f, spec.domain)
    y_axis = axis(y, _y_ticks(spec, y), "Output")
    widest = max(text_width(tick.label, SIZE) for tick in y_axis.ticks)
    x = Linear(spec.domain, (max(LEFT, math.ceil(widest) + 10), WIDTH - RIGHT))
    result = float(f.function(spec.at))
    plot, neuron = _plot(spec, f, x, y, y_axis), _neuron(spec, f, result)
    argument, shown = significant(spec.at, 12), digits.readout(result)
    return Figure(
        spec.id,
        "activation",
        spec.caption,
        render(
            "figures/activation.html",
            plot=plot,
            neuron=neuron,
            formula=rf"{f.tex_name}(x) = {f.tex('x')}",
            filled=rf"{f.tex_name}(\csum{{{{{argument}}}}}) = {f.tex(argument)} = "
            rf"\cactivation{{{{{shown}}}}}",
        ),
        plot.text,
        [neuron, plot],
        {"function": f.name, "x": x.affine, "y": y.affine, "domain": spec.domain, "at": spec.at},
    )


def _check_domain(spec: ActivationSpec) -> None:
    low, high = spec.domain
    if not low < high:
        raise SpecProblem(("domain",), f"found {low} to {high}, expected the lower end first")
    if max(-low, high) > FARTHEST or high - low < NARROWEST * (1 - 1e-6):
        raise SpecProblem(
            ("domain",),
            f"found {low} to {high}, expected ends from −1000000 to 1000000, "
            f"at least {NARROWEST} apart",
        )
    if not low <= spec.at <= high:
        raise SpecProblem(("at",), f"found {spec.at:g}, expected a value from {low:g} to {high:g}")


def _y_scale(f: Activation, domain: tuple[float, float]) -> Linear:
    """The range of `f` over the domain, widened to round values; 1 high where it is flat."""
    values = f.function(np.linspace(*domain, 401))
    low, high = float(values.min()), float(values.max())
    if high - low < FLAT:
        low = math.floor(low)
        high = low + 1
    return Linear((low, high), (HEIGHT - BOTTOM, TOP)).nice(Y_TICKS)


def _y_ticks(spec: ActivationSpec, y: Linear) -> int | list[float]:
    """What `axis` takes: the author's values, where they can stand there, or how many."""
    if spec.y_ticks is None:
        return Y_TICKS
    low, high = (significant(end, 6) for end in y.domain)
    for i, value in enumerate(spec.y_ticks):
        path, found = ("y_ticks", i), f"found {significant(value, 12)}, expected "
        if not y.domain[0] <= value <= y.domain[1]:
            raise SpecProblem(path, f"{found}a value from {low} to {high}, which the plot shows")
        if text_width(significant(value, 12), SIZE) > WIDEST:
            raise SpecProblem(path, f"{found}fewer digits: there is no room for them")
        if near := [v for v in spec.y_ticks[:i] if abs(y(v) - y(value)) < LINE]:
            apart = significant(LINE / abs(y.affine["slope"]), 2)
            other = significant(near[0], 12)
            raise SpecProblem(path, f"{found}a value {apart} or more away from {other}")
    return spec.y_ticks


def _plot(spec: ActivationSpec, f: Activation, x: Linear, y: Linear, y_axis: Axis) -> Drawing:
    low, high = spec.domain
    result = float(f.function(spec.at))
    ends = [digits.readout(float(f.function(v))) for v in spec.domain]
    at, shown = significant(spec.at, 12), digits.readout(result)
    x_axis, dot = roomy_axis(x, X_TICKS, SIZE, "Input"), (x(spec.at), y(result))
    # A wide label at the right end would touch the title that stands above it.
    last = x_axis.ticks[-1]
    wide = last.position + text_width(last.label, SIZE) / 2 > x.range[1] + 10
    title = (x.range[1] + 10, y.range[0] + (0 if wide else 5))
    return Drawing(
        f"{spec.id}-plot",
        "figures/plot.svg",
        WIDTH,
        HEIGHT,
        f"Curve of {f.title}",
        f"{f.title}(x) = {f.plain('x')}. From {significant(low, 6)} to {significant(high, 6)} its "
        f"output goes from {ends[0]} to {ends[1]}; at {at} it is {shown}.",
        {
            "curve": function_path(f, x, y),
            "x_axis": x_axis,
            "y_axis": y_axis,
            "x_title": title,
            "zero": x(0) if low < 0 < high else None,
            "dot": dot,
            "value": _beside(dot, digits.short(result), x.range[0], _taken(x_axis, y_axis, title)),
        },
    )


class Label(NamedTuple):
    """A text and where it stands; `anchor` is the class that aligns it."""

    text: str
    x: float
    y: float
    anchor: str = ""

    @property
    def shape(self) -> Polygon:
        """The room of a line of text, from its capitals down to its descenders."""
        width, above, below = text_width(self.text, SIZE), CAP_HEIGHT * SIZE, 0.21 * SIZE
        middle = {"": 0.5, "middle": 0.0, "end": -0.5}[self.anchor]
        y = self.y + (below - above) / 2
        return box(self.x + middle * width, y, width, above + below)


def _taken(x_axis: Axis, y_axis: Axis, x_title: tuple[float, float]) -> list[Polygon]:
    """The room of every text of the axes, as the template places them."""
    left, bottom = x_axis.line[0], y_axis.line[0]
    labels = [Label(tick.label, tick.position, bottom + 18, "middle") for tick in x_axis.ticks]
    labels += [Label(tick.label, left - 8, tick.position + 5, "end") for tick in y_axis.ticks]
    labels += [Label(x_axis.title, *x_title), Label(y_axis.title, left, 15)]
    return [label.shape for label in labels]


def _beside(dot: tuple[float, float], text: str, start: float, taken: list[Polygon]) -> Label:
    """The dot's value: above it to the left, or another free place from `start` on."""
    x, y = dot
    above, below = y - 8, y + 9 + CAP_HEIGHT * SIZE
    places = [
        Label(text, x + dx, line, anchor)
        for line in (above, y + CAP_HEIGHT * SIZE / 2, below)
        for dx, anchor in ((-9, "end"), (9, ""))
    ]
    places += [Label(text, x, line, "middle") for line in (y - 10, below)]
    for place in places:
        (left, _), (right, _), *_ = place.shape
        if start <= left and right <= WIDTH and not any(touch(place.shape, t) for t in taken):
            return place
    return places[0]


def _neuron(spec: ActivationSpec, f: Activation, result: float) -> Drawing:
    at, shown = digits.short(spec.at), digits.short(result)
    return Drawing(
        f"{spec.id}-neuron",
        "figures/neuron.svg",
        GLYPH_WIDTH,
        GLYPH_HEIGHT,
        f"A neuron with {f.title}",
        f"The neuron's sum {at} goes into {f.title}, {shown} comes out.",
        {
            "glyph": glyph(f.name),
            "at": (inside := _within(spec.at, SUM_ROOM)),
            "squeezed": SUM_ROOM if text_width(inside, GLYPH_SIZE) > SUM_ROOM else None,
            "value": _within(result, VALUE_ROOM),
            "middle": GLYPH_HEIGHT / 2,
        },
    )


def _within(value: float, room: float) -> str:
    """`value` with as many decimals, up to 4, as have room in the neuron's drawing."""
    texts = [digits.short(value, decimals) for decimals in (4, 3, 2, 1, 0)]
    return next((t for t in texts if text_width(t, GLYPH_SIZE) <= room), texts[-1])
