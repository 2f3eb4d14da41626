"""The layers of a described network: their shapes, and their parameters where it has some."""

from __future__ import annotations

from collections.abc import Sequence

from generator.data.inputs import Entry, counted
from generator.data.label import Answer, Labels
from generator.models.description import LayerDescription, NetworkDescription
from generator.nn.activations import OUTPUTS
from generator.nn.network import Network, network
from generator.reading.document import Document

_ANSWERS: dict[str, Answer] = {"sigmoid": "binary", "step": "binary", "softmax": "classes"}


def answer_of(output: str) -> Answer:
    """What a network says whose last layer has that activation: probabilities, or a number."""
    return _ANSWERS.get(output, "number")


def given_network(
    document: Document, description: NetworkDescription, label: Labels, entries: Sequence[Entry]
) -> Network | None:
    """The network that these features go into, or None where the description gives only its shape.

    Raises ContentError for layers and parameters that do not fit together, or not the label.
    """
    _check_file(document, description, entries)
    inputs, told = entries[-1].end, counted(entries)
    for i, layer in enumerate(description.layers):
        _check_shape(document, i, layer, inputs, told)
        inputs, told = layer.units, f"{layer.units} input{'s' if layer.units > 1 else ''}"
    _check_output(document, description, label)
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
            [OUTPUTS[layer.activation] for layer in description.layers],
        )
    except ValueError as error:
        raise document.error(("layers",), str(error)) from None


def _check_output(document: Document, description: NetworkDescription, label: Labels) -> None:
    last = len(description.layers) - 1
    for i, layer in enumerate(description.layers[:last]):
        if layer.activation == "softmax":
            problem = "found softmax in a hidden layer, expected it in the last one"
            raise document.error(("layers", i, "activation"), problem)
    units, output = description.layers[last].units, description.layers[last].activation
    expected = len(label.classes) if label.answer == "classes" else 1
    if units != expected:
        what = {
            "binary": f"the probability of “{label.classes[1]}”" if label.classes else "",
            "classes": f"one for each value of {description.label}",
            "number": f"the {description.label}",
        }[label.answer]
        problem = (
            f'found {units} units of "{output}" in the last layer, expected {expected}: {what}'
        )
        raise document.error(("layers", last, "units"), problem)


def _check_file(
    document: Document, description: NetworkDescription, entries: Sequence[Entry]
) -> None:
    """ContentError where the file that has the weights takes other inputs."""
    weights = description.layers[0].weights
    if description.file and weights and len(weights[0]) != entries[-1].end:
        found = f"{description.file} takes {len(weights[0])} values"
        problem = f"{found}, expected one for each of {counted(entries)}"
        raise document.error(("file",), problem)


def _check_shape(
    document: Document, i: int, layer: LayerDescription, inputs: int, told: str
) -> None:
    """ContentError for parameters that are not those of a layer of so many inputs."""
    if layer.weights is None and layer.biases is None:
        return
    if layer.weights is None or layer.biases is None:
        raise document.error(("layers", i), 'expected both "weights" and "biases", or neither')
    lengths = [len(row) for row in layer.weights]
    if lengths != [inputs] * layer.units:
        raise document.error(
            ("layers", i, "weights"),
            f"found rows of {lengths} weights, expected {layer.units} rows (units) of {told}",
        )
    if len(layer.biases) != layer.units:
        raise document.error(
            ("layers", i, "biases"),
            f"found {len(layer.biases)} biases, expected {layer.units}, one for each unit",
        )
