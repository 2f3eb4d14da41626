"""How wide the lines of a network are: their strengths, and the width of a strength.

A strength is signed. Where one row is shown it is what flows along the line, weight × value;
where only parameters are, it is the weight times the spread of its input, so that the weight of an
age in years and that of a 0 or 1 compare. The bias of a unit stands last among its strengths.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import floor

import numpy as np

from generator.models.trained import TrainedNetwork
from generator.nn.network import Array, LayerPass, Network

LEAST, MOST = 0.75, 6.0  # user units


def line_width(strength: float, largest: float) -> float:
    """Stroke width from 0.75 for 0 to 6 for `largest` and beyond, in user units.

    Rounded to 2 decimals as the script does (halves up): its twin is in lines.js.
    """
    share = min(1.0, abs(strength) / largest) if largest else 0.0
    return floor(100 * (LEAST + (MOST - LEAST) * share) + 0.5) / 100


def weight_scales(model: TrainedNetwork) -> list[Array]:
    """What makes parameters comparable, for each layer of shape (inputs + 1,): the standard
    deviation of each input over the training rows in the first, 1 in later ones and for biases."""
    spread = model.features[model.parts.training].std(axis=0)
    layers = model.network.layers
    return [np.append(spread, 1.0), *(np.ones(len(layer.weights) + 1) for layer in layers[:-1])]


def weight_strengths(network: Network, scales: Sequence[Array]) -> list[Array]:
    """The strengths of a network's parameters, for each layer of shape (units, inputs + 1)."""
    return [
        np.column_stack([layer.weights, layer.biases]) * scale
        for layer, scale in zip(network.layers, scales, strict=True)
    ]


def flow_strengths(network: Network, passes: Sequence[LayerPass]) -> list[Array]:
    """The strengths of what flows in forward passes, for each layer of shape (rows, units,
    inputs + 1)."""
    strengths = []
    for layer, done in zip(network.layers, passes, strict=True):
        biases = np.broadcast_to(layer.biases, done.pre_activation.shape)
        strengths.append(np.concatenate([done.products, biases[..., np.newaxis]], axis=-1))
    return strengths


def largest(strengths: Sequence[Array]) -> list[float]:
    """The largest size in each layer, 0 where nothing flows."""
    return [float(np.abs(layer).max()) for layer in strengths]


def largest_flow(model: TrainedNetwork) -> list[float]:
    """The largest flow in each layer, over all training rows."""
    rows = model.features[model.parts.training]
    return largest(flow_strengths(model.network, model.network.forward(rows)))
