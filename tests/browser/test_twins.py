"""What the script computes and writes is what the build does: its twins, run side by side."""

import json
import random
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import get_args

import numpy as np
import pytest
from playwright.sync_api import Browser, Page

from generator.data.sentences import Sentences
from generator.figures.diagram.state import weights_state
from generator.figures.kinds.gradient import LossName
from generator.figures.parts import digits
from generator.figures.parts.filled import FilledFormula, filled
from generator.figures.parts.outcome import answer_text, answer_told, output_text
from generator.models.sources import ANY, Sources
from generator.nn.activations import ACTIVATIONS
from generator.nn.descent import Step
from generator.nn.examples import THRESHOLD
from generator.nn.loss import LOSSES
from generator.nn.network import Network, network
from generator.notation.number import fixed, percent, plain, significant, to_decimals, trimmed
from generator.notation.templating import environment
from tests.browser.live import with_scripts
from tests.page import none
from tests.samples import real_site
from tests.samples.answers import read_answers
from tests.samples.networks import random_model

CLOSE = 1e-12
DESCENDED = get_args(LossName)  # by gradient figures


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    """An empty page with the shared scripts, unminified and outside their function."""
    with with_scripts(browser, "outcome", "features", "details", "diagram", "backward") as page:
        yield page


def layers(net: Network) -> list[dict]:
    return [
        {
            "weights": layer.weights.tolist(),
            "biases": layer.biases.tolist(),
            "activation": layer.activation.name,
        }
        for layer in net.layers
    ]


FORWARD = """(given) => {
  const [layers, rows] = JSON.parse(given);
  return JSON.stringify(rows.map((row) => forward(layers, row)));
}"""


def assert_same_pass(page: Page, net: Network, rows: np.ndarray) -> None:
    """Every intermediate value of every row is the same on both sides."""
    # As text, which passes to the page and back far faster than thousands of lists.
    passed = json.loads(page.evaluate(FORWARD, json.dumps([layers(net), rows.tolist()])))
    for number, layer in enumerate(net.forward(rows)):
        for name, ours in (
            ("products", layer.products),
            ("sums", layer.pre_activation),
            ("activations", layer.activation),
        ):
            theirs = np.array([done[number][name] for done in passed])
            np.testing.assert_allclose(theirs, ours, rtol=CLOSE, atol=CLOSE, err_msg=name)


def test_all_passengers_pass_alike(page: Page) -> None:
    model = real_site().sources.models["shallow"]
    assert model.features.shape == (891, 2)
    assert_same_pass(page, model.network, model.features)


@pytest.mark.parametrize("shape", [(2, 3, 1), (3, 4, 2), (2, 64, 1), (2, 3, 3, 1)])
def test_rows_pass_deep_networks_alike(page: Page, shape: tuple[int, ...]) -> None:
    net = random_model(shape).network
    assert_same_pass(page, net, np.random.default_rng(1).normal(0, 30, size=(100, shape[0])))


@pytest.mark.parametrize("name", sorted(ACTIVATIONS))
def test_activation_functions_are_alike(page: Page, name: str) -> None:
    net = network([[[1.0]]], [[0.0]], [ACTIVATIONS[name]])
    steps = np.arange(-2000, 2001) / 100  # every step of a slider from −20 to 20
    assert_same_pass(page, net, np.array([*steps, -1e6, 1e6, 1e-9])[:, np.newaxis])


def test_all_of_the_networks_activation_functions_have_a_twin(page: Page) -> None:
    assert set(page.evaluate("Object.keys(activations)")) == set(ACTIVATIONS)


# For each row: its loss, and the slopes of all parameters
BACKWARD = """([layers, rows, targets, name]) => rows.map((row, i) => {
  const passes = forward(layers, row);
  const { sums, activations } = passes[passes.length - 1];
  const loss = losses[name];
  const slopes = backward(layers, passes, (f, j) => loss.slope(activations[j], targets[i][j], f));
  return { loss: loss.value(sums, activations, targets[i]), slopes };
})"""


def assert_same_slopes(
    page: Page, net: Network, rows: np.ndarray, targets: Sequence[list[float]], loss: str
) -> None:
    """Loss, slopes of all parameters and derivatives of all sums are the same on both sides."""
    passed = page.evaluate(BACKWARD, [layers(net), rows.tolist(), list(targets), loss])
    for theirs, row, target in zip(passed, rows, targets, strict=True):
        step = Step(net, LOSSES[loss], row[np.newaxis], np.array([target]), 0.1)
        assert theirs["loss"] == pytest.approx(step.loss_before, rel=CLOSE, abs=CLOSE)
        for number, (ours, made) in enumerate(zip(step.slopes, theirs["slopes"], strict=True)):
            for name, array in (
                ("weights", ours.weights),
                ("biases", ours.biases),
                ("f", step.derivatives[number][0]),
            ):
                near = {"rtol": 1e-11, "atol": CLOSE}
                np.testing.assert_allclose(np.array(made[name]), array, err_msg=name, **near)


