"""Networks: every intermediate value of the forward pass, and the shapes that are refused."""

import math
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.nn.activations import ACTIVATIONS
from generator.nn.network import Layer, Network, network

identity, sigmoid, relu, tanh = (ACTIVATIONS[n] for n in ("identity", "sigmoid", "relu", "tanh"))

ONE_LAYER = network([[[0.5, -2]]], [[0.25]], [sigmoid])
TWO_LAYERS = network(
    [[[1, -1], [2, 0.5], [-3, 1]], [[0.5, -1, 2]]],
    [[0, -1, 4], [0.125]],
    [relu, identity],
)


def test_one_layer_by_hand():
    (done,) = ONE_LAYER.forward([[3, 1], [0, -2]])
    assert done.inputs.tolist() == [[3, 1], [0, -2]]
    assert done.products.tolist() == [[[0.5 * 3, -2 * 1]], [[0.5 * 0, -2 * -2]]]
    assert done.pre_activation.tolist() == [[1.5 - 2 + 0.25], [0 + 4 + 0.25]]
    assert done.activation[:, 0] == pytest.approx(
        [1 / (1 + math.exp(0.25)), 1 / (1 + math.exp(-4.25))], rel=1e-15
    )


def test_two_layers_by_hand():
    hidden, out = TWO_LAYERS.forward([[2, 1], [-1, 3]])
    assert hidden.products.tolist() == [
        [[1 * 2, -1 * 1], [2 * 2, 0.5 * 1], [-3 * 2, 1 * 1]],
        [[1 * -1, -1 * 3], [2 * -1, 0.5 * 3], [-3 * -1, 1 * 3]],
    ]
    assert hidden.pre_activation.tolist() == [
        [2 - 1 + 0, 4 + 0.5 - 1, -6 + 1 + 4],  # 1, 3.5, -1
        [-1 - 3 + 0, -2 + 1.5 - 1, 3 + 3 + 4],  # -4, -1.5, 10
    ]
    assert hidden.activation.tolist() == [[1, 3.5, 0], [0, 0, 10]]
    assert out.inputs.tolist() == hidden.activation.tolist()
    assert out.products.tolist() == [[[0.5 * 1, -1 * 3.5, 2 * 0]], [[0.5 * 0, -1 * 0, 2 * 10]]]
    assert out.pre_activation.tolist() == [[0.5 - 3.5 + 0 + 0.125], [0 - 0 + 20 + 0.125]]
    assert out.activation.tolist() == [[-2.875], [20.125]]


def test_the_prediction_is_the_last_activation():
    assert TWO_LAYERS.predict([[2, 1], [-1, 3]]).tolist() == [[-2.875], [20.125]]


@given(rows=st.integers(0, 4), units=st.lists(st.integers(1, 4), min_size=2, max_size=4))
def test_every_shape_is_as_documented(rows, units):
    net = network(
        [np.ones((after, before)) for before, after in pairwise(units)],
        [np.zeros(after) for after in units[1:]],
        [tanh] * (len(units) - 1),
    )
    passes = net.forward(np.ones((rows, units[0])))
    for done, before, after in zip(passes, units[:-1], units[1:], strict=True):
        assert done.inputs.shape == (rows, before)
        assert done.products.shape == (rows, after, before)
        assert done.pre_activation.shape == done.activation.shape == (rows, after)
    assert net.predict(np.ones((rows, units[0]))).shape == (rows, units[-1])


@st.composite
def networks_and_rows(draw):
    """Weights and biases by layer, activations by layer, and rows, as plain lists."""
    number = st.floats(-3, 3)
    units = draw(st.lists(st.integers(1, 4), min_size=2, max_size=4))
    row = st.lists(number, min_size=units[0], max_size=units[0])
    weights, biases = [], []
    for before, after in pairwise(units):
        unit = st.lists(number, min_size=before, max_size=before)
        weights.append(draw(st.lists(unit, min_size=after, max_size=after)))
        biases.append(draw(st.lists(number, min_size=after, max_size=after)))
    functions = draw(
        st.lists(
            st.sampled_from(["identity", "relu", "tanh", "sigmoid"]),
            min_size=len(weights),
            max_size=len(weights),
        )
    )
    return weights, biases, functions, draw(st.lists(row, min_size=1, max_size=4))


PLAIN = {
    "identity": lambda z: z,
    "relu": lambda z: max(0.0, z),
    "tanh": math.tanh,
    "sigmoid": lambda z: 1 / (1 + math.exp(-z)),
}


