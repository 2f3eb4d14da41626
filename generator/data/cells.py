"""A file as a table of texts: every cell is where it belongs, and knows its line."""

from __future__ import annotations

import codecs
import csv
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from io import StringIO
from itertools import accumulate, islice
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from generator.data.form import SEPARATORS, Form
from generator.data.texts import END, Texts
from generator.reading.errors import ContentError
from generator.reading.problems import describe
from generator.reading.text import plain, read_bytes

if TYPE_CHECKING:
    from _csv import Reader

LARGEST = 200_000_000  # bytes of a table
MOST_ROWS = 2_000_000
MOST_COLUMNS = 200
LONGEST_CELL = 1_000  # characters
AT_ONCE = 500  # rows, whose texts then fit a processor's cache


@dataclass(frozen=True)
class Cells:
    """The texts of a table, by column and without the blanks around them.

    `lines` has the line of the file on which each row ends.
    """

    file: str
    texts: Mapping[str, Texts]
    lines: NDArray[np.int64]

    def error(self, row: int, problem: str) -> ContentError:
        """The error that something is wrong in a row (0, 1, …), at its line."""
        return ContentError(self.file, int(self.lines[row]), problem)


def read_cells(path: Path, root: Path, form: Form) -> Cells:
    """The table in a file below `root`, its columns named by the first line.

    Raises ContentError, at the line of the file, for what cannot be read or would quietly be
    mended or dropped elsewhere: missing cells, names given twice; and for what is too large.
    """
    file = path.relative_to(root).as_posix()
    text = plain(decoded(read_bytes(path, root, LARGEST), file, form.encoding), file)
    separator = form.separator or ("\t" if path.suffix in (".tsv", ".tab") else ",")
    reader = csv.reader(
        StringIO(text, newline=""),
        strict=True,
        delimiter=separator,
        quotechar=form.quote or None,
        quoting=csv.QUOTE_MINIMAL if form.quote else csv.QUOTE_NONE,
        skipinitialspace=separator != " ",
    )
    try:
        names = [name.strip() for name in next(reader, [])]
        if form.separator is None and len(names) < 2:
            _check_separator(text, file, separator)
        check_names(names, file)
        within = max(map(len, StringIO(text)), default=0) <= LONGEST_CELL
        texts, lines = _columns(reader, len(names), file, within)
    except csv.Error as error:
        if form.separator is None:
            _check_separator(text, file, separator)
        raise ContentError(file, reader.line_num, _unread(error, form)) from None
    return Cells(file, dict(zip(names, texts, strict=True)), lines)


