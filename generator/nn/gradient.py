"""Backpropagation: the slope of the loss in every weight and bias.

Rumelhart, Hinton & Williams (1986), "Learning representations by back-propagating errors".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from generator.nn import exact
from generator.nn.activations import Activation
from generator.nn.loss import Loss
from generator.nn.network import Array


@dataclass(frozen=True)
class Parameters:
    """Weights of shape (…, units, inputs) and biases (…, units), layer by layer.

    Leading axes, the same in all, are networks beside each other.
    """

    weights: list[Array]
    biases: list[Array]

    @property
    def arrays(self) -> list[Array]:
        return [*self.weights, *self.biases]


@dataclass(frozen=True)
class Pass:
    """A layer's pre-activation and activation, both of shape (…, rows, units)."""

    pre_activation: Array
    activation: Array


@dataclass(frozen=True)
class Slopes:
    """The slopes of the mean loss in one layer's pre-activations (…, rows, units), weights (…,
    units, inputs) and biases (…, units)."""

    pre_activation: Array
    weights: Array
    biases: Array


def forward(parameters: Parameters, activations: Sequence[Activation], rows: Array) -> list[Pass]:
    """The passes of rows (…, rows, inputs) through the layers, without their single products."""
    passes, x = [], rows
    for weights, biases, f in zip(parameters.weights, parameters.biases, activations, strict=True):
        z = exact.sums_of_products(x, weights) + biases[..., np.newaxis, :]
        passes.append(Pass(z, f.function(z)))
        x = passes[-1].activation
    return passes


def backward(
    parameters: Parameters,
    activations: Sequence[Activation],
    loss: Loss,
    rows: Array,
    passes: Sequence[Pass],
    targets: Array,
) -> list[Slopes]:
    """The slopes of the mean loss over rows (…, rows, inputs) with targets (…, rows, units)."""
    last = passes[-1]
    slope = loss.slope(last.pre_activation, last.activation, targets, activations[-1])
    slope = slope / rows.shape[-2]
    slopes: list[Slopes] = []
    for layer in reversed(range(len(passes))):
        inputs = passes[layer - 1].activation if layer else rows
        biases = exact.sum_by_halves(slope.swapaxes(-1, -2).copy())
        slopes.append(Slopes(slope, exact.sums_over_rows(slope, inputs), biases))
        if layer:  # the chain rule: through the weights, then through the activation
            f = activations[layer - 1]
            slope = exact.sums_of_products(slope, parameters.weights[layer].swapaxes(-1, -2))
            slope = slope * f.derivative(passes[layer - 1].pre_activation)
    return slopes[::-1]
