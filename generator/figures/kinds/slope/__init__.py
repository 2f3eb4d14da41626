"""The loss over one weight: a ball to set, the slope where it lies, and steps down."""

from __future__ import annotations

from pydantic import Field

from generator.figures.contents import Contents, Drawing, Shown
from generator.figures.frame_height import PANEL, FrameHeight, Lines, always
from generator.figures.kind import Assets, FigureSpec, Kind, script, style
from generator.figures.kinds.slope.descent import Valley, valley_of
from generator.figures.kinds.slope.plot import SlopePlot, plot_of
from generator.figures.parts import digits
from generator.figures.parts.landscape import LandscapeState, landscape_of
from generator.figures.parts.paper import PaperState, on_paper
from generator.figures.parts.states import changing_drawing, choices
from generator.figures.parts.turn import turn_over
from generator.figures.slice.state import Layer, layers_of
from generator.figures.state import Real, Scale
from generator.models.sources import ANY, Sources
from generator.notation.number import ecmascript, given
from generator.notation.templating import render
from generator.reading.description import Number, Positive
from generator.reading.errors import SpecProblem

RATES = ("too small", "right", "too large")
PRINTED = 4  # steps on paper


class SlopeSpec(FigureSpec):
    """A network, one of its parameters by its name, where the ball lies at first, and three
    learning rates: too small, right, too large."""

    model: str
    """A network whose training rows have at most 12,000 numbers between them."""
    weight: str
    """The weight or bias that is turned, as tables of a `gradient` call it: `Sex` or `Bias`, with
    hidden layers `Age to neuron 1` or `Neuron 1 to the output`."""
    at: Number | None = None
    """Where the ball lies at first; the model's own value unless told, or a place beside the lowest
    point where that is at the bottom."""
    domain: tuple[Number, Number] | None = None
    """The lowest and the highest weight; around the lowest point unless told."""
    rates: list[Positive] | None = Field(default=None, min_length=3, max_length=3)
    """Three learning rates: too small, right, too large; computed unless told."""


class SlopeState(LandscapeState):
    """The network, the scales of the plot, its lowest and highest weight (`span`), its top and
    bottom (`edges`), where the ball lies at first, the learning rates, and what the weight is
    called."""

    layers: list[Layer]
    x: Scale
    y: Scale
    span: tuple[Real, Real]
    edges: tuple[Real, Real]
    start: float
    rates: tuple[float, ...]
    title: str


def slope_figure(spec: SlopeSpec, sources: Sources) -> Contents:
    """The curve, a ball and three rates; SpecProblem where there is no valley."""
    model = sources.network(spec.model, ANY)
    valley = valley_of(landscape_of(model, [spec.weight], ("weight",)))
    start = valley.start if spec.at is None else spec.at
    rates = tuple(spec.rates or valley.rates)
    domain = spec.domain or valley.domain(*_near(valley, valley.steps(start, rates[2], 2)))
    if not domain[0] < domain[1]:
        found = f"found {given(domain[0])} to {given(domain[1])}"
        raise SpecProblem(("domain",), f"{found}, expected the lower end first")
    turn = turn_over(domain, start, 300)
    start = round(start, turn.decimals) + 0.0 if spec.at is None else start
    if not domain[0] <= start <= domain[1]:
        ends = f"{given(domain[0])} to {given(domain[1])}"
        raise SpecProblem(("at",), f"found {given(start)}, expected a value from {ends}")
    plot = plot_of(valley, domain)
    texts, said, states = _states(spec, plot, start, rates)
    drawing = plot.drawing(f"{spec.id}-plot", [start])
    body = render(
        "kinds/slope/slope.html",
        plot=plot,
        drawing=changing_drawing(drawing, states),
        turn=turn_over(domain, start, 300),
        share=plot.chart.share,
        told=plot.told(start, 0),
        name=spec.id,
        subject=f"{model.title}, {plot.title}",
        rates=[(name, digits.value(rate)) for name, rate in zip(RATES, rates, strict=True)],
        choices=choices(spec.id, "Steps, and the learning rate", texts, 0, said, "said"),
        paper=_paper(spec, plot, start, rates),
    )
    state = SlopeState.of(
        valley.land.state(),
        layers=layers_of(model.network),
        x=Scale.mapping(plot.chart.x),
        y=Scale.mapping(plot.chart.y),
        span=domain,
        edges=plot.chart.y.range[::-1],
        start=start,
        rates=rates,
        title=plot.title,
    )
    (low, high), (own,) = domain, valley.land.own
    return Contents(
        body,
        drawing.text,
        [drawing],
        state,
        more=True,
        shows=[
            Shown("slope", "[data-slope]"),
            Shown("loss", ".dot"),
            Shown("at *", ".dot", "at=*", low, high),
            *(valley.land.shown(".dot", f"at={ecmascript(own)}") if low <= own <= high else ()),
        ],
        takes={"at": (), "rate": tuple(map(ecmascript, rates))},
    )


def _near(valley: Valley, places: list[float]) -> list[float]:
    """Those places that leave the valley the greater part of the picture."""
    return [at for at in places if abs(at - valley.lowest) < 2 * valley.side] or places[:1]


def _states(
    spec: SlopeSpec, plot: SlopePlot, start: float, rates: tuple[float, ...]
) -> tuple[list[str], dict[int, str], dict[int, Drawing]]:
    """No step, one step and some steps of each rate: what to call them, what is said of them but
    for the first, and these, drawn."""
    texts, said, states = ["none"], {}, {}
    for name, rate in zip(RATES, rates, strict=True):
        places = plot.valley.steps(start, rate, PRINTED)
        for steps in sorted({1, len(places) - 1}):
            texts.append(f"{steps}, {name}")
            said[len(texts)] = plot.told(places[steps], steps)
            states[len(texts)] = plot.drawing(spec.id, places[: steps + 1])
    return texts, said, states


def _paper(spec: SlopeSpec, plot: SlopePlot, start: float, rates: tuple[float, ...]) -> str:
    """What some steps of each rate do."""
    states = []
    for i, (name, rate) in enumerate(zip(RATES, rates, strict=True), start=1):
        places = plot.valley.steps(start, rate, PRINTED)
        drawing = plot.drawing(f"{spec.id}-paper-{i}", places)
        label = f"Learning rate {digits.value(rate)}, {name}: {len(places) - 1} steps"
        states.append(PaperState(drawing, label))
    return on_paper(states)


KIND = Kind(
    "slope",
    SlopeSpec,
    slope_figure,
    purpose=(
        "The loss of the training rows over one weight, all others fixed, with a ball to set, "
        "its slope, and steps down."
    ),
    example="""
        id: over-one-weight
        model: start
        weight: Sex
        at: -1
        caption: The loss over one weight.
    """,
    state=SlopeState,
    more=Assets(
        scripts=tuple(
            map(script, ("pointing", "slice", "backward", "landscape", "kinds/slope")),
        ),
        styles=(style("chart"),),
        drawing=(style("charts"),),
    ),
    frame_height=FrameHeight(
        174.5,
        width=always(PANEL),
        parts=(Lines(".readout", size=17.1, line=25.65, width=PANEL),),
    ),
)
