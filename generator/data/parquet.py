"""A Parquet file as a table of texts, where pyarrow is there to read it."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from generator.data.cells import LARGEST, LONGEST_CELL, MOST_ROWS, Cells, check_names
from generator.data.texts import END, Texts
from generator.reading.errors import UNPRINTABLE, ContentError
from generator.reading.problems import describe
from generator.reading.text import read_bytes

if TYPE_CHECKING:
    import pyarrow as pa

SUFFIX = ".parquet"
AT_ONCE = 20_000  # rows


def read_parquet(path: Path, root: Path) -> Cells:
    """The table in a Parquet file below `root`; its lines are its rows, from 1.

    Raises ContentError where pyarrow is missing, for what is no such file or too large, for names
    given twice, and for columns of lists, bytes and other things that no cell holds.
    """
    file, data = path.relative_to(root).as_posix(), read_bytes(path, root, LARGEST)
    try:
        import pyarrow as pa
        from pyarrow import parquet
    except ImportError:
        problem = "a Parquet file needs pyarrow (pip install pyarrow); or save the table as CSV"
        raise ContentError(file, None, problem) from None
    try:
        source = parquet.ParquetFile(BytesIO(data))
        names = [name.strip() for name in source.schema_arrow.names]
        check_names(names, file)
        if not 0 < (rows := source.metadata.num_rows) <= MOST_ROWS:
            raise ContentError(file, None, f"a table of {rows:,} rows, expected 1 to {MOST_ROWS:,}")
        parts = list(_parts(source.iter_batches(AT_ONCE), file))
    except (pa.ArrowException, OSError) as error:
        problem = f"not a readable Parquet file: {error}"
        refusal = ContentError(file, None, problem)
    else:
        columns = map(Texts.of, zip(*parts, strict=True))
        texts = dict(zip(names, columns, strict=True))
        return Cells(file, texts, np.arange(1, rows + 1))
    raise refusal


def _parts(batches: Iterator[pa.RecordBatch], file: str) -> Iterator[list[str]]:
    """The texts of each column with `END` between them, some rows after the others."""
    held = 0
    for batch in batches:
        columns = [
            _texts(batch.column(i), batch.schema.field(i), file) for i in range(batch.num_columns)
        ]
        held += sum(map(len, (text for texts in columns for text in texts)))
        if held > LARGEST:
            raise ContentError(file, None, f"more than {LARGEST:,} characters, which is the most")
        yield [END.join(map(str.strip, texts)) for texts in columns]


def _texts(column: pa.Array, field: pa.Field, file: str) -> list[str]:
    """The cells as a CSV file would have them, a missing one empty."""
    import pyarrow as pa

    kind = column.type.value_type if pa.types.is_dictionary(column.type) else column.type
    if pa.types.is_nested(kind) or pa.types.is_binary(kind) or pa.types.is_large_binary(kind):
        problem = f'column "{field.name}" holds {kind}, expected numbers, texts, dates'
        raise ContentError(file, None, problem)
    texts: list[str] = column.cast(kind).cast(pa.string()).fill_null("").to_pylist()
    if (longest := max(map(len, texts), default=0)) > LONGEST_CELL:
        problem = f"a cell of {longest:,} characters, expected up to {LONGEST_CELL:,}"
        raise ContentError(file, None, f'column "{field.name}" has {problem}')
    for text in texts:
        if bad := UNPRINTABLE.search(text):
            problem = f"control character U+{ord(bad[0]):04X} in {describe(text)}; delete it"
            raise ContentError(file, None, f'column "{field.name}" has {problem}')
    return texts
