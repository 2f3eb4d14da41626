"""One activation function: its curve, a point to move on it, its formula, its neuron."""

from __future__ import annotations

import math

from pydantic import Field

from generator.figures.contents import Contents, Drawing, Shown
from generator.figures.frame_height import Boxes, FrameHeight
from generator.figures.kind import Assets, FigureSpec, Kind, script, style
from generator.figures.kinds.activation.plot import WIDTH, Plot, lay_out, y_scale
from generator.figures.parts import digits
from generator.figures.parts.filled import filled
from generator.figures.parts.glyph import glyph
from generator.figures.parts.paper import PaperState, on_paper, states_on_paper
from generator.figures.parts.plot_text import SIZE
from generator.figures.parts.states import between, choices
from generator.figures.state import Real, Scale, State
from generator.models.sources import Sources
from generator.nn.activations import ACTIVATIONS, Activation, ActivationName
from generator.notation.number import ecmascript, fixed, plain, significant
from generator.notation.templating import render
from generator.reading.description import Number
from generator.reading.errors import SpecProblem
from generator.svg.label import text_width
from generator.svg.scale import Linear

FARTHEST, NARROWEST = 1e6, 1e-3  # of a domain: beyond, labels need more digits than have room
STEPS = 2000  # of the slider over the domain, at least
WIDEST = 110.0  # label of the output's axis
LINE = 13.0  # from one label of the output's axis to the next, at least
GLYPH_WIDTH, GLYPH_HEIGHT = 300.0, 110.0
DIGIT = text_width("0", 16)
SUM_ROOM, VALUE_ROOM = 6, 9  # characters in the neuron's drawing
NEURON = 30.0  # radius


class ActivationSpec(FigureSpec):
    """An activation function over a domain of inputs, marked at one of them.

    `print` has the inputs at which the figure is drawn on paper.
    """

    function: ActivationName
    """The activation function."""
    domain: tuple[Number, Number] = (-20, 20)
    """The lowest and the highest input, within ±1,000,000 and at least 0.001 apart."""
    at: Number = 0
    """The marked input."""
    y_ticks: list[Number] | None = Field(default=None, min_length=1)
    """The values on the axis of the output, inside its range and with room between them, where the
    computed ones do not suit."""
    print: list[Number] | None = Field(default=None, min_length=3, max_length=5)
    """The three to five inputs that are drawn on paper; around the middle of the domain
    unless told."""


class ActivationState(State):
    """The function, the scales of its plot, and where the value stands beside a dot that moves:
    from which input on, how far from the dot in user units, and the class that aligns it."""

    function: str
    title: str
    x: Scale
    y: Scale
    domain: tuple[Real, Real]
    decimals: int
    places: list[tuple[float, float, float, str]]


