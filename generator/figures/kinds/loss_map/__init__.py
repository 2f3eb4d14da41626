"""The loss over two weights as a map: the trail of a descent, and a ball that the reader sets."""

from __future__ import annotations

from collections.abc import Iterator

from generator.figures.contents import PAIR, Contents, Shown
from generator.figures.frame_height import NOTE, PANEL, FrameHeight, Lines, always
from generator.figures.kind import Assets, FigureSpec, Kind, script, style
from generator.figures.kinds.loss_map.plot import LossMap, Place, lay_out
from generator.figures.kinds.loss_map.trail import domains, of_steps, of_training
from generator.figures.parts import digits
from generator.figures.parts.landscape import Landscape, LandscapeState, landscape_of
from generator.figures.parts.spaced import spaced
from generator.figures.parts.states import FEWEST, changing_drawing, choices
from generator.figures.parts.turn import Turn, turn_over
from generator.figures.slice.state import Layer, layers_of
from generator.figures.state import Real, Scale
from generator.models.sources import ANY, Sources
from generator.notation.direction import isolated
from generator.notation.number import ecmascript, given
from generator.notation.templating import render
from generator.reading.description import Number, Positive
from generator.reading.errors import SpecProblem

ASIDE = 0.55  # of the way from the end of the trail to the corner, for the ball at first
STEPS = 100  # of each slider, at least


class LossMapSpec(FigureSpec):
    """A network, two of its parameters by their names, where the ball lies at first, and the
    learning rate of a trail that is not the training's."""

    model: str
    """A network whose training rows have at most 12,000 numbers between them."""
    weights: tuple[str, str]
    """Two weights or biases, as `weight` of a `slope`: that on the x axis, and that on the y
    axis."""
    at: tuple[Number, Number] | None = None
    """Where the ball lies at first; beside the end of the trail unless told."""
    learning_rate: Positive | None = None
    """Gives a trail of 40 steps of that rate in place of the training's, from where that began; of
    a model that is not trained here one that suits the steepest bend unless told."""


class LossMapState(LandscapeState):
    """The network, the scales of the map, its left and right end in user units, and what the two
    parameters are called."""

    layers: list[Layer]
    x: Scale
    y: Scale
    span: tuple[Real, Real]
    titles: list[str]


def loss_map_figure(spec: LossMapSpec, sources: Sources) -> Contents:
    """The map, its trail and a ball; SpecProblem for parameters that cannot be."""
    model = sources.network(spec.model, ANY)
    if spec.weights[0] == spec.weights[1]:
        raise SpecProblem(("weights", 1), f'"{spec.weights[1]}" is on the x axis already')
    land = landscape_of(model, spec.weights, ("weights",))
    trail = [] if spec.learning_rate else of_training(land)
    trained = bool(trail)
    trail = trail or of_steps(land, spec.learning_rate)
    x, y = domains(land, trail, spec.at)
    drawn = lay_out(land, x, y, trail)
    turns = _turns(drawn, spec.at)
    at = turns[0].at, turns[1].at
    on_trail = spaced(len(trail), FEWEST - 1)
    ways = {place: trail[i] for place, i in enumerate(on_trail, start=2)}
    states = {place: drawn.drawing(spec.id, "", way) for place, way in ways.items()}
    noted = _notes(land, trained, len(trail))
    drawing = drawn.drawing(f"{spec.id}-plot", f"{_summary(drawn, noted)} {drawn.told(at)}", at)
    body = render(
        "kinds/loss-map/loss-map.html",
        drawing=changing_drawing(drawing, states),
        choices=choices(
            spec.id,
            f"The ball on the trail: {'epoch' if trained else 'step'}",
            ["not on it", *_numbers(land, trained, on_trail)],
            0,
            {place: drawn.told(way) for place, way in ways.items()},
            "said",
        ),
        turns=list(zip(land.titles, turns, strict=True)),
        share=drawn.chart.share,
        told=drawn.told(at),
    )
    state = LossMapState.of(
        land.state(),
        layers=layers_of(model.network),
        x=Scale.mapping(drawn.chart.x),
        y=Scale.mapping(drawn.chart.y),
        span=drawn.chart.x.range,
        titles=land.titles,
    )
    return Contents(
        body,
        drawing.text,
        [drawing],
        state,
        more=True,
        shows=list(_shown(drawn, trained)),
        takes={"at": PAIR},
        notes=noted,
    )