def passed_by_loop(weights, biases, functions, row) -> list[float]:
    """The network as a beginner would write it."""
    values = row
    for layer, bias, name in zip(weights, biases, functions, strict=True):
        after = []
        for unit, b in zip(layer, bias, strict=True):
            total = 0.0
            for w, x in zip(unit, values, strict=True):
                total += w * x
            after.append(PLAIN[name](total + b))
        values = after
    return values


@given(networks_and_rows())
def test_the_forward_pass_equals_a_plain_loop(drawn):
    weights, biases, functions, rows = drawn
    net = network(weights, biases, [ACTIVATIONS[name] for name in functions])
    expected = [passed_by_loop(weights, biases, functions, row) for row in rows]
    np.testing.assert_allclose(net.predict(rows), expected, rtol=1e-12, atol=1e-12)


@given(networks_and_rows())
def test_a_row_alone_equals_the_row_in_a_batch(drawn):
    weights, biases, functions, rows = drawn
    net = network(weights, biases, [ACTIVATIONS[name] for name in functions])
    alone = [net.predict([row])[0].tolist() for row in rows]
    assert net.predict(rows).tolist() == alone


def test_products_are_added_from_left_to_right_and_the_bias_last():
    values = [0.1, 0.2, 0.3, 1e16, -1e16, 0.7, 0.8, 0.9, 1.1]
    total = 0.0
    for value in values:
        total += value
    net = network([[[1.0] * len(values)]], [[0.4]], [identity])
    assert net.forward([values])[0].pre_activation[0, 0] == total + 0.4


@pytest.mark.parametrize(
    ("rows", "problem"),
    [
        ([1, 2], r"expected rows of 2 values, found shape \(2,\)"),
        ([[1]], r"expected rows of 2 values, found shape \(1, 1\)"),  # numpy would stretch it
        ([[1, 2, 3]], r"expected rows of 2 values, found shape \(1, 3\)"),
        ([[[1, 2]]], r"expected rows of 2 values, found shape \(1, 1, 2\)"),
        (5, r"expected rows of 2 values, found shape \(\)"),
        ([[1, 2], [3]], "inhomogeneous"),
        ([[1, math.nan]], "not a finite number"),
        ([[-math.inf, 1]], "not a finite number"),
        ([[1, "two"]], "could not convert"),
    ],
)
def test_rows_that_do_not_fit_are_refused(rows, problem):
    with pytest.raises(ValueError, match=problem):
        ONE_LAYER.forward(rows)
    with pytest.raises(ValueError, match=problem):
        ONE_LAYER.predict(rows)


@pytest.mark.parametrize(
    ("weights", "biases", "problem"),
    [
        ([[1, 2]], [1, 2], r"weights of shape \(1, 2\) need biases of shape \(1,\), found \(2,\)"),
        ([[1, 2]], [[1]], r"need biases of shape \(1,\), found \(1, 1\)"),
        ([[1, 2]], 1, r"need biases of shape \(1,\), found \(\)"),
        ([1, 2], [1, 2], r"expected weights \(units, inputs\), found shape \(2,\)"),
        (3, [1], r"expected weights \(units, inputs\), found shape \(\)"),
        ([[]], [1], r"expected weights \(units, inputs\), found shape \(1, 0\)"),
        ([[1, 2], [3]], [1, 2], "inhomogeneous"),
        ([[1, math.nan]], [1], "a weight or bias is not a finite number"),
        ([[1, math.inf]], [1], "a weight or bias is not a finite number"),
        ([[1, 2]], [math.nan], "a weight or bias is not a finite number"),
    ],
)
def test_parameters_that_do_not_fit_are_refused(weights, biases, problem):
    with pytest.raises(ValueError, match=problem):
        network([weights], [biases], [sigmoid])


def test_layers_that_do_not_fit_together_are_refused():
    three = Layer(np.ones((3, 2)), np.ones(3), relu)
    two = Layer(np.ones((1, 2)), np.ones(1), relu)
    with pytest.raises(ValueError, match="layer 1 has 3 units, layer 2 takes 2"):
        Network((three, two))


def test_a_network_has_a_layer_and_as_many_biases_and_functions():
    with pytest.raises(ValueError, match="a network needs a layer"):
        network([], [], [])
    with pytest.raises(ValueError):
        network([[[1]]], [], [sigmoid])
    with pytest.raises(ValueError):
        network([[[1]]], [[1]], [sigmoid, sigmoid])
