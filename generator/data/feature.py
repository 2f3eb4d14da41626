"""What an author says of one feature: its column, and which numbers stand for its values."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Annotated, Literal

import numpy as np
from numpy.typing import NDArray
from pydantic import Discriminator, Field, Tag

from generator.data.dataset import Code, Dataset, as_held
from generator.reading.description import Description, Line, Number

if TYPE_CHECKING:
    import pandas as pd

# Told apart before they are checked, so that what is wrong in a mapping is told of the mapping.
Encoding = Annotated[
    Annotated[dict[Code, Number], Tag("mapping")] | Annotated[Literal["one-hot"], Tag("name")],
    Discriminator(lambda told: "name" if isinstance(told, str) else "mapping"),
]
"""A number for each value, or that each value has an input of its own."""


class Feature(Description):
    """A column, the numbers that stand for its values, the rule for missing ones.

    `encode` has a number for each value, or is one-hot: then each of `values`, all of them unless
    told, has an input of its own, and `missing` is one of the values.
    """

    column: Line
    """The column of the data set."""
    title: Line | None = None
    """What readers see as its name; that of the column unless told."""
    encode: Encoding | None = None
    """The number that stands for each value, such as `{male: 0, female: 1}`, or `one-hot`: then
    each value has an input of its own, which is 1 for its rows and 0 for others. Unless told the
    column's own numbers."""
    values: list[Code] | None = Field(default=None, min_length=1)
    """Of a one-hot feature the values that have an input, in this order: all unless told, in the
    order of the column's codes, or sorted. One that is left out is 0 in all inputs."""
    missing: Literal["median"] | Code | None = None
    """What stands for a missing value: `median`, that of the training rows, or a number; of a
    one-hot feature one of the values."""

    @property
    def name(self) -> str:
        return self.title or self.column

    @property
    def one_hot(self) -> bool:
        return self.encode == "one-hot"

    @property
    def numbers(self) -> dict[Code, Number]:
        """The number for each value; empty where the column has its own, and one-hot."""
        return self.encode if isinstance(self.encode, dict) else {}


def numbers_for(feature: Feature, dataset: Dataset) -> dict[Code, float]:
    """The numbers for the values that the feature's column holds; empty where it has its own."""
    return as_held(dataset.frame[feature.column], feature.numbers)


def encoded(column: pd.Series, numbers: Mapping[Code, float]) -> pd.Series:
    """The numbers of the column's values, all of which have one."""
    # Value by value: given the mapping, pandas would not find True among 1 and 0, as Python does.
    return column.map(numbers.__getitem__, na_action="ignore").astype(np.float64)


def fill_value(feature: Feature, dataset: Dataset, train: NDArray[np.int64]) -> float:
    """The stand-in for a missing value: from the training rows alone, which lie at `train`, so
    nothing leaks.

    Raises ValueError for a feature without a rule for missing values, or whose rule is no number.
    """
    if feature.missing == "median":
        column = dataset.frame[feature.column]
        if feature.numbers:
            column = encoded(column, numbers_for(feature, dataset))
        return float(column.iloc[train].median())
    if feature.missing is None or isinstance(feature.missing, str | bool):
        raise ValueError(f'feature "{feature.column}" has no rule for missing values')
    return float(feature.missing)
