"""One activation function: its curve, a marked point, its formula, the neuron it belongs to."""

from __future__ import annotations

import numpy as np
from pydantic import FiniteFloat

from generator.description import ActivationName
from generator.figures import digits
from generator.figures.base import Drawing, Figure, FigureSpec, Sources, SpecProblem, kind
from generator.figures.glyph import glyph
from generator.nn.activations import ACTIVATIONS, Activation
from generator.number import significant
from generator.svg.axis import axis
from generator.svg.function_path import function_path
from generator.svg.scale import Linear
from generator.templating import render

WIDTH, HEIGHT = 400.0, 160.0
TOP, RIGHT, BOTTOM, LEFT = 30.0, 60.0, 20.0, 60.0
X_STEP = 5.0
Y_TICKS = 5
GLYPH_WIDTH, GLYPH_HEIGHT = 300.0, 110.0


class ActivationSpec(FigureSpec):
    """An activation function over a domain of inputs, marked at one of them."""

    function: ActivationName
    domain: tuple[FiniteFloat, FiniteFloat] = (-20, 20)
    at: FiniteFloat = 0
    y_ticks: list[FiniteFloat] | None = None


@kind("activation", ActivationSpec)
def activation_figure(spec: ActivationSpec, sources: Sources) -> Figure:
    low, high = spec.domain
    if not low < high:
        raise SpecProblem(("domain",), f"found {low} to {high}, expected the lower end first")
    if not low <= spec.at <= high:
        raise SpecProblem(("at",), f"found {spec.at:g}, expected a value from {low:g} to {high:g}")
    f = ACTIVATIONS[spec.function]
    x = Linear(spec.domain, (LEFT, WIDTH - RIGHT))
    y = _y_scale(f, spec.domain)
    result = float(f.function(spec.at))
    plot, neuron = _plot(spec, f, x, y, result), _neuron(spec, f, result)
    argument, shown = significant(spec.at, 12), digits.readout(result)
    name = rf"\{f.name}" if f.name == "tanh" else rf"\text{{{f.title}}}"
    name = r"\sigma" if f.symbol == "σ" else name
    return Figure(
        spec.id,
        "activation",
        spec.caption,
        render(
            "figures/activation.html",
            plot=plot,
            neuron=neuron,
            formula=rf"{name}(x) = {f.tex('x')}",
            filled=rf"{name}(\csum{{{{{argument}}}}}) = {f.tex(argument)} = "
            rf"\cactivation{{{{{shown}}}}}",
        ),
        plot.text,
        [neuron, plot],
        {"function": f.name, "x": x.affine, "y": y.affine, "domain": spec.domain, "at": spec.at},
    )


def _y_scale(f: Activation, domain: tuple[float, float]) -> Linear:
    """The range of `f` over the domain, widened to round values; 1 high where it is constant."""
    values = f.function(np.linspace(*domain, 401))
    low, high = float(values.min()), float(values.max())
    if low == high:
        high = low + 1
    return Linear((low, high), (HEIGHT - BOTTOM, TOP)).nice(Y_TICKS)


def _plot(spec: ActivationSpec, f: Activation, x: Linear, y: Linear, result: float) -> Drawing:
    low, high = spec.domain
    x_ticks = [v for v in np.arange(np.ceil(low / X_STEP), high / X_STEP + 1e-9) * X_STEP]
    few = len(x_ticks) < 3  # a domain too narrow for steps of 5
    ends = [digits.readout(float(f.function(v))) for v in spec.domain]
    at, shown = significant(spec.at, 12), digits.readout(result)
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
            "x_axis": axis(x, 8 if few else [float(v) for v in x_ticks], "Input"),
            "y_axis": axis(y, spec.y_ticks or Y_TICKS, "Output"),
            "zero": x(0) if low < 0 < high else None,
            "dot": (x(spec.at), y(result)),
            "value": digits.short(result),
        },
    )


def _neuron(spec: ActivationSpec, f: Activation, result: float) -> Drawing:
    at, shown = digits.short(spec.at), digits.short(result)
    return Drawing(
        f"{spec.id}-neuron",
        "figures/neuron.svg",
        GLYPH_WIDTH,
        GLYPH_HEIGHT,
        f"A neuron with {f.title}",
        f"The neuron's sum {at} goes into {f.title}, {shown} comes out.",
        {"glyph": glyph(f.name), "at": at, "value": shown, "middle": GLYPH_HEIGHT / 2},
    )
