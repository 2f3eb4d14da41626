import math
from decimal import Decimal

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.notation.number import (
    coordinate,
    ecmascript,
    fixed,
    percent,
    signed,
    significant,
    trimmed,
)
from tests.vectors import D3, all_alike, from_bits

finite = st.floats(allow_nan=False, allow_infinity=False)
shown_in_full = st.floats(1e-6, 999_999) | st.floats(-999_999, -1e-6)


def test_ecmascript_prints_as_javascript_does():
    all_alike((bits, ecmascript(from_bits(bits)), text) for bits, text in D3["printed"])


@given(finite)
def test_ecmascript_reads_back_as_the_same_number(x):
    assert float(ecmascript(x)) == x


def test_ecmascript_takes_numpy_numbers_and_integers():
    assert ecmascript(np.float64(0.1)) == "0.1"
    assert ecmascript(280) == "280"


def test_fixed_rounds_as_tofixed_does():
    all_alike(
        (
            (bits, decimals),
            fixed(from_bits(bits), decimals).replace("−", "-"),
            text if float(text) else text.removeprefix("-"),
        )
        for bits, decimals, text in D3["fixed"]
    )


def test_significant_rounds_as_toprecision_does():
    all_alike(
        ((bits, digits), read(significant(from_bits(bits), digits)), Decimal(text))
        for bits, digits, text in D3["precision"]
    )


@given(finite, st.integers(1, 17))
def test_significant_has_no_more_digits_than_asked(x, digits):
    coefficient = significant(x, digits).split("\u202f")[0]
    figures = coefficient.replace("−", "").replace(".", "").strip("0")
    assert len(figures) <= digits


@given(shown_in_full, st.integers(1, 17))
def test_significant_writes_ordinary_numbers_in_full(x, digits):
    assert set(significant(x, digits)) <= set("−0123456789.")


@given(finite, st.integers(0, 12))
def test_no_number_is_written_as_minus_zero(x, decimals):
    assert coordinate(x, decimals) not in ("-0", "−0")
    for text in (fixed(x, decimals), significant(x, decimals + 1)):
        assert not text.startswith("−") or text.strip("−0.")


@given(st.floats(-1e6, 1e6), st.integers(0, 6))
def test_coordinate_is_the_nearest_number_with_so_many_decimals(x, decimals):
    text = coordinate(x, decimals)
    assert abs(Decimal(text) - Decimal(x)) <= Decimal(10) ** -decimals / 2
    assert "." not in text or not text.endswith(("0", "."))


def test_coordinates_are_short():
    assert [coordinate(x) for x in (110.0, 5.8333333, 0.1 + 0.2, -0.001, -7.5)] == [
        "110",
        "5.83",
        "0.3",
        "0",
        "-7.5",
    ]


def test_the_numbers_of_the_article():
    assert significant(-0.016852, 4) == "−0.01685"
    assert significant(0.704039, 4) == "0.704"
    assert significant(-0.370744, 5) == "−0.37074"
    assert fixed(-0.48705, 2) == "−0.49"
    assert fixed(0.704039, 5) == "0.70404"
    assert percent(0.38) == "38\N{NARROW NO-BREAK SPACE}%"
    assert percent(0.732, 2) == "73.20\N{NARROW NO-BREAK SPACE}%"


def test_significant_trims_zeros_after_the_point_only():
    assert significant(0.5, 4) == "0.5"
    assert significant(1200, 4) == "1200"
    assert significant(123456, 2) == "120000"


def test_significant_beyond_a_million_and_below_a_millionth_counts_powers_of_ten():
    assert significant(1.2e-7, 4) == "1.2\u202f×\u202f10⁻⁷"
    assert significant(-1_234_567, 3) == "−1.23\u202f×\u202f10⁶"
    assert significant(1e-6, 4) == "0.000001"
    assert significant(999_999.9, 3) == "1000000"


def test_trimmed_has_no_zeros_at_its_end_and_no_exponent():
    shown = [trimmed(x, 4) for x in (0.5, 0.62246, -2.0, 100, 1e-9, -1e-9, 38e9)]
    assert shown == ["0.5", "0.6225", "−2", "100", "0", "0", "38000000000"]


def test_signed_shows_the_sign_of_all_but_zero():
    assert [signed(x, 4) for x in (0.704039, -0.016852, 0, -0.0)] == [
        "+0.704",
        "−0.01685",
        "0",
        "0",
    ]


def test_what_rounds_to_zero_has_no_sign():
    assert fixed(-0.001, 2) == "0.00"
    assert percent(-0.0001) == "0\u202f%"


@pytest.mark.parametrize("x", [math.nan, math.inf, -math.inf])
@pytest.mark.parametrize(
    "write",
    [
        coordinate,
        percent,
        lambda x: fixed(x, 2),
        lambda x: significant(x, 4),
        lambda x: signed(x, 4),
    ],
)
def test_what_is_not_finite_is_an_error_that_names_it(write, x):
    with pytest.raises(ValueError, match=str(x)):
        write(x)


def read(text: str) -> Decimal:
    """The value of a number written for readers."""
    coefficient, _, power = text.replace("−", "-").partition("\u202f×\u202f10")
    exponent = power.translate(str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "-0123456789"))
    return Decimal(coefficient).scaleb(int(exponent or 0))
