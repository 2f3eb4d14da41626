import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from math_core import LatexToMathML

from generator.nn.activations import ACTIVATIONS

activations = pytest.mark.parametrize("f", ACTIVATIONS.values(), ids=ACTIVATIONS)
sigmoid, tanh, relu, elu, gelu, silu, softplus = (
    ACTIVATIONS[name] for name in ("sigmoid", "tanh", "relu", "elu", "gelu", "silu", "softplus")
)


@given(st.floats(-30, 30))
def test_the_derivative_is_the_slope(x):
    for f in ACTIVATIONS.values():
        if all(abs(x - b) > 1e-3 for b in f.breaks):
            h = 1e-5
            slope = (f.function(x + h) - f.function(x - h)) / (2 * h)
            assert f.derivative(x) == pytest.approx(slope, abs=1e-5), f.name


@activations
def test_value_and_slope_jump_at_the_breaks_and_nowhere_else(f):
    inputs = np.arange(-8, 8.25, 0.25)
    jumps = [
        x
        for x in inputs
        for g in (f.function, f.derivative)
        if abs(g(x + 1e-9) - g(x - 1e-9)) > 1e-6
    ]
    assert set(jumps) == set(f.breaks)


@given(st.floats(-1000, 1000))
def test_no_input_up_to_a_thousand_overflows(x):
    with np.errstate(all="raise"):
        for f in ACTIVATIONS.values():
            assert np.isfinite(f.function(x)), f.name
            assert np.isfinite(f.derivative(x)), f.name


@activations
@pytest.mark.parametrize("x", [1e200, -1e200, 1.7e308, -1.7e308])
def test_nor_does_the_largest_float(f, x):
    with np.errstate(over="raise", invalid="raise", divide="raise"):
        assert np.isfinite(f.function(x))
        assert np.isfinite(f.derivative(x))


@activations
def test_numbers_and_arrays_give_the_same_float64_values(f):
    inputs = np.array([[-1000.0, -1.5, 0], [1e-300, 2, 1000]])
    for g in (f.function, f.derivative):
        outputs = g(inputs)
        assert outputs.dtype == np.float64
        assert outputs.shape == inputs.shape
        assert [g(x) for x in inputs.flat] == outputs.ravel().tolist()
        assert isinstance(g(3), np.float64)


@activations
def test_the_input_is_left_as_it_was(f):
    inputs = np.array([-2.0, 0.0, 2.0])
    f.function(inputs)[:] = 7
    assert inputs.tolist() == [-2, 0, 2]


@given(a=st.floats(-50, 50), b=st.floats(-50, 50))
def test_all_but_the_two_with_a_dip_never_fall(a, b):
    low, high = sorted([a, b])
    for f in ACTIVATIONS.values():
        if f.name not in ("gelu", "silu"):
            # neighbouring floats may be rounded apart by one unit in the last place
            assert f.function(low) <= f.function(high) + 1e-14 * abs(f.function(high)), f.name


@pytest.mark.parametrize(
    ("name", "x", "y"),
    [
        ("sigmoid", -1.63, 0.16383036122),
        ("sigmoid", -20, 0.00000000206),
        ("sigmoid", 20, 0.99999999794),
        ("sigmoid", 0.03, 0.50749943755),
        ("step", -1e-300, 0),
        ("step", 0, 1),
        ("leaky-relu", -20, -0.2),
        ("elu", -1, math.exp(-1) - 1),
        ("softplus", 0, math.log(2)),
        ("gelu", 1, 0.84134474607),  # Φ(1)
        ("gelu", -1, -0.15865525393),
        ("silu", 1, 0.73105857863),
    ],
)
def test_known_values(name, x, y):
    assert ACTIVATIONS[name].function(x) == pytest.approx(y, abs=5e-12)


def test_the_tails_keep_their_digits():
    assert sigmoid.function(-700) == pytest.approx(math.exp(-700), rel=1e-12)
    assert sigmoid.derivative(700) == pytest.approx(math.exp(-700), rel=1e-12)
    assert tanh.derivative(50) == pytest.approx(4 * math.exp(-100), rel=1e-12)
    assert elu.function(-1e-12) == pytest.approx(-1e-12, rel=1e-9)
    assert softplus.function(-100) == pytest.approx(math.exp(-100), rel=1e-12)
    assert gelu.function(-10) == pytest.approx(-7.61985302416e-23, rel=1e-9)


@given(st.floats(-500, 500))
def test_the_symmetries(x):
    assert sigmoid.function(x) + sigmoid.function(-x) == pytest.approx(1)
    assert tanh.function(x) == -tanh.function(-x)
    for f in (relu, softplus, gelu, silu):
        assert f.function(x) - f.function(-x) == pytest.approx(x, abs=1e-12)


def test_formulas_with_a_letter_in_them():
    assert sigmoid.tex("x") == r"\frac{1}{1 + e^{-x}}"
    assert sigmoid.plain("x") == "1 / (1 + e^(−x))"
    assert relu.plain("x") == "max(0, x)"
    assert silu.plain("x") == "x / (1 + e^(−x))"


def test_formulas_with_a_negative_number_in_them():
    for minus in "-−":
        assert sigmoid.tex(f"{minus}0.49") == rf"\frac{{1}}{{1 + e^{{-({minus}0.49)}}}}"
        assert sigmoid.plain(f"{minus}0.49") == "1 / (1 + e^(−(−0.49)))"
    assert relu.plain("-3") == "max(0, −3)"
    assert elu.plain("-3") == "−3 if −3 > 0, else e^(−3) − 1"


@activations
@pytest.mark.parametrize("argument", ["x", "0.15", "-0.49", "w_1 x_1 + b"])
def test_every_formula_is_tex_with_the_argument_in_it(f, argument):
    assert argument in f.tex(argument)
    assert "<math" in LatexToMathML().convert_with_local_state(f.tex(argument), displaystyle=True)


@activations
def test_no_place_for_the_argument_is_left_empty(f):
    assert not set("[]") & set(f.plain("-2") + f.tex("-2"))


def test_formulas_call_the_functions_by_their_names():
    assert sigmoid.tex_name == r"\sigma"
    assert tanh.tex_name == r"\tanh"
    assert ACTIVATIONS["leaky-relu"].tex_name == r"\text{leaky ReLU}"


def test_the_names_are_the_keys():
    assert list(ACTIVATIONS) == [
        "identity",
        "step",
        "sigmoid",
        "tanh",
        "relu",
        "leaky-relu",
        "elu",
        "softplus",
        "gelu",
        "silu",
    ]
    assert all(name == f.name for name, f in ACTIVATIONS.items())