@pytest.mark.parametrize("name", ["start", "shallow", "hidden_3", "hidden_8"])
def test_slopes_of_passengers_go_back_alike(page: Page, name: str) -> None:
    model = real_site().sources.models[name]
    labels = [[float(label)] for label in model.labels[::40]]
    for loss in ("binary-cross-entropy", "mean-squared-error"):
        assert_same_slopes(page, model.network, model.features[::40], labels, loss)


@pytest.mark.parametrize("shape", [(2, 3), (3, 2, 4), (4, 5, 3, 20)])
def test_slopes_of_classes_go_back_alike(page: Page, shape: tuple[int, ...]) -> None:
    net = random_model(shape).network
    rows = np.random.default_rng(1).normal(0, 3, size=(40, shape[0]))
    targets = np.eye(shape[-1])[np.arange(40) % shape[-1]]
    assert_same_slopes(page, net, rows, targets.tolist(), "cross-entropy")


@pytest.mark.parametrize("name", sorted(ACTIVATIONS))
def test_slopes_go_back_through_every_activation_alike(page: Page, name: str) -> None:
    random, f = np.random.default_rng(4), ACTIVATIONS[name]
    shapes = [(3, 2), (2, 3), (1, 2)]
    net = network(
        [random.normal(size=shape) for shape in shapes],
        [random.normal(size=units) for units, _ in shapes],
        [f] * 3,
    )
    rows = random.normal(0, 3, size=(50, 2))
    assert_same_slopes(page, net, rows, [[1.0]] * 50, "mean-squared-error")


@pytest.mark.parametrize("z", [-1000, -40, -1.5, 0, 1.5, 40, 1000])
@pytest.mark.parametrize("name", sorted(ACTIVATIONS))
def test_derivatives_are_alike_far_out_too(page: Page, name: str, z: float) -> None:
    theirs = page.evaluate("([name, z]) => derivatives[name](z)", [name, z])
    ours = float(ACTIVATIONS[name].derivative(np.array(float(z))))
    assert theirs == pytest.approx(ours, rel=CLOSE, abs=CLOSE)


def test_all_losses_and_derivatives_have_a_twin(page: Page) -> None:
    assert set(page.evaluate("Object.keys(derivatives)")) == set(ACTIVATIONS)
    assert set(page.evaluate("Object.keys(losses)")) == set(DESCENDED)


