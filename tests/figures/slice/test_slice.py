"""A slice through a network: which inputs vary, and at what the others are held."""

import numpy as np

from tests.figures.slice.seen import seen
from tests.samples.figures import figure
from tests.samples.networks import with_networks


def test_inputs_are_chosen_by_what_they_are() -> None:
    assert [(s.name, s.value) for s in seen(model="shallow").series] == [("male", 0), ("female", 1)]
    assert seen(model="fare").two_continuous
    assert seen(model="age").by is None
    classes = [s.name for s in seen(model="more_features", by="Pclass").series]
    assert classes == ["first class", "second class", "third class"]


def test_other_inputs_are_held_at_what_is_usual_or_asked_for() -> None:
    model = with_networks().models["more_features"]
    usual = seen(model="more_features", by="Pclass")
    assert usual.held[1] == 0, "most training passengers are men"
    assert usual.held[5] == np.median(model.features[:600, 5])
    assert "Sex male" in usual.holding
    asked = seen(model="more_features", hold={"Pclass": 1, "Fare": 80})
    assert (asked.held[2], asked.held[5]) == (1, 80)
    assert (
        "Class 1 (first class)"
        in figure("decision", with_networks(), model="more_features", hold={"Pclass": 1}).text
    )
