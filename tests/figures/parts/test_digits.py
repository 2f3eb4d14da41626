"""Numbers by their role: those of the data are exact, or say that they are not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.figures.parts import digits


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (22, "22"),
        (0.42, "0.42"),
        (71.2833, "71.2833"),
        (-118.42, "−118.42"),
        (87064, "87064"),
        (84300903, "84300903"),
        (4296304590, "4296304590"),
        (27360935000000, "27360935000000"),
        (2.0**53 - 1, "9007199254740991"),
        (0.000001234, "0.000001234"),
        (1.25e-7, "1.25\u202f×\u202f10⁻⁷"),
        (1234567.25, "1234567.25"),
        (12345678.125, "≈ 1.234568\u202f×\u202f10⁷"),
        (1 / 3, "≈ 0.3333333"),
        (0.1 + 0.2, "≈ 0.3"),
        (1e100, "1\u202f×\u202f10¹⁰⁰"),
        (0.0, "0"),
        (-0.0, "0"),
    ],
)
def test_a_number_of_the_data_is_exact_or_says_that_it_is_not(number: float, text: str) -> None:
    assert digits.given(number) == text


@given(st.floats(-1e100, 1e100).filter(lambda x: abs(x) >= 1e-100))
def test_what_is_written_without_a_sign_for_about_is_the_number(number: float) -> None:
    text = digits.given(number)
    read = text.replace("−", "-").replace("\u202f", "").replace("×10", "e")
    read = read.translate(str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "-0123456789"))
    if text.startswith("≈"):
        assert float(read[2:]) == pytest.approx(number, rel=1e-6)
    else:
        assert float(read) == number


@given(st.floats(-1e9, 1e9))
def test_a_relu_that_lets_a_sum_pass_shows_it_unchanged(total: float) -> None:
    passed = max(0.0, total)
    for write, sums in (
        (digits.hidden, digits.hidden),
        (digits.hidden_in_full, digits.total_in_full),
    ):
        assert write(passed) == (sums(total) if total > 0 else "0")


@pytest.mark.parametrize(
    ("number", "text"),
    [(1.18747, "1.187"), (-0.87392, "−0.874"), (0.00718, "0.007"), (0.00004, "≈ 0")],
)
def test_hidden_neurons_show_three_decimals(number: float, text: str) -> None:
    assert digits.hidden(number) == text