def numbers(count: int) -> list[float]:
    """Numbers of every size a reader may meet, and those that are hard to round."""
    chance = random.Random(912)
    hard = [0.0, -0.0, 0.5, -0.5, 1.005, -0.00205, 0.004999, 0.005, 49.95, 0.4995, 999999.5, 1e6]
    hard += [1e-6, 9.9999999e-7, -2.1e-3, 123456.5, 0.1 + 0.2, 1 / 3, -1e-12, 1e18, 2.5, -1.45]
    made = [chance.choice((-1, 1)) * 10 ** chance.uniform(-9, 9) for _ in range(count // 2)]
    short = [round(chance.uniform(-30, 30), chance.randrange(6)) for _ in range(count - len(made))]
    return [*hard, *made, *short]


TWINS: dict[str, Callable[[float], str]] = {
    "digits.value": digits.value,
    "digits.given": digits.given,
    "digits.product": digits.product,
    "(x) => digits.short(x, 3)": digits.hidden,
    "digits.total": digits.total,
    "digits.totalInFull": digits.total_in_full,
    "digits.readout": digits.readout,
    "digits.short": digits.short,
    "(x) => digits.within(x, 6)": lambda x: digits.within(x, 6),
    "(x) => significant(x, 12, 1e12)": lambda x: plain(x, 12),
    "(x) => significant(x, 4)": lambda x: significant(x, 4),
    "(x) => toDecimals(x, 2)": lambda x: to_decimals(x, 2),
    "(x) => toDecimals(x, 11)": lambda x: to_decimals(x, 11),
    "(x) => fixed(x, 3)": lambda x: fixed(x, 3),
    "(x) => trimmed(x, 5)": lambda x: trimmed(x, 5),
    "(x) => percent(x, 1)": lambda x: percent(x, 1),
}


@pytest.mark.parametrize("script", TWINS)
def test_numbers_are_written_alike(page: Page, script: str) -> None:
    values = numbers(2000)
    theirs = page.evaluate(f"(values) => values.map((x) => ({script})(x))", values)
    ours = [TWINS[script](x) for x in values]
    none(
        f"{x!r}: {a} by the script, {b} by the build"
        for x, a, b in zip(values, theirs, ours, strict=True)
        if a != b
    )


def test_probabilities_are_written_alike(page: Page) -> None:
    chance = random.Random(7)
    values = [0, 0.5, 1, 0.4999, 0.49949, 0.499999999, *(chance.random() for _ in range(2000))]
    theirs = page.evaluate(
        f"(values) => values.map((p) => digits.probability(p, {THRESHOLD}))", values
    )
    assert theirs == [digits.probability(p) for p in values]


@pytest.mark.parametrize("script", TWINS)
def test_numbers_have_one_notation(page: Page, script: str) -> None:
    written = page.evaluate(f"(values) => values.map((x) => ({script})(x))", numbers(500))
    plain = re.compile(r"(≈ )?−?\d+(\.\d+)?( % | % |\u202f%)?")
    power = re.compile(r"(≈ )?−?\d(\.\d+)?\u202f×\u202f10⁻?[⁰¹²³⁴⁵⁶⁷⁸⁹]+")
    none(text for text in written if not (plain.fullmatch(text) or power.fullmatch(text)))
    none(text for text in written if re.fullmatch(r"−0(\.0*)?", text))


def test_full_precision_reads_back_as_the_number_itself(page: Page) -> None:
    values = [x for x in numbers(500) if x == 0 or 1e-6 <= abs(x) < 1e6]
    theirs = page.evaluate("(values) => values.map(digits.full)", values)
    assert [float(text.replace("−", "-")) for text in theirs] == values


# What the script makes of one of the forms, and what is to be seen of the other
FILLED = """([blank, sum, result, filled]) => {
  const shown = () =>
    all(document, "[data-filled]:not([hidden])").map((form) => form.innerHTML);
  document.body.innerHTML = blank;
  filler(document.body)(sum, result);
  const theirs = shown();
  document.body.innerHTML = filled;
  return [theirs, shown()];
}"""


def forms(both: tuple[FilledFormula, FilledFormula]) -> str:
    """Both forms as they stand in a page."""
    return str(environment().get_template("parts/filled.html").module.live(both))


@pytest.mark.parametrize("name", sorted(ACTIVATIONS))
@pytest.mark.parametrize("x", [0.5, -0.5, 0.0, -1e7])
def test_the_script_fills_the_formula_that_the_build_would_write(
    page: Page, name: str, x: float
) -> None:
    f = ACTIVATIONS[name]
    total, result = digits.total_in_full(x), digits.total_in_full(float(f.function(x)))
    blank, written = forms(filled(f, "7", "7")), forms(filled(f, total, result))
    theirs, ours = page.evaluate(FILLED, [blank, total, result, written])
    assert len(theirs) == 1
    assert theirs == ours


OUTCOME = """([state, rows]) => rows.map((row) => {
  const { cell, told, texts } = outcome(state, forward(state.layers, row).pop());
  return [cell, told, texts];
})"""


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> Sources:
    return read_answers(tmp_path_factory.mktemp("answers"))


@pytest.mark.parametrize("clause", [None, "“$&” is {} by $1"], ids=["usual", "own"])
@pytest.mark.parametrize("name", ["kinds", "kinds_deep", "price", "shallow"])
def test_outcomes_are_told_alike(
    page: Page, answers: Sources, name: str, clause: str | None
) -> None:
    given = real_site().sources if name == "shallow" else answers
    model = given.network(name, ANY)
    if clause:
        place = "{number}" if model.answer == "number" else "{class}"
        own = Sentences(answer=clause.replace("{}", place))
        model = replace(model, label=replace(model.label, sentences=own))
    keys = list(model.dataset.position)[:40]
    rows = [list(model.row(key).inputs.values()) for key in keys]
    theirs = page.evaluate(OUTCOME, [weights_state(model).numbers, rows])
    for key, (cell, told, texts) in zip(keys, theirs, strict=True):
        done = model.row(key)
        assert cell == answer_text(model, done.outputs)
        assert told == answer_told(model, done)
        assert texts == [output_text(model, a) for a in done.outputs]
