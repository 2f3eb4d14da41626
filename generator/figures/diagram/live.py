"""The forward pass of a network with hidden layers, for inputs that the reader sets."""

from __future__ import annotations

from dataclasses import replace

from markupsafe import Markup

from generator.data.dataset import Value
from generator.figures.diagram.views import View, passes
from generator.figures.parts.own import OwnInput, own_inputs, own_rows
from generator.models.model import Model
from generator.notation.templating import render

SIGN = "Green lines without gaps add, dashed ones take away."
FLOW = (
    "The wider a line, the more flows along it: weight\N{NO-BREAK SPACE}×\N{NO-BREAK SPACE}value, "
    f"compared with the most in its layer over the training rows. {SIGN} A hollow unit with a "
    "dashed edge gives 0: it is silent."
)
MOST_PASSES = 40_000  # numbers that are written to see how much room they need


def weights_note(among: str = "its layer") -> str:
    """What the lines tell where they stand for weights, and among which these compare."""
    return (
        f"The wider a line, the larger its weight among those of {among}; an input’s weights count "
        "with the standard deviation of the input over the training rows, so that they compare. "
        f"{SIGN}"
    )


def starting_inputs(model: Model, row: Value) -> list[OwnInput]:
    """What the reader may set, from the values of that row on."""
    values = model.row(row).inputs.values()
    return [replace(own, start=x) for own, x in zip(own_inputs(model), values, strict=True)]


def other_passes(model: Model) -> list[View]:
    """Forward passes that can be set, for the room that their numbers need: evenly fewer where a
    network has many numbers to write."""
    rows = own_rows(own_inputs(model))
    numbers = sum(layer.weights.size + 2 * len(layer.biases) for layer in model.network.layers)
    return passes(model, rows[:: max(1, len(rows) * numbers // MOST_PASSES)])


def live_body(diagram: Markup, model: Model, row: Value) -> Markup:
    """The controls above the diagram, and what the lines tell beneath it."""
    return render(
        "figures/live-network.html",
        noun=model.dataset.description.row_noun,
        row=row,
        own=starting_inputs(model, row),
        diagram=diagram,
        note=FLOW,
    )
