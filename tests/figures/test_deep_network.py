"""Networks with hidden layers: weights on demand, silent units, inputs of the reader's own."""

import re

import pytest

from generator.figures.diagram.drawing import network_drawing
from generator.figures.diagram.layout import lay_out
from generator.svg.label import box, touch
from tests.figures import random_model, real_site, views
from tests.figures.test_kinds import figure

CROWDED = [(2, 8, 1), (2, 64, 1), (3, 4, 2), (6, 3, 1), (2, 3, 3, 1)]


@pytest.mark.parametrize("show", ["weights", "forward"])
@pytest.mark.parametrize("shape", CROWDED, ids=str)
def test_every_weight_is_there_at_once_or_on_demand(shape: tuple, show: str) -> None:
    edges = lay_out(views(random_model(shape))[show]).edges
    assert all((edge.pill is None) != (edge.on_demand is None) for edge in edges)
    assert any(edge.on_demand for edge in edges)


@pytest.mark.parametrize("shape", CROWDED, ids=str)
def test_weights_into_one_unit_do_not_cover_each_other(shape: tuple) -> None:
    edges = [e for e in lay_out(views(random_model(shape))["forward"]).edges if e.on_demand]
    for i, one in enumerate(edges):
        for other in edges[:i]:
            if one.target is other.target or one.source is other.source:
                a, b = (
                    box(e.on_demand.x, e.on_demand.y, 2 * e.on_demand.rx, 20) for e in (one, other)
                )
                assert not touch(a, b), f"{one.id} covers {other.id}"


def test_a_picture_has_nothing_on_demand() -> None:
    drawing = network_drawing("it", random_model((2, 8, 1)), "forward", 1)
    assert "on-demand" in drawing.markup
    assert "on-demand" not in drawing.picture


def test_symbols_and_single_neurons_have_nothing_on_demand() -> None:
    for shape, show in (((2, 8, 1), "symbols"), ((12, 1), "weights")):
        assert "on-demand" not in network_drawing("it", random_model(shape), show).markup


def test_units_that_give_0_are_silent() -> None:
    done = real_site().sources.models["hidden_3"].row(8).layers[0]
    silent = [f"1.{j}" for j, a in enumerate(done.activation[0]) if a == 0]
    assert silent == ["1.1"]
    body = figure("network", model="hidden_3", show="forward", row=8).body
    assert re.findall(r'data-node="([\d.]+)" class="silent"', body) == silent


def test_a_forward_pass_starts_from_its_row_in_controls_and_state() -> None:
    made = figure("network", model="more_features", show="forward", row=8)
    assert made.more
    assert made.numbers["row"] == [2, 0, 3, 3, 1, 21.075]
    assert made.body.count("data-own") == 6
    assert 'step="1" value="21.075"' in made.body
    assert '<option value="0" selected>male</option>' in made.body
    assert "Back to passenger 8" in made.body


@pytest.mark.parametrize("show", ["weights", "forward"])
def test_it_says_what_its_lines_tell(show: str) -> None:
    row = {"row": 8} if show == "forward" else {}
    body = figure("network", model="hidden_3", show=show, **row).body
    assert "The wider a line, the " in body
    row = {"row": 1} if show == "forward" else {}
    assert "The wider" not in figure("network", model="shallow", show=show, **row).body


def test_only_networks_with_hidden_layers_need_more() -> None:
    assert not figure("network", model="shallow", show="forward", row=1).more
    assert not figure("prediction", model="shallow", rows=[1]).more
    assert figure("prediction", model="hidden_3", rows=[1]).more
