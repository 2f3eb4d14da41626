"""A gradient step: its slopes are true, its sentences add up, and its drawing has room for them."""

import re
from itertools import pairwise

import numpy as np
import pytest
from syrupy.assertion import SnapshotAssertion

from generator.figures.contents import Drawing
from generator.figures.figure import Figure
from generator.figures.kinds.gradient import (
    USUAL,
    GradientSpec,
    gradient_figure,
    gradient_step,
    parameter_table,
)
from generator.figures.kinds.gradient.drawing import gradient_drawing
from generator.figures.kinds.gradient.texts import Parameter, narrow, parameters, texts
from generator.figures.parts import digits
from generator.figures.parts.parameter_names import Names
from generator.models.sources import ANY, Sources
from generator.nn.activations import ACTIVATIONS, OUTPUTS
from generator.nn.descent import Step
from generator.nn.gradient import Parameters
from generator.nn.loss import LOSSES
from generator.nn.network import network
from generator.reading.errors import SpecProblem
from tests.figures.refusal import assert_refused
from tests.figures.touching import touching, touching_others
from tests.samples.figures import GRADIENTS, figure
from tests.samples.networks import random_model, with_networks

DRAWN = [(1, 1), (2, 1), (4, 1), (2, 1, 1), (2, 2, 1), (2, 3, 1), (3, 2, 1), (1, 3, 1)]


TINY = 1e-6


def step_of(name: str, rate: float | None = None) -> Step:
    keys = {"learning_rate": 0.1} | GRADIENTS[name]
    model = with_networks().network(keys["model"], ANY)
    loss = keys.get("loss", USUAL[model.answer])
    return gradient_step(model, keys["row"], loss, rate or keys["learning_rate"])


def figure_of(name: str) -> Figure:
    return figure("gradient", with_networks(), **GRADIENTS[name])


def random_step(shape: tuple[int, ...], activation: str, loss: str, seed: int = 3) -> Step:
    """Of a network with that activation in all layers but, for cross-entropy, the last."""
    random = np.random.default_rng(seed)
    last = LOSSES[loss].output or activation
    sizes = list(pairwise(shape))
    net = network(
        [random.normal(size=(n, m)) for m, n in sizes],
        [random.normal(size=n) for _, n in sizes],
        [ACTIVATIONS[activation]] * (len(sizes) - 1) + [OUTPUTS[last]],
    )
    row = random.normal(size=(1, shape[0]))
    return Step(net, LOSSES[loss], row, np.eye(shape[-1])[:1], 0.01)


def loss_with(step: Step, p: Parameter, value: float) -> float:
    """The step's loss if that parameter had that value."""
    before = step.parameters
    changed = Parameters([w.copy() for w in before.weights], [b.copy() for b in before.biases])
    if p.source is None:
        changed.biases[p.layer][p.unit] = value
    else:
        changed.weights[p.layer][p.unit, p.source] = value
    layers = [layer.activation for layer in step.network.layers]
    pairs = zip(changed.weights, changed.biases, strict=True)
    weights, biases = zip(*pairs, strict=True)
    return Step(network(weights, biases, layers), step.loss, step.row, step.target, 0).loss_before


def assert_true_slopes(step: Step) -> None:
    for p in parameters(step):
        up, down = (loss_with(step, p, p.value + change) for change in (TINY, -TINY))
        assert p.slope == pytest.approx((up - down) / (2 * TINY), rel=1e-4, abs=1e-7), p.id


@pytest.mark.parametrize("name", GRADIENTS)
def test_slopes_are_what_the_loss_does_if_a_parameter_moves_a_little(name: str) -> None:
    step = step_of(name)
    assert_true_slopes(step)


@pytest.mark.parametrize("loss", sorted(LOSSES))
@pytest.mark.parametrize("activation", sorted(set(ACTIVATIONS) - {"step"}))
def test_slopes_of_any_network_are_true(activation: str, loss: str) -> None:
    assert_true_slopes(random_step((2, 3, 2, 1), activation, loss))


@pytest.mark.parametrize("activation", ["tanh", "relu", "softplus"])
@pytest.mark.parametrize("shape", [(2, 3), (30, 20), (2, 4, 3), (3, 4, 2, 20)])
def test_slopes_of_classes_are_true(shape: tuple[int, ...], activation: str) -> None:
    step = random_step(shape, activation, "cross-entropy")
    assert_true_slopes(step)
    outputs = step.passes[-1].activation[0]
    np.testing.assert_allclose(step.slopes[-1].biases, outputs - step.target[0])
    assert step.loss_before == pytest.approx(-np.log(outputs[step.right]))


