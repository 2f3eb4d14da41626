"""A model's diagram as a drawing, and that in its place in a page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from markupsafe import Markup

from generator.data.dataset import Value
from generator.figures.contents import Drawing
from generator.figures.diagram.geometry import View
from generator.figures.diagram.layout import lay_out, step_badges
from generator.figures.diagram.views import forward, roomiest, symbols, trained
from generator.figures.diagram.words import describe
from generator.figures.parts.filled import filled
from generator.figures.parts.glyph import glyph
from generator.models.model import Model
from generator.nn.activations import ACTIVATIONS
from generator.notation.templating import render

PHONE = 520.0  # a wider drawing scrolls in a box of its own on narrow screens


def network_drawing(
    id: str,
    model: Model,
    show: str,
    row: Value | None = None,
    numbered: bool = False,
    others: Sequence[View] = (),
    largest: Sequence[float] = (),
) -> Drawing:
    """The diagram of a model.

    `numbered` puts the steps' numbers 1 to 5 beside their parts; `others` are forward passes
    that the diagram must have room for too; `largest` has the strength of each layer that is drawn
    widest, where that is not the layer's own.
    """
    view: View = (
        forward(model, row)
        if row is not None
        else {"symbols": symbols, "weights": trained}[show](model)
    )
    if largest:
        view = replace(view, largest=largest)
    laid = lay_out(roomiest(view, others) if others else view)
    activations = [layer.activation for layer in model.description.layers]
    return Drawing(
        id=id,
        template="diagram/network.svg",
        width=laid.width,
        height=laid.height,
        title=model.title,
        text=describe(model, show, row),
        parts={
            "diagram": laid,
            "glyphs": [glyph(name) for name in activations],
            "badges": step_badges(laid) if numbered else [],
        },
    )


def panel(drawing: Drawing, model: Model, showing: str = "diagram") -> Markup:
    """The drawing in its place in a page, with the panel that explains the part a reader opens.

    A wide drawing stands in a box that scrolls, whose name says what it is `showing`, as a page may
    have several of one network.
    """
    functions = dict.fromkeys(layer.activation for layer in model.description.layers)
    return render(
        "diagram/diagram.html",
        drawing=drawing,
        wide=drawing.width > PHONE,
        showing=showing,
        formulas={name: filled(ACTIVATIONS[name], "0", "0") for name in functions},
    )