def _shown(drawn: LossMap, trained: bool) -> Iterator[Shown]:
    """The loss; and where the model itself is: at the end of its training, or where the ball can
    be."""
    yield Shown("loss", "[data-loss]")
    scales, own = (drawn.chart.x, drawn.chart.y), drawn.land.own
    if trained:
        yield from drawn.land.shown(".goal")
    elif all(
        scale.domain[0] <= at <= scale.domain[1] for scale, at in zip(scales, own, strict=True)
    ):
        yield from drawn.land.shown(".dot", f"at={','.join(map(ecmascript, own))}")


def _turns(drawn: LossMap, at: Place | None) -> list[Turn]:
    """What the reader turns: the ball lies beside the end of the trail at first."""
    found = []
    for i, scale in enumerate((drawn.chart.x, drawn.chart.y)):
        end, corner = drawn.trail[-1][i], scale.domain[0]
        turn = turn_over(scale.domain, end + ASIDE * (corner - end), STEPS)
        start = round(turn.at, turn.decimals) + 0.0 if at is None else at[i]
        found.append(Turn(turn.low, turn.high, start, turn.decimals))
    return found


def _numbers(land: Landscape, trained: bool, on_trail: list[int]) -> list[str]:
    """What places on the trail are called: epochs of a training, or steps."""
    if not trained or not land.model.run:
        return [str(i) for i in on_trail]
    return [str(land.model.run.epochs[i].number) for i in on_trail]


def _summary(drawn: LossMap, noted: list[str]) -> str:
    """The text alternative but for the ball: losses across the map, and those of the trail."""
    land, (first, second) = drawn.land, drawn.land.titles
    sentences = []
    for b, row in drawn.chart.y.labelled(3):
        told = [
            f"{digits.loss(land.loss_at([a, b]))} at {label}"
            for a, label in drawn.chart.x.labelled(3)
        ]
        sentences.append(f"{isolated(second)} {row}: {', '.join(told)}.")
    ends = [
        f"{digits.weight(a)} and {digits.weight(b)}, where the loss is "
        f"{digits.loss(land.loss_at([a, b]))}"
        for a, b in (drawn.trail[0], drawn.trail[-1])
    ]
    across = f"Loss by {isolated(first[:1].lower() + first[1:])}, in rows."
    return " ".join([across, *sentences, f"The trail leads from {ends[0]}, to {ends[1]}.", *noted])


def _notes(land: Landscape, trained: bool, places: int) -> list[str]:
    """Whose trail it is, and what the other parameters are."""
    layers = land.model.network.layers
    several = sum(layer.weights.size + layer.biases.size for layer in layers) > len(land.turned)
    if trained:
        told = f"The trail has {given(places)} epochs of the training."
        rest = "On the way the other weights and biases changed as well; on the map they are those "
        return [told, *([f"{rest}of its end."] if several else [])]
    told = f"The trail has {given(places - 1)} steps of gradient descent over these two."
    return [told, *(["The other weights and biases stay as they are."] if several else [])]


KIND = Kind(
    "loss-map",
    LossMapSpec,
    loss_map_figure,
    purpose=(
        "The loss of the training rows over two weights as a map, with the trail of a descent, "
        "and a ball that a reader sets."
    ),
    example="""
        id: over-two-weights
        model: retrained
        weights: [Sex, Bias]
        caption: The loss over two weights, and the way that the training went.
    """,
    state=LossMapState,
    more=Assets(
        scripts=tuple(
            map(script, ("pointing", "slice", "backward", "landscape", "kinds/loss-map")),
        ),
        styles=(style("how-to-read"), style("kinds/decision"), style("chart")),
        drawing=(style("slice"), style("charts")),
    ),
    frame_height=FrameHeight(
        192.5,
        width=always(PANEL),
        parts=(Lines(".readout", size=17.1, line=25.65, width=PANEL), NOTE),
    ),
)
