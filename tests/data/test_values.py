"""What the texts of columns stand for, told or found."""

from typing import Any

import pytest

from generator.data.form import Form
from generator.data.values import SAMPLE, ColumnType, NotOfType, values_of


def read(*texts: str, type: ColumnType | None = None, names: Any = (), **form: Any) -> list[Any]:
    values = values_of(texts, type, Form(**form), names)
    return values.astype(object).where(values.notna(), None).tolist()


@pytest.mark.parametrize(
    ("texts", "kind", "values"),
    [
        (("1", "2"), "i", [1, 2]),
        (("1", "2.0"), "f", [1, 2]),
        (("1", ""), "f", [1, None]),
        (("1", "NA", "n/a", "?", "-", "null", "NaN"), "f", [1] + [None] * 6),
        (("a", "NA", ""), "O", ["a", None, None]),
        (("True", "false"), "b", [True, False]),
        (("yes", "no"), "O", ["yes", "no"]),
        (("00060", "7"), "O", ["00060", "7"]),
        (("1234567890123456789", ""), "O", ["1234567890123456789", None]),
        (("2007-11-11", "NA"), "O", ["2007-11-11", None]),
        (("", ""), "f", [None, None]),
    ],
)
def test_a_type_is_found(texts: tuple[str, ...], kind: str, values: list[Any]) -> None:
    assert values_of(texts, None, Form(), ()).dtype.kind == kind
    assert read(*texts) == values


@pytest.mark.parametrize(
    ("type", "texts", "values"),
    [
        ("number", ("007", "1.5", "?"), [7, 1.5, None]),
        ("integer", ("007", "1e2", "3.0"), [7, 100, 3]),
        ("text", ("1", "2", "NA"), ["1", "2", None]),
        ("category", ("1", "2", ""), ["1", "2", None]),
        ("boolean", ("yes", "No", "1", "f"), [True, False, True, False]),
        ("boolean", ("yes", "", "0"), [1, None, 0]),
        ("date", ("2007-11-11", "", "2007-11-27"), ["2007-11-11", None, "2007-11-27"]),
    ],
)
def test_a_type_is_told(type: ColumnType, texts: tuple[str, ...], values: list[Any]) -> None:
    assert read(*texts, type=type) == values


@pytest.mark.parametrize(
    ("type", "text", "said"),
    [
        ("number", "abc", '"abc", expected a number; if it marks a missing value, add missing: '),
        ("number", "7,5", "\"7,5\", expected a number; if it is a number, add decimal: ','; if"),
        ("number", "9" * 19, '"9999999999999999999": whole numbers go up to 9,007,199,254,740,991'),
        ("number", "inf", '"inf": expected a finite number'),
        ("integer", "1.5", '"1.5", expected whole numbers'),
        ("boolean", "maybe", '"maybe", expected true or false (known: true, false, yes, no, y,'),
        ("date", "11.11.2007", '"11.11.2007", expected dates such as 2026-01-31'),
        ("date", "2007-02-30", '"2007-02-30", expected dates such as'),
        ("date", "20070230", '"20070230", expected dates such as'),
        (None, "inf", '"inf" among its numbers: expected a finite number; leave the cell of'),
    ],
)  # fmt: skip
@pytest.mark.parametrize("more", [1, SAMPLE])
def test_what_is_not_of_its_type_is_told_by_its_place(type, text, said, more) -> None:
    right = {"boolean": "yes", "date": "2026-01-01"}.get(type, "1")
    with pytest.raises(NotOfType) as refused:
        read(*[right] * more, "", text, right, type=type)
    assert str(refused.value).startswith(said)
    assert refused.value.at == more + 1


def test_the_first_of_several_that_are_not_of_the_type_is_told() -> None:
    for type, wrong in (("date", ["x", "y", "z"]), ("boolean", ["p", "q", "r"])):
        with pytest.raises(NotOfType) as refused:
            read("", *wrong, type=type)
        assert (refused.value.at, str(refused.value)[:3]) == (1, f'"{wrong[0]}"')


def test_a_name_that_a_code_has_is_no_marker_of_a_missing_value() -> None:
    assert read("NA", "EU", "?", names={"NA", "EU"}) == ["NA", "EU", None]


def test_codes_that_are_texts_make_texts_of_numbers() -> None:
    assert read("1", "2", names={"1", "2"}) == ["1", "2"]
    assert read("1", "2", names={1, 2}) == [1, 2]


@pytest.mark.parametrize("texts", [("1", "2.5", "NA"), ("a", "b", "NA"), ("true", "false")])
def test_many_rows_have_the_values_of_few(texts: tuple[str, ...]) -> None:
    assert read(*texts * SAMPLE) == read(*texts) * SAMPLE


def test_markers_of_the_authors_take_the_place_of_the_usual(tmp_path: Any) -> None:
    assert read("1", "999", missing=["999"]) == [1, None]
    assert read("1", "-", missing=["999"]) == ["1", "-"]
