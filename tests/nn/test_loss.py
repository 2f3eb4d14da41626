"""Losses against their definitions, also where a naive formula would lose all digits."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.nn.activations import ACTIVATIONS, sigmoid, softmax
from generator.nn.loss import LOSSES

numbers = st.floats(-15, 15)  # beyond, the definitions as they are written lose their digits
BINARY, CLASSES, SQUARED = (
    LOSSES[name] for name in ("binary-cross-entropy", "cross-entropy", "mean-squared-error")
)


@given(numbers, st.sampled_from([0.0, 1.0]))
def test_binary_cross_entropy_is_what_its_definition_says(z: float, y: float) -> None:
    a = float(sigmoid(z))
    value = BINARY.value(np.array([[z]]), np.array([[a]]), np.array([[y]]))[0]
    defined = -np.log(a) if y else -np.log1p(-a)
    assert value == pytest.approx(defined, rel=1e-6, abs=1e-9)


def test_a_hopelessly_wrong_answer_has_a_finite_loss() -> None:
    z, y = np.array([[1000.0], [-1000.0]]), np.array([[0.0], [1.0]])
    assert BINARY.value(z, sigmoid(z), y).tolist() == [1000, 1000]


@given(st.lists(numbers, min_size=2, max_size=5), numbers)
def test_softmax_gives_probabilities_that_a_shift_leaves_alone(z: list[float], by: float) -> None:
    p = softmax(np.array(z))
    assert p.sum() == pytest.approx(1)
    assert (p > 0).all()
    assert softmax(np.array(z) + by) == pytest.approx(p)


def test_softmax_of_huge_numbers_is_no_overflow() -> None:
    assert softmax(np.array([1e5, 0.0])).tolist() == [1, 0]


@given(numbers, numbers)
def test_of_two_classes_cross_entropy_is_the_binary_one_of_their_difference(z1, z2) -> None:
    z, y = np.array([[z1, z2]]), np.array([[1.0, 0.0]])
    difference = z[:, :1] - z[:, 1:]
    binary = BINARY.value(difference, sigmoid(difference), y[:, :1])
    assert CLASSES.value(z, z, y)[0] == pytest.approx(binary[0], abs=1e-9)


def test_the_squared_error_is_the_mean_over_outputs() -> None:
    a, y = np.array([[0.5, 0.0]]), np.array([[1.0, 0.0]])
    assert SQUARED.value(a, a, y).tolist() == [0.125]
    slope = SQUARED.slope(a, a, y, ACTIVATIONS["identity"])
    assert slope.tolist() == [[-0.5, 0]]
