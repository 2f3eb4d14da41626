"""What a network diagram says: a model's symbols, its weights, or one row's forward pass."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TypeVar

from numpy.typing import ArrayLike

from generator.data.dataset import Key
from generator.figures.diagram.geometry import SIZE
from generator.figures.diagram.line_width import (
    flow_strengths,
    largest,
    largest_flow,
    weight_scales,
    weight_strengths,
)
from generator.figures.parts import digits
from generator.figures.parts.glyph import Spot, spot
from generator.figures.parts.outcome import output_names, output_text
from generator.models.shape import Shape
from generator.models.trained import TrainedNetwork
from generator.nn.network import Array, LayerPass
from generator.svg.label import text_width

T = TypeVar("T")

_SUBSCRIPT = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")
_SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


@dataclass(frozen=True)
class View:
    """What a diagram says: texts by layer and unit, empty where it says nothing.

    `weights[l][j][i]` is the text on the line from unit i of layer l to unit j of layer l + 1,
    `biases[l][j]` its bias; `products` and `bias_products` stand along the same lines.

    `strengths[l]`, of shape (units, inputs + 1), has what the widths of a unit's lines tell, its
    bias's last; `largest[l]` is the strength that is drawn widest.
    `shares` says that the outputs are probabilities that add up to 1, which `parts` has as numbers.
    `spots` show the outputs' sums on the curves of their function, where that has one.
    `answers` are all that `answer` can be, `notes` what stands beneath it: there is room for the
    longest.
    `above` is kept free over the units, in user units, for the numbers of steps, and `beside` at
    the right edge, for what else is told of outputs.
    `roomiest` has the widest text that each number's place must have room for, where that is not
    the text itself: a live figure changes its numbers and never moves.
    """

    shape: Sequence[int]
    names: Sequence[str]
    outputs: Sequence[str]
    answers: Sequence[str] = ()
    notes: Sequence[str] = ()
    weights: Sequence[Sequence[Sequence[str]]] = ()
    biases: Sequence[Sequence[str]] = ()
    strengths: Sequence[Array] = ()
    largest: Sequence[float] = ()
    inputs: Sequence[str] = ()
    products: Sequence[Sequence[Sequence[str]]] = ()
    bias_products: Sequence[Sequence[str]] = ()
    sums: Sequence[Sequence[str]] = ()
    activations: Sequence[Sequence[str]] = ()
    answer: str = ""
    spots: Sequence[Spot | None] = ()
    shares: bool = False
    parts: Sequence[float] = ()
    above: float = 0.0
    beside: float = 0.0
    roomiest: View | None = None


def symbols(model: Shape) -> View:
    """w₁, w₂, b; in deeper networks w²₁₃ is the weight of layer 2 from unit 3 to unit 1."""
    weights, biases = [], []
    for layer, (inputs, outputs) in enumerate(pairwise(model.units), start=1):
        up = str(layer).translate(_SUPERSCRIPT) if model.deep else ""

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
    return replace(_blank(model), weights=weights, biases=biases)


def trained(model: TrainedNetwork) -> View:
    """The weights and biases as numbers."""
    strengths = weight_strengths(model.network, weight_scales(model))
    return replace(_parameters(model), strengths=strengths, largest=largest(strengths))


def forward(model: TrainedNetwork, row: Key) -> View:
    """One row's values: on the nodes, along the lines, and the answer."""
    done = model.row(row)
    strengths = [layer[0] for layer in flow_strengths(model.network, done.layers)]
    return replace(
        _passed(model, done.layers, 0),
        answer=done.answer if model.answer != "number" else "",
        parts=done.outputs if model.answer == "classes" else (),
        strengths=strengths,
        largest=largest_flow(model),
    )


def passes(model: TrainedNetwork, rows: ArrayLike) -> list[View]:
    """The forward pass of each of the rows, of shape (rows, inputs), without its answer."""
    layers = model.network.forward(rows)
    return [_passed(model, layers, i) for i in range(len(layers[0].inputs))]


def _passed(model: TrainedNetwork, layers: list[LayerPass], i: int) -> View:
    *before, last = layers
    hidden = [[digits.hidden(a) for a in layer.activation[i]] for layer in before]
    sums = [[digits.hidden(z) for z in layer.pre_activation[i]] for layer in before]
    return replace(
        _parameters(model),
        inputs=[digits.given(x) for x in layers[0].inputs[i]],
        products=[
            [[digits.product(p) for p in unit] for unit in layer.products[i]] for layer in layers
        ],
        bias_products=[[digits.product(b) for b in layer.biases] for layer in model.network.layers],
        sums=[*sums, [digits.total(z) for z in last.pre_activation[i]]],
        activations=[*hidden, [output_text(model, float(a)) for a in last.activation[i]]],
        spots=[
            spot(model.description.layers[-1].activation, float(z)) for z in last.pre_activation[i]
        ],
    )


def roomiest(view: View, others: Sequence[View]) -> View:
    """`view`, with room for the numbers of the others too."""
    every = (view, *others)
    room = replace(
        view,
        weights=_widest_of_networks([v.weights for v in every]),
        biases=_widest_of_layers([v.biases for v in every]),
        inputs=_widest_of_rows([v.inputs for v in every]),
        products=_widest_of_networks([v.products for v in every]),
        bias_products=_widest_of_layers([v.bias_products for v in every]),
        sums=_widest_of_layers([v.sums for v in every]),
        activations=_widest_of_layers([v.activations for v in every]),
    )
    return replace(view, roomiest=room)


def _widest(texts: Sequence[str]) -> str:
    return max(texts, key=lambda text: text_width(text, SIZE))


def _by_place(
    widest: Callable[[Sequence[T]], T],
) -> Callable[[Sequence[Sequence[T]]], Sequence[T]]:
    """What takes, from sequences of one length, the widest of those at each place."""
    return lambda sequences: [widest(alike) for alike in zip(*sequences, strict=True)]


_widest_of_rows = _by_place(_widest)
_widest_of_layers = _by_place(_widest_of_rows)
_widest_of_networks = _by_place(_widest_of_layers)


def _blank(model: Shape) -> View:
    units = model.units
    return View(
        shape=units,
        names=[one.name for one in model.inputs],
        outputs=output_names(model),
        answers=model.classes if model.answer == "binary" else (),
        shares=model.answer == "classes",
    )


def _parameters(model: TrainedNetwork) -> View:
    layers = model.network.layers
    return replace(
        _blank(model),
        weights=[[[digits.weight(w) for w in unit] for unit in layer.weights] for layer in layers],
        biases=[[digits.weight(b) for b in layer.biases] for layer in layers],
    )
