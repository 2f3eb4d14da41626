"""Reading a data set: a CSV file and its description, checked against each other."""

from __future__ import annotations

import csv
import re
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING

from generator.data.dataset import Dataset, DatasetDescription
from generator.reading.document import Document, read_document
from generator.reading.errors import ContentError, unknown
from generator.reading.problems import describe
from generator.reading.text import read_text

if TYPE_CHECKING:
    import pandas as pd
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")  # no XML file can hold them


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
