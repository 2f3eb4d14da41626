"""Models on data: encoding rows, predicting them, counting how often the answer is right."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Generic, TypeVar

import numpy as np
from numpy.typing import NDArray

from generator.data import Dataset, Value
from generator.description import (
    Feature,
    LayerDescription,
    NetworkDescription,
    Predictor,
    RuleDescription,
)
from generator.document import Document, read_document
from generator.errors import unknown
from generator.nn.activations import ACTIVATIONS
from generator.nn.model import Array, LayerPass, Network, network
from generator.prose import in_prose
from generator.reading import read_text

if TYPE_CHECKING:
    import pandas as pd

T = TypeVar("T")
THRESHOLD = 0.5


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


@dataclass(frozen=True)
class Model:
    """A network or a rule, applied to a data set.

    Asked for what it does not have (a rule for its weights, a bare shape for its answers), it
    raises a TypeError, which prose turns into a message with a line.

    `features` has shape (rows, inputs) and is empty for a rule; `labels` and `predictions` hold
    0 or 1 for each row, `predictions` is None for a network that has no parameters yet.
    """

    name: str
    description: Predictor
    dataset: Dataset
    features: Array
    labels: NDArray[np.int64]
    predictions: NDArray[np.int64] | None
    network: Network | None

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
                return _fill_value(feature, self.dataset, self.description.split.train)
        raise ValueError(f'model "{self.name}" fills no missing value in "{column}"')

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


def read_model(path: Path, root: Path, datasets: Mapping[str, Dataset]) -> Model:
    """The model that the file at `path` describes, applied to its data set.

    Raises ContentError, at the line at fault, for unknown data sets, columns or activations,
    values without an encoding, missing values without a rule, and parameters of a wrong shape.
    """
    document = read_document(read_text(path, root), path.relative_to(root))
    is_rule = "rule" in document.data
    description = document.validate(RuleDescription if is_rule else NetworkDescription)
    dataset = datasets.get(description.data)
    if dataset is None:
        raise document.error(("data",), unknown("data set", description.data, datasets))
    labels = _labels(document, description, dataset)
    if description.split.train >= dataset.rows:
        raise document.error(
            ("split", "train"),
            f"found {description.split.train} training rows of {dataset.rows}, "
            "expected some rows to be left for validation",
        )
    if is_rule:
        predictions = _follow(document, description, dataset)
        nothing = np.empty((dataset.rows, 0))
        return Model(path.stem, description, dataset, nothing, labels, predictions, None)
    features = np.column_stack(
        [_encode(document, description, i, dataset) for i in range(len(description.features))]
    )
    net = _network(document, description)
    predictions = None
    if net is not None:
        with np.errstate(all="ignore"):
            passes = net.forward(features)
        if not all(np.isfinite(done.pre_activation).all() for done in passes):
            problem = "the sum for some rows is not a finite number; expected smaller weights"
            raise document.error(("layers",), problem)
        predictions = (passes[-1].activation[:, 0] >= THRESHOLD).astype(np.int64)
    return Model(path.stem, description, dataset, features, labels, predictions, net)


def _column(document: Document, path: tuple, column: str, dataset: Dataset):
    """The values of a column, or the error that it does not exist."""
    if column not in dataset.columns:
        file = dataset.description.file
        raise document.error(path, unknown(f"column of {file}", column, dataset.columns))
    return dataset.frame[column]


def _labels(document: Document, description: Predictor, dataset: Dataset) -> NDArray[np.int64]:
    column = _column(document, ("label",), description.label, dataset)
    codes = dataset.description.columns[description.label].codes or {}
    if set(codes) != {0, 1} or column.isna().any():
        raise document.error(
            ("label",),
            f'label "{description.label}" needs the codes 0 and 1 in {dataset.name}.yaml '
            f"and a value in every row (codes found: {', '.join(map(str, codes)) or 'none'})",
        )
    return column.to_numpy(dtype=np.int64)


def _follow(document: Document, description: RuleDescription, dataset: Dataset):
    """Predictions of a rule, one for each row."""
    rule = description.rule
    if (rule.always is None) == (rule.column is None) or (rule.column is None) != (
        rule.equals is None
    ):
        raise document.error(("rule",), 'expected "always", or "column" with "equals"')
    if rule.always is not None:
        return np.full(dataset.rows, rule.always, dtype=np.int64)
    column = _column(document, ("rule", "column"), rule.column, dataset)
    values = column.dropna().unique().tolist()
    if rule.equals not in values:
        problem = unknown(f'value of column "{rule.column}"', rule.equals, values[:12])
        raise document.error(("rule", "equals"), problem)
    return (column == rule.equals).to_numpy(dtype=np.int64)


def _encode(
    document: Document, description: NetworkDescription, index: int, dataset: Dataset
) -> Array:
    """One feature as numbers, shape (rows,)."""
    feature, path = description.features[index], ("features", index)
    column = _column(document, (*path, "column"), feature.column, dataset)
    if feature.column in [other.column for other in description.features[:index]]:
        raise document.error((*path, "column"), f'column "{feature.column}" is a feature already')
    if feature.encode:
        for value in column.dropna().unique().tolist():
            if value not in feature.encode:
                known = ", ".join(map(str, feature.encode))
                problem = (
                    f'"{feature.column}" has the value "{value}", which has no number here '
                    f"(found numbers for: {known})"
                )
                raise document.error((*path, "encode"), problem)
        column = _encoded(column, feature.encode)
    if column.dtype.kind not in "iufb":
        raise document.error(
            (*path, "column"),
            f'column "{feature.column}" holds text; expected "encode" with a number for each '
            f"value, such as encode: {{{column.dropna().iloc[0]}: 0}}",
        )
    gaps = int(column.isna().sum())
    if gaps and feature.missing is None:
        raise document.error(
            (*path, "column"),
            f'column "{feature.column}" has no value in {gaps} rows; expected a rule, '
            "such as missing: median",
        )
    if gaps:
        stand_in = _fill_value(feature, dataset, description.split.train)
        if stand_in != stand_in:
            problem = f'column "{feature.column}" has no value in the training rows, so no median'
            raise document.error((*path, "missing"), problem)
        column = column.fillna(stand_in)
    values = column.to_numpy(dtype=np.float64)
    if not np.isfinite(values).all():
        raise document.error((*path, "column"), f'column "{feature.column}" is not finite')
    return values


def _encoded(column: pd.Series, numbers: Mapping[Value, float]) -> pd.Series:
    # Value by value: given the mapping, pandas would not find True among 1 and 0, as Python does.
    return column.map(numbers.__getitem__, na_action="ignore").astype(np.float64)


def _fill_value(feature: Feature, dataset: Dataset, train: int) -> float:
    """The stand-in for a missing value: from the training rows alone, so nothing leaks."""
    if feature.missing == "median":
        column = dataset.frame[feature.column]
        if feature.encode:
            column = _encoded(column, feature.encode)
        return float(column[:train].median())
    return float(feature.missing)


def _network(document: Document, description: NetworkDescription) -> Network | None:
    """The network, or None where the description gives only its shape."""
    inputs = len(description.features)
    for i, layer in enumerate(description.layers):
        _check_shape(document, i, layer, inputs)
        inputs = layer.units
    if inputs != 1:
        raise document.error(
            ("layers", len(description.layers) - 1, "units"),
            f"found {inputs} units in the last layer, expected 1: the probability of class 1",
        )
    given = [layer.weights is not None for layer in description.layers]
    if not any(given):
        return None
    if not all(given):
        at = given.index(False)
        raise document.error(("layers", at), "no weights here, but in other layers")
    try:
        return network(
            [layer.weights for layer in description.layers],
            [layer.biases for layer in description.layers],
            [ACTIVATIONS[layer.activation] for layer in description.layers],
        )
    except ValueError as error:
        raise document.error(("layers",), str(error)) from None


def _check_shape(document: Document, i: int, layer: LayerDescription, inputs: int) -> None:
    if (layer.weights is None) != (layer.biases is None):
        raise document.error(("layers", i), 'expected both "weights" and "biases", or neither')
    if layer.weights is None:
        return
    lengths = [len(row) for row in layer.weights]
    if lengths != [inputs] * layer.units:
        raise document.error(
            ("layers", i, "weights"),
            f"found rows of {lengths} weights, expected {layer.units} rows (units) "
            f"of {inputs} (inputs)",
        )
    if len(layer.biases) != layer.units:
        raise document.error(
            ("layers", i, "biases"), f"found {len(layer.biases)}, expected {layer.units}"
        )


def shape(model: Model) -> list[int]:
    """Units per layer, inputs first."""
    return [len(model.inputs), *(layer.units for layer in model.description.layers)]