def decoded(data: bytes, file: str, encoding: str | None) -> str:
    """The text of a file, in UTF-8 or as it says itself where no encoding is told.

    Raises ContentError at the line of the first byte that is not of it.
    """
    if encoding is None and data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        encoding = "utf-16"
    try:
        return data.decode(encoding or "utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        start = max(data.rfind(b"\n", 0, error.start) + 1, error.start - 20)
        near = data[start : error.start + 20].split(b"\n")[0]
        problem = f"not {encoding or 'UTF-8'} (byte 0x{data[error.start]:02X})"
    except UnicodeError as error:  # of UTF-16 without an end
        line, problem, near = 1, f"not {encoding}: {error}", b""
    if encoding is None:
        read = describe(near.decode("latin-1").strip())
        problem += f"; save the file as UTF-8, or add encoding: latin-1, which reads {read} here"
    raise ContentError(file, line, problem)


def _check_separator(text: str, file: str, separator: str) -> None:
    """ContentError where the first line has one cell, and several with another separator."""
    first = text.lstrip("\n").partition("\n")[0]
    counts = {sign: len(next(csv.reader([first], delimiter=sign), [])) for sign in SEPARATORS}
    likely = max(counts, key=lambda sign: counts[sign])
    if counts[separator] < 2 <= counts[likely]:
        written = "tab" if likely == "\t" else f"'{likely}'"
        problem = f"one column, {describe(first)}; separated by {SEPARATORS[likely]}?"
        raise ContentError(file, 1, f"{problem} add separator: {written}")


def check_names(names: list[str], file: str) -> None:
    """ContentError where a column has no name, another's, or one that is too long."""
    if len(names) > MOST_COLUMNS:
        problem = f"a table of {len(names):,} columns, expected up to {MOST_COLUMNS:,}"
        raise ContentError(file, 1, problem)
    for name in names or [""]:
        if not name or names.count(name) > 1:
            problem = f"expected a name for each column, found {describe(name)}"
            raise ContentError(file, 1, problem + (" twice" if name else ""))
        if len(name) > LONGEST_CELL:
            problem = f"a name of {len(name):,} characters, expected up to {LONGEST_CELL:,}"
            raise ContentError(file, 1, problem)


def _columns(
    reader: Reader, columns: int, file: str, within: bool
) -> tuple[list[Texts], NDArray[np.int64]]:
    """The texts of each column, and the line on which each row ends.

    `within` says that no line is longer than a cell may be: then only rows of several lines can
    have such a cell.
    """
    parts: list[list[str]] = [[] for _ in range(columns)]
    ends: list[int] = []
    for lines, rows in _parts(reader):
        if set(map(len, rows)) != {columns}:
            lines, rows = _whole_rows(lines, rows, columns, file)
        ends += lines
        if len(ends) > MOST_ROWS:
            problem = f"a table of over {MOST_ROWS:,} rows, expected up to {MOST_ROWS:,}"
            raise ContentError(file, ends[MOST_ROWS], problem)
        may_be_long = not (within and isinstance(lines, range))
        for part, texts in zip(parts, zip(*rows, strict=True), strict=False):
            if may_be_long:
                _check_lengths(texts, lines, file)
            part.append(END.join(map(str.strip, texts)))
    if not ends:
        raise ContentError(file, 1, "expected rows below the names of the columns, found none")
    return [Texts.of(part) for part in parts], np.array(ends)


def _parts(reader: Reader) -> Iterator[tuple[Sequence[int], list[list[str]]]]:
    """The rows, many at a time, and of each the line on which it ends: a range where none has
    several lines."""
    last = reader.line_num
    while rows := list(islice(reader, AT_ONCE)):
        first, last = last + 1, reader.line_num
        if last - first + 1 == len(rows):
            yield range(first, last + 1), rows
        else:
            ends = accumulate((_lines_of(row) for row in rows), initial=first - 1)
            yield list(ends)[1:], rows


def _lines_of(row: list[str]) -> int:
    """How many lines of the file a row takes."""
    return 1 + sum(cell.count("\n") for cell in row)


def _whole_rows(
    lines: Sequence[int], rows: list[list[str]], columns: int, file: str
) -> tuple[Sequence[int], list[list[str]]]:
    """Those that are no empty lines; ContentError for one with another number of cells."""
    for line, row in zip(lines, rows, strict=True):
        if row and len(row) != columns:
            problem = f"found {len(row)} cells, expected {columns} as in the first line"
            raise ContentError(file, line, problem)
    kept = [at for at, row in enumerate(rows) if row]
    return [lines[at] for at in kept], [rows[at] for at in kept]


def _check_lengths(texts: Sequence[str], lines: Sequence[int], file: str) -> None:
    lengths = list(map(len, texts))
    if (longest := max(lengths)) > LONGEST_CELL:
        problem = f"a cell of {longest:,} characters, expected up to {LONGEST_CELL:,}"
        raise ContentError(file, lines[lengths.index(longest)], problem)


def _unread(error: csv.Error, form: Form) -> str:
    most = csv.field_size_limit()
    if str(error).startswith("field larger"):
        return f"a cell of over {most:,} characters, expected up to {LONGEST_CELL:,}"
    hint = ""
    if "expected after" in str(error) or "unexpected end" in str(error):
        hint = f"; if {form.quote} is no quote in this file, add quote: '' or another sign"
    return f"not a readable CSV file: {error}{hint}"
