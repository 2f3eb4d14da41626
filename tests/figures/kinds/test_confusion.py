"""The confusion matrix: counts by class and answer, whose diagonal is right."""

import re

import pytest

from tests.figures.drawn import words
from tests.figures.refusal import assert_refused
from tests.samples import real_site
from tests.samples.figures import Spec, figure


@pytest.mark.parametrize("rows", ["training", "test", "all"])
def test_counts_add_up_to_the_rows_and_the_diagonal_to_the_right_ones(rows: str) -> None:
    model = real_site().sources.models["shallow"]
    table = figure("confusion", model="shallow", rows=rows).table
    assert table is not None
    counts = [row[1:] for row in table.values]
    assert sum(map(sum, counts)) == model.rows.each[rows]
    assert counts[0][0] + counts[1][1] == model.correct.each[rows]


def test_each_line_says_what_became_of_the_rows_of_a_class() -> None:
    made = figure("confusion", model="women_survive")
    shown = words(made)
    assert "291 test passengers" in shown
    lines = re.findall(r"In truth (\w+): (\d+) answered died, (\d+) answered survived", made.text)
    group = {True: 0, False: 0}
    model = real_site().sources.models["women_survive"]
    for label, predicted in zip(model.labels[600:], model.predictions[600:], strict=True):
        group[bool(label == predicted)] += 1
    assert [name for name, *_ in lines] == ["died", "survived"]
    assert int(lines[0][1]) + int(lines[1][2]) == group[True]
    assert int(lines[0][2]) + int(lines[1][1]) == group[False]


def test_shares_are_of_the_rows_of_a_class_and_shade_its_cells() -> None:
    body = figure("confusion", model="nobody_survives").body
    assert re.findall(r"shade-(\d+)", body) == ["10", "0", "10", "0"]


def test_each_count_is_known_by_its_name() -> None:
    shows = {one.name: one.marks for one in figure("confusion", model="shallow", rows="all").shows}
    assert shows["models.shallow.confusion.all[1][0]"] == "tbody > :nth-child(2) > :nth-child(2)"
    assert shows["datasets.titanic.where(Survived=1)"] == "tbody > :nth-child(2)"
    of_test = {one.name for one in figure("confusion", model="shallow").shows}
    assert "models.shallow.confusion.test[1]" in of_test
    assert "datasets.titanic.where(Survived=1)" not in of_test  # these are some of them only


@pytest.mark.parametrize(
    ("keys", "line", "message"),
    [
        ({"model": "shalow"}, 12, 'did you mean "shallow"'),
        ({"model": "hidden_sketch"}, 12, "has no weights"),
        ({"model": "shallow", "rows": "others"}, 13, "unknown value"),
        (
            {"model": "shallow", "rows": "validation"},
            13,
            "has no validation rows, expected training",
        ),
    ],
)
def test_a_wrong_spec_is_refused_at_its_line(keys: Spec, line: int, message: str) -> None:
    assert_refused("confusion", keys, line, message)
