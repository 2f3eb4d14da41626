"""Backpropagation against finite differences: every layer, activation and loss."""

from itertools import pairwise

import numpy as np
import pytest

from generator.nn.activations import ACTIVATIONS, OUTPUTS
from generator.nn.gradient import Parameters, backward, forward
from generator.nn.loss import LOSSES

STEP = 1e-6


def networks(sizes: tuple[int, ...], runs: int, seed: int) -> Parameters:
    random = np.random.default_rng(seed)
    return Parameters(
        [random.normal(0, 0.7, (runs, units, inputs)) for inputs, units in pairwise(sizes)],
        [random.normal(0, 0.5, (runs, units)) for units in sizes[1:]],
    )


def targets_for(loss: str, rows: int, units: int) -> np.ndarray:
    random = np.random.default_rng(7)
    if loss == "cross-entropy":
        return np.eye(units)[random.integers(0, units, rows)]
    return random.integers(0, 2, (rows, units)).astype(float)


def check(sizes: tuple[int, ...], names: list[str], loss_name: str) -> None:
    """Compares every slope with the loss's change when that one parameter moves."""
    parameters = networks(sizes, runs=2, seed=len(sizes))
    activations, loss = [OUTPUTS[name] for name in names], LOSSES[loss_name]
    rows = np.random.default_rng(1).normal(0, 1, (5, sizes[0]))
    targets = targets_for(loss_name, 5, sizes[-1])

    def losses() -> np.ndarray:
        last = forward(parameters, activations, rows)[-1]
        return loss.value(last.pre_activation, last.activation, targets).mean(axis=-1)

    passes = forward(parameters, activations, rows)
    slopes = backward(parameters, activations, loss, rows, passes, targets)
    found = [s.weights for s in slopes] + [s.biases for s in slopes]
    for array, slope in zip(parameters.arrays, found, strict=True):
        assert slope.shape == array.shape
        for index in np.ndindex(array.shape[1:]):
            at, before = (slice(None), *index), array[(slice(None), *index)].copy()
            array[at] = before + STEP
            above = losses()
            array[at] = before - STEP
            difference = (above - losses()) / (2 * STEP)
            array[at] = before
            assert slope[at] == pytest.approx(difference, rel=1e-4, abs=1e-7)


@pytest.mark.parametrize("hidden", [name for name in ACTIVATIONS if name != "step"])
def test_slopes_through_every_hidden_activation(hidden: str) -> None:
    check((3, 4, 1), [hidden, "sigmoid"], "binary-cross-entropy")


@pytest.mark.parametrize("output", [name for name in ACTIVATIONS if name != "step"])
def test_slopes_of_the_squared_error_through_every_output(output: str) -> None:
    check((2, 3, 2), ["tanh", output], "mean-squared-error")


@pytest.mark.parametrize(
    ("loss", "output"),
    [("binary-cross-entropy", "sigmoid"), ("cross-entropy", "softmax")],
)
@pytest.mark.parametrize("sizes", [(2, 3), (2, 4, 3), (2, 3, 4, 3)])
def test_slopes_of_every_layer(sizes: tuple[int, ...], loss: str, output: str) -> None:
    check(sizes, ["relu"] * (len(sizes) - 2) + [output], loss)


def test_a_silent_relu_passes_no_slope_on() -> None:
    parameters = Parameters([np.array([[1.0]]), np.array([[2.0]])], [np.array([-5.0]), np.zeros(1)])
    activations = [OUTPUTS["relu"], ACTIVATIONS["sigmoid"]]
    loss, rows, targets = LOSSES["binary-cross-entropy"], np.array([[1.0]]), np.array([[1.0]])
    passes = forward(parameters, activations, rows)
    first, last = backward(parameters, activations, loss, rows, passes, targets)
    assert first.weights.item() == 0
    assert last.weights.item() == 0  # its input is 0
    assert last.biases.item() == -0.5


def test_slopes_are_of_the_mean_over_rows() -> None:
    parameters, activations = networks((2, 1), 1, seed=0), [OUTPUTS["sigmoid"]]
    loss, rows, targets = LOSSES["binary-cross-entropy"], np.ones((1, 2)), np.ones((1, 1))

    def slope(times: int) -> np.ndarray:
        repeated, wanted = np.repeat(rows, times, 0), np.repeat(targets, times, 0)
        passes = forward(parameters, activations, repeated)
        return backward(parameters, activations, loss, repeated, passes, wanted)[0].weights

    assert slope(4) == pytest.approx(slope(1))
