"""The prediction figure: the rows to choose from, and one of the reader's own."""

import re

import pytest

from generator.reading.errors import ContentError
from tests.figures.drawn import states_on_paper, words
from tests.figures.refusal import assert_refused
from tests.samples.figures import Spec, figure


def test_a_missing_age_is_shown_as_the_stand_in_that_it_is() -> None:
    shown = words(figure("prediction", model="shallow", rows=[6]))
    assert "6 28 unknown 0 male" in shown


def test_the_first_row_is_marked_and_drawn() -> None:
    made = figure("prediction", model="shallow", rows=[76, 1])
    assert made.body.count('aria-current="true"') == 1
    assert re.search(r'aria-current="true"><th[^\n]* checked>[^\n]*76</label>', made.body)
    assert "Passenger 76: Age 25" in made.drawings[0].text


def test_the_last_of_a_predictions_rows_is_the_readers_own() -> None:
    made = figure("prediction", model="shallow", rows=[1, 2])
    assert len(made.numbers["table"]) == 3
    assert ">Yours<" not in made.body and " Yours</label>" in made.body


def test_live_figures_have_three_to_five_states_on_paper() -> None:
    assert 3 <= states_on_paper(figure("prediction", model="shallow", rows=[1, 2, 3, 4, 5])) <= 5


def test_the_spec_names_the_states() -> None:
    body = figure("prediction", model="shallow", rows=[1, 2, 3, 4, 5], print=[3, 76, 6]).body
    assert [
        body.count(f"<p>{label}</p>") for label in ["Passenger 3", "Passenger 76", "Passenger 6"]
    ] == [1, 1, 1]


@pytest.mark.parametrize(
    ("states", "problem"),
    [([1, 2, 2000], 'unknown row "2000"'), ([1, 2, 1], 'row "1" stands here already')],
)
def test_states_that_cannot_be_drawn_are_refused(states: list[float], problem: str) -> None:
    with pytest.raises(ContentError, match=problem):
        figure("prediction", model="shallow", rows=[1, 2, 3, 4, 5], print=states)


@pytest.mark.parametrize(
    ("keys", "line", "message"),
    [
        ({"model": "shallow", "rows": [1, 9000]}, 15, "runs from 1 to 891"),
        ({"model": "shallow", "rows": []}, 13, "rows"),
        ({"model": "shallow", "rows": [1, 2, 1]}, 16, 'row "1" stands here already'),
        ({"model": "shallow", "rows": [1, True]}, 15, "found true"),
    ],
)
def test_a_wrong_spec_is_refused_at_its_line(keys: Spec, line: int, message: str) -> None:
    assert_refused("prediction", keys, line, message)
