"""Models on data: what they predict for each row, and how often that is right."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Generic, TypeVar

import numpy as np
from numpy.typing import NDArray

from generator.data.dataset import Dataset, Value
from generator.data.feature import Feature, fill_value
from generator.models.description import Predictor
from generator.nn.examples import THRESHOLD as THRESHOLD
from generator.nn.examples import Examples
from generator.nn.loss import LOSSES
from generator.nn.network import Array, LayerPass, Network
from generator.nn.recipe import Training
from generator.nn.training import Run
from generator.notation.in_prose import in_prose

if TYPE_CHECKING:
    pass

T = TypeVar("T")

_LOSS = LOSSES["binary-cross-entropy"]


@dataclass(frozen=True)
class BySplit(Generic[T]):
    """One value for the training rows, one for the validation rows, one for all."""

    training: T
    validation: T
    all: T


@dataclass(frozen=True)
class Group:
    """Some rows: how many there are, are of class 1, are predicted as class 1, are right."""

    rows: int
    positive: int
    predicted: int
    correct: int


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


@dataclass(frozen=True)
class Model:
    """A network or a rule, applied to a data set.

    Asked for what it does not have (a rule for its weights, a bare shape for its answers), it
    raises a TypeError, which prose turns into a message with a line.

    `features` has shape (rows, inputs) and is empty for a rule; `labels` and `predictions` hold
    0 or 1 for each row, `predictions` is None for a network that has no parameters yet. `run` is
    the training of a network that this repository has trained itself.
    """

    name: str
    description: Predictor
    dataset: Dataset
    features: Array
    labels: NDArray[np.int64]
    predictions: NDArray[np.int64] | None
    network: Network | None
    run: Run | None = None

    @property
    def examples(self) -> Examples:
        """All rows with their labels, as training takes them."""
        return Examples(self.features, self.labels[:, np.newaxis].astype(np.float64))

    @property
    def title(self) -> str:
        return self.description.title

    @property
    def classes(self) -> tuple[str, str]:
        codes = self.dataset.description.columns[self.description.label].codes
        return codes[0], codes[1]

    @property
    def inputs(self) -> list[Feature]:
        return getattr(self.description, "features", [])

    @property
    def training(self) -> Training | None:
        """How the build trains this model; None where its parameters come from elsewhere."""
        return getattr(self.description, "training", None)

    @property
    def published_accuracy(self) -> float | None:
        """The accuracy that the model's source states, for comparison with our count."""
        return getattr(self.description, "published_accuracy", None)

    @cached_property
    def rows(self) -> BySplit[int]:
        train = self.description.split.train
        return BySplit(train, len(self.labels) - train, len(self.labels))

    @cached_property
    def correct(self) -> BySplit[int]:
        right = self._answers == self.labels
        train = self.description.split.train
        return BySplit(int(right[:train].sum()), int(right[train:].sum()), int(right.sum()))

    @cached_property
    def accuracy(self) -> BySplit[float]:
        """Shares of rows predicted right, 0 to 1."""
        return BySplit(
            self.correct.training / self.rows.training,
            self.correct.validation / self.rows.validation,
            self.correct.all / self.rows.all,
        )

    @cached_property
    def loss(self) -> BySplit[float]:
        """Mean binary cross-entropy of a network that ends in a sigmoid."""
        ends = self._runnable.layers[-1].activation.name
        if ends != _LOSS.output:
            raise TypeError(f'network "{self.name}" ends in {ends}, its loss needs {_LOSS.output}')
        last = self._runnable.forward(self.features)[-1]
        losses = _LOSS.value(last.pre_activation, last.activation, self.examples.targets)
        train = self.description.split.train
        return BySplit(*(float(part.mean()) for part in (losses[:train], losses[train:], losses)))

    @property
    def _answers(self) -> NDArray[np.int64]:
        if self.predictions is None:  # compared with labels, None would count as always wrong
            raise TypeError(f'network "{self.name}" has no weights, only a shape')
        return self.predictions

    @property
    def weights(self) -> dict[str, float]:
        """Weights of the first unit by feature, for networks without a hidden layer."""
        first = self._runnable.layers[0].weights[0]
        return {f.column: float(w) for f, w in zip(self.inputs, first, strict=True)}

    @property
    def bias(self) -> float:
        return float(self._runnable.layers[0].biases[0])

    @property
    def _runnable(self) -> Network:
        if self.network is None:
            what = "has no weights, only a shape" if self.inputs else "is a rule, not a network"
            raise TypeError(f'model "{self.name}" {what}')
        return self.network

    @in_prose
    def filled(self, column: str) -> float:
        """The value that stands in for a missing one in `column`."""
        for feature in self.inputs:
            if feature.column == column and feature.missing is not None:
                return fill_value(feature, self.dataset, self.description.split.train)
        raise ValueError(f'model "{self.name}" fills no missing value in "{column}"')

    def note(self, column: str, key: Value) -> str:
        """What the data have where the network takes a number for it: a code's word, "unknown"
        for a missing value; empty where they have the number itself."""
        raw = self.dataset.frame[column].iloc[self.dataset.position[key]]
        if raw != raw:  # NaN, the only value that differs from itself
            return "unknown"
        encoded = next(f.encode for f in self.inputs if f.column == column)
        return str(raw) if encoded else ""

    @in_prose
    def group(self, **equals: Value) -> Group:
        """Counts over the rows whose columns have the given values."""
        at = self.dataset.where(**equals).frame.index.to_numpy()
        labels, predicted = self.labels[at], self._answers[at]
        right = int((labels == predicted).sum())
        return Group(len(at), int(labels.sum()), int(predicted.sum()), right)

    @in_prose
    def row(self, key: Value) -> RowPass:
        """The forward pass of the row named `key`; ValueError where there is no such row."""
        position = self.dataset.position.get(key)
        if position is None:
            raise ValueError(f"no row {key!r} in {self.dataset.description.file}")
        layers = self._runnable.forward(self.features[position : position + 1])
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


def shape(model: Model) -> list[int]:
    """Units per layer, inputs first."""
    return [len(model.inputs), *(layer.units for layer in model.description.layers)]
