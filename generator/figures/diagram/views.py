"""What a network diagram says: a model's symbols, its weights, or one row's forward pass."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Any

from numpy.typing import ArrayLike

from generator.data.dataset import Value
from generator.figures.diagram.geometry import View
from generator.figures.diagram.line_width import (
    flow_strengths,
    largest,
    largest_flow,
    weight_scales,
    weight_strengths,
)
from generator.figures.diagram.placing import SIZE
from generator.figures.parts import digits
from generator.models.shape import Shape
from generator.models.trained import TrainedNetwork
from generator.nn.network import LayerPass
from generator.notation.templating import opening
from generator.svg.label import text_width

_SUBSCRIPT = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")
_SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def _blank(model: Shape) -> dict:
    units = model.units
    single = units[-1] == 1
    return {
        "shape": units,
        "names": [feature.name for feature in model.inputs],
        "outputs": [opening(name) for name in (model.classes[1:] if single else model.classes)],
        "answers": model.classes if single else (),
    }


def symbols(model: Shape) -> View:
    """w₁, w₂, b; in deeper networks w²₁₃ is the weight of layer 2 from unit 3 to unit 1."""
    units = model.units
    deep = len(units) > 2
    weights, biases = [], []
    for layer, (inputs, outputs) in enumerate(pairwise(units), start=1):
        up = str(layer).translate(_SUPERSCRIPT) if deep else ""

        def down(*indices: int) -> str:
            return "".join(map(str, indices)).translate(_SUBSCRIPT)

        one = outputs == 1
        weights.append(
            [
                [f"w{up}{down(i) if one else down(j, i)}" for i in range(1, inputs + 1)]
                for j in range(1, outputs + 1)
            ]
        )
        biases.append([f"b{up}{'' if one else down(j)}" for j in range(1, outputs + 1)])
    return View(**_blank(model), weights=weights, biases=biases)


def trained(model: TrainedNetwork) -> View:
    """The weights and biases as numbers."""
    strengths = weight_strengths(model.network, weight_scales(model))
    widths = {"strengths": strengths, "largest": largest(strengths)}
    return View(**_blank(model), **_parameters(model), **widths)


def forward(model: TrainedNetwork, row: Value) -> View:
    """One row's values: on the nodes, along the lines, and the answer."""
    done = model.row(row)
    strengths = [layer[0] for layer in flow_strengths(model.network, done.layers)]
    widths = {"strengths": strengths, "largest": largest_flow(model)}
    return replace(_passed(model, done.layers, 0), answer=done.answer, **widths)


def passes(model: TrainedNetwork, rows: ArrayLike) -> list[View]:
    """The forward pass of each of the rows, of shape (rows, inputs), without its answer."""
    layers = model.network.forward(rows)
    return [_passed(model, layers, i) for i in range(len(layers[0].inputs))]


def _passed(model: TrainedNetwork, layers: list[LayerPass], i: int) -> View:
    hidden = [[digits.value(a) for a in layer.activation[i]] for layer in layers[:-1]]
    return View(
        **_blank(model),
        **_parameters(model),
        inputs=[digits.value(x) for x in layers[0].inputs[i]],
        products=[
            [[digits.product(p) for p in unit] for unit in layer.products[i]] for layer in layers
        ],
        bias_products=[[digits.product(b) for b in layer.biases] for layer in model.network.layers],
        sums=[[digits.total(z) for z in layer.pre_activation[i]] for layer in layers],
        activations=[*hidden, [digits.probability(a) for a in layers[-1].activation[i]]],
    )


def roomiest(view: View, others: Sequence[View]) -> View:
    """`view`, with room for the numbers of the others too."""
    numbers = (
        "weights", "biases", "inputs", "products", "bias_products", "sums", "activations",
    )  # fmt: skip
    widest = {name: _widest([getattr(v, name) for v in (view, *others)]) for name in numbers}
    return replace(view, roomiest=replace(view, **widest))


def _widest(texts: Sequence) -> Any:
    if isinstance(texts[0], str):
        return max(texts, key=lambda text: text_width(text, SIZE))
    return [_widest(alike) for alike in zip(*texts, strict=True)]


def _parameters(model: TrainedNetwork) -> dict:
    layers = model.network.layers
    return {
        "weights": [
            [[digits.weight(w) for w in unit] for unit in layer.weights] for layer in layers
        ],
        "biases": [[digits.weight(b) for b in layer.biases] for layer in layers],
    }
