"""A trained network on data: what it computes for each row, and how wrong it is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from generator.models.model import Answers, BySplit
from generator.models.shape import Shape
from generator.nn.loss import usual_loss
from generator.nn.network import Array, LayerPass, Network
from generator.nn.training import Run
from generator.notation.in_prose import in_prose


@dataclass(frozen=True)
class RowPass:
    """The whole calculation for one row, names beside numbers, for figures and prose.

    By column, `inputs` has the number that goes in, or the word of a one-hot feature, `products`
    what the first unit makes of it. `label` and `predicted` are places of classes, or numbers, as
    `truth` and `answer` say them.
    """

    key: str
    inputs: Mapping[str, float | str]
    """What goes in, by column: the number, or the word of a one-hot feature."""
    products: Mapping[str, float]
    """What the first neuron makes of each input: weight times value."""
    layers: list[LayerPass]
    label: float
    predicted: float
    answer: str
    """What the network answers, in words."""
    truth: str
    """What is right, in words."""
    loss: float
    """What the answer costs."""

    @property
    def numbers(self) -> list[float]:
        """What goes in, input by input."""
        return [float(x) for x in self.layers[0].inputs[0]]

    @property
    def sum(self) -> float:
        """Pre-activation of the first output unit."""
        return float(self.layers[-1].pre_activation[0, 0])

    @property
    def output(self) -> float:
        """Activation of the first output unit."""
        return float(self.layers[-1].activation[0, 0])

    @property
    def outputs(self) -> list[float]:
        """Activations of all output units."""
        return [float(a) for a in self.layers[-1].activation[0]]


@dataclass(frozen=True, kw_only=True)
class TrainedNetwork(Shape, Answers):
    """A shape with parameters. `run` is the training of a network that this repository has
    trained itself."""

    network: Network
    run: Run | None = None

    @cached_property
    def loss(self) -> BySplit[float]:
        """Mean loss: binary cross-entropy after a sigmoid, cross-entropy after softmax, else the
        mean squared error. TypeError for a step, which has none."""
        last = [passes[-1] for passes in self.network.parts(self.features)]
        sums = np.concatenate([layer.pre_activation for layer in last])
        outputs = np.concatenate([layer.activation for layer in last])
        losses = self._losses(sums, outputs, self.label.targets)
        return self._by_split(losses, lambda part: float(part.mean()))

    def _losses(self, sums: Array, outputs: Array, targets: Array) -> Array:
        """The loss of each row from its last pre-activations and activations: the one that the
        network has been trained on, or that goes with its output."""
        ends = self.network.layers[-1].activation.name
        if ends == "step":
            raise TypeError(f'network "{self.name}" ends in a step, whose loss has no slope')
        loss = self.training.loss_for(ends) if self.training else usual_loss(ends)
        return loss.value(sums, outputs, targets)

    @property
    def weights(self) -> dict[str, float | dict[str, float]]:
        """Weights of the first unit by feature, for networks without a hidden layer; of a one-hot
        one by its values."""
        first = [float(w) for w in self.network.layers[0].weights[0]]
        return {
            entry.column: dict(zip(entry.words, first[entry.at : entry.end], strict=False))
            if entry.words
            else first[entry.at]
            for entry in self.entries
        }

    @property
    def bias(self) -> float:
        """Bias of the first unit, for networks without a hidden layer."""
        return float(self.network.layers[0].biases[0])

    @in_prose
    def row(self, key: str | int) -> RowPass:
        """The forward pass of the row named `key`; ValueError where there is no such row."""
        position = self.dataset.row_of(key)
        layers = self.network.forward(self.features[position : position + 1])
        row, products = layers[0].inputs[0].tolist(), layers[0].products[0, 0]
        label, predicted = self.labels[position].item(), self.predictions[position].item()
        return RowPass(
            key=str(key),
            inputs={entry.column: entry.said(row) for entry in self.entries},
            products={e.column: float(products[e.at : e.end].sum()) for e in self.entries},
            layers=layers,
            label=label,
            predicted=predicted,
            answer=self.label.said(predicted),
            truth=self.label.told(label),
            loss=self._loss_of(layers[-1], position),
        )

    def _loss_of(self, last: LayerPass, position: int) -> float:
        """The loss of one row; NaN after a step, which has none."""
        if self.network.layers[-1].activation.name == "step":
            return float("nan")
        target = self.label.targets[position : position + 1]
        return float(self._losses(last.pre_activation, last.activation, target)[0])
