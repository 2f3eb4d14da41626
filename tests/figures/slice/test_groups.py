"""Which groups of rows a plot says it shows: the rows that its marks are."""

import pytest

from tests.figures.slice.seen import seen
from tests.samples.figures import figure
from tests.samples.networks import with_networks


def groups(**keys) -> dict[str, tuple[str, str]]:
    """The marks and the state by the names of groups."""
    made = figure("decision", with_networks(), **keys)
    return {one.name: (one.marks, one.state) for one in made.shows if "(" in one.name}


def test_a_curve_has_the_rows_of_its_value_and_the_network_s_answers_to_these() -> None:
    found = groups(model="shallow")
    female = 'Sex="female"'
    assert found[f"datasets.titanic.where({female})"] == (".strip.s2", "")
    assert found[f"models.shallow.group({female})"] == (".strip.s2, .s2 > .curve", "")
    up_to = f'datasets.titanic.where({female}).up_to("Age", *)'
    assert found[up_to] == (".strip.s2", "age=*")
    third = groups(model="more_features", by="Pclass", hold={"Sex": "female"})
    assert third["datasets.titanic.where(Pclass=3)"] == (".strip.s3", "")


@pytest.mark.parametrize("by", [None, []])
def test_classes_have_the_rows_of_their_code(by: list[str] | None) -> None:
    keys = {"model": "which_class"} | ({} if by is None else {"by": by})
    rows = "rows" if by is None else "strip"
    found = groups(**keys)
    codes = seen(**keys).model.label.codes
    for i, code in enumerate(codes, start=1):
        assert found[f"datasets.titanic.where(Pclass={code})"] == (f".{rows}.s{i}", "")
    assert not any(name.startswith("models.") for name in found)  # such a model has no groups


def test_a_plot_without_groups_names_none() -> None:
    assert not groups(model="age")
    assert not groups(model="fare", rows="test")
    assert not groups(model="what_fare", by="SibSp")
