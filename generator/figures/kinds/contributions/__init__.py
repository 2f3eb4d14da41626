"""What each hidden neuron adds to the output's sum, over one input: plots that stack to the sum."""

from __future__ import annotations

from pydantic import Field

from generator.data.dataset import Code
from generator.figures.contents import Contents, Shown
from generator.figures.frame_height import NOTE, PANEL, FrameHeight, Lines, always
from generator.figures.kind import Assets, FigureSpec, Kind, script, style
from generator.figures.kinds.contributions.added import MOST, Added
from generator.figures.kinds.contributions.plot import Stack, lay_out
from generator.figures.kinds.contributions.texts import notes, said, summary, table, told
from generator.figures.parts import digits
from generator.figures.parts.category import Category
from generator.figures.parts.outcome import chance
from generator.figures.parts.own import own_inputs
from generator.figures.parts.states import between, changing_drawing, choices
from generator.figures.parts.turn import Turn
from generator.figures.slice.marks import tone
from generator.figures.slice.slice import Nothing, Slice, SliceSpec, slice_of
from generator.figures.slice.state import Layer, layers_of
from generator.figures.state import Scale, State
from generator.models.sources import Sources
from generator.models.trained import TrainedNetwork
from generator.notation.direction import isolated
from generator.notation.templating import render
from generator.reading.description import Number
from generator.reading.errors import SpecProblem


class ContributionsSpec(FigureSpec):
    """A network with one hidden layer, the input on the axis, the one that has a curve for each of
    its values, values of the others, and where the curves are read at first."""

    model: str
    """A network with one hidden layer that answers with one of two classes or a number."""
    over: str | None = None
    """The feature on the axis; the first that is a number unless told."""
    by: str | Nothing | None = None
    """The feature with a curve for each of its values; the first with a word for each value unless
    told, none with `[]`."""
    hold: dict[str, Code] = Field(default_factory=dict)
    """Values at which other features are held, such as `{Pclass: 3}`; the median or commonest of
    the training rows unless told."""
    at: Number | None = None
    """The input at which the curves are read at first; the middle of the data unless told."""


class ContributionsState(State):
    """A network whose outputs are what the neurons add (`layers`), the bias that is added last, and
    the function of the sum; a row with the values of held inputs, which input varies, and the
    values of the second one, if there is one. Each plot has a scale `y`. Of two classes there is a
    threshold, and the second class; a number has so many decimals."""

    layers: list[Layer]
    bias: float
    activation: str
    row: list[float]
    over: int
    by: int | None
    series: list[float]
    category: Category | None = None
    x: Scale
    y: list[Scale]
    threshold: float | None
    answer: str
    decimals: int | None
    name: str


def contributions_figure(spec: ContributionsSpec, sources: Sources) -> Contents:
    """A plot for each neuron and one of their sum; SpecProblem for networks of another shape."""
    model = sources.network(spec.model, ("binary", "number"))
    _check(model)
    seen = _seen(spec, model)
    stack = lay_out(Added(seen))
    turn = _turn(seen, stack, spec.at)
    text, name = summary(stack), f"What the neurons of {model.title} add"
    read = told(stack, turn.at)
    drawing = stack.drawing(f"{spec.id}-plot", name, f"{text} {said(stack, turn.at)}", turn.at)
    values = sorted({turn.rounded(value) for value in between(turn.low, turn.high, turn.at)})
    others = {i: value for i, value in enumerate(values, start=1) if value != turn.at}
    states = {i: stack.drawing(spec.id, name, "", value) for i, value in others.items()}
    told_states = {i: said(stack, value) for i, value in others.items()}
    texts, first = [digits.given(value) for value in values], values.index(turn.at)
    numbers = table(stack)
    body = render(
        "kinds/contributions/contributions.html",
        drawing=changing_drawing(drawing, states),
        choices=choices(spec.id, stack.x_axis.title, texts, first, told_states, "said"),
        turn=turn,
        input=seen.title,
        unit=seen.unit(seen.over),
        share=[100 * end / drawing.width for end in stack.x.range],
        told=[(one, sum, tone(i)) for i, (one, sum) in enumerate(read)],
        shown=digits.given(turn.at),
        table=numbers,
    )
    state = _state(stack)
    read_at = Shown(f"{state.name} *", ".mark", f"{state.name}=*", turn.low, turn.high)
    return Contents(
        body,
        drawing.text,
        [drawing],
        state,
        numbers,
        more=True,
        shows=[read_at],
        takes={state.name: ()},
        notes=notes(stack),
    )


