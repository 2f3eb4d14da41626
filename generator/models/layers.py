"""The layers of a described network: their shapes, and their parameters where it has some."""

from __future__ import annotations

from generator.models.description import (
    LayerDescription,
    NetworkDescription,
)
from generator.nn.activations import ACTIVATIONS
from generator.nn.network import Network, network
from generator.reading.document import Document

PROBABILITIES = ("sigmoid", "step")  # activations whose values lie between 0 and 1


def given_network(document: Document, description: NetworkDescription) -> Network | None:
    """The network, or None where the description gives only its shape."""
    inputs = len(description.features)
    for i, layer in enumerate(description.layers):
        _check_shape(document, i, layer, inputs)
        inputs = layer.units
    last = len(description.layers) - 1
    if inputs != 1:
        raise document.error(
            ("layers", last, "units"),
            f"found {inputs} units in the last layer, expected 1: the probability of class 1",
        )
    if description.layers[last].activation not in PROBABILITIES:
        raise document.error(
            ("layers", last, "activation"),
            f'found "{description.layers[last].activation}" in the last layer, expected '
            f"{' or '.join(PROBABILITIES)}: the output is a probability",
        )
    given = [layer.weights is not None for layer in description.layers]
    if not any(given):
        return None
    if not all(given):
        at = given.index(False)
        raise document.error(("layers", at), "no weights here, but in other layers")
    try:
        return network(
            [layer.weights or [] for layer in description.layers],
            [layer.biases or [] for layer in description.layers],
            [ACTIVATIONS[layer.activation] for layer in description.layers],
        )
    except ValueError as error:
        raise document.error(("layers",), str(error)) from None


def _check_shape(document: Document, i: int, layer: LayerDescription, inputs: int) -> None:
    if layer.weights is None and layer.biases is None:
        return
    if layer.weights is None or layer.biases is None:
        raise document.error(("layers", i), 'expected both "weights" and "biases", or neither')
    lengths = [len(row) for row in layer.weights]
    if lengths != [inputs] * layer.units:
        raise document.error(
            ("layers", i, "weights"),
            f"found rows of {lengths} weights, expected {layer.units} rows (units) "
            f"of {inputs} (inputs)",
        )
    if len(layer.biases) != layer.units:
        raise document.error(
            ("layers", i, "biases"), f"found {len(layer.biases)}, expected {layer.units}"
        )
