"""Parquet files: the same tables as CSV files have, and what is refused."""

import sys
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from pyarrow import parquet

from generator.data.cells import LONGEST_CELL
from generator.data.dataset_file import read_dataset
from generator.data.parquet import read_parquet
from generator.reading.errors import ContentError
from tests import ROOT
from tests.samples import our_content


def write(folder: Path, columns: dict[str, Any]) -> Path:
    path = folder / "content" / "a.parquet"
    path.parent.mkdir()
    parquet.write_table(pa.table(columns), path)
    return path


def test_cells_are_the_texts_that_a_csv_file_would_have(tmp_path: Path) -> None:
    columns = {
        "name": ["a", " b ", None],
        "big": [1234567890123456789, None, 3],
        "share": [0.1, 1.5, None],
        "true": [True, False, None],
        "day": [date(2026, 1, 31), None, date(2026, 2, 1)],
        "class": pa.array(["x", "y", "x"]).dictionary_encode(),
    }
    found = read_parquet(write(tmp_path, columns), tmp_path)
    assert {name: texts.tolist() for name, texts in found.texts.items()} == {
        "name": ["a", "b", ""],
        "big": ["1234567890123456789", "", "3"],
        "share": ["0.1", "1.5", ""],
        "true": ["true", "false", ""],
        "day": ["2026-01-31", "", "2026-02-01"],
        "class": ["x", "y", "x"],
    }
    assert found.lines.tolist() == [1, 2, 3]


def test_the_titanic_list_is_the_same_in_parquet(tmp_path: Path) -> None:
    given = read_dataset(our_content() / "data/titanic.yaml", ROOT)
    folder = tmp_path / "content" / "data"
    folder.mkdir(parents=True)
    parquet.write_table(pa.Table.from_pandas(given.frame), folder / "titanic.parquet")
    described = (our_content() / "data/titanic.yaml").read_text("utf-8")
    (folder / "titanic.yaml").write_text(described.replace("titanic.csv", "titanic.parquet"))
    found = read_dataset(folder / "titanic.yaml", tmp_path)
    assert found.frame.equals(given.frame)


@pytest.mark.parametrize(
    ("columns", "said"),
    [
        ({"a": [[1, 2]]}, 'column "a" holds list<'),
        ({"a": [b"x"]}, 'column "a" holds binary, expected numbers, texts, dates'),
        ({"a": pa.array([], pa.int64())}, "a table of 0 rows, expected 1 to 2,000,000"),
        ({"a": ["x" * (LONGEST_CELL + 1)]}, 'column "a" has a cell of 1,001 characters'),
        ({"a": ["x\x1fy"]}, 'column "a" has control character U+001F in'),
        ({" ": [1]}, "expected a name for each column"),
    ],
)
def test_what_no_cell_holds_is_refused(tmp_path: Path, columns: dict[str, Any], said: str) -> None:
    with pytest.raises(ContentError) as refused:
        read_parquet(write(tmp_path, columns), tmp_path)
    assert said in str(refused.value)


@pytest.mark.parametrize("cut", [0, 4, 100, -1])
def test_a_cut_file_is_refused_in_a_line(tmp_path: Path, cut: int) -> None:
    path = write(tmp_path, {"a": list(range(1_000))})
    path.write_bytes(path.read_bytes()[:cut])
    with pytest.raises(ContentError, match=r"content/a\.parquet: not a readable Parquet file"):
        read_parquet(path, tmp_path)


def test_without_pyarrow_it_says_what_is_missing(tmp_path: Path, monkeypatch) -> None:
    path = write(tmp_path, {"a": [1]})
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(ContentError, match="a Parquet file needs pyarrow"):
        read_parquet(path, tmp_path)