@pytest.mark.parametrize("name", GRADIENTS)
def test_a_short_step_makes_the_loss_smaller(name: str) -> None:
    step = step_of(name, rate=1e-5)
    assert step.loss_after < step.loss_before


def test_a_parameter_moves_by_the_rate_times_its_slope() -> None:
    step = step_of("step-hidden")
    for p in parameters(step):
        assert p.moved == pytest.approx(p.value - 0.01 * p.slope, rel=1e-12)


def test_a_step_leaves_its_network_as_it_is() -> None:
    step = step_of("step-shallow")
    before = step.network.layers[0].weights.copy()
    assert step.loss_after != step.loss_before
    assert (step.network.layers[0].weights == before).all()


@pytest.mark.parametrize("name", GRADIENTS)
def test_the_drawing_has_every_slope_on_its_line(name: str) -> None:
    step, markup = step_of(name), figure_of(name).drawings[0].markup
    drawn = dict(re.findall(r'data-slope="([\d.b-]+-[\d.]+)">← <tspan[^>]*>([^<]+)<', markup))
    assert drawn == {p.id: narrow(p.slope) for p in parameters(step)}


@pytest.mark.parametrize("name", GRADIENTS)
def test_each_unit_has_the_slope_of_its_sum(name: str) -> None:
    step, markup = step_of(name), figure_of(name).drawings[0].markup
    drawn = dict(re.findall(r'data-slope="([\d.]+)">← <tspan[^>]*>([^<]+)<', markup))
    sums = {
        f"{layer}.{j}": narrow(float(slope))
        for layer, slopes in enumerate(step.slopes, start=1)
        for j, slope in enumerate(slopes.pre_activation[0])
    }
    assert drawn == sums


def test_the_six_sentences_of_a_network_that_knows_nothing() -> None:
    told = figure_of("step-start").text
    for words in (
        "Forward. Passenger 1 enters with Age 22, Sex 0 (male). The output adds up to 0.00000, "
        "and sigmoid makes that 0.5.",
        "Loss. The truth is “died”: y = 0. The binary cross-entropy is −ln(1 − 0.5) = 0.6931.",
        "Backward. The slope of the loss in the output’s sum is output minus truth: 0.5 − 0 = 0.5.",
        "0.5 × 22 = 11, 0.5 × 0 = 0, 0.5 × 1 = 0.5.",
        "by the learning rate 0.01: 0 − 0.01 × 11 = −0.11, 0 − 0.01 × 0 = 0, "
        "0 − 0.01 × 0.5 = −0.005.",
        "Forward again. With the new weights the output is 0.0813, and the loss goes from 0.6931 "
        "to 0.08478. It falls.",
    ):
        assert words in told


def test_slopes_go_back_through_hidden_units() -> None:
    step, told = step_of("step-hidden"), figure_of("step-hidden").text
    shown = texts(step)
    for j in range(3):
        slope, weight = shown["slope:1.b-2.0"], shown[f"weight:1.{j}-2.0"]
        derivative = digits.value(float(step.derivatives[0][0, j]))
        assert f"{slope} × {weight} × {derivative} = {shown[f'slope:0.b-1.{j}']}" in told


def test_the_squared_error_is_told_with_its_own_slope() -> None:
    told = figure_of("step-squared").text
    assert "squared error is (0.4868 − 1)² = 0.2633" in told
    assert "2 × (0.4868 − 1) × 0.2498 = −0.2564" in told


@pytest.mark.parametrize(("rate", "verdict"), [(0.01, "It falls."), (0.2, "It rises: so long")])
def test_a_step_that_is_too_long_is_said_to_be(rate: float, verdict: str) -> None:
    net = network([[[1.0]]], [[0.0]], [ACTIVATIONS["identity"]])
    step = Step(net, LOSSES["mean-squared-error"], np.array([[3.0]]), np.array([[1.0]]), rate)
    assert texts(step)["verdict"].startswith(verdict)


def test_the_table_has_every_parameter_in_full() -> None:
    table = figure_of("step-hidden").table
    assert len(table.rows) == 13
    for p, row in zip(parameters(step_of("step-hidden")), table.rows, strict=True):
        assert row[1] == digits.weight(p.value) and row[4] == digits.weight(p.moved)
    assert table.rows[0][0] == "Age to neuron 1" and table.rows[-1][0] == "Bias to the output"


