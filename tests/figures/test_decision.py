"""The decision figure: what it draws, what it says of it, and what it refuses."""

import re
from itertools import combinations

import numpy as np
import pytest
import yaml

from generator.figures.figure import Figure, make_figure
from generator.figures.kinds import KINDS
from generator.figures.parts.spread import spread
from generator.figures.slice.curves import TOLERANCE, lay_out
from generator.figures.slice.slice import Slice, SliceSpec, slice_of
from generator.reading.document import read_document
from generator.reading.errors import ContentError
from generator.svg.contour import band_paths, contour_path
from generator.svg.label import touch
from generator.svg.simplify import simplified
from tests.figures.decisions import SPECS, sources
from tests.figures.test_activation import texts


def decision(**keys) -> Figure:
    text = yaml.safe_dump({"id": "it", "caption": "A figure"} | keys, sort_keys=False)
    return make_figure(KINDS["decision"], read_document(text, "page.md"), sources())


def seen(**keys) -> Slice:
    spec = SliceSpec(id="it", caption="A figure", **keys)
    return slice_of(spec, sources().network(spec.model))


def points(path: str) -> np.ndarray:
    return np.array([list(map(float, p.split(","))) for p in path[1:].split("L")])


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


def test_inputs_are_chosen_by_what_they_are() -> None:
    assert [(s.name, s.value) for s in seen(model="shallow").series] == [("male", 0), ("female", 1)]
    assert seen(model="fare").two_continuous
    assert seen(model="age").by is None
    classes = [s.name for s in seen(model="more_features", by="Pclass").series]
    assert classes == ["first class", "second class", "third class"]


def test_other_inputs_are_held_at_what_is_usual_or_asked_for() -> None:
    model = sources().models["more_features"]
    usual = seen(model="more_features", by="Pclass")
    assert usual.held[1] == 0, "most training passengers are men"
    assert usual.held[5] == np.median(model.features[:600, 5])
    assert "Sex male" in usual.holding
    asked = seen(model="more_features", hold={"Pclass": 1, "Fare": 80})
    assert (asked.held[2], asked.held[5]) == (1, 80)
    assert "Class 1 (first class)" in decision(model="more_features", hold={"Pclass": 1}).text


@pytest.mark.parametrize("name", [name for name in SPECS if name.startswith("curve")])
def test_the_drawn_curve_is_the_network(name: str) -> None:
    keys = SPECS[name]
    network, plot = sources().network(keys["model"]).network, lay_out(seen(**keys))
    for series in plot.seen.series:
        drawn = points(plot.trace(network, series.value).path)
        at = np.linspace(*plot.x.range, 10 * int(np.ptp(plot.x.range)) + 1)
        true = plot.y(plot.seen.predict(network, plot.x.inverse(at), series.value))
        line = np.interp(at, *drawn.T)
        # Where it is steep, or bends between two samples, it may pass a unit aside.
        near = np.lib.stride_tricks.sliding_window_view(np.pad(true, 10, "edge"), 21)
        assert (near.min(axis=1) - 0.1 < line).all() and (line < near.max(axis=1) + 0.1).all()
        samples = plot.trace(network, series.value).points
        assert abs(np.interp(samples[:, 0], *drawn.T) - samples[:, 1]).max() < TOLERANCE + 0.01


def test_scales_and_rows_do_not_depend_on_the_parameters() -> None:
    one, other = lay_out(seen(model="hidden_3")), lay_out(seen(model="hidden_8"))
    assert (one.x, one.y, one.x_axis, one.strips) == (other.x, other.y, other.x_axis, other.strips)


def test_the_answer_changes_where_the_curve_crosses_one_half() -> None:
    shallow = sources().models["shallow"]
    plot = lay_out(seen(model="shallow"))
    ((age, up),) = plot.crossings(shallow.network, 1.0)
    exact = (shallow.weights["Sex"] + shallow.bias) / -shallow.weights["Age"]
    assert age == pytest.approx(exact) and not up
    ((start, end),) = plot.trace(shallow.network, 1.0).runs
    assert start == plot.x.range[0]
    assert end == pytest.approx(plot.x(exact), abs=0.01)
    assert plot.trace(shallow.network, 0.0).runs == []
    text = decision(model="shallow").text
    assert "Female: 64\u202f% at 0, 56\u202f% at 20" in text
    assert "it falls through 50\u202f% at 34.88." in text
    assert "it stays below 50\u202f%." in text


