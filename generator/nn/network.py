"""Dense feed-forward networks: layers, and a forward pass that keeps every intermediate value."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from generator.nn.activations import Activation
from generator.nn.exact import Array as Array
from generator.nn.exact import sum_in_order

BOUNDED = ("sigmoid", "tanh", "step", "softmax")  # activations between -1 and 1
AT_ONCE = 5_000_000  # products of a layer: 40 MB


@dataclass(frozen=True)
class Layer:
    """A dense layer. `weights` has shape (units, inputs), `biases` (units,).

    Raises ValueError where the shapes disagree or a parameter is not finite.
    """

    weights: Array
    biases: Array
    activation: Activation

    def __post_init__(self) -> None:
        if self.weights.ndim != 2 or not self.weights.size:
            raise ValueError(f"expected weights (units, inputs), found shape {self.weights.shape}")
        if self.biases.shape != self.weights.shape[:1]:
            raise ValueError(
                f"weights of shape {self.weights.shape} need biases of shape "
                f"({len(self.weights)},), found {self.biases.shape}"
            )
        if not (np.isfinite(self.weights).all() and np.isfinite(self.biases).all()):
            raise ValueError("a weight or bias is not a finite number")


@dataclass(frozen=True)
class LayerPass:
    """What one layer computed for n rows: z = Σ w·x + b, a = f(z).

    Shapes: inputs (n, inputs), products (n, units, inputs), pre_activation and activation
    (n, units).
    """

    inputs: Array
    products: Array
    pre_activation: Array
    activation: Array


@dataclass(frozen=True)
class Network:
    """Layers in the order in which the data pass them, at least one.

    Raises ValueError where a layer does not take what the one before it gives.
    """

    layers: tuple[Layer, ...]

    def __post_init__(self) -> None:
        if not self.layers:
            raise ValueError("a network needs a layer")
        for i, (before, after) in enumerate(zip(self.layers, self.layers[1:], strict=False)):
            units, inputs = len(before.weights), after.weights.shape[1]
            if units != inputs:
                raise ValueError(f"layer {i + 1} has {units} units, layer {i + 2} takes {inputs}")

    def forward(self, rows: ArrayLike) -> list[LayerPass]:
        """Every intermediate value for rows of shape (n, inputs), one LayerPass per layer.

        Raises ValueError for rows of another shape, and for values that are not finite.
        """
        passes: list[LayerPass] = []
        x = np.asarray(rows, dtype=np.float64)
        inputs = self.layers[0].weights.shape[1]
        # A row too short would not fail by itself: numpy stretches one value to all inputs.
        if x.ndim != 2 or x.shape[1] != inputs:
            raise ValueError(f"expected rows of {inputs} values, found shape {x.shape}")
        if not np.isfinite(x).all():
            raise ValueError("a value in the rows is not a finite number")
        for layer in self.layers:
            products = x[:, np.newaxis, :] * layer.weights
            # Left to right, bias last: the order in which the script and the reader add them.
            z = sum_in_order(products) + layer.biases
            a = layer.activation.function(z)
            passes.append(LayerPass(x, products, z, a))
            x = a
        return passes

    def predict(self, rows: ArrayLike) -> Array:
        """Activations of the last layer, shape (n, units)."""
        return np.concatenate([passes[-1].activation for passes in self.parts(rows)])

    def largest_sum(self, inputs: Array) -> float:
        """What no pre-activation exceeds in size for inputs up to these sizes, one of each."""
        size, largest = np.abs(inputs), 0.0
        for layer in self.layers:
            with np.errstate(all="ignore"):
                sums = np.abs(layer.weights) @ size + np.abs(layer.biases)
            if not np.isfinite(sums).all():
                return math.inf
            largest = max(largest, float(sums.max()))
            # No function of ours takes a number farther from 0 than by 1.
            size = np.ones_like(sums) if layer.activation.name in BOUNDED else sums + 1
        return largest

    def parts(self, rows: ArrayLike) -> Iterator[list[LayerPass]]:
        """The forward pass of some rows after the other: all their products would be too many."""
        x = np.asarray(rows, dtype=np.float64)
        if x.ndim != 2:
            yield self.forward(x)  # which says what is wrong
        size = max(1, AT_ONCE // max(layer.weights.size for layer in self.layers))
        for start in range(0, max(len(x), 1), size):
            yield self.forward(x[start : start + size])


def network(
    weights: Sequence[ArrayLike], biases: Sequence[ArrayLike], activations: Sequence[Activation]
) -> Network:
    """A network from one weight matrix, bias vector and activation per layer."""
    return Network(
        tuple(
            Layer(np.asarray(w, dtype=np.float64), np.asarray(b, dtype=np.float64), f)
            for w, b, f in zip(weights, biases, activations, strict=True)
        )
    )
