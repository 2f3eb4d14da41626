"""Reading a model's description: every mistake in it is found here, at its line."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from generator.data import Dataset
from generator.description import (
    LayerDescription,
    NetworkDescription,
    Predictor,
    RuleDescription,
)
from generator.document import Document, read_document
from generator.errors import unknown
from generator.models import THRESHOLD, Model, encoded, fill_value
from generator.nn.activations import ACTIVATIONS
from generator.nn.model import Array, Network, network
from generator.reading import read_text

PROBABILITIES = ("sigmoid", "step")  # activations whose values lie between 0 and 1


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
        column = encoded(column, feature.encode)
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
        stand_in = fill_value(feature, dataset, description.split.train)
        if stand_in != stand_in:
            problem = f'column "{feature.column}" has no value in the training rows, so no median'
            raise document.error((*path, "missing"), problem)
        column = column.fillna(stand_in)
    values = column.to_numpy(dtype=np.float64)
    if not np.isfinite(values).all():
        raise document.error((*path, "column"), f'column "{feature.column}" is not finite')
    return values


def _network(document: Document, description: NetworkDescription) -> Network | None:
    """The network, or None where the description gives only its shape."""
    inputs = len(description.features)
    for i, layer in enumerate(description.layers):
        _check_shape(document, i, layer, inputs)
        inputs = layer.units
    last = len(description.layers) - 1
    if inputs != 1:
        raise document.error(
            ("layers", last, "units"),
            f"found {inputs} units in the last layer, expected 1: the probability of class 1",
        )
    if description.layers[last].activation not in PROBABILITIES:
        raise document.error(
            ("layers", last, "activation"),
            f'found "{description.layers[last].activation}" in the last layer, expected '
            f"{' or '.join(PROBABILITIES)}: the output is a probability",
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
