"""What a network diagram states in words."""

from __future__ import annotations

import numpy as np

from generator.data.dataset import Key
from generator.figures.parts import digits
from generator.figures.parts.outcome import answer_told, output_names
from generator.models.shape import Shape
from generator.models.trained import TrainedNetwork
from generator.nn.activations import ACTIVATIONS, OUTPUTS
from generator.notation.direction import isolated
from generator.notation.templating import opening

MOST_PARAMETERS = 30  # that are stated one by one
LISTED = 3  # units of a wide layer that are named one by one


def describe_shape(model: Shape) -> str:
    """Inputs, hidden layers and output."""
    units = model.units
    names = ", ".join(one.name for one in model.inputs)
    hidden = "".join(
        f" a hidden layer of {n} {ACTIVATIONS[layer.activation].title} "
        f"neuron{'s' if n > 1 else ''},"
        for n, layer in zip(units[1:-1], model.description.layers, strict=False)
    )
    last = OUTPUTS[model.description.layers[-1].activation].title
    named = model.classes[1:] if model.answer == "binary" else output_names(model)
    return (
        f"A network with {units[0]} inputs ({names}), a bias of 1,{hidden} and "
        f"{units[-1]} output{'s' if units[-1] > 1 else ''} ({', '.join(named)}) through {last}."
    )


def describe_weights(model: TrainedNetwork) -> str:
    """The shape, then every weight of a small network, or how many there are and their range."""
    return f"{describe_shape(model)} {_parameters(model)}"


def _parameters(model: TrainedNetwork) -> str:
    """Every weight of a small network, unit by unit; of a larger one how many and their range."""
    layers = model.network.layers
    count = sum(layer.weights.size + layer.biases.size for layer in layers)
    if count > MOST_PARAMETERS:
        every = np.concatenate([layer.weights.ravel() for layer in layers])
        low, high = digits.weight(float(every.min())), digits.weight(float(every.max()))
        return f"{count} parameters, weights between {low} and {high}."
    sentences = []
    sources = [one.name for one in model.inputs]
    for number, layer in enumerate(layers, start=1):
        units = [f"neuron {i}" for i in range(1, len(layer.weights) + 1)]
        for unit, weights, bias in zip(units, layer.weights, layer.biases, strict=True):
            place = f"Layer {number}, {unit}: " if len(layers) > 1 else "Weights: "
            terms = zip(sources, weights, strict=True)
            listed = ", ".join(f"{isolated(name)} {digits.weight(float(w))}" for name, w in terms)
            sentences.append(f"{place}{listed}; bias {digits.weight(float(bias))}.")
        sources = units
    return " ".join(sentences)


def describe_pass(model: TrainedNetwork, row: Key) -> str:
    """The forward pass of a row in a sentence or two, with its numbers."""
    done = model.row(row)
    noun = model.dataset.description.row_noun
    notes = {column: model.note(column, row) for column in done.inputs}
    inputs = ", ".join(
        f"{isolated(entry.name)} {digits.said(done.inputs[entry.column])}"
        + (f" ({notes[entry.column]})" if notes[entry.column] else "")
        for entry in model.entries
    )
    parts = [f"{opening(noun)} {done.key}: {inputs}."]
    if len(done.layers) == 1 and len(done.outputs) == 1:
        terms = [
            f"{isolated(entry.name)} {digits.product(done.products[entry.column])}"
            for entry in model.entries
        ]
        parts.append(f"Products: {', '.join(terms)}, bias {digits.product(model.bias)}.")
    for number, layer in enumerate(done.layers[:-1], start=1):
        values = [digits.hidden(a) for a in layer.activation[0]]
        more = f" and {len(values) - LISTED} more" if len(values) > 2 * LISTED else ""
        parts.append(
            f"Hidden layer {number}: {', '.join(values[: LISTED if more else None])}{more}."
        )
    return " ".join([*parts, answer_told(model, done)])
