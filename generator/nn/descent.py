"""One step of gradient descent on the loss of one row, with everything on its way."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from generator.nn.activations import Activation
from generator.nn.gradient import Parameters, Pass, Slopes, backward, forward
from generator.nn.loss import Loss
from generator.nn.network import Array, Network


@dataclass(frozen=True)
class Step:
    """`network` before a step of length `rate` against the slopes of its loss on one row.

    `row` has shape (1, inputs), `target` (1, outputs).
    """

    network: Network
    loss: Loss
    row: Array
    target: Array
    rate: float

    @property
    def parameters(self) -> Parameters:
        layers = self.network.layers
        return Parameters([layer.weights for layer in layers], [layer.biases for layer in layers])

    @property
    def right(self) -> int:
        """The place of the output that should be largest, of a single one 0."""
        return int(self.target[0].argmax())

    @cached_property
    def passes(self) -> list[Pass]:
        """The forward pass before the step."""
        return self._forward(self.parameters)

    @cached_property
    def slopes(self) -> list[Slopes]:
        """The slopes of the loss, layer by layer."""
        return backward(
            self.parameters, self._activations, self.loss, self.row, self.passes, self.target
        )

    @cached_property
    def derivatives(self) -> list[Array]:
        """The slope of each activation in its pre-activation, (1, units), layer by layer."""
        pairs = zip(self._activations, self.passes, strict=True)
        return [f.derivative(done.pre_activation) for f, done in pairs]

    @cached_property
    def moved(self) -> Parameters:
        """The parameters after the step: each less the rate times its slope."""
        before, slopes = self.parameters, self.slopes
        return Parameters(
            [w - self.rate * s.weights for w, s in zip(before.weights, slopes, strict=True)],
            [b - self.rate * s.biases for b, s in zip(before.biases, slopes, strict=True)],
        )

    @cached_property
    def passes_after(self) -> list[Pass]:
        """The forward pass after the step."""
        return self._forward(self.moved)

    @property
    def loss_before(self) -> float:
        return self._loss(self.passes)

    @property
    def loss_after(self) -> float:
        return self._loss(self.passes_after)

    @property
    def _activations(self) -> list[Activation]:
        return [layer.activation for layer in self.network.layers]

    def _forward(self, parameters: Parameters) -> list[Pass]:
        return forward(parameters, self._activations, np.asarray(self.row))

    def _loss(self, passes: list[Pass]) -> float:
        last = passes[-1]
        return float(self.loss.value(last.pre_activation, last.activation, self.target)[0])
