"""The forward pass of a row with the slopes of its loss, on one diagram."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from generator.data.dataset import Key
from generator.figures.contents import Drawing
from generator.figures.diagram.geometry import Diagram
from generator.figures.diagram.layout import FEW_EDGES, lay_out
from generator.figures.diagram.views import View, forward, roomiest
from generator.figures.kinds.gradient.slopes import (
    Backward,
    Place,
    Room,
    place_at_units,
    place_backward,
)
from generator.figures.kinds.gradient.texts import WIDEST, narrow, parameters, texts
from generator.figures.parts import digits
from generator.figures.parts.glyph import glyph
from generator.models.trained import TrainedNetwork
from generator.nn.descent import Step
from generator.reading.errors import SpecProblem

# What numbers have room for, as steps change them. A weight can be one digit wider: its pill has
# that much space around it.
LOSS = "0.001234"
ROOM = {
    "weights": "−0.0123",
    "biases": "−0.0123",
    "products": "−0.0012345",
    "bias_products": "−0.0012345",
    "sums": "−00.00",
}


def gradient_drawing(id: str, model: TrainedNetwork, row: Key, step: Step, text: str) -> Drawing:
    """The forward pass of the row with the slopes; SpecProblem where they have no room."""
    shown, noun = texts(step), model.dataset.description.row_noun
    classes = model.answer == "classes"
    room = Room(WIDEST, f"truth, loss {LOSS}" if classes else f"loss {WIDEST[1:]}")
    slopes = {p.id: shown[f"narrow:{p.id}"] for p in parameters(step)}
    found = _placed(_view(model, row, room), slopes, room, step.right)
    if found is None:
        raise SpecProblem(
            ("model",), f'the slopes of "{model.name}" have no room on its diagram; expected fewer '
            "units or layers"
        )  # fmt: skip
    laid, placed = found
    return Drawing(
        id=id,
        template="diagram/network.svg",
        width=laid.width,
        height=laid.height,
        title=f"{model.title}, {noun} {row}: one step of gradient descent",
        text=text,
        parts={
            "diagram": laid,
            "glyphs": [glyph(layer.activation) for layer in model.description.layers],
            "badges": placed.badges,
            "legend": [],
            "upon": "kinds/gradient/slopes.svg",
            "backward": placed,
            "target": "" if classes else digits.value(step.target[0, 0]),
            "loss": shown["narrow-loss"],
        },
    )


def _placed(
    full: View, slopes: Mapping[str, str], room: Room, truth: int
) -> tuple[Diagram, Backward] | None:
    """The diagram with its slopes; None where they have no room.

    Where forward and backward numbers crowd the lines, the forward ones are left to the nodes, and
    where that does not help the slopes of weights are left to the table.
    """
    ways = [(full, place_backward), (_without_products(full), place_backward)]
    # The search for room takes long where there are many lines, and finds none.
    ways = [] if len(slopes) > FEW_EDGES else ways
    for view, place in [*ways, (full, place_at_units)]:

        def placed(laid: Diagram, place: Place = place) -> Backward | None:
            return place(laid, slopes, room, truth)

        laid = lay_out(view, lambda laid: placed(laid) is not None)
        if backward := placed(laid):
            return laid, backward
    return None


def _view(model: TrainedNetwork, row: Key, room: Room) -> View:
    """The forward pass, with room for what its numbers can become, and for the loss."""
    layers = model.network.layers
    view = replace(
        forward(model, row),
        weights=[[[narrow(w) for w in unit] for unit in layer.weights] for layer in layers],
        biases=[[narrow(b) for b in layer.biases] for layer in layers],
        # Plain lines: their widths would tell what flows, and each step changes that.
        strengths=(),
        largest=(),
    )
    wide = replace(view, **{name: _filled(getattr(view, name), ROOM[name]) for name in ROOM})
    view = roomiest(view, [wide])
    if model.answer == "classes":
        return replace(view, beside=room.beside_outputs)
    return replace(view, notes=[room.loss])


def _without_products(view: View) -> View:
    room = view.roomiest and replace(view.roomiest, products=(), bias_products=())
    return replace(view, products=(), bias_products=(), roomiest=room)


def _filled(texts: Any, text: str) -> Any:
    """Nested lists of the same shape, of that text."""
    return text if isinstance(texts, str) else [_filled(inner, text) for inner in texts]