def activation_figure(spec: ActivationSpec, sources: Sources) -> Contents:
    """Curve, formula and neuron; SpecProblem for a domain, point or tick out of bounds."""
    _check_domain(spec)
    f = ACTIVATIONS[spec.function]
    y = y_scale(f, spec.domain)
    plot = lay_out(f, spec.domain, y, _checked_ticks(spec, y))
    curve, neuron = plot.drawing(f"{spec.id}-plot", spec.at), _neuron(spec, f)
    decimals = _decimals(spec.domain)
    inputs = between(*spec.domain, spec.at, *_printed(spec))
    texts = [plain(at, 12) for at in inputs]
    body = render(
        "kinds/activation/activation.html",
        f=f,
        plot=curve,
        neuron=neuron,
        forms=filled(f, plain(spec.at, 12), digits.readout(float(f.function(spec.at)))),
        at=ecmascript(spec.at),
        domain=[ecmascript(end) for end in spec.domain],
        step=fixed(10.0**-decimals, decimals),
        decimals=digits.READOUT,
        share=[100 * end / WIDTH for end in plot.x.range],
        choices=choices(spec.id, "Input", texts, inputs.index(spec.at), {}),
        paper=_paper(spec, f, plot, inputs),
    )
    state = ActivationState(
        function=f.name,
        title=f.title,
        x=Scale.mapping(plot.x),
        y=Scale.mapping(plot.y),
        domain=spec.domain,
        decimals=decimals,
        places=plot.places(),
    )
    shown = Shown(f"activations.{f.name}.function(*)", ".dot", "at=*", *spec.domain)
    return Contents(
        body,
        curve.text,
        [neuron, curve],
        state,
        late=("activation",),
        shows=[shown],
        takes={"at": ()},
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
    inputs = [(("at",), spec.at), *((("print", i), v) for i, v in enumerate(spec.print or ()))]
    for path, value in inputs:
        if not low <= value <= high:
            problem = f"found {value:g}, expected a value from {low:g} to {high:g}"
            raise SpecProblem(path, problem)


def _checked_ticks(spec: ActivationSpec, y: Linear) -> list[float] | None:
    """The author's ticks; SpecProblem where one of them cannot stand there."""
    low, high = (significant(end, 6) for end in y.domain)
    given = spec.y_ticks or []
    for i, value in enumerate(given):
        path, found = ("y_ticks", i), f"found {plain(value, 12)}, expected "
        if not y.domain[0] <= value <= y.domain[1]:
            raise SpecProblem(path, f"{found}a value from {low} to {high}, which the plot shows")
        if text_width(plain(value, 12), SIZE) > WIDEST:
            raise SpecProblem(path, f"{found}fewer digits: there is no room for them")
        if near := [v for v in given[:i] if abs(y(v) - y(value)) < LINE]:
            apart = significant(LINE / abs(y.affine["slope"]), 2)
            other = plain(near[0], 12)
            raise SpecProblem(path, f"{found}a value {apart} or more away from {other}")
    return spec.y_ticks


def _decimals(domain: tuple[float, float]) -> int:
    """Decimals of the slider's step, the largest power of ten that makes STEPS steps of it."""
    low, high = domain
    return max(0, -math.floor(math.log10((high - low) / STEPS) + 1e-9))


def _printed(spec: ActivationSpec) -> list[float]:
    """The inputs at which the figure is drawn on paper."""
    low, high = spec.domain
    usual = [(low + high) / 2 + part * (high - low) for part in (-0.125, 0, 0.125)]
    return list(spec.print or usual)


def _paper(spec: ActivationSpec, f: Activation, plot: Plot, inputs: list[float]) -> str:
    def state(at: float, name: str) -> PaperState:
        said = f"Output {digits.readout(float(f.function(at)))}"
        drawing = plot.drawing(f"{spec.id}-{name}", at)
        return PaperState(drawing, f"Input {plain(at, 12)}", said=said)

    return on_paper(states_on_paper(inputs, _printed(spec), spec.at, state))


def _neuron(spec: ActivationSpec, f: Activation) -> Drawing:
    result = float(f.function(spec.at))
    # The ends of the domain must fit, at least without their decimals.
    room = max(SUM_ROOM, *(len(digits.within(end, 0)) for end in spec.domain))
    return Drawing(
        f"{spec.id}-neuron",
        "kinds/activation/neuron.svg",
        GLYPH_WIDTH,
        GLYPH_HEIGHT,
        f"A neuron with {f.title}",
        f"The neuron's sum {digits.short(spec.at)} goes into {f.title}, "
        f"{digits.short(result)} comes out.",
        {
            "glyph": glyph(f.name),
            "at": digits.within(spec.at, room),
            "value": digits.within(result, VALUE_ROOM),
            "rooms": (room, VALUE_ROOM),
            "radius": NEURON,
            "half": max(NEURON, room * DIGIT / 2 + 3),
            "middle": GLYPH_HEIGHT / 2,
        },
    )


WIDTHS = {"neuron": 342, "plot": 522}  # of drawings in a frame, in pixels

KIND = Kind(
    "activation",
    ActivationSpec,
    activation_figure,
    purpose="An activation function: its curve, its formula, and its value at one point.",
    example="""
        id: sigmoid
        function: sigmoid
        at: -1.63
        caption: The sigmoid function.
    """,
    state=ActivationState,
    core=Assets(styles=(style("kinds/activation"),)),
    late={"activation": (script("kinds/activation"),)},
    frame_height=FrameHeight(
        303.2,
        width=lambda contents, drawing: WIDTHS[drawing.name],
        parts=(Boxes(".formula:not([data-filled]) mtable", 14.8),),
    ),
)
