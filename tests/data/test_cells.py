"""Tables as texts: dialects that people's files have, and what is refused at its line."""

from pathlib import Path
from typing import Any

import pytest

from generator.data import cells
from generator.data.cells import LONGEST_CELL, MOST_COLUMNS, Cells, read_cells
from generator.data.form import Form
from generator.reading.errors import ContentError


def read(folder: Path, text: str | bytes, name: str = "a.csv", **form: Any) -> Cells:
    path = folder / "content" / name
    path.parent.mkdir()
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return read_cells(path, folder, Form(**form))


def table(cells: Cells) -> list[list[str]]:
    columns = [texts.tolist() for texts in cells.texts.values()]
    return [list(cells.texts), *map(list, zip(*columns, strict=True))]


@pytest.mark.parametrize(
    ("text", "name", "form"),
    [
        ("city,people\nKöln,1 073\n", "a.csv", {}),
        ("city;people\nKöln;1 073\n", "a.csv", {"separator": ";"}),
        ("city\tpeople\nKöln\t1 073\n", "a.tsv", {}),
        ("city\tpeople\nKöln\t1 073\n", "a.csv", {"separator": "tab"}),
        ("city|people\nKöln|1 073\n", "a.txt", {"separator": "|"}),
        ("city, people\n Köln , 1 073\n", "a.csv", {}),
        ("'city','people'\n'Köln',1 073\n", "a.csv", {"quote": "'"}),
        ("city,people\r\n\r\nKöln,1 073\r\n", "a.csv", {}),
        ("\ufeffcity,people\nKöln,1 073\n", "a.csv", {}),
        ("city,people\nKöln,1 073\n".encode("utf-16"), "a.csv", {}),
        ("city,people\nKöln,1 073\n".encode("utf-16-le"), "a.csv", {"encoding": "utf-16-le"}),
        ("city,people\nKöln,1 073\n".encode("latin-1"), "a.csv", {"encoding": "latin-1"}),
        ("city,people\nKöln,1 073\n".encode("cp1252"), "a.csv", {"encoding": "Windows-1252"}),
    ],
)
def test_a_table_is_the_same_in_every_dialect(tmp_path, text, name, form) -> None:
    assert table(read(tmp_path, text, name, **form)) == [["city", "people"], ["Köln", "1 073"]]


def test_quotes_keep_separators_line_ends_and_quotes(tmp_path: Path) -> None:
    found = read(tmp_path, 'a,b\r\n"1,5","one\r\ntwo ""three"""\r\n2,x\r\n')
    assert table(found)[1:] == [["1,5", 'one\ntwo "three"'], ["2", "x"]]
    assert found.lines.tolist() == [3, 4]


def test_without_quotes_they_are_signs_like_others(tmp_path: Path) -> None:
    assert table(read(tmp_path, 'a,b\n6",5\n', quote=""))[1:] == [['6"', "5"]]


def test_texts_are_the_files_own(tmp_path: Path) -> None:
    rows = [["00060", "1.50"], ["1E5", "NA"], ["1234567890123456789", ""]]
    text = "".join(f"{','.join(row)}\n" for row in [["a", "b"], *rows])
    assert table(read(tmp_path, text))[1:] == rows


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('"fixed acidity";"price"\n7,4;1\n', "separated by semicolons? add separator: ';'"),
        ("a;b\n1;2\n", "one column, \"a;b\"; separated by semicolons? add separator: ';'"),
        ("a\tb\n1\t2\n", "separated by tabs? add separator: tab"),
        ("a|b\n1|2\n", "separated by bars? add separator: '|'"),
    ],
)
def test_another_separator_is_told(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(ContentError) as refused:
        read(tmp_path, text)
    assert str(refused.value).startswith("content/a.csv:1: ") and said in str(refused.value)


def test_a_separator_that_is_given_is_not_doubted(tmp_path: Path) -> None:
    assert table(read(tmp_path, "a;b\n1;2\n", separator=",")) == [["a;b"], ["1;2"]]


@pytest.mark.parametrize(
    ("data", "form", "said"),
    [
        (b"a\nb\nK\xf6ln\n", {}, 'a.csv:3: not UTF-8 (byte 0xF6); save the file as UTF-8, or add '
         'encoding: latin-1, which reads "Köln" here'),
        (b"a\n\x81\n", {"encoding": "windows-1252"}, "a.csv:2: not windows-1252 (byte 0x81)"),
        (b"\xff\xfea", {}, "a.csv:1: not utf-16 (byte 0x61)"),
    ],
)  # fmt: skip
def test_another_encoding_is_told(tmp_path: Path, data: bytes, form: Any, said: str) -> None:
    with pytest.raises(ContentError) as refused:
        read(tmp_path, data, **form)
    assert said in str(refused.value)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("x\n1\n" + "a" * (LONGEST_CELL + 1), ":3: a cell of 1,001 characters, expected up to"),
        ("x\n1\n" + "a" * 200_000, ":3: a cell of over 131,072 characters, expected up to 1,000"),
        ("x" * (LONGEST_CELL + 1) + "\n1\n", ":1: a name of 1,001 characters, expected up to"),
        (",".join(map(str, range(MOST_COLUMNS + 1))), ":1: a table of 201 columns, expected up to"),
        ("x\n1\n\n2\n3\n4\n", ":6: a table of over 3 rows, expected up to 3"),
        ("x\n" + "1\n" * 501, ": a file of more than 1,000 bytes, which is the most there may be"),
    ],
)
def test_what_is_too_much_is_refused(tmp_path, text, said, monkeypatch) -> None:
    monkeypatch.setattr(cells, "MOST_ROWS", 3)
    if "bytes" in said:
        monkeypatch.setattr(cells, "LARGEST", 1_000)
    with pytest.raises(ContentError) as refused:
        read(tmp_path, text)
    assert str(refused.value).startswith(f"content/a.csv{said}")


def test_a_row_with_another_number_of_cells_is_found_far_below(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match=r"a.csv:1503: found 1 cells, expected 2"):
        read(tmp_path, "a,b\n" + "1,2\n" * 1_500 + "\n3\n")
