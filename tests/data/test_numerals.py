"""Which texts are numbers, in which form, and what they are."""

import math
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.data.form import Form
from generator.data.numerals import NoNumber, advice, is_number, numbers

GERMAN = Form(decimal=",", thousands=".")


@pytest.mark.parametrize(
    ("text", "form", "number"),
    [
        ("-12.5", Form(), -12.5),
        ("+1e3", Form(), 1000),
        (".5", Form(), 0.5),
        ("5.", Form(), 5),
        ("−3", Form(), -3),
        ("7,4", Form(decimal=","), 7.4),
        ("1.234,50", GERMAN, 1234.5),
        ("1234,5", GERMAN, 1234.5),
        ("-1.234.567", GERMAN, -1234567),
        ("1,234,567.25", Form(thousands=","), 1234567.25),
        ("1 234", Form(thousands=" "), 1234),
        ("1\u00a0234\u202f567", Form(thousands=" "), 1234567),
        ("1'234", Form(thousands="'"), 1234),
    ],
)
def test_a_number_is_read_in_its_form(text: str, form: Form, number: float) -> None:
    found = numbers([text], form)
    assert found is not None and found.tolist() == [number]


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("1_000", Form()), ("١٢", Form()), ("1,5", Form()), ("1.2.3", Form()), ("--1", Form()),
        ("e5", Form()), (".", Form()), ("12 kg", Form()), ("1 234", Form()), ("0x10", Form()),
        ("1.23", Form(decimal=",")), ("1.2345,0", GERMAN), ("12.34", GERMAN), (".123", GERMAN),
        ("007", Form()), ("-05", Form()), ("9007199254740993", Form()), ("9" * 400, Form()),
    ],
)  # fmt: skip
def test_what_is_no_number_or_names_something_is_a_word(text: str, form: Form) -> None:
    assert numbers([text], form) is None
    assert numbers(["1", text, ""], form) is None


def test_leading_zeros_are_numbers_where_the_author_says_so() -> None:
    found = numbers(["007", "-05", "12"], Form(), zeros=True)
    assert found is not None and found.tolist() == [7, -5, 12]


def test_an_empty_text_is_missing() -> None:
    found = numbers(["1", "", "2"], Form())
    assert found is not None and math.isnan(found[1])


@pytest.mark.parametrize("text", ["inf", "-Infinity", "NaN", "+INF"])
def test_the_only_words_among_numbers_may_not_be_infinite(text: str) -> None:
    with pytest.raises(NoNumber, match="finite") as refused:
        numbers(["1", "", text, text], Form())
    assert refused.value.at == 2
    assert numbers(["1", "cabin", text], Form()) is None


@pytest.mark.parametrize("text", ["1e999", "-1e101", "1e-101", "1.5e101"])
def test_a_number_lies_within_bounds(text: str) -> None:
    with pytest.raises(NoNumber, match="from 1e-100 to 1e100") as refused:
        numbers(["1", text], Form())
    assert refused.value.at == 1


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("7,4", "if it is a number, add decimal: ','"),
        ("1.234,50", "if it is a number, add decimal: ',' and thousands: '.'"),
        ("1,234.50", "if it is a number, add thousands: ','"),
        ("1 234", "if it is a number, add thousands: ' '"),
        ("12 kg", ""),
        ("?", ""),
    ],
)
def test_another_form_is_advised(text: str, told: str) -> None:
    assert advice(text, Form()) == told


@given(st.lists(st.floats(-1e100, 1e100).filter(lambda x: x == 0 or abs(x) >= 1e-100)))
def test_numbers_are_read_to_the_last_bit(values: list[float]) -> None:
    found = numbers([repr(value) for value in values], Form())
    assert found is not None and np.array_equal(found, np.array(values))


@given(st.integers(-(10**15), 10**15), st.sampled_from([",", " ", "'", "_", "’"]))
def test_groups_of_thousands_do_not_count(number: int, sign: str) -> None:
    form = Form.model_validate({"thousands": sign})
    text = f"{number:,}".replace(",", sign)
    found = numbers([text], form)
    assert found is not None and found.tolist() == [number] and is_number(text, form)


@given(st.lists(st.text(alphabet="0123456789.,-+eE '_x", max_size=6), max_size=4))
def test_whatever_is_taken_for_numbers_is_read_by_python_too(texts: list[str]) -> None:
    found: Any
    try:
        found = numbers(texts, Form())
    except NoNumber:
        return
    if found is not None:
        assert [float(text) if text else None for text in texts] == [
            None if math.isnan(x) else x for x in found.tolist()
        ]