def test_no_number_of_the_table_is_minus_zero() -> None:
    table = figure_of("step-start").table
    numbers = [cell for row in table.values for cell in row[1:]]
    assert 0.0 in numbers and "-0.0" not in map(str, numbers)


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("shape", DRAWN)
def test_slopes_touch_nothing_and_stand_inside(shape: tuple[int, ...], seed: int) -> None:
    made = random_model(shape, seed)
    step = gradient_step(made, "1", "binary-cross-entropy", 0.1)
    drawing = gradient_drawing("it", made, 1, step, "A step")
    shapes = [slope.shape for slope in drawing.parts["backward"].slopes]
    assert touching(shapes) == []
    laid = drawing.parts["diagram"]
    assert touching_others(shapes, [node.shape for node in laid.nodes]) == []
    for corners in shapes:
        assert all(0 <= x <= drawing.width and 0 <= y <= drawing.height for x, y in corners)


def drawn(shape: tuple[int, ...], loss: str) -> tuple[Step, Drawing]:
    """A step on the loss of the first row, and its drawing."""
    made = random_model(shape)
    step = gradient_step(made, "1", loss, 0.1)
    return step, gradient_drawing("it", made, "1", step, "A step")


@pytest.mark.parametrize("shape", [(2, 2, 2, 1), (30, 1), (8, 7, 7, 1)])
def test_a_network_that_would_crowd_its_slopes_leaves_those_of_its_lines_to_the_table(
    shape: tuple[int, ...],
) -> None:
    step, drawing = drawn(shape, "binary-cross-entropy")
    slopes = drawing.parts["backward"].slopes
    assert {slope.of for slope in slopes} == {
        f"{layer}.{j}" for layer, units in enumerate(shape[1:], 1) for j in range(units)
    }
    assert touching([slope.shape for slope in slopes]) == []
    assert len(parameter_table(step, Names(random_model(shape))).rows) == len(parameters(step))


@pytest.mark.parametrize("shape", [(1, 2), (2, 3), (4, 3), (2, 3, 3), (30, 20), (9, 12, 20)])
def test_each_class_has_its_slope_beside_it_and_the_true_one_the_loss(
    shape: tuple[int, ...],
) -> None:
    step, drawing = drawn(shape, "cross-entropy")
    slopes, laid = drawing.parts["backward"].slopes, drawing.parts["diagram"]
    last = f"{len(shape) - 1}."
    told = {slope.of: slope.text for slope in slopes if slope.of.startswith(last)}
    expected = step.passes[-1].activation[0] - step.target[0]
    assert told == {f"{last}{j}": narrow(float(d)) for j, d in enumerate(expected)}
    assert touching([slope.shape for slope in slopes]) == []
    assert f'truth, loss <tspan data-is="narrow-loss">{narrow(step.loss_before)}<' in (
        drawing.markup.replace("\n", "")
    )
    right = laid.outputs[step.right].node
    assert abs(drawing.parts["backward"].loss[1] - right.y) < 28
    for slope in slopes:
        assert all(0 <= x <= drawing.width and 0 <= y <= drawing.height for x, y in slope.shape)


def test_a_network_of_few_classes_has_every_slope_on_its_line() -> None:
    step, drawing = drawn((2, 3), "cross-entropy")
    assert {p.id for p in parameters(step)} <= {s.of for s in drawing.parts["backward"].slopes}


def test_too_many_parameters_are_refused() -> None:
    made = random_model((30, 40, 1))
    spec = GradientSpec(id="it", caption="A step", model="made", row="1")
    with pytest.raises(SpecProblem, match='"made" has 1281 parameters; expected at most 1000'):
        gradient_figure(spec, Sources({}, {"made": made}))


@pytest.mark.parametrize(
    ("keys", "line", "problem"),
    [
        ({"model": "hiden_3", "row": 1}, 12, 'did you mean "hidden_3"?'),
        ({"model": "women_survive", "row": 1}, 12, "is a rule, expected a network"),
        ({"model": "hidden_sketch", "row": 1}, 12, "has no weights"),
        ({"model": "shallow", "row": 1, "loss": "cross-entropy"}, 14, "not go with sigmoid"),
        ({"model": "shallow", "row": 892}, 13, "runs from 1 to 891"),
        ({"model": "shallow", "row": 1, "loss": "hinge"}, 14, "loss"),
        ({"model": "shallow", "row": 1, "learning_rate": 0}, 14, "learning_rate"),
        ({"model": "shallow", "row": 1, "rate": 0.1}, 14, 'unknown key "rate"'),
    ],
)
def test_a_wrong_spec_is_refused_at_its_line(keys: dict, line: int, problem: str) -> None:
    assert_refused("gradient", keys, line, problem)


@pytest.mark.parametrize("name", GRADIENTS)
def test_gradient(name: str, snapshot: SnapshotAssertion) -> None:
    spec = GradientSpec(id=name, caption="A step", **GRADIENTS[name])
    (drawing,) = gradient_figure(spec, with_networks()).drawings
    assert drawing.markup == snapshot(name=name)
