"""A row of the reader's own: what may be set follows the data, and every setting has room."""

from dataclasses import replace
from itertools import pairwise
from types import SimpleNamespace

import numpy as np
import pytest

from generator.data.feature import Feature
from generator.data.inputs import Entry, entries_of
from generator.figures.diagram.drawing import forward_drawing
from generator.figures.diagram.geometry import SIZE
from generator.figures.diagram.views import passes
from generator.figures.parts import digits
from generator.figures.parts.own import OwnInput, own_inputs, own_rows
from generator.svg.label import text_width
from tests.samples import real_site
from tests.samples.networks import random_model


@pytest.fixture
def shallow():
    return real_site().sources.models["shallow"]


def test_a_number_runs_over_the_range_of_the_data_in_whole_steps(shallow) -> None:
    age, _ = own_inputs(shallow)
    ages = shallow.dataset.frame["Age"]
    assert (age.low, age.high) == (np.floor(ages.min()), np.ceil(ages.max()))
    assert (age.name, age.unit, age.decimals) == ("Age", "years", 0)
    assert age.start == round(ages.median())
    assert age.values() == list(range(int(age.low), int(age.high) + 1))


def test_an_encoded_column_offers_its_codes(shallow) -> None:
    _, sex = own_inputs(shallow)
    assert sex.options == ((0.0, "male"), (1.0, "female"))
    assert sex.word == "female"
    assert sex.values() == [0, 1]


def test_a_narrow_range_goes_in_finer_steps() -> None:
    titanic = real_site().sources.datasets["titanic"]
    few = titanic.frame[titanic.frame["Fare"].between(7, 9)]
    dataset = replace(titanic, frame=few)
    entries = entries_of([Feature(column="Fare")], dataset)
    (fare,) = own_inputs(SimpleNamespace(dataset=dataset, entries=entries))
    assert fare.decimals == 2
    assert fare.low <= few["Fare"].min() < fare.low + fare.step
    assert fare.high - fare.step < few["Fare"].max() <= fare.high


def test_all_rows_are_tried_where_they_are_few(shallow) -> None:
    inputs = own_inputs(shallow)
    rows = own_rows(inputs)
    assert {tuple(row) for row in rows} == {(a, s) for a in inputs[0].values() for s in (0, 1)}


def test_of_many_rows_each_input_is_tried_over_its_whole_range() -> None:
    entries = [Entry(Feature(column=f"x{i}"), i) for i in range(6)]
    inputs = [OwnInput(entry, "", -50.0, 450.0, 0, 3.0) for entry in entries]
    rows = own_rows(inputs)
    assert len(rows) <= 1000
    for column in rows.T:
        assert (column.min(), column.max()) == (-50, 450)
        assert max(b - a for a, b in pairwise(np.unique(column))) <= 40


@pytest.mark.parametrize("shape", [(2, 1), (2, 3, 1), (4, 1)])
def test_every_number_of_every_row_has_room(shape: tuple[int, ...]) -> None:
    model = random_model(shape)
    rows = np.random.default_rng(3).uniform(0, 80, size=(60, shape[0])).round(2)
    views = passes(model, rows)
    drawn = forward_drawing("it", model, 1, others=views).parts["diagram"]
    sums = [node for node in drawn.nodes if node.role == "sum" and node.kind != "hidden"]
    for view in views:
        for node in sums:
            text = view.sums[-1][int(node.id.split(".")[1])]
            assert 2 * node.half >= text_width(text, SIZE), text
        for edge in drawn.edges:
            layer, i = edge.source.layer, edge.source.id.split(".")[1]
            if edge.product and i != "b":
                text = view.products[layer][int(edge.target.id.split(".")[1])][int(i)]
                assert text_width(text, SIZE) <= text_width(edge.product_room, SIZE), text


def test_the_drawn_numbers_are_those_of_the_row_itself(shallow) -> None:
    others = passes(shallow, [[80, 1]])
    drawn = forward_drawing("it", shallow, 1, others=others).parts["diagram"]
    assert {edge.product.text for edge in drawn.edges} >= {
        digits.product(product) for product in shallow.row(1).products.values()
    }
