"""Network diagrams: symbols, trained weights, or one row's forward pass."""

from __future__ import annotations

from typing import Literal

from markupsafe import Markup

from generator.data.dataset import Key
from generator.figures.contents import Contents
from generator.figures.diagram.columns import elides
from generator.figures.diagram.drawing import (
    forward_drawing,
    needs_more,
    panel,
    symbols_drawing,
    weights_drawing,
)
from generator.figures.diagram.frame import beneath_networks, in_frame
from generator.figures.diagram.live import other_passes, starting_inputs
from generator.figures.diagram.notes import FLOW, weights_note
from generator.figures.diagram.shows import inputs_shown, pass_shown, taken, weights_shown
from generator.figures.diagram.state import (
    DiagramState,
    forward_state,
    symbols_state,
    weights_state,
)
from generator.figures.diagram.turns import LATE, TurnedSpec, challenge, late, turned
from generator.figures.frame_height import CHALLENGE, NOTE, Boxes, FrameHeight
from generator.figures.kind import Assets, Kind, script, style
from generator.models.sources import ANY, Sources, check_row
from generator.models.trained import TrainedNetwork
from generator.notation.templating import render
from generator.reading.errors import SpecProblem


class NetworkSpec(TurnedSpec):
    """A dense network as nodes and lines; `row` is the row whose values a forward pass shows."""

    model: str
    """A network."""
    show: Literal["symbols", "weights", "forward"]
    """Names in place of numbers, the trained weights, or one row that passes through."""
    row: Key | None = None
    """With `show: forward` the row whose values to show, by its key; readers start from it where
    there are hidden layers."""


def network_figure(spec: NetworkSpec, sources: Sources) -> Contents:
    """The diagram, in a box that scrolls where it is wide; SpecProblem for what is unknown."""
    shape = sources.shape(spec.model, ANY)
    model = None if spec.show == "symbols" else sources.network(spec.model, ANY)
    if (spec.show == "forward") != (spec.row is not None):
        raise SpecProblem(("show",), 'expected "row" with "show: forward", and only there')
    if model is None:
        if spec.challenge is not None:
            raise SpecProblem(("challenge",), "expected it with weights, which can be turned")
        drawing = symbols_drawing(spec.id, shape)
        state = DiagramState.of(symbols_state(shape))
        return Contents(
            panel(drawing, shape),
            drawing.text,
            [drawing],
            state,
            more=elides(shape.units),
            shows=list(inputs_shown(shape)),
        )
    if spec.row is None:
        return _weights(spec, model, sources)
    check_row(model, spec.row, ("row",))
    return _forward(spec, model, spec.row, sources)


def _weights(spec: NetworkSpec, model: TrainedNetwork, sources: Sources) -> Contents:
    drawing = weights_drawing(spec.id, model)
    body = panel(drawing, model, "weights", challenge(spec, model, sources))
    return Contents(
        body,
        drawing.text,
        [drawing],
        turned(DiagramState.of(weights_state(model)), spec, model, sources),
        more=needs_more(model),
        late=late(spec),
        shows=[*inputs_shown(model), *weights_shown(model)],
        notes=(weights_note(),) if model.deep else (),
    )


def _forward(spec: NetworkSpec, model: TrainedNetwork, row: Key, sources: Sources) -> Contents:
    others = other_passes(model) if model.deep else ()
    drawing = forward_drawing(spec.id, model, row, others=others)
    body = panel(drawing, model, "forward pass", challenge(spec, model, sources))
    if model.deep:
        body = _live(body, model, row)
    return Contents(
        body,
        drawing.text,
        [drawing],
        turned(forward_state(model, row), spec, model, sources),
        more=needs_more(model),
        late=late(spec),
        shows=[*inputs_shown(model), *weights_shown(model), *pass_shown(model, row)],
        takes=taken(model) if model.deep else {},
        notes=(FLOW,) if model.deep else (),
    )


def _live(diagram: Markup, model: TrainedNetwork, row: Key) -> Markup:
    """The controls above the diagram."""
    return render(
        "kinds/network/live-network.html",
        noun=model.dataset.description.row_noun,
        subject=model.title,
        row=row,
        own=starting_inputs(model, row),
        diagram=diagram,
    )


KIND = Kind(
    "network",
    NetworkSpec,
    network_figure,
    purpose=(
        "A dense network of any depth as nodes and lines: symbols, trained weights, or the "
        "forward pass of one row."
    ),
    example="""
        id: first-passenger
        model: shallow
        show: forward
        row: 1
        caption: The first passenger passes through the network.
    """,
    state=DiagramState,
    core=Assets(
        scripts=tuple(map(script, ("details", "diagram", "turner", "kinds/network"))),
        styles=(style("turner"),),
    ),
    more=Assets(
        scripts=(
            script("lines"),
            script("deep-network"),
            script("elided"),
            script("kinds/network-deep"),
        ),
        styles=(style("how-to-read"), style("deep-network"), style("elided")),
        drawing=(style("lines"),),
    ),
    late=LATE,
    frame_height=FrameHeight(
        0,
        width=in_frame,
        besides=beneath_networks,
        parts=(
            CHALLENGE,
            Boxes("fieldset", 52.5),
            Boxes("[data-own]", 98.1, beside=2),
            # The button stands beside the last control, or beneath two of them.
            Boxes("[data-own]:nth-of-type(even) + button", 45),
            Boxes(".table-note", 7.2),
            NOTE,
        ),
    ),
)
