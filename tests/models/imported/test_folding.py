"""Folding: scalings go into the weights, so that layers take numbers as the data have them."""

import numpy as np
import pytest

from generator.models.imported.folding import Folding
from generator.models.imported.layer import Refused, answers

ROWS = np.random.default_rng(5).normal(size=(20, 3))
W, B = np.array([[1.0, -2.0, 0.5], [0.25, 4.0, -1.0]]), np.array([0.5, -0.5])


def test_a_scaling_before_a_layer_and_one_behind_its_sums_are_folded_into_it() -> None:
    folding = Folding()
    folding.scale(np.array([2.0, 0.5, 4.0]), np.zeros(1))
    folding.scale(np.ones(1), np.array([[1.0, 2.0, 3.0]]))
    folding.dense(W, B)
    folding.scale(np.array([3.0, -1.0]), np.array([0.25]))
    folding.activation("tanh")
    layers = folding.layers()
    told = np.tanh(((ROWS * [2, 0.5, 4] + [1, 2, 3]) @ W.T + B) * [3, -1] + 0.25)
    assert np.abs(answers(layers, ROWS) - told).max() < 1e-14
    assert [layer.activation for layer in layers] == ["tanh"]


def test_a_scaling_between_two_layers_goes_into_the_second() -> None:
    folding = Folding()
    folding.dense(W, B)
    folding.activation("relu")
    folding.scale(np.array(2.0), np.array(-1.0))
    folding.dense(np.array([[1.0, 3.0]]), np.zeros(1))
    told = (2 * np.maximum(0, ROWS @ W.T + B) - 1) @ [[1], [3]]
    assert np.abs(answers(folding.layers(), ROWS) - told).max() < 1e-14


def test_sums_without_a_function_are_layers_with_identity() -> None:
    folding = Folding()
    folding.dense(W, B)
    folding.dense(np.ones((1, 2)), np.zeros(1))
    assert [layer.activation for layer in folding.layers()] == ["identity", "identity"]


def softmax_in_the_middle(folding: Folding) -> None:
    folding.activation("softmax")
    folding.dense(np.ones((1, 2)), np.zeros(1))
    folding.activation("relu")


@pytest.mark.parametrize(
    ("then", "said"),
    [
        (lambda f: f.dense(np.ones((1, 3)), np.zeros(1)), "weights (1, 3) (units, inputs) take 2"),
        (lambda f: f.dense(np.ones((1, 2)), np.zeros(2)), "weights (1, 2) and biases (2,)"),
        (lambda f: f.scale(np.ones(3), np.zeros(1)), "3 factors and 1 summands"),
        (lambda f: f.scale(np.ones((2, 2)), np.zeros(1)), "a scaling of shape (2, 2)"),
        (lambda f: f.scale(np.ones(0), np.zeros(1)), "a scaling of shape (0,)"),
        (lambda f: [f.activation("relu"), f.activation("relu")], "relu with no layer before it"),
        (lambda f: f.activation("swoosh"), 'unknown activation "swoosh"'),
        (softmax_in_the_middle, "a layer after softmax"),
        (lambda f: [f.activation("relu"), f.scale(np.ones(2), np.ones(2)), f.layers()],
         "a scaling after the last activation"),
        (lambda f: [f.scale(np.array([np.inf]), np.ones(2)), f.layers()], "not finite"),
        (lambda f: [f.scale(np.array([1e200]), np.ones(2)), f.layers()], "larger than 1e+100"),
        (lambda f: f.dense(np.ones((500_000, 2)), np.zeros(500_000)), "up to 1,000,000 parameters"),
        (lambda f: [f.dense(np.ones((10_001, 2)), np.zeros(10_001)), f.layers()], "10,000 units"),
        (lambda f: [f.dense(np.ones((2, 2)), np.zeros(2)) for _ in range(51)], "up to 50 layers"),
    ],
)  # fmt: skip
def test_what_no_dense_layer_does_is_refused(then, said) -> None:
    folding = Folding()
    folding.dense(W, B)
    with pytest.raises(Refused) as refused:
        then(folding)
    assert said in str(refused.value)


def test_a_file_without_a_layer_is_refused() -> None:
    with pytest.raises(Refused, match="no layer with weights"):
        Folding().layers()


def test_what_is_too_small_to_be_shown_is_nothing() -> None:
    folding = Folding()
    folding.dense(np.array([[1e-310, 1.0]]), np.array([-1e-101]))
    (layer,) = folding.layers()
    assert layer.weights.tolist() == [[0.0, 1.0]] and layer.biases.tolist() == [0.0]
