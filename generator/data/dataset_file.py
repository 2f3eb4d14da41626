"""Reading a data set: a CSV file and its description, checked against each other."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from generator.data.dataset import Dataset, DatasetDescription
from generator.data.table import read_table
from generator.reading.document import Document, read_document
from generator.reading.errors import unknown
from generator.reading.problems import describe
from generator.reading.text import read_text

if TYPE_CHECKING:
    import pandas as pd


def read_dataset(path: Path, root: Path) -> Dataset:
    """The data set that the description at `path` names.

    Raises ContentError for a description or CSV file that is wrong, and where the two disagree.
    """
    shown = path.relative_to(root)
    document = read_document(read_text(path, root), shown)
    description = document.validate(DatasetDescription)
    table = path.parent / description.file
    if table.parent != path.parent or not os.path.lexists(table):
        beside = [file.name for file in path.parent.glob("*.csv")]
        problem = unknown(f"file beside {path.name}", description.file, beside)
        raise document.error(("file",), problem)
    frame = read_table(table, root)
    _check_columns(document, description, frame)
    return Dataset(path.stem, description, frame)


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
