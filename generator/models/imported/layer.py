"""A dense layer as an imported file has it, and why a file is refused."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from generator.models.description import MOST_PARAMETERS, MOST_UNITS
from generator.nn.activations import OUTPUTS, Array
from generator.nn.network import network
from generator.reading.description import LARGEST

MOST_LAYERS = 50  # of a network, as in a model file
MOST_CLASSES = 1_000  # whose names are looked at
SOFTMAX = "softmax"  # of a last layer only: its units share one whole


Classes = tuple[str | int | float | bool, ...]
"""What a file calls the classes that it answers with."""


class Refused(ValueError):
    """Why a network cannot be imported: which operator, tensor or shape, and what was expected."""


@dataclass(frozen=True)
class ImportedLayer:
    """A dense layer. `weights` has shape (units, inputs), `biases` (units,), both float64.

    `activation` is one of `OUTPUTS`; `classes` are those that the units of a last layer stand for,
    or two of which a sigmoid gives the second, where the file names them. Raises Refused for other
    shapes, too many units, and parameters that are not finite or too large; what is so small that
    nobody can show it becomes 0.
    """

    weights: Array
    biases: Array
    activation: str
    classes: Classes = ()

    def __post_init__(self) -> None:
        units = len(self.weights) if self.weights.ndim == 2 else 0
        if not self.weights.size or not units:
            raise Refused(f"expected weights (units, inputs), found {shape_of(self.weights)}")
        if self.biases.shape != (units,):
            found = f"weights {shape_of(self.weights)} with biases {shape_of(self.biases)}"
            raise Refused(f"found {found}, expected biases ({units},)")
        if max(self.weights.shape) > MOST_UNITS:
            found = f"weights {shape_of(self.weights)}"
            raise Refused(f"found {found}, expected up to {MOST_UNITS:,} units of a layer")
        # frozen: what is set here is what the layer has from the beginning
        object.__setattr__(self, "weights", shown(self.weights, "the weights of a layer"))
        object.__setattr__(self, "biases", shown(self.biases, "the biases of a layer"))

    @property
    def units(self) -> int:
        """How many neurons it has."""
        return len(self.weights)

    @property
    def inputs(self) -> int:
        """How many values it takes."""
        return int(self.weights.shape[1])

    @property
    def mirrored(self) -> bool:
        """Whether it says one probability twice, as 1 − p and p: the sigmoids of −z and z."""
        pair = self.units == 2 and self.activation == "sigmoid"
        return pair and not (self.weights.sum(axis=0).any() or self.biases.sum())


Layers = tuple[ImportedLayer, ...]
"""A network: each layer takes what the one before it gives."""


def shown(values: Array, what: str) -> Array:
    """The values in float64, those below 1e-100 in size as 0.

    Refused, naming `what`, where one is not finite or larger than any number may be.
    """
    with np.errstate(all="ignore"):  # of a signalling nan, which is found below
        numbers = np.array(values, dtype=np.float64)
    if not np.isfinite(numbers).all():
        raise Refused(f"{what}: found a number that is not finite (nan or inf)")
    if numbers.size and float(np.abs(numbers).max()) > LARGEST:
        raise Refused(f"{what}: found a number larger than {LARGEST:g}")
    numbers[np.abs(numbers) < 1 / LARGEST] = 0.0
    return numbers


def check_count(parameters: int) -> None:
    """Refused for more parameters than a network may have."""
    if parameters > MOST_PARAMETERS:
        raise Refused(f"expected up to {MOST_PARAMETERS:,} parameters, found {parameters:,}")


def shape_of(array: Array) -> str:
    """The shape as numpy writes it: "(8, 4)"."""
    return str(array.shape)


def answers(layers: Sequence[ImportedLayer], rows: Array) -> Array:
    """What the network gives for rows of shape (n, inputs): shape (n, units of the last layer)."""
    made = network(
        [layer.weights for layer in layers],
        [layer.biases for layer in layers],
        [OUTPUTS[layer.activation] for layer in layers],
    )
    return made.predict(rows)
