"""CSV files: what is no number, and what is too much, is refused at its line."""

from pathlib import Path

import pandas as pd
import pytest

from generator.data.table import LONGEST_CELL, MOST_COLUMNS, MOST_ROWS, read_table
from generator.reading.errors import ContentError


def read(folder: Path, text: str) -> pd.DataFrame:
    path = folder / "content" / "a.csv"
    path.parent.mkdir()
    path.write_bytes(text.encode())
    return read_table(path, folder)


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        ("inf", 'has "inf" among its numbers; leave the cell of an unknown value empty'),
        ("-Infinity", 'has "-Infinity" among its numbers; leave'),
        ("NaN", 'has "NaN" among its numbers; leave'),
        ("1e999", 'has "1e999" among its numbers: expected 0 or one from 1e-100 to 1e100 in size'),
        ("-1e101", 'has "-1e101" among its numbers: expected 0 or one from'),
        ("1e-101", 'has "1e-101" among its numbers: expected 0 or one from'),
        ("9" * 30, "among its numbers: whole ones go up to 9,007,199,254,740,992; with a letter"),
        ("9007199254740993", "among its numbers: whole ones go up to 9,007,199,254,740,992"),
        ("-9007199254740993", "among its numbers: whole ones go up to 9,007,199,254,740,992"),
        ("9" * 400, "among its numbers: whole ones go up to"),
    ],
)
def test_what_is_no_number_is_refused_at_its_line(tmp_path, cell, said) -> None:
    with pytest.raises(ContentError) as refused:
        read(tmp_path, f"x\n1\n\n2\n{cell}\n3\n")
    assert str(refused.value).startswith('content/a.csv:5: column "x" has')
    assert said in str(refused.value)


@pytest.mark.parametrize("cell", ["inf", "NaN", "1e999", "1e101", "1e-101", "9" * 400])
def test_nor_is_it_one_among_fractions(tmp_path: Path, cell: str) -> None:
    with pytest.raises(ContentError, match=r'a.csv:5: column "x" has '):
        read(tmp_path, f"x\n1.5\n\n2\n{cell}\n3\n")


def test_words_that_look_like_numbers_are_words_among_words(tmp_path: Path) -> None:
    words = ["inf", "nan", "9" * 30, "1e999", "cabin"]
    assert read(tmp_path, "x\n" + "\n".join(words) + "\n")["x"].tolist() == words


def test_an_empty_cell_is_a_missing_number(tmp_path: Path) -> None:
    table = read(tmp_path, "x,y\r\n1,a\r\n,b\r\n1e100,c\r\n")
    assert table["x"].isna().tolist() == [False, True, False]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("x\n1\n" + "a" * (LONGEST_CELL + 1), ":3: a cell of 1,001 characters, expected up to"),
        ("x\n1\n" + "a" * 200_000, ":3: a cell of over 131,072 characters, expected up to 1,000"),
        ("x" * (LONGEST_CELL + 1) + "\n1\n", ":1: a name of 1,001 characters, expected up to"),
        (",".join(map(str, range(MOST_COLUMNS + 1))), ":1: a table of 201 columns, expected up to"),
        ("x\n" + "1\n" * (MOST_ROWS + 1), ":100002: a table of 100,001 rows, expected up to"),
        ("x\n" + "1\n" * 10_000_000, ": a file of more than 20,000,000 bytes"),
    ],
)
def test_what_is_too_much_is_refused(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(ContentError) as refused:
        read(tmp_path, text)
    assert str(refused.value).startswith(f"content/a.csv{said}")
