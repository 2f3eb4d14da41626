"""A data set's columns as a network's inputs and targets: numbers, without gaps."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from generator.data.dataset import Dataset
from generator.data.feature import Feature, encoded, fill_value
from generator.reading.document import Document
from generator.reading.errors import KeyPath, unknown

if TYPE_CHECKING:
    import pandas as pd

Numbers = NDArray[np.float64]


def column(document: Document, path: KeyPath, name: str, dataset: Dataset) -> pd.Series:
    """The values of a column, or the error that it does not exist."""
    if name not in dataset.columns:
        file = dataset.description.file
        raise document.error(path, unknown(f"column of {file}", name, dataset.columns))
    return dataset.frame[name]


def labels_of(document: Document, label: str, dataset: Dataset) -> NDArray[np.int64]:
    """0 or 1 for each row, from the column `label`; a ContentError for any other label."""
    values = column(document, ("label",), label, dataset)
    codes = dataset.description.columns[label].codes or {}
    if set(codes) != {0, 1} or values.isna().any():
        raise document.error(
            ("label",),
            f'label "{label}" needs the codes 0 and 1 in {dataset.name}.yaml '
            f"and a value in every row (codes found: {', '.join(map(str, codes)) or 'none'})",
        )
    labels: NDArray[np.int64] = values.to_numpy(dtype=np.int64)
    return labels


def encode_all(
    document: Document, features: Sequence[Feature], dataset: Dataset, train: int
) -> Numbers:
    """The features as numbers, shape (rows, features); gaps are filled from the `train` first rows.

    Raises ContentError, at the line of the feature, for an unknown column or one that is there
    twice, values without an encoding, and missing values without a rule.
    """
    columns = [_encode(document, features, i, dataset, train) for i in range(len(features))]
    return np.column_stack(columns)


def _encode(
    document: Document, features: Sequence[Feature], index: int, dataset: Dataset, train: int
) -> Numbers:
    """One feature as numbers, shape (rows,)."""
    feature, path = features[index], ("features", index)
    values = column(document, (*path, "column"), feature.column, dataset)
    if feature.column in [other.column for other in features[:index]]:
        raise document.error((*path, "column"), f'column "{feature.column}" is a feature already')
    if feature.encode:
        for value in values.dropna().unique().tolist():
            if value not in feature.encode:
                known = ", ".join(map(str, feature.encode))
                problem = (
                    f'"{feature.column}" has the value "{value}", which has no number here '
                    f"(found numbers for: {known})"
                )
                raise document.error((*path, "encode"), problem)
        values = encoded(values, feature.encode)
    if values.dtype.kind not in "iufb":
        raise document.error(
            (*path, "column"),
            f'column "{feature.column}" holds text; expected "encode" with a number for each '
            f"value, such as encode: {{{values.dropna().iloc[0]}: 0}}",
        )
    gaps = int(values.isna().sum())
    if gaps and feature.missing is None:
        raise document.error(
            (*path, "column"),
            f'column "{feature.column}" has no value in {gaps} rows; expected a rule, '
            "such as missing: median",
        )
    if gaps:
        stand_in = fill_value(feature, dataset, train)
        if stand_in != stand_in:
            problem = f'column "{feature.column}" has no value in the training rows, so no median'
            raise document.error((*path, "missing"), problem)
        values = values.fillna(stand_in)
    numbers: Numbers = values.to_numpy(dtype=np.float64)
    return numbers
