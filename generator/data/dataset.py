"""Data sets: a CSV file and its description, read once and checked against each other."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Annotated, TypeVar

from pydantic import (
    AfterValidator,
    BeforeValidator,
    Field,
    StrictBool,
    StrictInt,
    StrictStr,
)

from generator.data.cells import Cells
from generator.data.form import Form, as_text
from generator.data.published import FOLDER
from generator.data.sentences import USUAL, Sentences
from generator.data.values import ColumnType
from generator.notation.in_prose import in_prose
from generator.reading.description import Description, Line, Number, short
from generator.reading.errors import unknown
from generator.reading.problems import describe

if TYPE_CHECKING:
    import pandas as pd

# Strict: neither `true` nor "1" is taken for the number 1.
Value = Annotated[StrictStr, AfterValidator(short)] | StrictInt | Number


def _name(value: object) -> object:
    if isinstance(value, float):  # whose text in the file may be another, 1.50
        raise ValueError(f'found {value}, expected the text of a key; put it in quotes, "{value}"')
    return as_text(value)


Key = Annotated[StrictStr, BeforeValidator(_name), AfterValidator(short)]
"""What a row is called: a text, which a whole number stands for too."""
Code = Value | StrictBool  # a column may hold true and false; no row is named so
T = TypeVar("T")


def plural(noun: str) -> str:
    """The usual English plural: "rows", "countries", "boxes"."""
    if re.search(r"[^aeiou]y$", noun):
        return f"{noun[:-1]}ies"
    return f"{noun}es" if re.search(r"(?:s|x|z|ch|sh)$", noun) else f"{noun}s"


class ColumnDescription(Description):
    """What one column means, its unit, and the meaning of its codes; and if it is a label, how its
    answers are said.

    A type that is not told is found: `number` (or `integer`, where all are whole), `boolean`, or
    `text`. A `category` is a text, whatever it looks like.
    """

    meaning: Line
    """What the column says of a row."""
    type: ColumnType | None = None
    """What it holds, where that is not what it looks like."""
    unit: Line | None = None
    """What its numbers are counted in, such as `years`."""
    codes: dict[Code, Line] | None = None
    """What each value means, such as `{0: died, 1: survived}`; a value without a code is an
    error."""
    sentences: Sentences = USUAL
    """How answers are said, where the column is a label."""


class DatasetDescription(Form):
    """What `content/data/<name>.yaml` says."""

    file: Line
    """The table beside this file: a CSV file, or a Parquet file where pyarrow is installed."""
    title: Line
    """What readers see as its title."""
    source: Line
    """Who made the table, and where it is from."""
    url: Line | None = None
    """The address of the source."""
    licence: Line
    """On what terms others may use the table."""
    key: Line
    """The column that names the rows."""
    row_noun: Line = "row"
    """What a row is called, such as `passenger`."""
    row_noun_plural: Line | None = None
    """The same of several; the usual English plural unless told."""
    publish: StrictBool = False
    """`true` where readers get the file, at the address `{{ datasets.x.file }}`."""
    columns: dict[Line, ColumnDescription] = Field(min_length=1)
    """The columns of the file by their names, all of them."""

    @property
    def row_nouns(self) -> str:
        return self.row_noun_plural or plural(self.row_noun)


@dataclass(frozen=True)
class Dataset:
    """A table and its description; rows are named by the text of the key column.

    `cells` are the file's own texts, `frame` what they stand for.
    """

    name: str
    description: DatasetDescription
    cells: Cells
    frame: pd.DataFrame

    @property
    def title(self) -> str:
        """What readers see as its title."""
        return self.description.title

    @property
    def licence(self) -> str:
        """On what terms others may use it."""
        return self.description.licence

    @property
    def file(self) -> str:
        """The address of the file in the site; ValueError where readers do not get it."""
        if not self.description.publish:
            problem = f'the data set is not published; say "publish: true" in {self.name}.yaml'
            raise ValueError(f"{problem} where its licence allows that")
        return f"{FOLDER}{self.description.file}"

    @property
    def rows(self) -> int:
        """How many rows there are."""
        return len(self.frame)

    @property
    def columns(self) -> list[str]:
        return list(self.frame.columns)

    def first_gap(self, column: str) -> str:
        """Where the file first has no value in a column, and what stands there."""
        row = int(self.frame[column].isna().to_numpy().argmax())
        text = self.cells.texts[column].tolist()[row]
        written = f'"{text}" counts as none' if text else "nothing stands there"
        return f"first in line {self.cells.lines[row]} of {self.description.file}, where {written}"

    @cached_property
    def position(self) -> dict[str, int]:
        """Position of each row (0, 1, …) by its key."""
        return {key: i for i, key in enumerate(self.cells.texts[self.description.key].tolist())}

    def row_of(self, key: str | int) -> int:
        """Position of the row of that key, 7 for "7"; ValueError where there is no such row."""
        position = self.position.get(str(key))
        if position is None:
            raise ValueError(f"no row {describe(str(key))} in {self.description.file}")
        return position

    def codes(self, column: str) -> dict[Code, str]:
        """What the codes of a column mean, by the values that it holds; empty without codes."""
        return as_held(self.frame[column], self.description.columns[column].codes or {})

    def word(self, column: str, value: Code) -> str:
        """What a value of the column is called: by its code, else as the file has it."""
        codes = self.codes(column)
        if value in codes:
            return codes[value]
        at = int((self.frame[column] == value).to_numpy().argmax())
        return self.cells.texts[column][at]

    @in_prose
    def missing(self, column: str) -> int:
        """Number of rows without a value in `column`."""
        return int(_column(self.frame, column).isna().sum())

    @in_prose
    def where(self, **equals: Value) -> Subset:
        """The rows whose columns have the given values, e.g. `where(Sex="female")`."""
        frame = self.frame
        for column, value in equals.items():
            values = _column(frame, column)
            wanted, codes = held(values, value), self.codes(column)
            if codes and wanted not in codes:  # a slip, which would quietly count as no rows
                raise ValueError(
                    unknown(f'value of column "{column}"', str(value), map(str, codes))
                )
            frame = frame[values == wanted]
        return Subset(frame)


@dataclass(frozen=True)
class Subset:
    """Some rows of a data set, for numbers in prose."""

    frame: pd.DataFrame

    @property
    def rows(self) -> int:
        """How many rows these are."""
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


def held(column: pd.Series, code: Code) -> Code:
    """The value that the column has for a code: among words, 1 is the word "1"."""
    return code if column.dtype.kind in "iufb" else str(code)


def as_held(column: pd.Series, told: Mapping[Code, T]) -> dict[Code, T]:
    """What is told of codes, by the values that the column has for them."""
    return {held(column, code): value for code, value in told.items()}


def _numbers(frame: pd.DataFrame, name: str) -> pd.Series:
    values = _column(frame, name)
    if values.dtype.kind not in "iufb":
        raise ValueError(f'column "{name}" holds text, not numbers')
    return values


def _column(frame: pd.DataFrame, name: str) -> pd.Series:
    if name not in frame.columns:
        raise ValueError(unknown("column", name, frame.columns))
    return frame[name]
