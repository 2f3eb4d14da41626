"""What each neuron of a hidden layer adds to the output's sum, over one input."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from generator.figures.slice.slice import Series, Slice
from generator.nn.activations import ACTIVATIONS
from generator.nn.network import Array, Layer, Network

MOST = 8  # hidden neurons: each has a plot of its own


@dataclass(frozen=True)
class Added:
    """The parts of the output's sum of a network with one hidden layer, in a slice of it."""

    seen: Slice

    @property
    def _layers(self) -> tuple[Layer, Layer]:
        hidden, last = self.seen.model.network.layers
        return hidden, last

    @property
    def count(self) -> int:
        """How many hidden neurons there are."""
        return len(self._layers[0].biases)

    @property
    def weights(self) -> list[float]:
        """What the output multiplies each of them with."""
        return [float(weight) for weight in self._layers[1].weights[0]]

    @property
    def bias(self) -> float:
        return float(self._layers[1].biases[0])

    @cached_property
    def network(self) -> Network:
        """A network whose outputs are the parts: each hidden neuron, times its weight."""
        hidden, last = self._layers
        alone = Layer(np.diag(last.weights[0]), np.zeros(self.count), ACTIVATIONS["identity"])
        return Network((hidden, alone))

    def parts(self, x: Array, series: Series) -> Array:
        """The parts at each of the values `x`, and last their sum with the bias, of shape (n,
        neurons + 1)."""
        parts = self.seen.outputs(self.network, x, series.value)
        # One after the other, and the bias last: as the script adds them.
        sums = np.cumsum(parts, axis=1)[:, -1] + self.bias
        return np.column_stack([parts, sums])

    def kinks(self, series: Series, low: float, high: float) -> list[list[float]]:
        """For each neuron the values of the input, between these, where its function bends."""
        hidden = self._layers[0]
        alone = Network((Layer(hidden.weights, hidden.biases, ACTIVATIONS["identity"]),))
        # The sum of a hidden neuron is straight over one input.
        first, last = self.seen.outputs(alone, np.array([low, high]), series.value)
        found = []
        for start, end in zip(first.tolist(), last.tolist(), strict=True):
            shares = [
                (at - start) / (end - start) for at in hidden.activation.breaks if end != start
            ]
            found.append([low + share * (high - low) for share in shares if 0 < share < 1])
        return found
