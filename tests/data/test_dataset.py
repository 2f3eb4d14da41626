"""Data sets: the real one, and how a description and a CSV file that disagree are refused."""

import math
from pathlib import Path

import pytest

from generator.data.dataset import Dataset, plural
from generator.data.dataset_file import read_dataset
from generator.reading.errors import ContentError
from tests import ROOT
from tests.samples import our_content

CSV = "Id,Sex,Age\n1,male,22\n2,female,\n3,female,30\n"
DESCRIPTION = """\
file: crew.csv
title: The crew
source: A list
licence: CC0
key: Id
columns:
  Id:
    meaning: Number
  Sex:
    meaning: Sex
    codes: {male: male, female: female}
  Age:
    meaning: Age
"""


@pytest.fixture(scope="module")
def titanic() -> Dataset:
    return read_dataset(our_content() / "data" / "titanic.yaml", ROOT)


@pytest.fixture
def read(tmp_path):
    """Writes a CSV file (None: no file) and its description, and reads them."""
    folder = tmp_path / "content" / "data"
    folder.mkdir(parents=True)

    def read(csv: str | bytes | None = CSV, description: str = DESCRIPTION) -> Dataset:
        if csv is not None:
            data = csv.encode() if isinstance(csv, str) else csv
            (folder / "crew.csv").write_bytes(data)
        (folder / "crew.yaml").write_text(description, encoding="utf-8")
        return read_dataset(folder / "crew.yaml", tmp_path)

    return read


def test_the_titanic_list_is_whole(titanic):
    assert (titanic.name, titanic.rows, len(titanic.columns)) == ("titanic", 891, 12)
    assert titanic.columns == list(titanic.description.columns)


def test_missing_values_are_counted_by_column(titanic):
    missing = {column: titanic.missing(column) for column in titanic.columns}
    assert {c: n for c, n in missing.items() if n} == {"Age": 177, "Cabin": 687, "Embarked": 2}


def test_rows_are_found_by_key(titanic):
    assert titanic.position["1"] == 0
    assert titanic.row_of(891) == 890
    assert "0" not in titanic.position
    with pytest.raises(ValueError, match=r'no row "0" in titanic\.csv'):
        titanic.row_of(0)


def test_where_selects_by_any_number_of_columns(titanic):
    assert titanic.where().rows == 891
    assert titanic.where(Survived=1).rows == 342
    assert titanic.where(Sex="female").rows == 314
    assert titanic.where(Sex="female", Survived=1).rows == 233


def test_mean_leaves_missing_values_out(titanic, read):
    assert titanic.where(Sex="female").mean("Survived") == pytest.approx(233 / 314)
    assert read().where().mean("Age") == 26  # (22 + 30) / 2
    assert math.isnan(read().where(Sex="female", Age=99).mean("Age"))


def test_the_largest_value_is_that_of_the_known_ones(titanic, read):
    assert titanic.where().max("Age") == 80
    assert titanic.where(Sex="female").max("Age") == 63
    assert math.isnan(read().where(Sex="female", Age=99).max("Age"))


@pytest.mark.parametrize(
    ("ask", "problem"),
    [
        (lambda d: d.where(Sexx="male"), 'unknown column "Sexx" (known: Age, Id, Sex; did you'),
        (lambda d: d.where(Sex="mail"), 'unknown value of column "Sex" "mail" (known: female, ma'),
        (lambda d: d.missing("Aeg"), 'unknown column "Aeg" (known: Age, Id, Sex; did you mean "A'),
        (lambda d: d.where().mean("Aeg"), 'unknown column "Aeg" (known: Age, Id, Sex; did you'),
        (lambda d: d.where().mean("Sex"), 'column "Sex" holds text, not numbers'),
    ],
)
def test_a_question_about_nothing_that_exists_is_a_readable_error(read, ask, problem):
    with pytest.raises(ValueError) as caught:
        ask(read())
    assert str(caught.value).startswith(problem)


@pytest.mark.parametrize("text", ["NA", "nan", "null", "None", "-"])
def test_a_marker_with_a_code_is_a_value(read, text):
    codes = f"{{male: male, female: female, '{text}': not told}}"
    description = DESCRIPTION.replace("{male: male, female: female}", codes)
    dataset = read(CSV.replace("2,female", f"2,{text}"), description)
    assert dataset.frame["Sex"].tolist() == ["male", text, "female"]
    assert dataset.missing("Sex") == 0
    assert dataset.missing("Age") == 1


@pytest.mark.parametrize(
    "csv",
    [
        b"\xef\xbb\xbf" + CSV.encode(),
        CSV.replace("\n", "\r\n"),
        CSV.replace("\n2", "\n\n2"),
        CSV.replace(",male,", ',"male",'),
        CSV.rstrip("\n"),
    ],
    ids=["byte order mark", "Windows line ends", "empty line", "quotes", "no last line end"],
)
def test_the_usual_dialects_of_csv_give_the_same_table(read, csv):
    dataset = read(csv)
    assert dataset.columns == ["Id", "Sex", "Age"]
    assert dataset.frame.fillna(-1).to_numpy().tolist() == [
        [1, "male", 22],
        [2, "female", -1],
        [3, "female", 30],
    ]


