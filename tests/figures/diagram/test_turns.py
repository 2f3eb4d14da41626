"""What turning weights takes, and what authors may say of it."""

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from generator.figures.diagram.turns import ends_of
from generator.figures.parts.rows import CodedRows, decoded_rows
from generator.reading.errors import ContentError
from tests.samples import real_site
from tests.samples.figures import figure
from tests.samples.networks import turned_model, with_networks

WEIGHTS: dict[str, Any] = {"model": "shallow", "show": "weights"}
KINDS: dict[str, dict[str, Any]] = {
    "network": WEIGHTS,
    "prediction": {"model": "shallow", "rows": [1, 2]},
    "forward-pass": {"model": "shallow", "row": 1},
    "gradient": {"model": "shallow", "row": 1},
}


@pytest.mark.parametrize("kind", KINDS)
def test_figures_of_trained_networks_turn_and_have_their_rows(kind: str) -> None:
    made = figure(kind, **KINDS[kind])
    numbers = made.finished.numbers
    model = real_site().sources.network("shallow")
    inputs, labels = decoded_rows(CodedRows(**numbers["rows"]))
    assert np.array_equal(inputs, model.features)
    assert np.array_equal(labels, model.labels)
    assert numbers["turns"]["loss"] == "binary-cross-entropy"
    assert "turn" in made.finished.late


@pytest.mark.parametrize("kind", KINDS)
def test_unless_their_author_does_not_want_it(kind: str) -> None:
    made = figure(kind, **KINDS[kind], editable=False)
    assert not {"turns", "rows"} & set(made.finished.numbers)
    assert "turn" not in made.finished.late


def test_symbols_do_not_turn() -> None:
    made = figure("network", model="shallow", show="symbols")
    assert "turns" not in made.finished.numbers and made.finished.late == ()


def test_a_weight_turns_as_far_as_its_input_makes_it_count() -> None:
    model = real_site().sources.network("shallow")  # ages spread by 13 years, sexes by 0.48
    assert ends_of(model) == [[[0.2, 5, 2]]]
    strong = turned_model(model, {0: 0.3, 2: -13.0})
    assert ends_of(strong) == [[[2, 5, 100]]]
    assert ends_of(turned_model(model, {1: 2e-9})) == [[[0.2, 5, 2]]]


def test_an_input_that_never_changes_counts_as_a_bias() -> None:
    model = real_site().sources.network("shallow")
    flat = replace(model, features=model.features * [0, 1])
    assert ends_of(flat) == [[[2, 5, 2]]]


def test_a_challenge_names_its_score() -> None:
    made = figure("network", **WEIGHTS, challenge="women_survive")
    assert made.finished.numbers["turns"]["rival"] == 226
    assert (
        "“Women survive, men do not” gets 226 of 291 test rows right. Can you beat it?"
        in made.finished.body
    )


@pytest.mark.parametrize(
    ("keys", "problem"),
    [
        ({**WEIGHTS, "challenge": "women_surive"}, 'did you mean "women_survive"?'),
        ({**WEIGHTS, "challenge": "hidden_sketch"}, '"hidden_sketch" has no weights, only a shape'),
        ({**WEIGHTS, "challenge": "always_adelie"}, "answers another question"),
        ({**WEIGHTS, "challenge": "women_survive", "editable": False}, "editable is false"),
        ({"model": "shallow", "show": "symbols", "challenge": "women_survive"}, "with weights"),
        ({**WEIGHTS, "editable": "perhaps"}, "editable"),
    ],
)
def test_a_challenge_that_is_none_is_refused_at_its_line(keys: dict, problem: str) -> None:
    with pytest.raises(ContentError, match=r"page\.md:1\d") as caught:
        figure("network", **keys)
    assert problem in str(caught.value)


def test_networks_that_answer_with_numbers_turn_too() -> None:
    made = figure("prediction", with_networks(), model="what_fare", rows=[1, 2])
    assert made.finished.numbers["truths"] == pytest.approx([7.25, 71.2833])
