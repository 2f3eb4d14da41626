"""Optimizers: their first steps by hand, and that they arrive."""

import numpy as np
import pytest

from generator.nn.optimizer import Adam, GradientDescent, Optimizer


def test_gradient_descent_goes_down_by_the_rate_times_the_slope() -> None:
    (change,) = GradientDescent(0.5).step([np.array([2.0, -4.0])])
    assert change.tolist() == [-1, 2]


def test_momentum_keeps_part_of_the_last_change() -> None:
    optimizer = GradientDescent(0.5, momentum=0.5)
    changes = [optimizer.step([np.array([2.0])])[0].item() for _ in range(3)]
    assert changes == [-1, -1.5, -1.75]


def test_adams_first_step_is_the_rate_whatever_the_slope() -> None:
    (change,) = Adam(0.1).step([np.array([3.0, -1e-3, 0.0])])
    assert change == pytest.approx([-0.1, 0.1, 0], rel=1e-4)


def test_adams_second_step_is_that_of_its_paper() -> None:
    optimizer = Adam(0.1)
    optimizer.step([np.array([1.0])])
    (change,) = optimizer.step([np.array([3.0])])
    mean = (0.9 * 0.1 * 1 + 0.1 * 3) / (1 - 0.9**2)
    square = (0.999 * 0.001 * 1 + 0.001 * 9) / (1 - 0.999**2)
    assert change.item() == pytest.approx(-0.1 * mean / np.sqrt(square))


@pytest.mark.parametrize("optimizer", [GradientDescent(0.1), GradientDescent(0.05, 0.9), Adam(0.1)])
def test_the_bottom_of_a_bowl_is_found(optimizer: Optimizer) -> None:
    x = np.array([3.0, -2.0])
    for _ in range(500):
        (change,) = optimizer.step([2 * (x - [1, 5])])
        x += change
    assert x == pytest.approx([1, 5], abs=1e-3)
