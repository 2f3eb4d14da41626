"""The decision figure: what it draws, what it says of it, and what it refuses."""

import pytest
from syrupy.assertion import SnapshotAssertion

from generator.figures.figure import Figure
from generator.figures.kinds.decision import DecisionSpec, decision_figure
from generator.figures.slice.curves import lay_out
from generator.reading.errors import ContentError
from tests.figures.drawn import assert_readable
from tests.figures.slice.seen import seen
from tests.samples.figures import DECISIONS, figure
from tests.samples.networks import with_networks


def decision(**keys) -> Figure:
    return figure("decision", with_networks(), **keys)


@pytest.mark.parametrize(
    ("keys", "problem"),
    [
        ({"model": "shalow"}, 'unknown model "shalow"'),
        ({"model": "women_survive"}, "is a rule, expected a network"),
        ({"model": "hidden_sketch"}, "has no weights"),
        ({"model": "class"}, "no continuous input"),
        ({"model": "shallow", "over": "Agee"}, 'unknown input of shallow "Agee"'),
        ({"model": "shallow", "over": "Sex"}, "expected a continuous input (Age)"),
        ({"model": "shallow", "by": "Age"}, "no continuous input"),
        ({"model": "shallow", "over": "Age", "by": "Age"}, "on the x axis already"),
        ({"model": "shallow", "rows": "none"}, "rows"),
        ({"model": "shallow", "hold": {"Sex": "male"}}, '"Sex" varies here'),
        ({"model": "more_features", "hold": {"Clas": 3}}, 'unknown input "Clas"'),
        ({"model": "more_features", "hold": {"Fare": "much"}}, "found 'much', expected a number"),
        ({"model": "more_features", "hold": {"Fare": True}}, "found true, expected a number"),
        (
            {"model": "more_features", "by": "Pclass", "hold": {"Sex": "femal"}},
            'did you mean "female"?',
        ),
    ],
)
def test_a_spec_that_cannot_be_drawn_is_refused(keys: dict, problem: str) -> None:
    with pytest.raises(ContentError) as refused:
        decision(**keys)
    assert problem in str(refused.value)


def test_every_row_is_marked_and_counted() -> None:
    for rows, count in (("training", 600), ("test", 291), ("all", 891)):
        strips = lay_out(seen(model="shallow", rows=rows)).strips
        assert sum(strip.rows for strip in strips) == count
        assert f"{count}" in decision(model="shallow", rows=rows).text
    text = decision(model="shallow").text
    assert "Male: 69 survived, 308 died; female: 167 survived, 56 died." in text


def test_rows_without_an_age_are_said_to_stand_at_the_stand_in() -> None:
    model = with_networks().models["shallow"]
    missing = int(model.dataset.frame["Age"][:600].isna().sum())
    text = decision(model="shallow").text
    assert f"For {missing} of them the data have no Age: they stand at 28" in text


def test_the_table_holds_the_probabilities_themselves() -> None:
    table = decision(model="shallow").table
    assert [column.name for column in table.columns] == ["Age", "Male", "Female"]
    shallow = with_networks().models["shallow"].network
    for age, male, female in table.values:
        assert [male, female] == shallow.predict([[age, 0], [age, 1]])[:, 0].tolist()


@pytest.mark.parametrize("name", DECISIONS)
def test_no_text_touches_another_or_leaves_the_drawing(name: str) -> None:
    (drawing,) = decision(**DECISIONS[name]).drawings
    assert_readable(drawing, 15)


@pytest.mark.parametrize("name", DECISIONS)
def test_decision(name: str, snapshot: SnapshotAssertion) -> None:
    spec = DecisionSpec(id=name, caption="A decision", **DECISIONS[name])
    (drawing,) = decision_figure(spec, with_networks()).drawings
    assert drawing.markup == snapshot(name=name)
