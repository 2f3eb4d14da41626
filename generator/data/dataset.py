"""Data sets: a CSV file and its description, read once and checked against each other."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Annotated

from pydantic import (
    AfterValidator,
    Field,
    StrictBool,
    StrictInt,
    StrictStr,
)

from generator.notation.in_prose import in_prose
from generator.reading.description import Description, Line, Number, short
from generator.reading.errors import unknown

if TYPE_CHECKING:
    import pandas as pd

# Strict: neither `true` nor "1" is taken for the number 1.
Value = Annotated[StrictStr, AfterValidator(short)] | StrictInt | Number
Code = Value | StrictBool  # a column may hold true and false; no row is named so


class ColumnDescription(Description):
    """What one column means, its unit, and the meaning of its codes."""

    meaning: Line
    unit: Line | None = None
    codes: dict[Code, Line] | None = None


class DatasetDescription(Description):
    """What `content/data/<name>.yaml` says."""

    file: Line
    title: Line
    source: Line
    url: Line | None = None
    licence: Line
    key: Line
    row_noun: Line = "row"
    row_noun_plural: Line | None = None
    columns: dict[Line, ColumnDescription] = Field(min_length=1)

    @property
    def row_nouns(self) -> str:
        return self.row_noun_plural or f"{self.row_noun}s"


@dataclass(frozen=True)
class Dataset:
    """A table and its description; rows are named by the value of the key column."""

    name: str
    description: DatasetDescription
    frame: pd.DataFrame

    @property
    def title(self) -> str:
        return self.description.title

    @property
    def rows(self) -> int:
        return len(self.frame)

    @property
    def columns(self) -> list[str]:
        return list(self.frame.columns)

    @cached_property
    def position(self) -> dict[Value, int]:
        """Position of each row (0, 1, …) by its key."""
        return {key: i for i, key in enumerate(self.frame[self.description.key].tolist())}

    @in_prose
    def missing(self, column: str) -> int:
        """Number of rows without a value in `column`."""
        return int(_column(self.frame, column).isna().sum())

    @in_prose
    def where(self, **equals: Value) -> Subset:
        """The rows whose columns have the given values, e.g. `where(Sex="female")`."""
        frame = self.frame
        for column, value in equals.items():
            rows = _column(frame, column) == value
            codes = self.description.columns[column].codes
            if codes and value not in codes:  # a slip, which would quietly count as no rows
                raise ValueError(
                    unknown(f'value of column "{column}"', str(value), map(str, codes))
                )
            frame = frame[rows]
        return Subset(frame)


@dataclass(frozen=True)
class Subset:
    """Some rows of a data set, for numbers in prose."""

    frame: pd.DataFrame

    @property
    def rows(self) -> int:
        return len(self.frame)

    @in_prose
    def above(self, column: str, value: float) -> Subset:
        """The rows whose value in a numeric column is known and above `value`."""
        return Subset(self.frame[_numbers(self.frame, column) > value])

    @in_prose
    def up_to(self, column: str, value: float) -> Subset:
        """The rows whose value in a numeric column is known and not above `value`."""
        return Subset(self.frame[_numbers(self.frame, column) <= value])

    @in_prose
    def mean(self, column: str) -> float:
        """Mean of a numeric column; of a 0/1 column, the share of ones."""
        return float(_numbers(self.frame, column).mean())

    @in_prose
    def max(self, column: str) -> float:
        """Largest known value of a numeric column."""
        return float(_numbers(self.frame, column).max())


def _numbers(frame: pd.DataFrame, name: str) -> pd.Series:
    values = _column(frame, name)
    if values.dtype.kind not in "iufb":
        raise ValueError(f'column "{name}" holds text, not numbers')
    return values


def _column(frame: pd.DataFrame, name: str) -> pd.Series:
    if name not in frame.columns:
        raise ValueError(unknown("column", name, frame.columns))
    return frame[name]
