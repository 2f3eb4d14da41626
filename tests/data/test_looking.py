"""What a look at a table finds, in the dialects that spreadsheets and archives write."""

from pathlib import Path

import pytest

from generator.data.looking import Look, look_at
from generator.reading.errors import ContentError


def looked(folder: Path, text: str | bytes, name: str = "t.csv") -> Look:
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))
    return look_at(path)


def kinds(look: Look) -> dict[str, str]:
    return {one.name: "number" if one.numeric else "word" for one in look.columns}


def test_of_a_plain_table_it_finds_types_key_and_label(tmp_path: Path) -> None:
    look = looked(tmp_path, "Id,Age,Sex,Survived\n1,22,male,0\n2,38.5,female,1\n3,,female,1\n")
    assert kinds(look) == {"Id": "number", "Age": "number", "Sex": "word", "Survived": "number"}
    assert (look.key, look.label, look.rows) == ("Id", "Survived", 3)
    assert [one.missing for one in look.columns] == [0, 1, 0, 0]
    assert look.form.model_dump(exclude_defaults=True) == {}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("a;b\nx;1,5\ny;2,25\n", {"separator": ";", "decimal": ","}),
        ("a;b\nx;1.234,5\ny;2,25\n", {"separator": ";", "decimal": ",", "thousands": "."}),
        ('a,b\nx,"1,234.5"\ny,2.25\n', {"thousands": ","}),
        ("a|b\nx|1.5\ny|2\n", {"separator": "|"}),
        ("a\tb\nx\t1.5\ny\t2\n", {"separator": "\t"}),
        ("a;b\nx, y;1\nz;2\n", {"separator": ";"}),
    ],
)
def test_signs_between_cells_and_in_numbers(
    tmp_path: Path, text: str, told: dict[str, str]
) -> None:
    look = looked(tmp_path, text)
    assert look.form.model_dump(exclude_defaults=True) == told
    assert kinds(look)["b"] == "number"


def test_tabs_are_the_usual_separator_of_a_tsv_file(tmp_path: Path) -> None:
    assert looked(tmp_path, "a\tb\nx\t1\ny\t2\n", "t.tsv").form.separator is None


def test_a_word_that_comes_again_among_numbers_is_a_missing_value(tmp_path: Path) -> None:
    look = looked(tmp_path, "a,b\nx,1\ny,unknown\nz,2.5\nw,unknown\nv,4\n")
    assert look.form.missing and "unknown" in look.form.missing and "NA" in look.form.missing
    assert kinds(look)["b"] == "number"
    assert look.columns[1].missing == 2


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        ("stadt,n\nKöln,1\nUlm,2\n".encode(), None),
        ("\ufeffstadt,n\nKöln,1\nUlm,2\n".encode(), None),
        ("stadt,n\nKöln,1\nUlm,2\n".encode("utf-16"), None),
        ("stadt,n\nKöln,1\nUlm,2\n".encode("latin-1"), "windows-1252"),
    ],
)
def test_encodings(tmp_path: Path, data: bytes, encoding: str | None) -> None:
    look = looked(tmp_path, data)
    assert look.form.encoding == encoding
    assert look.columns[0].values.tolist() == ["Köln", "Ulm"]
    assert look.columns[0].name == "stadt"


def test_where_no_column_names_the_rows_there_is_no_key(tmp_path: Path) -> None:
    assert looked(tmp_path, "a,b\n1.5,x\n1.5,y\n2,x\n").key is None


@pytest.mark.parametrize(
    ("labels", "found"),
    [
        ("species,island\na,x\nb,y\na,x\n", "species"),  # it is called like one
        ("island,alive\nx,yes\ny,no\nx,no\n", "alive"),  # yes and no
        ("island,size\nx,s\ny,m\nx,l\ny,m\n", "size"),  # the last of few values
        ("weight,height\n1.5,2\n1.5,3\n2,3\n", None),
    ],
)
def test_a_likely_label(tmp_path: Path, labels: str, found: str | None) -> None:
    assert looked(tmp_path, labels).label == found


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"PK\x03\x04rest", "export the sheet as CSV"),
        (b"1,2\n3,4\n", "the first line names the columns; found numbers, 1, 2"),
        (b"a,b\n1\n", "found 1 cells, expected 2"),
        (b"", "expected a name for each column"),
        (b"# A page\n\nIts text\n", "found one column"),
        (b"a,b\n", "expected rows below the names"),
    ],
)
def test_what_is_no_table_is_refused(tmp_path: Path, data: bytes, said: str) -> None:
    with pytest.raises(ContentError, match=said):
        looked(tmp_path, data)
