"""One-hot columns: which of their values have an input, 1 in the rows that hold it, else 0."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from generator.data.dataset import Code, Dataset, held
from generator.data.feature import Feature
from generator.reading.document import Document
from generator.reading.errors import KeyPath, unknown
from generator.reading.problems import describe

if TYPE_CHECKING:
    import pandas as pd

MOST_VALUES = 30  # of a column, each of which has a circle in a drawing


def values_of(feature: Feature, dataset: Dataset) -> tuple[list[Code], list[Code]]:
    """The values with an input, in their order, and those of the rows that have none.

    All have one unless the feature names those that do. They stand in the order of their codes,
    without codes in their own.
    """
    column = dataset.frame[feature.column]
    there = _there(column, dataset.codes(feature.column))
    if feature.values is None:
        return there, []
    taken = [held(column, value) for value in feature.values]
    return taken, [value for value in there if value not in taken]


def encode_one_hot(
    document: Document,
    path: KeyPath,
    feature: Feature,
    dataset: Dataset,
    train: NDArray[np.int64],
) -> NDArray[np.float64]:
    """The column of the feature at `path` as 0 and 1, shape (rows, values with an input).

    Raises ContentError for too many values or a single one, for values that do not exist, stand
    twice or are left out, and for missing ones without a rule, of which the rows at `train` may
    give an example.
    """
    _check(document, path, feature, dataset)
    column, (taken, _) = dataset.frame[feature.column], values_of(feature, dataset)
    gaps = column.isna().to_numpy()
    if gaps.any() and feature.missing is None:
        example = describe(column.iloc[train].mode().tolist()[0]) if not gaps[train].all() else "…"
        problem = f'column "{feature.column}" has no value in {int(gaps.sum())} rows; expected a '
        problem += f"rule that names one of its values, such as missing: {example}; "
        problem += dataset.first_gap(feature.column)
        raise document.error((*path, "column"), problem)
    stand_in = None if feature.missing is None else held(column, feature.missing)
    ones = [(column == value).to_numpy(bool) | (gaps & (value == stand_in)) for value in taken]
    return np.column_stack(ones).astype(np.float64)


def _there(column: pd.Series, codes: dict[Code, str]) -> list[Code]:
    """The values that rows have, in their order."""
    found = set(column.dropna().unique().tolist())
    return [code for code in codes if code in found] if codes else sorted(found)


def _check(document: Document, path: KeyPath, feature: Feature, dataset: Dataset) -> None:
    """ContentError for values that cannot have an input each, and for a wrong stand-in."""
    column, name = dataset.frame[feature.column], feature.column
    there = _there(column, dataset.codes(name))
    if (count := max(len(there), len(feature.values or ()))) > MOST_VALUES:
        problem = f'column "{name}" has {count:,} values, expected up to {MOST_VALUES} for one-hot'
        hint = "; without it they are numbers" if column.dtype.kind in "iuf" else ""
        raise document.error((*path, "encode"), problem + hint)
    for i in range(len(feature.values or ())):
        _check_value(document, path, feature, i, dataset)
    taken, left = values_of(feature, dataset)
    if len(left) > 1:
        told = ", ".join(map(describe, left))
        problem = f'column "{name}" has the values {told} too, expected all of them or all but one'
        raise document.error((*path, "values"), problem)
    if len(taken) + len(left) < 2:
        problem = f'column "{name}" has {len(there)} value, expected two or more for one-hot'
        raise document.error((*path, "encode"), problem)
    if feature.missing is not None and held(column, feature.missing) not in taken + left:
        what = f'value of column "{name}" to stand in for a missing one'
        problem = unknown(what, str(feature.missing), map(_spelled, taken + left))
        raise document.error((*path, "missing"), problem)


def _check_value(
    document: Document, path: KeyPath, feature: Feature, i: int, dataset: Dataset
) -> None:
    """ContentError where one of the values that the feature names is unknown or stands twice."""
    column, told = dataset.frame[feature.column], feature.values or []
    codes, value = dataset.codes(feature.column), told[i]
    known = list(dict.fromkeys([*_there(column, codes), *codes]))
    if held(column, value) not in known:
        problem = unknown(f'value of column "{feature.column}"', str(value), map(_spelled, known))
        meant = next((code for code, word in codes.items() if word == value), None)
        hint = "" if meant is None else f"; it is what {describe(meant)} means"
        raise document.error((*path, "values", i), problem + hint)
    if held(column, value) in [held(column, other) for other in told[:i]]:
        problem = f"value {describe(value)} is in this list already"
        raise document.error((*path, "values", i), problem)


def _spelled(code: Code) -> str:
    """A value as an author may write it: whole numbers are held with decimals beside gaps."""
    return str(int(code)) if isinstance(code, float) and code.is_integer() else str(code)
