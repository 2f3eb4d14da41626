"""Networks of one depth beside each other: their parameters on a leading axis of runs.

Smaller networks are padded to the widest. What pads them is 0 and stays 0, as training changes
parameters only where `masks` is 1; a padded unit's outgoing weights are 0, so nobody sees it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from generator.nn.activations import Activation
from generator.nn.exact import sum_by_halves, sum_in_order
from generator.nn.gradient import Parameters
from generator.nn.initialisation import Initialise
from generator.nn.network import Array, Network, network

Sizes = Sequence[int]


@dataclass(frozen=True)
class Stack:
    """`sizes` has the units of each run's layers, inputs first; masks are as the parameters."""

    sizes: tuple[Sizes, ...]
    parameters: Parameters
    masks: Parameters

    def network(
        self, run: int, activations: Sequence[Activation], scalings: tuple[Scaling, Scaling]
    ) -> Network:
        """One run's network for inputs and outputs in natural units, given how both are scaled."""
        pairs = list(enumerate(pairwise(self.sizes[run])))
        # Copies: training goes on to change these arrays in place.
        weights = [
            self.parameters.weights[i][run, :units, :ins].copy() for i, (ins, units) in pairs
        ]
        biases = [self.parameters.biases[i][run, :units].copy() for i, (_, units) in pairs]
        inputs, outputs = scalings
        weights[0], biases[0] = inputs.folded(weights[0], biases[0])
        weights[-1], biases[-1] = outputs.unfolded(weights[-1], biases[-1])
        return network(weights, biases, activations)


@dataclass(frozen=True)
class Scaling:
    """Standardised inputs or outputs: (x − mean) / deviation, both of shape (inputs,)."""

    mean: Array
    deviation: Array

    @classmethod
    def of(cls, rows: Array) -> Scaling:
        """Means and standard deviations of rows (n, inputs); 1 for an input that never varies."""
        count, columns = len(rows), rows.T
        mean = sum_by_halves(columns.copy()) / count
        off = columns - mean[:, np.newaxis]
        deviation = np.sqrt(sum_by_halves(off * off) / count)
        return cls(mean, np.where(deviation > 0, deviation, 1.0))

    @classmethod
    def none(cls, inputs: int) -> Scaling:
        return cls(np.zeros(inputs), np.ones(inputs))

    def __call__(self, rows: Array) -> Array:
        return (rows - self.mean) / self.deviation

    def folded(self, weights: Array, biases: Array) -> tuple[Array, Array]:
        """A first layer that does to natural inputs what (units, inputs) does to scaled ones."""
        natural = weights / self.deviation
        return natural, biases - sum_in_order(natural * self.mean)

    def unfolded(self, weights: Array, biases: Array) -> tuple[Array, Array]:
        """A last layer that answers in natural units where (units, inputs) answers in scaled ones,
        itself where nothing is scaled: its function is the identity."""
        return weights * self.deviation[:, np.newaxis], biases * self.deviation + self.mean


def stacked(
    sizes: Sequence[Sizes], randoms: Sequence[np.random.Generator], initialise: Initialise
) -> Stack:
    """Fresh networks, one for each entry of `sizes`; biases start at 0.

    Raises ValueError where they differ in depth or inputs.
    """
    if len({(len(units), units[0]) for units in sizes}) != 1:
        raise ValueError("networks beside each other need one depth and the same inputs")
    widest = [max(units) for units in zip(*sizes, strict=True)]
    runs = len(sizes)
    weights = [np.zeros((runs, units, inputs)) for inputs, units in pairwise(widest)]
    masks = [np.zeros_like(w) for w in weights]
    bias_masks = [np.zeros((runs, units)) for units in widest[1:]]
    for run, (own, random) in enumerate(zip(sizes, randoms, strict=True)):
        for layer, (inputs, units) in enumerate(pairwise(own)):
            weights[layer][run, :units, :inputs] = initialise(random, units, inputs)
            masks[layer][run, :units, :inputs] = 1
            bias_masks[layer][run, :units] = 1
    biases = [np.zeros_like(mask) for mask in bias_masks]
    return Stack(
        tuple(map(tuple, sizes)), Parameters(weights, biases), Parameters(masks, bias_masks)
    )
