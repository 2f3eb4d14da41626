"""Reading a data set: a file and its description, checked against each other."""

from __future__ import annotations

import gc
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING

from generator.data.cells import Cells, read_cells
from generator.data.dataset import Dataset, DatasetDescription, as_held
from generator.data.parquet import SUFFIX, read_parquet
from generator.data.values import NotOfType, values_of
from generator.reading.beside import file_beside
from generator.reading.document import Document, read_document
from generator.reading.errors import unknown
from generator.reading.problems import describe
from generator.reading.text import read_text

if TYPE_CHECKING:
    import pandas as pd

TABLES = (".csv", ".tsv", ".tab", ".txt", SUFFIX)


def read_dataset(path: Path, root: Path) -> Dataset:
    """The data set that the description at `path` names.

    Raises ContentError for a description or file that is wrong, and where the two disagree.
    """
    shown = path.relative_to(root)
    document = read_document(read_text(path, root), shown)
    description = document.validate(DatasetDescription)
    table = file_beside(document, path, description.file, TABLES)
    with _collector_at_rest():
        if table.suffix == SUFFIX:
            cells = read_parquet(table, root)
        else:
            cells = read_cells(table, root, description)
        _check_columns(document, description, list(cells.texts))
        frame = _frame(cells, description, path.name)
    _check_codes(document, description, frame, cells)
    _check_key(document, description, cells)
    return Dataset(path.stem, description, cells, frame)


@contextmanager
def _collector_at_rest() -> Iterator[None]:
    """Without Python's search for circles of objects, which takes a fifth of the time of a large
    table: its many lists of texts hold none."""
    working = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if working:
            gc.enable()


def _frame(cells: Cells, description: DatasetDescription, file: str) -> pd.DataFrame:
    """The values of all columns; ContentError at the line of a cell that is not of its type."""
    import pandas as pd  # a third of a second: only where a table is read

    columns: dict[str, pd.Series] = {}
    for name, texts in cells.texts.items():
        told = description.columns[name]
        try:
            columns[name] = values_of(texts.tolist(), told.type, description, told.codes or ())
        except NotOfType as error:
            problem = f'column "{name}" has {error.problem} in {file}'
            refusal = cells.error(error.at, problem)
        else:
            continue
        raise refusal
    return pd.DataFrame(columns)


def _check_columns(
    document: Document, description: DatasetDescription, columns: Collection[str]
) -> None:
    """ContentError where a described column does not exist, or one that exists is not described."""
    for column in description.columns:
        if column not in columns:
            problem = unknown(f"column of {description.file}", column, columns)
            raise document.error(("columns", column), problem)
    for column in columns:
        if column not in description.columns:
            raise document.error(
                ("columns",),
                f'column "{column}" of {description.file} has no description; '
                f"add {describe(column)[1:-1]}: {{meaning: …}}",
            )
    if description.key not in columns:
        raise document.error(("key",), unknown("column", description.key, columns))


def _check_codes(
    document: Document, description: DatasetDescription, frame: pd.DataFrame, cells: Cells
) -> None:
    """ContentError where a column with codes has other values."""
    for column, told in description.columns.items():
        if not told.codes:
            continue
        values = frame[column]
        strange = set(values.dropna().unique().tolist()) - as_held(values, told.codes).keys()
        if strange:
            found = ", ".join(sorted(map(describe, strange))[:3])  # 1 is not the text "1"
            known = ", ".join(map(describe, told.codes))
            first = values.isin(strange).to_numpy().argmax()
            near = get_close_matches(str(values.iloc[first]), map(str, told.codes), n=1)
            hint = f'; did you mean "{near[0]}"?' if near else ""
            raise document.error(
                ("columns", column, "codes"),
                f'column "{column}" has values without a code: {found} (codes: {known}), first in '
                f"line {cells.lines[first]} of {description.file}{hint}",
            )


def _check_key(document: Document, description: DatasetDescription, cells: Cells) -> None:
    """ContentError where the key does not name each row once, by its text."""
    keys = cells.texts[description.key].tolist()
    known = set(keys)
    if len(known) == len(keys) and "" not in known:
        return
    seen: set[str] = set()
    for at, key in enumerate(keys):
        if not key or key in seen:
            found = f"{describe(key)} again" if key else "no value"
            problem = f'"{description.key}" does not name each row once'
            where = f"{description.file}, row {at + 1} (line {cells.lines[at]})"
            raise document.error(("key",), f"{problem}: {where} has {found}")
        seen.add(key)
