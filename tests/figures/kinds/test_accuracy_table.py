"""The table of accuracies: counts, shares, and the best of each column."""

import re

import pytest

from tests.figures.drawn import words
from tests.figures.refusal import assert_refused
from tests.samples.figures import Spec, figure

ACCURACY = {"models": ["nobody_survives", "women_survive", "shallow"]}


def test_accuracies_are_counts_and_per_cents() -> None:
    shown = words(figure("accuracy-table", **ACCURACY))
    assert "Training 600 rows Test 291 rows All 891 rows" in shown
    network = "72.83\u202f% 437 right 73.88\u202f% 215 right 73.18\u202f% 652 right"
    assert f"The published network {network}" in shown
    assert "Women survive, men do not 79.17\u202f% 475 right 77.66\u202f%" in shown


def test_the_best_of_each_column_is_marked() -> None:
    body = figure("accuracy-table", **ACCURACY).body
    best = re.findall(r'class="number best">([\d.]+)', body)
    assert best == ["79.17", "77.66", "78.68"]


@pytest.mark.parametrize(
    ("keys", "line", "message"),
    [
        ({"models": ["shallow", "wimmen"]}, 14, "women_survive"),
        ({"models": ["hidden_sketch"]}, 13, "has no weights"),
    ],
)
def test_a_wrong_spec_is_refused_at_its_line(keys: Spec, line: int, message: str) -> None:
    assert_refused("accuracy-table", keys, line, message)
