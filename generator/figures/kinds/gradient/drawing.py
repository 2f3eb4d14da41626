"""The forward pass of a row with the slopes of its loss, on one diagram."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from generator.data.dataset import Key
from generator.figures.contents import Drawing
from generator.figures.diagram.geometry import Diagram
from generator.figures.diagram.layout import lay_out
from generator.figures.diagram.views import View, forward, roomiest
from generator.figures.kinds.gradient.slopes import Backward, Room, place_backward
from generator.figures.kinds.gradient.texts import WIDEST, narrow, parameters, texts
from generator.figures.parts import digits
from generator.figures.parts.glyph import glyph
from generator.models.trained import TrainedNetwork
from generator.nn.descent import Step
from generator.reading.errors import SpecProblem

# What numbers have room for, as steps change them. A weight can be one digit wider: its pill has
# that much space around it.
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
    slopes = {p.id: shown[f"narrow:{p.id}"] for p in parameters(step)}
    room = Room(WIDEST, f"loss {WIDEST[1:]}")

    def backward(laid: Diagram) -> Backward | None:
        return place_backward(laid, slopes, room)

    full = _view(model, row, room)
    # Where forward and backward numbers crowd the lines, the forward ones are left to the nodes.
    bare = _without_products(full)
    for view in (full, bare):
        laid = lay_out(view, lambda laid: backward(laid) is not None)
        placed = backward(laid)
        if placed is not None:
            break
    else:
        raise SpecProblem(
            ("model",), f'the slopes of "{model.name}" have no room on its diagram; expected fewer '
            "units or layers"
        )  # fmt: skip
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
            "upon": "kinds/gradient/slopes.svg",
            "backward": placed,
            "target": digits.value(step.target[0, 0]),
            "loss": shown["narrow-loss"],
        },
    )


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
    return replace(roomiest(view, [wide]), notes=[room.loss])


def _without_products(view: View) -> View:
    room = view.roomiest and replace(view.roomiest, products=(), bias_products=())
    return replace(view, products=(), bias_products=(), roomiest=room)


def _filled(texts: Any, text: str) -> Any:
    """Nested lists of the same shape, of that text."""
    return text if isinstance(texts, str) else [_filled(inner, text) for inner in texts]
