"""A gradient step in words: what its parts are called, and six sentences with their numbers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from markupsafe import Markup

from generator.data.dataset import Key
from generator.figures.kinds.gradient.texts import Parameter, parameters, unit_line
from generator.figures.parts import digits
from generator.models.trained import TrainedNetwork
from generator.nn.activations import ACTIVATIONS
from generator.nn.descent import Step
from generator.notation.templating import render

SENTENCES = 6


class Names:
    """What units and parameters of a model are called."""

    def __init__(self, model: TrainedNetwork) -> None:
        self.inputs = [feature.name for feature in model.inputs]
        self.layers = len(model.network.layers)

    def unit(self, layer: int, j: int) -> str:
        """A unit in a sentence; layers count from the inputs, which are 0."""
        if layer == self.layers:
            return "the output"
        return f"unit {j + 1}" + (f" of layer {layer}" if self.layers > 2 else "")

    def source(self, p: Parameter) -> str:
        if p.source is None:
            return "bias"
        return self.unit(p.layer, p.source) if p.layer else self.inputs[p.source]

    def parameter(self, p: Parameter) -> str:
        source = self.source(p)
        name = source if p.layer == 0 and p.source is not None else source.capitalize()
        return name if self.layers == 1 else f"{name} to {self.unit(p.layer + 1, p.unit)}"


def sentences(
    model: TrainedNetwork, row: Key, step: Step, shown: Mapping[str, str]
) -> list[Markup]:
    """The six steps, with places for the numbers that are `shown`."""
    done, names = model.row(row), Names(model)
    last = len(step.passes)
    # Into the output and the first unit of each layer before: the others are alike.
    leading = [p for p in parameters(step) if p.unit == 0]
    leading.sort(key=lambda p: -p.layer)
    context: dict[str, Any] = {
        "shown": shown,
        "unit_line": unit_line,
        "names": names,
        "noun": model.dataset.description.row_noun,
        "key": done.key,
        "truth": done.truth,
        "label": digits.given(done.label),
        "positive": done.label > 0,
        "loss": step.loss.name,
        "inputs": [
            (feature.name, digits.given(x), model.note(feature.column, row))
            for feature, x in zip(model.inputs, step.row[0], strict=True)
        ],
        "last": last,
        "shape": [len(s.biases) for s in step.slopes],
        "functions": [ACTIVATIONS[layer.activation.name] for layer in model.network.layers],
        "leading": leading,
    }
    return [_sentence(number, context) for number in range(1, SENTENCES + 1)]


def _sentence(number: int, context: Mapping[str, Any]) -> Markup:
    # Without the template's line breaks, so that the script can say it too.
    told = render("kinds/gradient/gradient-steps.html", step=number, **context)
    return Markup(" ".join(told.split()))