def test_a_quoted_cell_keeps_its_commas_and_line_ends(read):
    dataset = read(CSV.replace("1,male,22", '1,male,"22"').replace("2,female,", "2,female,7"))
    assert dataset.frame["Age"].tolist() == [22, 7, 30]
    names = read(
        'Id,Sex,Age\n1,male,"Smith, ""Jo""\nand son"\n',
        DESCRIPTION,
    ).frame["Age"]
    assert names.tolist() == ['Smith, "Jo"\nand son']


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (
            ("file: crew.csv", "file: crw.csv"),
            '1: unknown file beside crew.yaml "crw.csv" (known: crew.csv; did you mean "crew.csv"?',
        ),
        (
            ("file: crew.csv", "file: ../crew.csv"),
            '1: unknown file beside crew.yaml "../crew.csv" (known: crew.csv; did you mean',
        ),
        (("file: crew.csv", "file: /etc/passwd"), "1: unknown file beside crew.yaml"),
        (("file: crew.csv", 'file: "a\\0b"'), "1: cannot read this YAML: the text has the cha"),
        (
            ("  Age:", "  Aeg:"),
            '12: unknown column of crew.csv "Aeg" (known: Age, Id, Sex; did you mean "Age"?)',
        ),
        (
            ("  Age:\n    meaning: Age\n", ""),
            '6: column "Age" of crew.csv has no description',
        ),
        (
            ("{male: male, ", "{"),
            '11: column "Sex" has values without a code: "male" (codes: "female")',
        ),
        (
            ("Number\n", 'Number\n    codes: {"1": a, "2": b}\n'),
            '9: column "Id" has values without a code: "3" (codes: "1", "2")',
        ),
        (("key: Id", "key: id"), '5: unknown column "id" (known: Age, Id, Sex; did you mean "Id"?'),
        (
            ("key: Id", "key: Sex"),
            '5: "Sex" does not name each row once: crew.csv, row 3 (line 4) has "female" again',
        ),
        (
            ("key: Id", "key: Age"),
            '5: "Age" does not name each row once: crew.csv, row 2 (line 3) has no value',
        ),
        (("title:", "titel:"), '2: unknown key "titel" (known: columns, decimal, encoding, file,'),
        (("licence: CC0\n", ""), '1: missing key "licence"'),
        (
            ("    meaning: Age", "    meening: Age"),
            '13: columns.Age: unknown key "meening" (known: codes, meaning, sentences, type, ',
        ),
        (
            ("Number\n", "Number\n    codes: 5\n"),
            "9: columns.Id.codes: expected a mapping, found 5",
        ),
    ],
)
def test_a_wrong_description_is_refused_at_its_line(read, change, message):
    assert change[0] in DESCRIPTION
    with pytest.raises(ContentError) as caught:
        read(CSV, DESCRIPTION.replace(*change, 1))
    assert str(caught.value).startswith(f"content/data/crew.yaml:{message}")


def test_a_missing_csv_file_is_refused(read):
    with pytest.raises(ContentError) as caught:
        read(None)
    assert str(caught.value) == (
        'content/data/crew.yaml:1: unknown file beside crew.yaml "crew.csv" (known: none)'
    )


def test_a_description_without_columns_is_refused(read):
    with pytest.raises(ContentError, match=r"^content/data/crew\.yaml:6: columns: "):
        read(CSV, DESCRIPTION.partition("columns:")[0] + "columns: {}\n")


def test_a_key_given_twice_is_named_as_the_file_writes_it(read):
    with pytest.raises(ContentError) as caught:
        read(CSV.replace("\n2,", "\n1,"))
    assert str(caught.value).endswith('crew.csv, row 2 (line 3) has "1" again')


@pytest.mark.parametrize(
    ("csv", "message"),
    [
        ("", '1: expected a name for each column, found ""'),
        ("\n\n", '1: expected a name for each column, found ""'),
        ("Id,Sex,Age\n", "1: expected rows below the names of the columns, found none"),
        ("Id,,Age\n1,a,b\n", '1: expected a name for each column, found ""'),
        ("Id,Sex,Sex\n1,a,b\n", '1: expected a name for each column, found "Sex" twice'),
        (CSV + "4,male\n", "5: found 2 cells, expected 3 as in the first line"),
        (CSV + "4,male,3,4\n", "5: found 4 cells, expected 3 as in the first line"),
        ("Id,Sex,Age\n9,1,male,22\n", "2: found 4 cells, expected 3 as in the first line"),
        (CSV + '4,"male,3\n', "5: not a readable CSV file: unexpected end of data"),
        (CSV + '4,"ma"le,3\n', "5: not a readable CSV file: ',' expected after '\"'"),
        (
            CSV.encode() + b"4,m\xe4le,3\n",
            "5: not UTF-8 (byte 0xE4); save the file as UTF-8, or add encoding",
        ),
        (CSV + "4,ma\x0cle,3\n", "5: control character U+000C; delete it"),
    ],
)
def test_a_csv_file_that_cannot_be_read_is_refused_at_its_line(read, csv, message):
    with pytest.raises(ContentError) as caught:
        read(csv)
    assert str(caught.value).startswith(f"content/data/crew.csv:{message}")


def test_messages_name_files_from_the_folder_that_holds_the_content(read, tmp_path: Path):
    with pytest.raises(ContentError) as caught:
        read("")
    assert caught.value.file == "content/data/crew.csv"
    assert str(tmp_path) not in str(caught.value)


@pytest.mark.parametrize(
    ("noun", "several"),
    [("row", "rows"), ("city", "cities"), ("day", "days"), ("box", "boxes"), ("ash", "ashes")],
)  # fmt: skip
def test_several_rows_have_a_plural(noun: str, several: str) -> None:
    assert plural(noun) == several
