"""What a table seems to hold: its signs, its columns, what names a row, what may be foretold.

A look at a file before anybody has described it. What is found is a beginning, for its author to
correct; that it can be read is what `read_cells` and `values_of` say of it themselves.
"""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from io import StringIO
from itertools import islice
from pathlib import Path

import pandas as pd

from generator.data.cells import LARGEST, Cells, decoded, read_cells
from generator.data.dataset import Dataset
from generator.data.form import SEPARATORS, USUAL_MARKERS, Form
from generator.data.values import NotOfType, values_of
from generator.reading.errors import ContentError
from generator.reading.text import plain, read_bytes

LABELS = ("label", "target", "class", "species", "outcome", "answer", "result", "y")
MOST_CODES = 12  # values that get a word each
SEEN = 200  # lines that say which sign separates

# Which signs stand in numbers; of ways that read the same columns as numbers the first is taken.
_SIGNS = ((".", None), (",", None), (".", ","), (",", "."), (",", " "), (".", " "), (".", "'"))


@dataclass(frozen=True)
class Column:
    """A column: its name, and its values as they are read."""

    name: str
    values: pd.Series

    @property
    def missing(self) -> int:
        return int(self.values.isna().sum())

    @property
    def numeric(self) -> bool:
        return pd.api.types.is_numeric_dtype(self.values) and self.values.dtype != bool

    @property
    def whole(self) -> bool:
        return pd.api.types.is_integer_dtype(self.values)

    @property
    def distinct(self) -> int:
        return int(self.values.nunique())

    @property
    def coded(self) -> bool:
        """Whether its values are few enough for each to get a word."""
        if self.numeric:
            return self.whole and set(self.values.unique().tolist()) == {0, 1}
        return 2 <= self.distinct <= MOST_CODES

    @property
    def codes(self) -> list[object]:
        """Its values in order; empty unless they are few."""
        return sorted(self.values.dropna().unique().tolist()) if self.coded else []

    @property
    def names_rows(self) -> bool:
        """Whether each row has a value of its own here, and one that can be a name."""
        if self.name.casefold() in LABELS or (self.numeric and self.coded):
            return False
        return (
            not self.missing
            and self.distinct == len(self.values)
            and (self.whole or not self.numeric)
        )


@dataclass(frozen=True)
class Look:
    """What a table seems to be; `key` and `label` are None where nothing suggests one."""

    form: Form
    columns: tuple[Column, ...]
    key: str | None
    label: str | None

    @property
    def rows(self) -> int:
        return len(self.columns[0].values)


def look_at(path: Path) -> Look:
    """What the table of comma- or otherwise separated values at `path` seems to hold.

    Raises ContentError for a file that is no such table.
    """
    data = read_bytes(path, path.parent, LARGEST)
    if data.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        problem = "a spreadsheet or an archive, expected text; export the sheet as CSV"
        raise ContentError(path.name, None, problem)
    encoding = _encoding(data)
    text = plain(decoded(data, path.name, encoding), path.name)
    form = Form(separator=_separator(text, path), encoding=encoding)
    cells = read_cells(path, path.parent, form)
    _check_head(cells)
    form = _with_signs(cells, form)
    form = form.model_copy(update={"missing": _markers(cells, form)})
    columns = tuple(_columns(cells, form))
    key = next((column.name for column in columns if column.names_rows), None)
    return Look(form, columns, key, likely_label(columns, key))


def _encoding(data: bytes) -> str | None:
    """None for UTF-8 and for UTF-16 that says so; else the one that Western spreadsheets write."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return None
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return "windows-1252" if not set(data) & set(b"\x81\x8d\x8f\x90\x9d") else "latin-1"
    return None


def _separator(text: str, path: Path) -> str | None:
    """The sign that gives most columns, as many in each of the first lines; None for the usual
    one of such a file."""
    usual = "\t" if path.suffix in (".tsv", ".tab") else ","
    widths = {sign: _width(text, sign) for sign in (usual, *SEPARATORS)}
    widest = max(widths, key=lambda sign: widths[sign])
    return None if widths[widest] < 2 or widths[usual] == widths[widest] else widest


def _width(text: str, sign: str) -> int:
    """The number of columns with that separator; 0 where lines differ."""
    try:
        rows = list(islice(csv.reader(StringIO(text, newline=""), delimiter=sign), SEEN))
    except csv.Error:
        return 0
    found = {len(row) for row in rows if row}
    return found.pop() if len(found) == 1 else 0


def _check_head(cells: Cells) -> None:
    """ContentError where there is one column, or where the first line seems to be a row, and not
    the names of the columns."""
    if len(cells.texts) < 2:
        signs = ", ".join(SEPARATORS.values())
        problem = f"found one column, expected several, separated by {signs}"
        raise ContentError(cells.file, 1, problem)
    if all(re.fullmatch(r"[-+−]?[\d.,]+", name) for name in cells.texts):
        found = ", ".join(islice(cells.texts, 3))
        problem = f"the first line names the columns; found numbers, {found}; add a line of names"
        raise ContentError(cells.file, 1, problem)


def _with_signs(cells: Cells, form: Form) -> Form:
    """The form with the signs in numbers that make numbers of most columns."""
    texts = [column.tolist() for column in cells.texts.values()]

    def columns_of_numbers(signs: tuple[str, str | None]) -> int:
        tried = form.model_copy(update={"decimal": signs[0], "thousands": signs[1]})
        return sum(_is_numbers(column, tried) for column in texts)

    decimal, thousands = max(_SIGNS, key=columns_of_numbers)  # the first of equals
    return form.model_copy(update={"decimal": decimal, "thousands": thousands})


def _is_numbers(texts: Sequence[str], form: Form) -> bool:
    """Whether there are values, and all of them are numbers."""
    try:
        values = values_of(texts, None, form, ())
    except NotOfType:
        return False
    numeric = pd.api.types.is_numeric_dtype(values) and values.dtype != bool
    return bool(numeric and values.notna().any())


def _markers(cells: Cells, form: Form) -> list[str] | None:
    """What stands for a missing value where a column is numbers but for one word that comes
    again; None where that is nothing but the usual signs."""
    found: list[str] = []
    for column in cells.texts.values():
        texts = column.tolist()
        if _is_numbers(texts, form):
            continue
        words = Counter(text for text in texts if re.search(r"[^\d.,\s]", text) or not text)
        for word, count in words.most_common(3):
            rest = [text for text in texts if text != word]
            if word and 1 < count < len(texts) / 2 and _is_numbers(rest, form):
                found.append(word)
    new = [word for word in dict.fromkeys(found) if word.casefold() not in form.markers]
    return [*USUAL_MARKERS, *new] if new else None


def columns_of(dataset: Dataset) -> tuple[Column, ...]:
    """The columns of a data set that is described."""
    return tuple(Column(name, dataset.frame[name]) for name in dataset.columns)


def _columns(cells: Cells, form: Form) -> Iterator[Column]:
    for name, texts in cells.texts.items():
        yield Column(name, values_of(texts.tolist(), None, form, ()))


def likely_label(columns: Iterable[Column], key: str | None) -> str | None:
    """The column that is called like an answer; else the first of 0 and 1, or of yes and no; else
    the last one of few values."""
    few = [column for column in columns if column.name != key and column.coded]
    named = [column for column in few if column.name.casefold() in LABELS]
    truths = [column for column in few if set(column.codes) == {0, 1}]  # True is 1, too
    return next((column.name for column in (*named, *truths, *few[-1:])), None)
