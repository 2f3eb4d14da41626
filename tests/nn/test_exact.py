"""Functions of the same bits everywhere: how near they are to the true ones, and in which order
sums are added up. That the scripts have the same bits is in tests/figures/kinds/test_lesson.py."""

import math
from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from generator.nn import exact
from generator.nn.exact import Array

NEAR_ONE = st.floats(-1e-6, 1e-6).map(lambda x: 1 + x)
POSITIVE = st.floats(0, exclude_min=True, allow_infinity=False) | NEAR_ONE | st.floats(0.1, 10)
FUNCTIONS = [
    # of numbers from, the true one, and how many units in the last place it may be off
    (exact.exp, math.exp, st.floats(-745, 709), 1),
    (exact.log, math.log, POSITIVE, 1),
    (exact.expm1, math.expm1, st.floats(max_value=0, allow_infinity=False), 4),
    (exact.log1p, math.log1p, st.floats(0, 1), 4),
    (exact.tanh, math.tanh, st.floats(-30, 30) | st.floats(allow_nan=False), 6),
]


@pytest.mark.parametrize(("ours", "true", "numbers", "most"), FUNCTIONS)
@given(data=st.data())
def test_a_function_is_right_to_the_last_places(
    ours: Callable[[Array], Array],
    true: Callable[[float], float],
    numbers: st.SearchStrategy[float],
    most: int,
    data: st.DataObject,
) -> None:
    x = data.draw(numbers)
    found, wanted = float(ours(np.array(x))), true(x)
    assert abs(found - wanted) <= most * math.ulp(wanted)


def test_beyond_all_numbers_functions_say_so() -> None:
    inf, nan = math.inf, math.nan
    beyond = np.array([-inf, -1e300, -746, 710, 1e300, inf, nan])
    np.testing.assert_array_equal(exact.exp(beyond), [0, 0, 0, inf, inf, inf, nan])
    np.testing.assert_array_equal(
        exact.log(np.array([-inf, -1, 0, inf, nan])), [nan, nan, -inf, inf, nan]
    )
    np.testing.assert_array_equal(exact.tanh(np.array([-inf, 0, inf])), [-1, 0, 1])


@given(arrays(np.float64, st.tuples(st.integers(1, 3), st.integers(1, 40)),
              elements=st.floats(-1e9, 1e9)))  # fmt: skip
def test_a_sum_is_added_up_from_left_to_right(terms: np.ndarray) -> None:
    wanted = []
    for row in terms.tolist():
        total = row[0]
        for term in row[1:]:
            total += term
        wanted.append(total)
    assert exact.sum_in_order(terms).tolist() == wanted


def halved(terms: list[float]) -> float:
    """Their sum, the second half added to the first."""
    while len(terms) > 1:
        half = (len(terms) + 1) // 2
        terms = [a + b for a, b in zip(terms, [*terms[half:], 0.0], strict=False)][:half]
    return terms[0]


@given(arrays(np.float64, st.integers(1, 99), elements=st.floats(-1e9, 1e9)))
def test_a_sum_over_many_rows_is_added_up_by_halves(terms: np.ndarray) -> None:
    assert exact.sum_by_halves(terms.copy()) == halved(terms.tolist())
    assert exact.sum_by_halves(terms.copy()) == pytest.approx(math.fsum(terms), abs=1e-4)


@given(st.integers(1, 3), st.integers(1, 9), st.integers(1, 4), st.integers(0, 2**32 - 1))
def test_products_are_added_up_from_the_first_to_the_last(
    units: int, rows: int, inputs: int, seed: int
) -> None:
    random = np.random.default_rng(seed)
    x, weights = random.normal(size=(2, rows, inputs)), random.normal(size=(2, units, inputs))
    sums = exact.sums_of_products(x, weights)
    over = exact.sums_over_rows(sums, x)
    assert sums.shape == (2, rows, units)
    assert over.shape == (2, units, inputs)
    for run in range(2):
        for j in range(units):
            for r in range(rows):
                terms = weights[run, j] * x[run, r]
                assert sums[run, r, j] == np.add.accumulate(terms)[-1]
            for i in range(inputs):
                terms = (sums[run, :, j] * x[run, :, i]).tolist()
                assert over[run, j, i] == halved(terms)
