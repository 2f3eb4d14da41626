"""What each layer of a `.keras` file does to a row, for those that a dense network is made of."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import cast

import numpy as np

from generator.models.imported.folding import Folding
from generator.models.imported.layer import SOFTMAX, Refused, shape_of
from generator.nn.activations import Array
from generator.reading.description import LARGEST
from generator.reading.errors import unknown
from generator.reading.problems import describe

# Keras's names of activation functions, where they are exactly ours.
_ACTIVATIONS = {
    "linear": "identity",
    "relu": "relu",
    "sigmoid": "sigmoid",
    "tanh": "tanh",
    "elu": "elu",
    "softplus": "softplus",
    "gelu": "gelu",
    "silu": "silu",
    "swish": "silu",
    "softmax": SOFTMAX,
}
_SMALLEST = 1e-7  # deviation that Keras's Normalization divides by


@dataclass(frozen=True)
class Told:
    """A layer as the file describes it: its class, its name, its keys, and what it takes."""

    kind: str
    name: str
    config: Mapping[str, object]
    inbound: object

    @classmethod
    def of(cls, told: Mapping[str, object]) -> Told:
        """The layer that a mapping in the list of layers describes."""
        config = mapping(told.get("config"))
        name = short(told.get("name", config.get("name")))
        return cls(short(told.get("class_name")), name, config, told.get("inbound_nodes"))

    def refused(self, problem: str) -> Refused:
        """What is wrong with it, after its name."""
        return Refused(f"layer {describe(self.name)} ({self.kind or 'of no class'}): {problem}")

    def check(self, **wanted: object) -> None:
        """Refused where one of its keys has another value than the wanted one."""
        for key, value in wanted.items():
            found = self.config.get(key, value)
            if found != value:
                told = f"found {key} = {describe(found)}, expected {describe(value)}"
                raise Refused(told)


def mapping(value: object) -> Mapping[str, object]:
    """The value, a mapping in JSON; Refused for anything else."""
    if not isinstance(value, dict):
        raise Refused(f"config.json: found {describe(value)}, expected a mapping")
    return cast("Mapping[str, object]", value)  # names in JSON are texts


def short(value: object) -> str:
    """The value if it is a text of a line; empty else."""
    return value if isinstance(value, str) and len(value) <= 200 else ""


def _dense(layer: Told, own: Mapping[str, Array], folding: Folding) -> None:
    layer.check(lora_rank=None, quantization_config=None)
    wanted = ("0", "1") if layer.config.get("use_bias", True) else ("0",)
    kernel = _arrays(own, wanted)[0]
    if kernel.ndim != 2:
        raise Refused(f"found a kernel {shape_of(kernel)}, expected (inputs, units)")
    biases = own["1"] if "1" in wanted else np.zeros(kernel.shape[1])
    folding.dense(kernel.T, biases)
    _activation(layer, own, folding)


def _arrays(own: Mapping[str, Array], wanted: Sequence[str]) -> list[Array]:
    """The arrays of a layer; Refused where there are others than the wanted ones."""
    if sorted(own) != sorted(wanted):
        found = ", ".join(f"{name} {shape_of(array)}" for name, array in sorted(own.items())[:5])
        raise Refused(f"found the weights {found or 'none'}, expected {len(wanted)} of them")
    return [own[name] for name in wanted]


def _activation(layer: Told, own: Mapping[str, Array], folding: Folding) -> None:
    name = layer.config.get("activation") or "linear"
    if name == "leaky_relu":
        raise Refused("found leaky_relu with Keras's slope of 0.2, expected LeakyReLU of 0.01")
    if not isinstance(name, str) or name not in _ACTIVATIONS:
        raise Refused(unknown("activation", str(name)[:100], _ACTIVATIONS))
    folding.activation(_ACTIVATIONS[name])


def _relu(layer: Told, own: Mapping[str, Array], folding: Folding) -> None:
    layer.check(max_value=None, negative_slope=0, threshold=0)
    folding.activation("relu")


def _leaky_relu(layer: Told, own: Mapping[str, Array], folding: Folding) -> None:
    found = layer.config.get("negative_slope", layer.config.get("alpha"))
    if found != 0.01:
        raise Refused(f"found negative_slope = {describe(found)}, expected 0.01")
    folding.activation("leaky-relu")


def _elu(layer: Told, own: Mapping[str, Array], folding: Folding) -> None:
    layer.check(alpha=1)
    folding.activation("elu")


def _softmax(layer: Told, own: Mapping[str, Array], folding: Folding) -> None:
    layer.check(axis=-1)
    folding.activation(SOFTMAX)


def _normalization(layer: Told, own: Mapping[str, Array], folding: Folding) -> None:
    """(x − mean) / deviation, both learned from data or given."""
    layer.check(invert=False)
    if layer.config.get("axis") not in (-1, [-1], 1, [1]):
        raise Refused("expected the axis of the features, the last")
    if layer.config.get("mean") is None:
        mean, variance, _ = _arrays(own, ("0", "1", "2"))
    else:
        mean, variance = (_numbers(layer, key) for key in ("mean", "variance"))
    if (variance < 0).any():
        raise Refused("found a variance below 0")
    factor = 1 / np.maximum(np.sqrt(variance), _SMALLEST)
    folding.scale(factor, -mean * factor)


def _rescaling(layer: Told, own: Mapping[str, Array], folding: Folding) -> None:
    folding.scale(_numbers(layer, "scale"), _numbers(layer, "offset"))


def _numbers(layer: Told, key: str) -> Array:
    """A number of the configuration, or a list of some."""
    told = layer.config.get(key)
    listed = told if isinstance(told, list) else [told]
    numbers = [one for one in listed if isinstance(one, int | float) and not isinstance(one, bool)]
    if not numbers or len(numbers) != len(listed) or any(abs(one) > LARGEST for one in numbers):
        raise Refused(f"found {key} = {describe(told)}, expected numbers")
    return np.array(numbers, dtype=np.float64)


def _nothing(layer: Told, own: Mapping[str, Array], folding: Folding) -> None:
    """What leaves a row as it is once a network has been trained."""


LAYERS: Mapping[str, Callable[[Told, Mapping[str, Array], Folding], None]] = {
    "InputLayer": _nothing,
    "Dense": _dense,
    "Activation": _activation,
    "ReLU": _relu,
    "LeakyReLU": _leaky_relu,
    "ELU": _elu,
    "Softmax": _softmax,
    "Dropout": _nothing,
    "Flatten": _nothing,
    "Normalization": _normalization,
    "Rescaling": _rescaling,
}
"""By the names of Keras's classes."""
