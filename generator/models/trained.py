"""A trained network on data: what it computes for each row, and how wrong it is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from generator.data.dataset import Value
from generator.models.model import Answers, BySplit
from generator.models.shape import Shape
from generator.nn.loss import LOSSES
from generator.nn.network import LayerPass, Network
from generator.nn.training import Run
from generator.notation.in_prose import in_prose

_LOSS = LOSSES["binary-cross-entropy"]


@dataclass(frozen=True)
class RowPass:
    """The whole calculation for one row, names beside numbers, for figures and prose."""

    key: Value
    inputs: Mapping[str, float]
    products: Mapping[str, float]
    layers: list[LayerPass]
    label: int
    predicted: int
    answer: str
    truth: str

    @property
    def sum(self) -> float:
        """Pre-activation of the first output unit."""
        return float(self.layers[-1].pre_activation[0, 0])

    @property
    def output(self) -> float:
        """Activation of the first output unit."""
        return float(self.layers[-1].activation[0, 0])

    @property
    def loss(self) -> float:
        """Binary cross-entropy of a sigmoid's output: minus the logarithm of the probability that
        it gives to the truth."""
        truth = np.array([[self.label]])
        return float(
            _LOSS.value(self.layers[-1].pre_activation, np.array([[self.output]]), truth)[0]
        )


@dataclass(frozen=True, kw_only=True)
class TrainedNetwork(Shape, Answers):
    """A shape with parameters. `run` is the training of a network that this repository has
    trained itself."""

    network: Network
    run: Run | None = None

    @cached_property
    def loss(self) -> BySplit[float]:
        """Mean binary cross-entropy of a network that ends in a sigmoid."""
        ends = self.network.layers[-1].activation.name
        if ends != _LOSS.output:
            raise TypeError(f'network "{self.name}" ends in {ends}, its loss needs {_LOSS.output}')
        last = [passes[-1] for passes in self.network.parts(self.features)]
        sums = np.concatenate([layer.pre_activation for layer in last])
        outputs = np.concatenate([layer.activation for layer in last])
        losses = _LOSS.value(sums, outputs, self.examples.targets)
        train = self.description.split.train
        return BySplit(*(float(part.mean()) for part in (losses[:train], losses[train:], losses)))

    @property
    def weights(self) -> dict[str, float]:
        """Weights of the first unit by feature, for networks without a hidden layer."""
        first = self.network.layers[0].weights[0]
        return {f.column: float(w) for f, w in zip(self.inputs, first, strict=True)}

    @property
    def bias(self) -> float:
        return float(self.network.layers[0].biases[0])

    @in_prose
    def row(self, key: Value) -> RowPass:
        """The forward pass of the row named `key`; ValueError where there is no such row."""
        position = self.dataset.position.get(key)
        if position is None:
            raise ValueError(f"no row {key!r} in {self.dataset.description.file}")
        layers = self.network.forward(self.features[position : position + 1])
        names = [f.column for f in self.inputs]
        label, predicted = int(self.labels[position]), int(self.predictions[position])
        return RowPass(
            key=key,
            inputs=dict(zip(names, layers[0].inputs[0].tolist(), strict=True)),
            products=dict(zip(names, layers[0].products[0, 0].tolist(), strict=True)),
            layers=layers,
            label=label,
            predicted=predicted,
            answer=self.classes[predicted],
            truth=self.classes[label],
        )
