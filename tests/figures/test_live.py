"""What the build writes for the script and for paper: states, places, bounds."""

import pytest

from generator.figures.kinds.activation.plot import SIZE, WIDTH, lay_out, y_scale
from generator.figures.parts import digits
from generator.nn.activations import ACTIVATIONS
from generator.reading.errors import ContentError
from generator.svg.label import text_width
from tests.figures import real_site
from tests.figures.test_kinds import figure

KINDS = {
    "activation": {"function": "sigmoid"},
    "prediction": {"model": "shallow", "rows": [1, 2, 3, 4, 5]},
    "forward-pass": {"model": "shallow", "row": 1},
}


@pytest.mark.parametrize("kind", KINDS)
def test_live_figures_have_three_to_five_states_on_paper(kind: str) -> None:
    body = figure(kind, **KINDS[kind]).body
    paper = body[body.index('<div class="on-paper">') :]
    assert 3 <= paper.count("<svg") <= 5


@pytest.mark.parametrize(
    ("kind", "states", "shown"),
    [
        ("activation", [-4, 0.5, 4], ["Input −4", "Input 0.5", "Input 4"]),
        ("prediction", [3, 76, 6], ["Passenger 3", "Passenger 76", "Passenger 6"]),
        ("forward-pass", [1, 3, 5], ["Step 1", "Step 3", "Step 5"]),
    ],
)
def test_the_spec_names_the_states(kind: str, states: list, shown: list[str]) -> None:
    body = figure(kind, **KINDS[kind], print=states).body
    assert [body.count(f"<p>{label}</p>") for label in shown] == [1, 1, 1]


@pytest.mark.parametrize(
    ("kind", "states", "problem"),
    [
        ("activation", [-4, 4], "print"),
        ("activation", [-4, 0, 21], "found 21, expected a value from -20 to 20"),
        ("prediction", [1, 2, 2000], "unknown row 2000"),
        ("prediction", [1, 2, 1], "row 1 stands here already"),
        ("forward-pass", [0, 1, 2], "print"),
        ("forward-pass", [1, 2, 3, 4, 5, 5], "print"),
    ],
)
def test_states_that_cannot_be_drawn_are_refused(kind: str, states: list, problem: str) -> None:
    with pytest.raises(ContentError, match=problem):
        figure(kind, **KINDS[kind], print=states)


@pytest.mark.parametrize(
    ("domain", "step"),
    [([-20, 20], "0.01"), ([-5, 5], "0.001"), ([0, 1000000], "1"), ([0, 0.001], "0.0000001")],
)
def test_the_slider_has_at_least_two_thousand_steps(domain: list, step: str) -> None:
    made = figure("activation", function="relu", domain=domain)
    assert f'step="{step}"' in made.body
    low, high = domain
    assert (high - low) / float(step) >= 2000 or step == "1"
    assert made.numbers["decimals"] == len(step.partition(".")[2])


@pytest.mark.parametrize("function", sorted(ACTIVATIONS))
def test_the_value_beside_the_dot_stays_in_the_drawing(function: str) -> None:
    f, domain = ACTIVATIONS[function], (-20.0, 20.0)
    plot = lay_out(f, domain, y_scale(f, domain), None)
    places = plot.places()
    assert places[0][0] == domain[0]
    for step in range(-200, 201):
        x = step / 10
        _, dx, _, anchor = next(place for place in reversed(places) if place[0] <= x)
        width = text_width(digits.short(float(f.function(x))), SIZE)
        left = plot.x(x) + dx - {"": 0, "middle": width / 2, "end": width}[anchor]
        assert plot.x.range[0] - 1 <= left and left + width <= WIDTH + 1, (x, anchor)


def test_a_shape_without_parameters_still_names_its_parts() -> None:
    state = figure("network", model="hidden_sketch", show="symbols").numbers
    assert [layer["title"] for layer in state["layers"]] == ["ReLU", "sigmoid"]
    assert not any("weights" in layer for layer in state["layers"])


def test_a_forward_pass_has_its_row_and_every_parameter() -> None:
    model = real_site().sources.models["shallow"]
    state = figure("forward-pass", model="shallow", row=2).numbers
    assert state["row"] == list(model.row(2).inputs.values())
    assert state["layers"][0]["weights"] == model.network.layers[0].weights.tolist()


def test_the_last_of_a_predictions_rows_is_the_readers_own() -> None:
    made = figure("prediction", model="shallow", rows=[1, 2])
    assert len(made.numbers["rows"]) == 3
    assert ">Yours<" not in made.body and " Yours</label>" in made.body


def test_the_animated_drawing_says_each_step_with_its_numbers() -> None:
    steps = figure("forward-pass", model="shallow", row=1).steps
    plain = [step.replace("\N{NO-BREAK SPACE}", " ") for step in steps]
    assert plain == [
        "Inputs: Age 22, Sex 0 (male), and the bias, which is always 1.",
        "Products: 22 × −0.01685 = −0.37074, 0 × 0.704 = 0, 1 × −0.1163 = −0.11631.",
        "Sum: the neuron adds the products to −0.48705.",
        "Sigmoid: 1 / (1 + e^(−(−0.48705))) = 0.38059.",
        "Answer: 38\u202f% is less than 50\u202f%: “died”.",
    ]
