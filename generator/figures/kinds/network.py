"""Network diagrams: symbols, trained weights, or one row's forward pass."""

from __future__ import annotations

from typing import Literal

from markupsafe import Markup

from generator.data.dataset import Value
from generator.figures.contents import Contents
from generator.figures.diagram.drawing import network_drawing, panel
from generator.figures.diagram.frame import controls_height
from generator.figures.diagram.live import other_passes, starting_inputs
from generator.figures.diagram.notes import FLOW, weights_note
from generator.figures.diagram.state import (
    FlowState,
    NetworkState,
    deep,
    forward_state,
    symbols_state,
    weights_state,
)
from generator.figures.kind import Assets, FigureSpec, FrameHeight, Kind, script, style
from generator.models.model import Model
from generator.models.sources import Sources, check_row
from generator.notation.templating import render
from generator.reading.errors import SpecProblem

SHOWING = {"symbols": "diagram", "weights": "weights", "forward": "forward pass"}


class NetworkSpec(FigureSpec):
    """A dense network as nodes and lines; `row` is the row whose values a forward pass shows."""

    model: str
    show: Literal["symbols", "weights", "forward"]
    row: Value | None = None


def network_figure(spec: NetworkSpec, sources: Sources) -> Contents:
    """The diagram, in a box that scrolls where it is wide; SpecProblem for what is unknown."""
    model = sources.network(spec.model, trained=spec.show != "symbols")
    if (spec.show == "forward") != (spec.row is not None):
        raise SpecProblem(("show",), 'expected "row" with "show: forward", and only there')
    if spec.row is not None:
        check_row(model, spec.row, ("row",))
    live = deep(model) and spec.row is not None
    others = other_passes(model) if live else ()
    drawing = network_drawing(spec.id, model, spec.show, spec.row, others=others)
    body = panel(drawing, model, SHOWING[spec.show])
    more = deep(model) and spec.show != "symbols"
    if live:
        body = _live(body, model, spec.row)
    elif more:
        body += Markup(f'\n<p class="table-note">{weights_note()}</p>')
    return Contents(body, drawing.text, [drawing], _state(spec, model), more=more)


def _state(spec: NetworkSpec, model: Model) -> NetworkState:
    if spec.row is not None:
        return forward_state(model, spec.row)
    return symbols_state(model) if spec.show == "symbols" else weights_state(model)


def _live(diagram: Markup, model: Model, row: Value) -> Markup:
    """The controls above the diagram, and what the lines tell beneath it."""
    return render(
        "kinds/network/live-network.html",
        noun=model.dataset.description.row_noun,
        row=row,
        own=starting_inputs(model, row),
        diagram=diagram,
        note=FLOW,
    )


KIND = Kind(
    "network",
    NetworkSpec,
    network_figure,
    state=FlowState,
    core=Assets(scripts=(script("details"), script("diagram"), script("kinds/network"))),
    more=Assets(
        scripts=(script("lines"), script("deep-network"), script("kinds/network-deep")),
        styles=(style("deep-network"),),
        drawing=(style("lines"),),
    ),
    frame_height=FrameHeight(15, besides=controls_height),
)
