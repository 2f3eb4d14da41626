"""The loss curve: what an answer costs is what training counts, for each sort of answer."""

import re

import numpy as np
import pytest

from generator.figures.kinds.loss_curve.cost import Cost
from generator.figures.parts import digits
from generator.models.sources import ANY
from generator.nn.loss import LOSSES
from tests.figures.drawn import assert_readable, states_on_paper, words
from tests.figures.refusal import assert_refused
from tests.samples.figures import LOSS_CURVES, Spec, figure
from tests.samples.networks import with_networks


@pytest.mark.parametrize("truth", [0.0, 1.0])
@pytest.mark.parametrize("p", [0.01, 0.38, 0.5, 0.99])
def test_a_probability_costs_what_training_counts(truth: float, p: float) -> None:
    z, target = np.array([[np.log(p / (1 - p))]]), np.array([[truth]])
    for loss, squared in (("binary-cross-entropy", False), ("mean-squared-error", True)):
        counted = LOSSES[loss].value(z, np.array([[p]]), target)[0]
        assert Cost(truth, squared).of(p) == pytest.approx(counted, rel=1e-12)


@pytest.mark.parametrize("cost", [Cost(0.0), Cost(1.0), Cost(1.0, True), Cost(45.0, True)])
def test_the_slope_of_a_cost_is_true(cost: Cost) -> None:
    x, tiny = np.linspace(0.05, 0.95, 19), 1e-6
    rise = (cost.function(x + tiny) - cost.function(x - tiny)) / (2 * tiny)
    np.testing.assert_allclose(cost.derivative(x), rise, rtol=1e-5, atol=1e-7)


@pytest.mark.parametrize("name", LOSS_CURVES)
def test_all_text_keeps_apart_and_on_the_canvas(name: str) -> None:
    made = figure("loss-curve", with_networks(), **LOSS_CURVES[name])
    assert_readable(made.drawings[0], 15)
    assert 3 <= states_on_paper(made) <= 5


def test_the_words_say_what_each_truth_costs() -> None:
    made = figure("loss-curve", model="shallow", truth="died", at=0.38)
    assert made.text == (
        "Where the truth is “died”, the loss is 0.010 at 1\u202f%, 0.693 at 50\u202f%, 4.605 at "
        "99\u202f%. Where the truth is “survived”, the loss is 4.605 at 1\u202f%, 0.693 at "
        "50\u202f%, 0.010 at 99\u202f%. “survived” gets 38\u202f%. The truth is “died”, with "
        "62\u202f%: the loss is −ln 0.62 = 0.478."
    )
    assert "with 62\u202f%: the loss is −ln 0.62 = 0.478." in words(made)


def test_the_truth_is_the_curve_that_stands_out() -> None:
    for truth, others in (("died", ["other", "activation"]), ("survived", ["activation", "other"])):
        drawing = figure("loss-curve", model="shallow", truth=truth).drawings[0]
        chosen = re.findall(r'<g class="(\w+)" data-curve', drawing.markup)
        # Class 0 comes first.
        assert chosen == others[::-1]


def test_of_several_classes_one_curve_tells_what_the_truth_got() -> None:
    made = figure("loss-curve", with_networks(), model="which_class", at=0.25)
    assert "The truth got 25\u202f%: the loss is −ln 0.25 = 1.386." in words(made)
    assert made.drawings[0].markup.count("data-curve") == 1
    assert "The truth</legend>" not in made.body


def test_of_numbers_the_square_of_the_error_is_the_loss() -> None:
    made = figure("loss-curve", with_networks(), model="what_fare", at=20, truth=45.5)
    assert "(20 − 45.5)² = 650.250." in words(made)
    model = with_networks().network("what_fare", ANY)
    usual = figure("loss-curve", with_networks(), model="what_fare")
    median = float(np.median(model.labels[model.parts.training]))
    assert f"the truth is {digits.given(median)}: the loss" in words(usual)


@pytest.mark.parametrize(
    ("keys", "line", "message"),
    [
        ({"model": "shallow", "truth": "drowned"}, 13, 'class "drowned"'),
        ({"model": "shallow", "at": 1}, 13, "found 1, expected a value from 0.01 to 0.99"),
        ({"model": "shallow", "print": [0.1, 0.5, 2]}, 16, "found 2, expected a value"),
        ({"model": "shalow"}, 12, 'did you mean "shallow"?'),
    ],
)
def test_a_wrong_spec_is_refused_at_its_line(keys: Spec, line: int, message: str) -> None:
    assert_refused("loss-curve", keys, line, message)