def test_every_row_is_marked_and_counted() -> None:
    for rows, count in (("training", 600), ("validation", 291), ("all", 891)):
        strips = lay_out(seen(model="shallow", rows=rows)).strips
        assert sum(strip.rows for strip in strips) == count
        assert f"{count}" in decision(model="shallow", rows=rows).text
    text = decision(model="shallow").text
    assert "Male: 69 survived, 308 died; female: 167 survived, 56 died." in text


def test_rows_without_an_age_are_said_to_stand_at_the_stand_in() -> None:
    model = sources().models["shallow"]
    missing = int(model.dataset.frame["Age"][:600].isna().sum())
    text = decision(model="shallow").text
    assert f"For {missing} of them the data have no Age: they stand at 28" in text


def test_many_rows_at_one_place_are_one_thick_mark() -> None:
    for strip in lay_out(seen(model="shallow")).strips:
        marks = [mark for path in strip.ticks.values() for mark in re.findall(r"M[^Mv]*", path)]
        assert len(marks) == len(set(marks))
    plot = lay_out(seen(model="shallow"))
    died = plot.strips[2]  # men, whose age is not known of many
    assert f"M{plot.x(28):.2f}".rstrip("0").rstrip(".") in died.ticks["many"]


def test_the_table_holds_the_probabilities_themselves() -> None:
    table = decision(model="shallow").table
    assert [column.name for column in table.columns] == ["Age", "Male", "Female"]
    shallow = sources().models["shallow"].network
    for age, male, female in table.values:
        assert [male, female] == shallow.predict([[age, 0], [age, 1]])[:, 0].tolist()


@pytest.mark.parametrize("name", SPECS)
def test_no_text_touches_another_or_leaves_the_drawing(name: str) -> None:
    (drawing,) = decision(**SPECS[name]).drawings
    rooms = texts(drawing, 15)
    for text, ((left, top), _, (right, bottom), _) in rooms.items():
        assert left >= 0 and right <= drawing.width, text
        assert top >= 0 and bottom <= drawing.height, text
    for (one, a), (two, b) in combinations(rooms.items(), 2):
        assert not touch(a, b), f"{one} touches {two}"


def test_a_map_says_where_its_boundary_lies() -> None:
    values = np.array([[0.0, 0.0, 1.0], [0.0, 0.0, 1.0]])
    path = contour_path(values, [0, 10, 20], [0, 10], 0.5)
    assert path in ("M15,0L15,10", "M15,10L15,0")
    assert band_paths(np.array([[0, 0, 1], [1, 1, 1]]), 0, 0, 10, 10) == {
        0: "M0,0h20v10h-20z",
        1: "M20,0h10v10h-10zM0,10h30v10h-30z",
    }


def test_the_boundary_of_a_map_joins_the_cells_on_either_side() -> None:
    x = y = np.linspace(-1, 1, 21)
    circle = np.hypot(*np.meshgrid(x, y))
    path = contour_path(circle, x.tolist(), y.tolist(), 0.7)
    ends = np.array([list(map(float, p.split(","))) for p in re.findall(r"[-\d.]+,[-\d.]+", path)])
    assert len(ends) > 40
    assert abs(np.hypot(*ends.T) - 0.7).max() < 0.02


def test_labels_spread_as_far_as_they_must() -> None:
    assert spread([10, 50], 15, 0, 100) == [10, 50]
    assert spread([50, 49], 15, 0, 100) == [64, 49]
    assert spread([99, 98, 97], 15, 0, 100) == [100, 85, 70]
    assert spread([-5], 15, 0, 100) == [0]


def test_a_line_is_simplified_to_its_corners() -> None:
    x = np.arange(11.0)
    bent = np.column_stack([x, np.maximum(0, x - 4)])
    assert simplified(bent, 0.01).tolist() == [[0, 0], [4, 0], [10, 6]]
