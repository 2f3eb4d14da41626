"""The forward-pass figure: five steps with their numbers, as words, picture and animation."""

import pytest
from syrupy.assertion import SnapshotAssertion

from generator.figures.kinds.forward_pass import ForwardPassSpec, forward_pass_figure
from generator.reading.errors import ContentError
from tests.figures.drawn import states_on_paper, words
from tests.figures.refusal import assert_refused
from tests.samples import real_site
from tests.samples.figures import PASSES, Spec, figure
from tests.samples.networks import with_networks

FORWARD = {"model": "shallow", "row": 1}


def test_the_forward_pass_is_told_in_five_steps_with_its_numbers() -> None:
    shown = words(figure("forward-pass", **FORWARD))
    for step in (
        "Inputs. Passenger 1 enters as numbers: Age 22 , Sex 0 (male)",
        "22 × −0.01685 = −0.37074",
        "Sum. The neuron adds the products: −0.48705",
        "Answer: died . 38\u202f% chance of survival is less than 50\u202f%.",
        "The truth is “died” , so it is right",
    ):
        assert step in shown


def test_a_wrong_answer_is_said_to_be_wrong() -> None:
    shown = words(figure("forward-pass", model="shallow", row=2))
    assert "Answer: died . " in shown and "The truth is “survived” , so it is wrong" in shown


def test_an_answer_below_the_threshold_never_shows_the_threshold() -> None:
    shown = words(figure("forward-pass", model="shallow", row=4))
    assert "Answer: died . 49.9\u202f% chance of survival is less than 50\u202f%." in shown
    assert "−0.002" in shown


def test_a_forward_pass_has_its_row_and_every_parameter() -> None:
    model = real_site().sources.models["shallow"]
    state = figure("forward-pass", model="shallow", row=2).numbers
    assert state["row"] == list(model.row(2).inputs.values())
    assert state["layers"][0]["weights"] == model.network.layers[0].weights.tolist()


def test_the_animated_drawing_says_each_step_with_its_numbers() -> None:
    steps = figure("forward-pass", model="shallow", row=1).steps
    plain = [step.replace("\N{NO-BREAK SPACE}", " ") for step in steps]
    assert plain == [
        "Inputs: Age 22, Sex 0 (male), and the bias, which is always 1.",
        "Products: 22 × −0.01685 = −0.37074, 0 × 0.704 = 0, 1 × −0.1163 = −0.11631.",
        "Sum: the neuron adds the products to −0.48705.",
        "Sigmoid: 1 / (1 + e^(−(−0.48705))) = 0.38059.",
        "Answer: died. 38\u202f% chance of survival is less than 50\u202f%.",
    ]


def test_live_figures_have_three_to_five_states_on_paper() -> None:
    assert 3 <= states_on_paper(figure("forward-pass", model="shallow", row=1)) <= 5


def test_the_spec_names_the_states() -> None:
    body = figure("forward-pass", model="shallow", row=1, print=[1, 3, 5]).body
    assert [body.count(f"<p>{label}</p>") for label in ["Step 1", "Step 3", "Step 5"]] == [1, 1, 1]


@pytest.mark.parametrize(
    ("states", "problem"), [([0, 1, 2], "print"), ([1, 2, 3, 4, 5, 5], "print")]
)
def test_states_that_cannot_be_drawn_are_refused(states: list[float], problem: str) -> None:
    with pytest.raises(ContentError, match=problem):
        figure("forward-pass", model="shallow", row=1, print=states)


@pytest.mark.parametrize(
    ("keys", "line", "message"),
    [
        ({"model": "shallow", "row": 1.0}, 13, "found 1.0, expected the text of a key"),
        ({"model": "shallow", "row": True}, 13, "found true"),
        ({"model": "shallow", "row": "01"}, 13, 'did you mean "1"?'),
        ({"model": "hidden_sketch", "row": 1}, 12, "has no weights"),
    ],
)
def test_a_wrong_spec_is_refused_at_its_line(keys: Spec, line: int, message: str) -> None:
    assert_refused("forward-pass", keys, line, message)


@pytest.mark.parametrize("name", PASSES)
def test_forward_pass(name: str, snapshot: SnapshotAssertion) -> None:
    spec = ForwardPassSpec(id=name, caption="A pass", **PASSES[name])
    (drawing,) = forward_pass_figure(spec, with_networks()).drawings
    assert drawing.markup == snapshot(name=name)
