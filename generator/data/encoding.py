"""A data set's columns as a network's inputs and targets: numbers, without gaps."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from generator.data.dataset import Dataset
from generator.data.feature import Feature, encoded, fill_value, numbers_for
from generator.data.numerals import is_name, is_number
from generator.data.one_hot import encode_one_hot
from generator.data.values import remedies
from generator.reading.document import Document
from generator.reading.errors import ContentError, KeyPath, unknown
from generator.reading.problems import describe

if TYPE_CHECKING:
    import pandas as pd

Numbers = NDArray[np.float64]
MOST_INPUTS = 200  # as many as a table has columns


def column(document: Document, path: KeyPath, name: str, dataset: Dataset) -> pd.Series:
    """The values of a column, or the error that it does not exist."""
    if name not in dataset.columns:
        file = dataset.description.file
        raise document.error(path, unknown(f"column of {file}", name, dataset.columns))
    return dataset.frame[name]


def encode_all(
    document: Document, features: Sequence[Feature], dataset: Dataset, train: NDArray[np.int64]
) -> Numbers:
    """The features as numbers, shape (rows, inputs); gaps are filled from the rows at `train`.

    A one-hot feature has an input for each of its values, others have one. Raises ContentError, at
    the line of the feature, for an unknown column or one that is there twice, values without an
    encoding, missing values without a rule, and too many inputs.
    """
    columns: list[Numbers] = []
    inputs = 0
    for i in range(len(features)):
        columns.append(_encode(document, features, i, dataset, train))
        inputs += 1 if columns[i].ndim == 1 else columns[i].shape[1]
        if inputs > MOST_INPUTS:
            problem = f"more than {MOST_INPUTS} inputs with the values of one-hot features"
            raise document.error(("features", i), f"{problem}; expected fewer")
    return np.column_stack(columns)


def _encode(
    document: Document,
    features: Sequence[Feature],
    index: int,
    dataset: Dataset,
    train: NDArray[np.int64],
) -> Numbers:
    """One feature as numbers, shape (rows,), or one-hot (rows, values)."""
    feature, path = features[index], ("features", index)
    values = column(document, (*path, "column"), feature.column, dataset)
    if feature.column in [other.column for other in features[:index]]:
        raise document.error((*path, "column"), f'column "{feature.column}" is a feature already')
    if feature.one_hot:
        return encode_one_hot(document, path, feature, dataset, train)
    _check_number(document, path, feature)
    if feature.encode is not None:
        numbers = numbers_for(feature, dataset)
        for value in values.dropna().unique().tolist():
            if value not in numbers:
                known = ", ".join(map(str, feature.numbers))
                problem = (
                    f'"{feature.column}" has the value "{value}", which has no number here '
                    f"(found numbers for: {known})"
                )
                raise document.error((*path, "encode"), problem)
        values = encoded(values, numbers)
    if values.dtype.kind not in "iufb":
        raise words_among_numbers(document, (*path, "column"), feature.column, dataset)
    gaps = int(values.isna().sum())
    if gaps and feature.missing is None:
        raise document.error(
            (*path, "column"),
            f'column "{feature.column}" has no value in {gaps} rows; expected a rule, '
            f"such as missing: median; {dataset.first_gap(feature.column)}",
        )
    if gaps:
        stand_in = fill_value(feature, dataset, train)
        if stand_in != stand_in:
            problem = f'column "{feature.column}" has no value in the training rows, so no median'
            raise document.error((*path, "missing"), problem)
        values = values.fillna(stand_in)
    inputs: Numbers = values.to_numpy(dtype=np.float64)
    return inputs


def _check_number(document: Document, path: KeyPath, feature: Feature) -> None:
    """ContentError for what only a one-hot feature may say."""
    if feature.values is not None:
        raise document.error((*path, "values"), 'expected it with "encode: one-hot" only')
    if isinstance(feature.missing, str | bool) and feature.missing != "median":
        found = describe(feature.missing)
        raise document.error((*path, "missing"), f'found {found}, expected "median" or a number')


def words_among_numbers(
    document: Document, path: KeyPath, column: str, dataset: Dataset
) -> ContentError:
    """The error that a column holds words; of one among numbers, at its line of the file."""
    description, texts = dataset.description, dataset.cells.texts[column].tolist()
    told = description.columns[column].type
    markers = description.markers
    known = {text for text in texts if text.casefold() not in markers}
    words = {text for text in known if not is_number(text, description)}
    if told == "date":
        return document.error(
            path, f'column "{column}" holds dates; expected numbers, say of years'
        )
    if told or 2 * len(words) > len(known):
        example = describe(min(words or known, key=texts.index))
        return document.error(
            path,
            f'column "{column}" holds text; expected "encode" with a number for each value, '
            f"such as encode: {{{example}: 0}}, or encode: one-hot",
        )
    # Without a word, it is taken for names because of leading zeros, or of too many digits.
    names = {text for text in known if is_name(text, description)}
    at = min(map(texts.index, words or names))
    if words:
        problem = f"{describe(texts[at])} among its numbers; {remedies(texts[at], description)}"
    else:
        problem = f"{describe(texts[at])}, which looks like a name; if it is none, say type: number"
    return dataset.cells.error(at, f'column "{column}" has {problem} in {dataset.name}.yaml')
