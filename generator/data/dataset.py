"""Data sets: a CSV file and its description, read once and checked against each other."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from functools import cached_property
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from pydantic import (
    AllowInfNan,
    Field,
    StrictBool,
    StrictFloat,
    StrictInt,
    StrictStr,
)

from generator.notation.in_prose import in_prose
from generator.reading.description import Description
from generator.reading.document import Document, read_document
from generator.reading.errors import ContentError, unknown
from generator.reading.problems import describe
from generator.reading.text import read_text

if TYPE_CHECKING:
    import pandas as pd

# Strict: neither `true` nor "1" is taken for the number 1.
Value = StrictStr | StrictInt | Annotated[StrictFloat, AllowInfNan(False)]
Code = Value | StrictBool  # a column may hold true and false; no row is named so

_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")  # no XML file can hold them


class ColumnDescription(Description):
    """What one column means, its unit, and the meaning of its codes."""

    meaning: str
    unit: str | None = None
    codes: dict[Code, str] | None = None


class DatasetDescription(Description):
    """What `content/data/<name>.yaml` says."""

    file: str
    title: str
    source: str
    url: str | None = None
    licence: str
    key: str
    row_noun: str = "row"
    row_noun_plural: str | None = None
    columns: dict[str, ColumnDescription] = Field(min_length=1)

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


def read_dataset(path: Path, root: Path) -> Dataset:
    """The data set that the description at `path` names.

    Raises ContentError for a description or CSV file that is wrong, and where the two disagree.
    """
    shown = path.relative_to(root)
    document = read_document(read_text(path, root), shown)
    description = document.validate(DatasetDescription)
    table = path.parent / description.file
    if table.parent != path.parent or not table.is_file():
        beside = [file.name for file in path.parent.glob("*.csv")]
        problem = unknown(f"file beside {path.name}", description.file, beside)
        raise document.error(("file",), problem)
    frame = _read_csv(table, root)
    _check_columns(document, description, frame)
    return Dataset(path.stem, description, frame)


def read_datasets(content: Path) -> dict[str, Dataset]:
    """The data sets of the folder `content` by name; ContentError for the first mistake."""
    paths = sorted(content.glob("data/*.yaml"))
    return {path.stem: read_dataset(path, content.parent) for path in paths}


def _read_csv(path: Path, root: Path) -> pd.DataFrame:
    import pandas as pd  # a third of a second: only where a table is read

    text = read_text(path, root).removeprefix("\ufeff")
    _check_table(text, path.relative_to(root).as_posix())
    # Only an empty cell is missing: pandas would also take "NA", a likely code, for one.
    return pd.read_csv(
        StringIO(text), keep_default_na=False, na_values=[""], index_col=False, low_memory=False
    )


def _check_table(text: str, file: str) -> None:
    """ContentError for what pandas would quietly mend: missing cells, names given twice."""
    if bad := _UNPRINTABLE.search(text):
        line = text.count("\n", 0, bad.start()) + 1
        raise ContentError(file, line, f"control character U+{ord(bad[0]):04X}; delete it")
    lines = csv.reader(StringIO(text, newline=""), strict=True)
    try:
        header = next(lines, [])
        for name in header or [""]:
            if not name.strip() or header.count(name) > 1:
                problem = f"expected a name for each column, found {describe(name)}"
                raise ContentError(file, 1, problem + (" twice" if name.strip() else ""))
        rows = 0
        for cells in filter(None, lines):  # pandas skips empty lines too
            if len(cells) != len(header):
                problem = f"found {len(cells)} cells, expected {len(header)} as in the first line"
                raise ContentError(file, lines.line_num, problem)
            rows += 1
    except csv.Error as error:
        problem = f"not a readable CSV file: {error}"
        raise ContentError(file, lines.line_num, problem) from None
    if not rows:
        raise ContentError(file, 1, "expected rows below the names of the columns, found none")


def _check_columns(
    document: Document, description: DatasetDescription, frame: pd.DataFrame
) -> None:
    """Every described column exists, every column is described, codes and keys hold."""
    columns = list(frame.columns)
    for column, told in description.columns.items():
        if column not in columns:
            problem = unknown(f"column of {description.file}", column, columns)
            raise document.error(("columns", column), problem)
        if told.codes:
            strange = set(frame[column].dropna().tolist()) - set(told.codes)
            if strange:
                found = ", ".join(sorted(map(describe, strange))[:3])  # 1 is not the text "1"
                known = ", ".join(map(describe, told.codes))
                raise document.error(
                    ("columns", column, "codes"),
                    f'column "{column}" has values without a code: {found} (codes: {known})',
                )
    for column in columns:
        if column not in description.columns:
            raise document.error(
                ("columns",), f'column "{column}" of {description.file} has no description'
            )
    if description.key not in columns:
        raise document.error(("key",), unknown("column", description.key, columns))
    key = frame[description.key]
    if key.isna().any() or key.duplicated().any():
        at = int((key.isna() | key.duplicated()).to_numpy().argmax())
        found = "no value" if key.isna()[at] else f"{describe(key.tolist()[at])} again"
        raise document.error(
            ("key",),
            f'"{description.key}" does not name each row once: '
            f"{description.file}, row {at + 1} has {found}",
        )