def _check(model: TrainedNetwork) -> None:
    layers = model.network.layers
    if len(layers) != 2 or len(layers[0].biases) > MOST:
        shape = " and ".join(str(len(layer.biases)) for layer in layers[:-1]) or "no"
        raise SpecProblem(
            ("model",),
            f'"{model.name}" has {shape} hidden neurons; expected one hidden layer of at most '
            f"{MOST}",
        )


def _seen(spec: ContributionsSpec, model: TrainedNetwork) -> Slice:
    """The slice; a second input that is a number has no curves, so it is held unless named."""

    def asked(by: str | Nothing | None, hold: dict[str, Code]) -> Slice:
        keys = {"over": spec.over, "by": by, "hold": hold}
        told = SliceSpec.model_validate(
            {"id": spec.id, "caption": spec.caption, "model": spec.model, **keys}
        )
        return slice_of(told, model)

    # What is held may be that number, so it is asked for without.
    by = () if spec.by is None and asked(None, {}).two_continuous else spec.by
    seen = asked(by, spec.hold)
    if seen.two_continuous:
        problem = f'"{spec.by}" is a number, expected an input with a word for each, or []'
        raise SpecProblem(("by",), problem)
    return seen


def _turn(seen: Slice, stack: Stack, at: float | None) -> Turn:
    own = next(one for one in own_inputs(seen.model) if one.entry.at == seen.over)
    low, high = stack.x.domain
    start = own.start if at is None else at
    if not low <= start <= high:
        ends = f"{digits.given(low)} to {digits.given(high)}"
        raise SpecProblem(("at",), f"found {digits.given(start)}, expected a value from {ends}")
    return Turn(low, high, start, own.decimals)


def _state(stack: Stack) -> ContributionsState:
    seen, model = stack.added.seen, stack.added.seen.model
    state = ContributionsState(
        layers=layers_of(stack.added.network),
        bias=stack.added.bias,
        activation=model.network.layers[-1].activation.name,
        row=list(seen.held),
        over=seen.over,
        by=seen.by,
        series=[series.value for series in seen.series],
        x=Scale.mapping(stack.x),
        y=[Scale.mapping(panel.y) for panel in stack.panels],
        threshold=seen.threshold,
        answer=isolated(chance(model)) if model.answer == "binary" else "",
        decimals=seen.decimals,
        name=seen.title.lower(),
    )
    if seen.second is None or not seen.second.words:
        return state
    return ContributionsState.of(state, category=Category.of_feature(seen.second))


KIND = Kind(
    "contributions",
    ContributionsSpec,
    contributions_figure,
    purpose=(
        "What each hidden neuron adds to the output's sum over one input, as plots of one scale "
        "above that of the sum."
    ),
    example="""
        id: three-neurons-add
        model: hidden_3
        caption: What each of the three neurons adds, and their sum.
    """,
    state=ContributionsState,
    more=Assets(
        scripts=tuple(map(script, ("pointing", "slice", "kinds/contributions"))),
        styles=(style("how-to-read"), style("kinds/decision"), style("chart")),
        drawing=(style("slice"), style("charts")),
    ),
    frame_height=FrameHeight(
        165.0,
        width=always(PANEL),
        parts=(Lines(".added", size=17.1, line=25.65, width=PANEL), NOTE),
    ),
)
