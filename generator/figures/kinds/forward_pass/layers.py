"""The calculation for one row as texts, layer by layer and unit by unit."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from generator.data.dataset import Key
from generator.figures.parts import digits
from generator.models.trained import RowPass, TrainedNetwork
from generator.nn.activations import Activation, needs_brackets
from generator.nn.network import LayerPass


class Term(NamedTuple):
    """What comes into a unit: its line, what it is called, its value, what the data have for that,
    its weight, their product."""

    id: str
    name: str
    input: str
    note: str
    weight: str
    product: str


class Unit(NamedTuple):
    """A unit at work: where it stands, what comes in, its bias, the sum of all, and what its
    activation makes of that."""

    id: str
    name: str
    terms: list[Term]
    bias: str
    bias_product: str
    sum: str
    result: str

    @property
    def from_bias(self) -> str:
        """The line from the bias."""
        layer, _ = self.id.split(".")
        return f"{int(layer) - 1}.b-{self.id}"


class Layer(NamedTuple):
    """A layer at work. `entering` is the colour role of what comes in."""

    title: str
    activation: Activation
    entering: str
    units: list[Unit]


class Softmax(NamedTuple):
    """How sums become shares: the largest sum is taken from each, which leaves as `exponents`
    differences that are written out, and as `powers` what e to these is; the shares are those of
    the `total`."""

    largest: str
    exponents: list[str]
    powers: list[str]
    total: str


def calculated(model: TrainedNetwork, row: Key) -> list[Layer]:
    """Every layer's calculation for that row; rounded only here."""
    done = model.row(row)
    names = [one.name for one in model.inputs]
    notes = [model.note(one.column, row) for one in model.inputs]
    values = [digits.given(x) for x in done.numbers]
    layers = []
    for number in range(1, len(done.layers) + 1):
        layer = _layer(model, done, number, list(zip(names, values, notes, strict=True)))
        layers.append(layer)
        names, values = [unit.name for unit in layer.units], [unit.result for unit in layer.units]
        notes = [""] * len(names)
    return layers


def _layer(
    model: TrainedNetwork, done: RowPass, number: int, entering: list[tuple[str, str, str]]
) -> Layer:
    parameters, passed = model.network.layers[number - 1], done.layers[number - 1]
    written = digits.total_in_full if number == len(done.layers) else digits.hidden_in_full
    units = [
        Unit(
            id=f"{number}.{j}",
            name=name,
            terms=[
                Term(
                    f"{number - 1}.{i}-{number}.{j}",
                    *term,
                    digits.weight(float(w)),
                    digits.product(float(p)),
                )
                for i, (term, w, p) in enumerate(
                    zip(entering, parameters.weights[j], passed.products[0, j], strict=True)
                )
            ],
            bias=digits.weight(float(parameters.biases[j])),
            bias_product=digits.product(float(parameters.biases[j])),
            sum=digits.total_in_full(float(passed.pre_activation[0, j])),
            result=written(float(passed.activation[0, j])),
        )
        for j, name in enumerate(_names(model, number))
    ]
    title = _title(model, number)
    return Layer(title, parameters.activation, "input" if number == 1 else "output", units)


def _names(model: TrainedNetwork, number: int) -> list[str]:
    """What the units of a layer are called, the classes by their words."""
    layers = model.network.layers
    if number < len(layers):
        of = f" of layer {number}" if len(layers) > 2 else ""
        return [f"neuron {j}{of}" for j in range(1, len(layers[number - 1].biases) + 1)]
    return list(model.classes) if model.answer == "classes" else ["the output"]


def _title(model: TrainedNetwork, number: int) -> str:
    layers = len(model.network.layers)
    if number < layers:
        return f"Hidden layer {number}" if layers > 2 else "Hidden layer"
    return "Classes" if model.answer == "classes" else "Output"


def softmax_of(last: LayerPass) -> Softmax:
    """The steps from the sums of an output layer to its probabilities."""
    sums = last.pre_activation[0]
    largest = digits.total_in_full(float(sums.max()))
    taken = f"({largest})" if needs_brackets(largest) else largest
    powers = np.exp(sums - sums.max())
    return Softmax(
        largest=taken,
        exponents=[f"{digits.total_in_full(float(z))} − {taken}" for z in sums],
        powers=[digits.value(float(power)) for power in powers],
        total=digits.product(float(powers.sum())),
    )
