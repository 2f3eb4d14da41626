"""What one answer costs: the loss over what the network says, with a dot to move along it."""

from __future__ import annotations

from pydantic import Field

from generator.data.dataset import Code
from generator.figures.contents import Contents, Shown
from generator.figures.frame_height import PANEL, Boxes, FrameHeight, Lines, always
from generator.figures.kind import Assets, FigureSpec, Kind, script, style
from generator.figures.kinds.loss_curve.cost import shown
from generator.figures.kinds.loss_curve.plot import CostPlot, plot_of
from generator.figures.parts.paper import PaperState, on_paper
from generator.figures.parts.states import between, changing_drawing, choices
from generator.figures.parts.turn import Turn
from generator.figures.state import Real, Scale, State
from generator.models.sources import Sources
from generator.notation.number import given
from generator.notation.templating import render
from generator.reading.description import Number
from generator.reading.errors import SpecProblem

PRINTED = (0.1, 0.5, 0.9)  # shares of the way along the axis


class LossCurveSpec(FigureSpec):
    """A model, one answer of it, and what is true: a class, or a number."""

    model: str
    """A model: two classes have a curve each, by minus the logarithm of what the truth got; several
    one; numbers one of the squared error."""
    at: Number | None = None
    """The marked answer: a probability from 0.01 to 0.99, or a number; the middle unless told."""
    truth: Code | None = None
    """Of two classes the one that is true, the second unless told; of numbers what is right, the
    median of the training rows unless told."""
    print: list[Number] | None = Field(default=None, min_length=3, max_length=5)
    """The three to five answers that are drawn on paper; spread over the axis unless told."""


class LossCurveState(State):
    """The scales of the plot and the ends of its axis; the two classes, if there are two, and what
    is true: the place of a class, or a number. `sentences` has for each class that can be true, or
    once, the texts around the numbers. Where answers are no `shares`, they are numbers."""

    x: Scale
    y: Scale
    span: tuple[Real, Real]
    classes: tuple[str, ...]
    truth: float
    squared: bool
    shares: bool
    sentences: list[tuple[str, ...]]


def loss_curve_figure(spec: LossCurveSpec, sources: Sources) -> Contents:
    """The curve, a dot and what it costs; SpecProblem for an answer or a truth that cannot be."""
    plot = plot_of(sources.model(spec.model), spec.truth)
    turn = plot.turn(spec.at)
    for path, value in [(("at",), turn.at), *_printed(spec)]:
        if not turn.low <= value <= turn.high:
            ends = f"{given(turn.low)} to {given(turn.high)}"
            raise SpecProblem(path, f"found {given(value)}, expected a value from {ends}")
    answers = between(turn.low, turn.high, turn.at, *_on_paper(spec, plot, turn))
    states = {
        place: plot.drawing(spec.id, at)
        for place, at in enumerate(answers, start=1)
        if at != turn.at
    }
    drawing = plot.drawing(f"{spec.id}-plot", turn.at)
    said = {place: plot.told(answers[place - 1]) for place in states}
    texts, first = [shown(at, plot.shares) for at in answers], answers.index(turn.at)
    body = render(
        "kinds/loss-curve/loss-curve.html",
        plot=plot,
        drawing=changing_drawing(drawing, states),
        turn=turn,
        share=[100 * plot.chart.x(end) / drawing.width for end in (turn.low, turn.high)],
        told=plot.told(turn.at),
        name=spec.id,
        choices=choices(spec.id, plot.chart.x_axis.title, texts, first, said, "said"),
        paper=_paper(spec, plot, turn),
    )
    state = LossCurveState(
        x=Scale.mapping(plot.chart.x),
        y=Scale.mapping(plot.chart.y),
        span=plot.chart.x.domain,
        classes=plot.classes,
        truth=plot.truth,
        squared=plot.squared,
        shares=plot.shares,
        sentences=[plot.pieces(truth) for truth in plot.truths],
    )
    return Contents(
        body,
        drawing.text,
        [drawing],
        state,
        more=True,
        shows=[
            Shown("loss", "[data-loss]"),
            Shown("at *", ".dot", "at=*", turn.low, turn.high),
        ],
        takes={"at": (), **({"truth": plot.classes} if plot.classes else {})},
    )


def _printed(spec: LossCurveSpec) -> list[tuple[tuple[str | int, ...], float]]:
    """The answers on paper, and where the author names them."""
    return [(("print", i), value) for i, value in enumerate(spec.print or ())]


def _on_paper(spec: LossCurveSpec, plot: CostPlot, turn: Turn) -> list[float]:
    """The answers that are drawn on paper."""
    low, high = plot.chart.x.domain
    usual = [round(low + share * (high - low), turn.decimals) for share in PRINTED]
    return spec.print or usual


def _paper(spec: LossCurveSpec, plot: CostPlot, turn: Turn) -> str:
    return on_paper(
        PaperState(plot.drawing(f"{spec.id}-paper-{i}", at), plot.label(at))
        for i, at in enumerate(_on_paper(spec, plot, turn), start=1)
    )


KIND = Kind(
    "loss-curve",
    LossCurveSpec,
    loss_curve_figure,
    purpose=(
        "What one answer costs, over the probability that the network gives, or over the number "
        "that it answers."
    ),
    example="""
        id: cost-of-an-answer
        model: shallow
        truth: died
        at: 0.5
        caption: What an answer costs.
    """,
    state=LossCurveState,
    more=Assets(
        scripts=tuple(map(script, ("pointing", "slice", "kinds/loss-curve"))),
        styles=(style("chart"),),
        drawing=(style("charts"),),
    ),
    frame_height=FrameHeight(
        95.3,
        width=always(PANEL),
        parts=(
            Boxes(".choice", 39.6),
            Lines(".readout", size=17.1, line=25.65, width=PANEL),
        ),
    ),
)
