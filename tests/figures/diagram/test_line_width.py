"""Lines of networks with hidden layers: their widths tell sizes, their class the sign."""

import numpy as np
import pytest

from generator.figures.diagram.layout import lay_out
from generator.figures.diagram.line_width import (
    LEAST,
    MOST,
    flow_strengths,
    largest_flow,
    line_width,
    weight_scales,
    weight_strengths,
)
from generator.figures.diagram.drawing import network_drawing
from tests.samples import real_site
from tests.samples.networks import random_model, views


@pytest.mark.parametrize(
    ("strength", "width"),
    [(0, 0.75), (-0.0, 0.75), (4, 6), (-4, 6), (400, 6), (2, 3.38), (-1, 2.06), (1e-9, 0.75)],
)
def test_a_line_is_as_wide_as_its_strength_is_large(strength: float, width: float) -> None:
    assert line_width(strength, 4) == width


def test_where_nothing_flows_every_line_is_thin() -> None:
    assert line_width(0, 0) == LEAST


def test_weights_of_years_and_of_sexes_compare() -> None:
    model = real_site().sources.models["hidden_3"]
    first, last = weight_strengths(model.network, weight_scales(model))
    spread = model.features[:600].std(axis=0)
    weights = model.network.layers[0].weights
    np.testing.assert_allclose(first[:, :2], weights * spread)
    np.testing.assert_array_equal(first[:, 2], model.network.layers[0].biases)
    np.testing.assert_array_equal(last[:, :3], model.network.layers[1].weights)


def test_what_flows_along_the_lines_of_a_unit_adds_up_to_its_sum() -> None:
    model = real_site().sources.models["hidden_3"]
    passes = model.network.forward(model.features)
    for strengths, done in zip(flow_strengths(model.network, passes), passes, strict=True):
        np.testing.assert_allclose(strengths.sum(axis=-1), done.pre_activation, atol=1e-12)


def test_the_widest_line_of_a_layer_is_its_largest_over_the_training_rows() -> None:
    model = real_site().sources.models["hidden_3"]
    done = model.network.forward(model.features[:600])
    for most, layer, passed in zip(largest_flow(model), model.network.layers, done, strict=True):
        assert most == max(np.abs(passed.products).max(), np.abs(layer.biases).max())


@pytest.mark.parametrize("show", ["weights", "forward"])
def test_only_lines_with_a_hidden_layer_tell_strengths(show: str) -> None:
    deep = lay_out(views(random_model((2, 3, 1)))[show])
    assert all(LEAST <= edge.width <= MOST for edge in deep.edges)
    shallow = network_drawing("it", random_model((2, 1)), show, 1 if show == "forward" else None)
    assert "signed" not in shallow.markup


@pytest.mark.parametrize("show", ["weights", "forward"])
def test_negative_lines_are_marked_as_such(show: str) -> None:
    model = random_model((2, 3, 1))
    markup = network_drawing("it", model, show, 1 if show == "forward" else None).markup
    edges = lay_out(views(model)[show]).edges
    negative = [edge.id for edge in edges if edge.strength < 0]
    assert 0 < len(negative) < len(edges)
    for edge in edges:
        marked = f'class="signed negative" data-edge="{edge.id}"' in markup
        assert marked == (edge.id in negative)
