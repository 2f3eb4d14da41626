"""A model's diagram as a drawing, and that in its place in a page."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

from markupsafe import Markup

from generator.data.dataset import Key
from generator.figures.contents import Drawing
from generator.figures.diagram.columns import elides
from generator.figures.diagram.geometry import PILL_REACH, Diagram, Output
from generator.figures.diagram.layout import lay_out, numbered, step_badges
from generator.figures.diagram.legend import ROW, legend
from generator.figures.diagram.views import View, forward, roomiest, symbols, trained
from generator.figures.diagram.words import describe_pass, describe_shape, describe_weights
from generator.figures.parts.filled import filled
from generator.figures.parts.glyph import glyph
from generator.models.shape import Shape
from generator.models.trained import TrainedNetwork
from generator.nn.activations import OUTPUTS
from generator.notation.templating import render

PHONE = 520.0  # a wider drawing scrolls in a box of its own on narrow screens
LEAST = 0.76  # to the canvas of a drawing that scrolls, so that no text is under 12 px
FINGER = 24.0  # pixels that each weight has for a finger
WIDE_ENOUGH = 828.0  # pixels: no drawing is made wider than that for fingers alone
STEP = 40  # pixels from one of the widths that details.css tells apart to the next
FITTING = 320  # the first of them, from which on a drawing is whole that is not wide


def symbols_drawing(id: str, model: Shape) -> Drawing:
    """The diagram of a network with symbols in place of its parameters."""
    return _drawing(id, model, symbols(model), describe_shape(model))


def weights_drawing(
    id: str, model: TrainedNetwork, others: Sequence[View] = (), largest: Sequence[float] = ()
) -> Drawing:
    """The diagram of a network with its parameters.

    `others` are views that the diagram must have room for too; `largest` has the strength of
    each layer that is drawn widest, where that is not the layer's own.
    """
    view = trained(model)
    if largest:
        view = replace(view, largest=largest)
    return _drawing(id, model, view, describe_weights(model), others)


def forward_drawing(
    id: str,
    model: TrainedNetwork,
    row: Key,
    with_steps: bool = False,
    others: Sequence[View] = (),
) -> Drawing:
    """The diagram of a row's forward pass.

    `with_steps` puts the steps' numbers 1 to 5 beside their parts; `others` are forward passes
    that the diagram must have room for too.
    """
    return _drawing(id, model, forward(model, row), describe_pass(model, row), others, with_steps)


def _drawing(
    id: str,
    model: Shape,
    view: View,
    text: str,
    others: Sequence[View] = (),
    with_steps: bool = False,
) -> Drawing:
    view = numbered(view) if with_steps else view
    laid = lay_out(roomiest(view, others) if others else view)
    entries = legend(laid, [layer.activation for layer in model.description.layers[:-1]])
    return Drawing(
        id=id,
        template="diagram/network.svg",
        width=laid.width,
        height=laid.height + (ROW if entries else 0),
        title=model.title,
        text=text,
        parts={
            "diagram": laid,
            "glyphs": [glyph(layer.activation) for layer in model.description.layers],
            "badges": step_badges(laid) if with_steps else [],
            "legend": entries,
        },
    )


def panel(drawing: Drawing, model: Shape, showing: str = "diagram", beneath: str = "") -> Markup:
    """The drawing in its place in a page, with the panel that explains the part a reader opens.

    A wide drawing stands in a box that scrolls, whose name says what it is `showing`, as a page may
    have several of one network. Where that box is narrower than the drawing may become, the answer
    is repeated beneath it: it stands at the drawing's right end, out of sight. `beneath` is markup
    that belongs to the network too.
    """
    functions = dict.fromkeys(layer.activation for layer in model.description.layers)
    return render(
        "diagram/panel.html",
        drawing=drawing,
        wide=drawing.width > PHONE,
        outputs=answers(drawing),
        least=least_width(drawing),
        showing=showing,
        beneath=beneath,
        formulas={name: filled(OUTPUTS[name], "0", "0") for name in functions},
    )


def answers(drawing: Drawing) -> list[Output]:
    """What a network's drawing shows that it answers with."""
    laid = drawing.parts["diagram"]
    return [out for out in laid.outputs if out.result] if isinstance(laid, Diagram) else []


def scrolling(drawing: Drawing) -> int:
    """The least width of a drawing that scrolls on narrow screens, 0 of one that does not."""
    return least_width(drawing) if drawing.width > PHONE else 0


def needs_more(model: Shape) -> bool:
    """Whether its figure is alive with the scripts of `Kind.more` alone: a network with hidden
    layers, or one that the drawing leaves units out of."""
    return len(model.units) > 2 or elides(model.units)


def least_width(drawing: Drawing) -> int:
    """How many pixels wide the drawing must be shown, of the widths that the style sheet knows."""
    if drawing.width <= PHONE:
        return FITTING
    laid = drawing.parts["diagram"]
    edges = laid.edges if isinstance(laid, Diagram) else ()
    reach = min((edge.pill.reach for edge in edges if edge.pill), default=PILL_REACH)
    for_fingers = min(FINGER / (2 * reach) * drawing.width, WIDE_ENOUGH)
    return STEP * math.ceil(max(LEAST * drawing.width, for_fingers) / STEP)
