"""Dense layers from tensors by their names, such as PyTorch's `state_dict` has them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

import numpy as np

from generator.models.imported.folding import Folding
from generator.models.imported.layer import Layers, Refused, shape_of
from generator.nn.activations import Array
from generator.reading.problems import describe

_AXES = {"weight": 2, "bias": 1}  # of the tensors of a layer
_MOST_TRIED = 8  # layers, the orders of which are tried


@dataclass(frozen=True)
class Pair:
    """The tensors of a layer: `name` stands before `.weight` and `.bias`; without the latter the
    biases are 0."""

    name: str
    weights: Array
    biases: Array

    def __str__(self) -> str:
        return f"{describe(_key(self.name, 'weight'))} {shape_of(self.weights)}"


def pairs_of(tensors: Mapping[str, Array]) -> list[Pair]:
    """The layers that the tensors belong to, in the order in which the data pass them.

    Names that differ by a number alone ("0.weight", "net.2.weight") are taken by that number;
    others one behind the other as their shapes fit. Refused for tensors of anything but dense
    layers, and where the order is not to be seen.
    """
    pairs = [_pair(name, tensors) for name in _names(tensors)]
    if len({re.sub(r"\d+", "0", pair.name) for pair in pairs}) == 1:
        return sorted(pairs, key=lambda pair: [int(n) for n in re.findall(r"\d+", pair.name)])
    return _by_shape(pairs)


def layers_of(pairs: Sequence[Pair], activations: Sequence[str]) -> Layers:
    """The layers with an activation for each; Refused where one does not fit the one before."""
    folding = Folding()
    for pair, activation in zip(pairs, activations, strict=True):
        if folding.width not in (None, pair.weights.shape[1]):
            raise Refused(f"{pair}: found {folding.width} values before it")
        folding.dense(pair.weights, pair.biases)
        folding.activation(activation)
    return folding.layers()


def _names(tensors: Mapping[str, Array]) -> list[str]:
    """What stands before ".weight", in the order of the tensors."""
    names = []
    for name, tensor in tensors.items():
        layer, _, kind = name.rpartition(".")
        if tensor.ndim != _AXES.get(kind) or not tensor.size:
            raise Refused(
                f"{describe(name)}: found a tensor {shape_of(tensor)}, expected only those of "
                "dense layers: .weight (units, inputs) and .bias (units,)"
            )
        if _key(layer, "weight") not in tensors:
            raise Refused(f"{describe(name)}: found no {describe(_key(layer, 'weight'))} beside it")
        if kind == "weight":
            names.append(layer)
    if not names:
        raise Refused("found no tensor in it")
    return names


def _key(layer: str, kind: str) -> str:
    return f"{layer}.{kind}" if layer else kind


def _pair(name: str, tensors: Mapping[str, Array]) -> Pair:
    weights = tensors[_key(name, "weight")]
    biases = tensors.get(_key(name, "bias"), np.zeros(len(weights)))
    if len(biases) != len(weights):
        found = f"{shape_of(biases)} beside weights {shape_of(weights)}"
        raise Refused(f"{describe(_key(name, 'bias'))}: found {found}")
    return Pair(name, weights, biases)


def _by_shape(pairs: Sequence[Pair]) -> list[Pair]:
    """The layers one behind the other, where there is one order only in which they fit."""
    orders = list(islice(_orders(pairs, None), 2)) if len(pairs) <= _MOST_TRIED else []
    if len(orders) == 1:
        return orders[0]
    raise Refused(
        f"cannot see the order of the layers {', '.join(map(str, pairs[:3]))}; name them by "
        'numbers, such as "0.weight" and "1.weight"'
    )


def _orders(left: Sequence[Pair], width: int | None) -> Iterator[list[Pair]]:
    """Every order in which each layer takes what the one before it gives, the first `width`."""
    if not left:
        yield []
    for i, pair in enumerate(left):
        if width in (None, pair.weights.shape[1]):
            for rest in _orders([*left[:i], *left[i + 1 :]], len(pair.weights)):
                yield [pair, *rest]
