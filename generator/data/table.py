"""Reading a CSV file: every cell is where it belongs, every number is one."""

from __future__ import annotations

import csv
import re
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from generator.reading.description import LARGEST
from generator.reading.errors import ContentError
from generator.reading.problems import describe
from generator.reading.text import LARGEST_DATA, read_text

if TYPE_CHECKING:
    import pandas as pd

MOST_ROWS = 100_000
MOST_COLUMNS = 200
LONGEST_CELL = 1_000  # characters
_NUMBER = re.compile(r"\s*[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?\s*")
_NAN = re.compile(r"\s*[-+]?nan\s*", re.IGNORECASE)
LARGEST_WHOLE = 2**53  # up to which browsers tell whole numbers apart


def read_table(path: Path, root: Path) -> pd.DataFrame:
    """The table in a CSV file below `root`, its columns named by the first line.

    Raises ContentError, at the line of the file, for what pandas would quietly mend or drop:
    missing cells, names given twice, numbers beyond all bounds; and for what is too large.
    """
    import pandas as pd  # a third of a second: only where a table is read

    text, file = read_text(path, root, LARGEST_DATA), path.relative_to(root).as_posix()
    lines = _checked_lines(text, file)
    # Only an empty cell is missing: pandas would also take "NA", a likely code, for one.
    frame = pd.read_csv(
        StringIO(text), keep_default_na=False, na_values=[""], index_col=False, low_memory=False
    )
    cells: list[list[str]] | None = None
    for at, name in enumerate(frame.columns):
        odd = _odd(frame[name])
        if not odd.any():
            continue
        if cells is None:
            rows = filter(None, csv.reader(StringIO(text)))
            cells = list(rows)[1:]
        for row in odd.nonzero()[0].tolist():
            if found := cells[row][at].strip():
                raise ContentError(file, lines[row], _no_number(found, name))
    return frame


def _checked_lines(text: str, file: str) -> list[int]:
    """The line of the file on which each row ends; ContentError for what is no table of ours."""
    lines = csv.reader(StringIO(text, newline=""), strict=True)
    ends: list[int] = []
    try:
        header = next(lines, [])
        _check_header(header, file)
        for cells in filter(None, lines):  # pandas skips empty lines too
            if len(cells) != len(header):
                problem = f"found {len(cells)} cells, expected {len(header)} as in the first line"
                raise ContentError(file, lines.line_num, problem)
            if (longest := max(map(len, cells))) > LONGEST_CELL:
                problem = f"a cell of {longest:,} characters, expected up to {LONGEST_CELL:,}"
                raise ContentError(file, lines.line_num, problem)
            ends.append(lines.line_num)
    except csv.Error as error:
        problem = f"not a readable CSV file: {error}"
        if (most := csv.field_size_limit()) and str(error).startswith("field larger"):
            problem = f"a cell of over {most:,} characters, expected up to {LONGEST_CELL:,}"
        raise ContentError(file, lines.line_num, problem) from None
    if not ends:
        raise ContentError(file, 1, "expected rows below the names of the columns, found none")
    if len(ends) > MOST_ROWS:
        problem = f"a table of {len(ends):,} rows, expected up to {MOST_ROWS:,}"
        raise ContentError(file, ends[MOST_ROWS], problem)
    return ends


def _check_header(names: list[str], file: str) -> None:
    """ContentError where a column has no name, another's, or one that is too long."""
    if len(names) > MOST_COLUMNS:
        problem = f"a table of {len(names):,} columns, expected up to {MOST_COLUMNS:,}"
        raise ContentError(file, 1, problem)
    for name in names or [""]:
        if not name.strip() or names.count(name) > 1:
            problem = f"expected a name for each column, found {describe(name)}"
            raise ContentError(file, 1, problem + (" twice" if name.strip() else ""))
        if len(name) > LONGEST_CELL:
            problem = f"a name of {len(name):,} characters, expected up to {LONGEST_CELL:,}"
            raise ContentError(file, 1, problem)


def _odd(column: pd.Series) -> NDArray[np.bool_]:
    """Where the column is no number that it should be; missing ones are among them."""
    values = column.to_numpy()
    if values.dtype.kind == "f":
        size = np.abs(values)
        odd = ~((size <= LARGEST) & ((size >= 1 / LARGEST) | (size == 0)))
    elif values.dtype.kind in "iu":
        odd = (values > LARGEST_WHOLE) | (values < -LARGEST_WHOLE)
    elif all(isinstance(cell, int | float) for cell in values):
        # What 64 bits cannot hold pandas leaves to Python.
        odd = [isinstance(cell, int) and abs(cell) > LARGEST_WHOLE for cell in values]
    else:
        words = {cell for cell in values if isinstance(cell, str) and not _NUMBER.fullmatch(cell)}
        # Of numbers and NaN alone it makes texts.
        odd = [cell in words and all(map(_NAN.fullmatch, words)) for cell in values]
    return np.array(odd, np.bool_)


def _no_number(found: str, name: str) -> str:
    told = f'column "{name}" has {describe(found)} among its numbers'
    if found.strip("+-").isdigit():
        return f"{told}: whole ones go up to {LARGEST_WHOLE:,}; with a letter before it it is text"
    if re.search(r"\d", found):
        return f"{told}: expected 0 or one from 1e-100 to 1e100 in size"
    return f"{told}; leave the cell of an unknown value empty"
