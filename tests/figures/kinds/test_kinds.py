"""What all kinds share, or several do."""

import pytest

from generator.figures.kinds import KINDS
from tests.samples.figures import figure


def test_all_kinds_of_the_articles_exist() -> None:
    assert set(KINDS) == {
        "accuracy", "accuracy-table", "activation", "anatomy", "dataset", "decision",
        "forward-pass", "gradient", "network", "prediction", "training",
    }  # fmt: skip


@pytest.mark.parametrize("kind", ["forward-pass", "prediction", "network"])
def test_the_text_alternative_states_the_numbers(kind: str) -> None:
    keys = {"rows": [1, 2]} if kind == "prediction" else {"row": 1}
    keys |= {"show": "forward"} if kind == "network" else {}
    (drawing,) = figure(kind, model="shallow", **keys).drawings
    assert drawing.text == (
        "Passenger 1: Age 22, Sex 0 (male). Products: Age −0.37074, Sex 0, bias −0.11631. "
        "Sum −0.49; sigmoid gives 38\u202f% survived; the answer is “died”."
    )


@pytest.mark.parametrize("kind", ["network", "forward-pass"])
def test_a_stand_in_for_a_missing_age_is_called_that(kind: str) -> None:
    keys = {"show": "forward"} if kind == "network" else {}
    made = figure(kind, model="shallow", row=6, **keys)
    assert "Age 28 (unknown), Sex 0 (male)" in made.drawings[0].text
