"""Weights that come on demand, where a diagram has no room for all of them at once."""

import pytest

from generator.figures.diagram.layout import lay_out
from generator.svg.label import box, touch
from tests.samples.networks import random_model, views

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
