"""Kinds on networks with one-hot features: an input for each value, one word for readers."""

import re

import pytest

from generator.figures.parts import digits
from generator.figures.parts.own import going_in, own_inputs, own_rows
from generator.models.sources import ANY, Sources, read_sources
from generator.reading.errors import ContentError
from tests.figures.drawn import words
from tests.samples.birds import FIGURES, write_birds
from tests.samples.figures import Spec, figure

NAMED = {name: (kind, keys) for kind, name, keys in FIGURES}


@pytest.fixture(scope="module")
def sources(tmp_path_factory) -> Sources:
    return read_sources(write_birds(tmp_path_factory.mktemp("birds") / "content"))


def made(sources: Sources, name: str, **more: object):
    kind, keys = NAMED[name]
    return figure(kind, sources, **keys | more)


@pytest.mark.parametrize("name", NAMED)
def test_every_kind_takes_them(sources, name: str) -> None:
    assert made(sources, name).text


def test_a_table_of_rows_has_one_column_for_a_category(sources) -> None:
    table = made(sources, "table").table
    assert [column.name for column in table.columns[:4]] == ["Bird", "Length", "Island", "Sex"]
    assert [column.number for column in table.columns[1:4]] == [True, False, False]
    assert [row[1:4] for row in table.rows] == [
        ["10", "Rum", "female"], ["14", "Hoy", "male"], ["20", "Yell", "male"],
    ]  # fmt: skip
    assert "male <small>unknown</small>" in made(sources, "table").body


def test_readers_set_it_with_one_control(sources) -> None:
    body = made(sources, "table").body
    assert body.count("data-own") == 3
    options = [re.findall(r"<option[^>]*>(.*?)<", s) for s in body.split("<select")[1:]]
    assert options == [["Hoy", "Rum", "Yell"], ["female", "male"]]


def test_the_inputs_of_the_network_are_drawn_one_by_one(sources) -> None:
    made_ = made(sources, "deep")
    (drawing,) = made_.drawings
    names = ["Length", "Sex: female", "Island: Hoy", "Island: Rum", "Island: Yell"]
    assert [node.name for node in drawing.parts["diagram"].nodes if node.role == "input"] == names
    assert "Bird c: Length 20, Sex male (unknown), Island Yell. " in made_.text
    assert made_.numbers["row"] == [20, 0, 0, 0, 1]
    assert made_.numbers["categories"] == [
        {"name": "Sex", "at": 1, "count": 1, "words": ("female", "male")},
        {"name": "Island", "at": 2, "count": 3, "words": ("Hoy", "Rum", "Yell")},
    ]
    symbols = figure("network", sources, model="kinds", show="symbols")
    assert "5 inputs (Length, Island: Hoy, Island: Rum, Island: Yell, Sex: female)" in symbols.text


def test_numbers_stand_beside_each_value(sources) -> None:
    table = made(sources, "numbers").table
    assert [column.name for column in table.columns[:5]] == [
        "Length", "Island: Hoy", "Island: Rum", "Island: Yell", "Sex: female",
    ]  # fmt: skip
    assert [row[:5] for row in table.values] == [
        [10, 0, 1, 0, 1], [14, 1, 0, 0, 0], [20, 0, 0, 1, 0],
    ]  # fmt: skip


def test_a_row_of_ones_own_is_one_of_the_values_everywhere(sources) -> None:
    model = sources.network("kinds", ANY)
    own = own_inputs(model)
    assert [(one.name, one.start, one.word) for one in own[1:]] == [
        ("Island", 0, "Hoy"), ("Sex", 0, "female"),
    ]  # fmt: skip
    rows = own_rows(own)
    assert set(rows[:, 1:4].sum(axis=1)) == {1} and set(rows[:, 4]) == {0, 1}
    assert going_in(own, [12, 2, 1]) == [12, 0, 0, 1, 0]


def test_a_calculation_goes_input_by_input(sources) -> None:
    shown = words(made(sources, "steps"))
    weights = sources.network("rare", ANY).weights["Island"]
    assert "Length 10 , Island: Hoy 0 , Island: Rum 1 , Island: Yell 0" in shown
    assert f"1 × {digits.weight(weights['Rum'])} = {digits.product(weights['Rum'])}" in shown


def test_each_value_has_a_curve_or_is_held(sources) -> None:
    curves = made(sources, "curves")
    assert "over Length and Island. Hoy: " in curves.text
    model = sources.network("rare", ANY)
    at = curves.numbers["row"][0]
    for place, name in enumerate(["Hoy", "Rum", "Yell"]):
        row = [float(i == place) for i in range(3)]
        p = model.network.predict([[20, *row]])[0, 0]
        assert re.search(rf"{name}: [^;]*{re.escape(digits.probability(p))} at 20\b", curves.text)
    assert curves.numbers["series"] == [0, 1, 2] and at == 0
    assert "Hoy: 2 yes, 1 no; Rum: 1 yes, 1 no; Yell: 0 yes, 1 no." in curves.text
    held = made(sources, "held")
    assert "held: Island Yell." in held.text
    assert held.numbers["row"][2:] == [0, 0, 1]
    assert "held: Sex male." in made(sources, "held", by="Island", hold={"Sex": "m"}).text


@pytest.mark.parametrize(
    ("keys", "said"),
    [
        ({"hold": {"Island": "Yel"}}, 'unknown value of Island "Yel" (known: Hoy, Rum, Yell'),
        ({"over": "Island", "hold": {}}, '"Island" has a word for each number, expected a contin'),
    ],
)
def test_a_value_that_is_none_is_refused(sources, keys: Spec, said: str) -> None:
    with pytest.raises(ContentError) as refused:
        made(sources, "held", **keys)
    assert said in str(refused.value)
