"""One input of a network: which column it is, and which numbers stand for its values."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Literal

import numpy as np
from numpy.typing import NDArray

from generator.data.dataset import Code, Dataset, as_held
from generator.reading.description import Description, Line, Number

if TYPE_CHECKING:
    import pandas as pd


class Feature(Description):
    """One input: a column, the numbers that stand for its values, the rule for missing ones."""

    column: Line
    title: Line | None = None
    encode: dict[Code, Number] | None = None
    missing: Literal["median"] | Number | None = None

    @property
    def name(self) -> str:
        return self.title or self.column


def numbers_for(feature: Feature, dataset: Dataset) -> dict[Code, float]:
    """The numbers for the values that the feature's column holds; empty where it has its own."""
    return as_held(dataset.frame[feature.column], feature.encode or {})


def encoded(column: pd.Series, numbers: Mapping[Code, float]) -> pd.Series:
    """The numbers of the column's values, all of which have one."""
    # Value by value: given the mapping, pandas would not find True among 1 and 0, as Python does.
    return column.map(numbers.__getitem__, na_action="ignore").astype(np.float64)


def fill_value(feature: Feature, dataset: Dataset, train: NDArray[np.int64]) -> float:
    """The stand-in for a missing value: from the training rows alone, which lie at `train`, so
    nothing leaks.

    Raises ValueError for a feature without a rule for missing values.
    """
    if feature.missing == "median":
        column = dataset.frame[feature.column]
        if feature.encode:
            column = encoded(column, numbers_for(feature, dataset))
        return float(column.iloc[train].median())
    if feature.missing is None:
        raise ValueError(f'feature "{feature.column}" has no rule for missing values')
    return float(feature.missing)
