"""The network figure: every weight stated, silent units, a row of the reader's own."""

import re
from itertools import pairwise

import pytest
from syrupy.assertion import SnapshotAssertion

from generator.figures.contents import Drawing
from generator.figures.diagram.drawing import (
    forward_drawing,
    needs_more,
    symbols_drawing,
    weights_drawing,
)
from generator.reading.errors import ContentError
from tests.figures.refusal import assert_refused
from tests.samples import real_site
from tests.samples.figures import SHAPES, SHOWN, Spec, figure, network_name
from tests.samples.networks import drawing_of, random_model


def test_every_weight_of_a_small_network_is_stated() -> None:
    text = weights_drawing("it", random_model((2, 2, 1))).text
    assert re.search(r"Layer 1, neuron 2: Age −?[.\d]+, Sex −?[.\d]+; bias −?[.\d]+\.", text)
    assert re.search(r"Layer 2, neuron 1: neuron 1 −?[.\d]+, neuron 2 −?[.\d]+; bias", text)


def test_a_network_without_weights_can_be_drawn_but_not_run() -> None:
    assert figure("network", model="hidden_sketch", show="symbols").drawings
    with pytest.raises(ContentError, match=r'page.md:12: .*"hidden_sketch" has no weights'):
        figure("network", model="hidden_sketch", show="weights")


def test_a_shape_without_parameters_still_names_its_parts() -> None:
    state = figure("network", model="hidden_sketch", show="symbols").numbers
    assert [layer["title"] for layer in state["layers"]] == ["ReLU", "sigmoid"]
    assert not any("weights" in layer for layer in state["layers"])


def test_a_picture_has_nothing_on_demand() -> None:
    drawing = forward_drawing("it", random_model((2, 8, 1)), 1)
    assert "on-demand" in drawing.markup
    assert "on-demand" not in drawing.picture


def test_symbols_and_single_neurons_have_nothing_on_demand() -> None:
    for shape, show in (((2, 8, 1), "symbols"), ((12, 1), "weights")):
        assert "on-demand" not in drawing_of("it", random_model(shape), show).markup


@pytest.mark.parametrize(
    ("shape", "more"), [((7, 1), False), ((8, 1), True), ((2, 3, 1), True), ((2, 9), False)]
)
def test_networks_that_are_deep_or_elided_need_more(shape: tuple[int, ...], more: bool) -> None:
    assert needs_more(random_model(shape)) == more


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


def legend_of(drawing: Drawing) -> list[str]:
    """The words of the legend, each of which has a sign, and all of which are in the drawing."""
    entries = drawing.parts["legend"]
    assert all(0 < entry.x < entry.text_x < entry.end <= drawing.width for entry in entries)
    assert all(a.end < b.x for a, b in pairwise(entries))
    markup = drawing.markup.partition('<g class="legend">')[2]
    shapes = sum(markup.count(f"<{shape} ") for shape in ("line", "path", "rect"))
    assert shapes == len(entries)
    return [entry.text for entry in entries]


@pytest.mark.parametrize(
    ("show", "lines"), [("weights", "larger weight"), ("forward", "more flows")]
)
def test_a_legend_says_what_lines_of_a_width_tell(show: str, lines: str) -> None:
    row = {"row": 8} if show == "forward" else {}
    made = figure("network", model="hidden_3", show=show, **row)
    told = ["adds", "takes away", lines, *(["silent, gives 0"] if row else [])]
    assert legend_of(made.drawings[0]) == told
    assert "Widths compare " in " ".join(made.notes) or "widths compare " in " ".join(made.notes)
    row = {"row": 1} if show == "forward" else {}
    plain = figure("network", model="shallow", show=show, **row)
    assert not plain.notes and not legend_of(plain.drawings[0])


def test_only_networks_with_hidden_layers_need_more() -> None:
    assert not figure("network", model="shallow", show="forward", row=1).more
    assert not figure("prediction", model="shallow", rows=[1]).more
    assert figure("prediction", model="hidden_3", rows=[1]).more


def test_symbols_have_no_strength() -> None:
    assert "signed" not in symbols_drawing("it", random_model((2, 3, 1))).markup


@pytest.mark.parametrize("show", SHOWN)
@pytest.mark.parametrize("shape", SHAPES, ids=network_name)
def test_network(shape: tuple[int, ...], show: str, snapshot: SnapshotAssertion) -> None:
    name = f"{network_name(shape)}-{show}"
    drawing = drawing_of(name, random_model(shape), show)
    assert drawing.markup == snapshot(name=name)


@pytest.mark.parametrize(
    ("keys", "line", "message"),
    [
        ({"model": "shalow", "show": "symbols"}, 12, 'did you mean "shallow"?'),
        ({"model": "women_survive", "show": "symbols"}, 12, "is a rule, expected a network"),
        ({"model": "shallow", "show": "symbol"}, 13, 'did you mean "symbols"?'),
        ({"model": "shallow", "show": "forward"}, 13, 'expected "row"'),
        ({"model": "shallow", "show": "symbols", "row": 1}, 13, 'expected "row"'),
        ({"model": "shallow", "show": "forward", "row": 892}, 14, 'unknown row "892"'),
        ({"modle": "shallow", "show": "symbols"}, 12, 'did you mean "model"?'),
        ({"model": "shallow", "show": "forward", "row": 1.0}, 14, "found 1.0, expected the text"),
    ],
)
def test_a_wrong_spec_is_refused_at_its_line(keys: Spec, line: int, message: str) -> None:
    assert_refused("network", keys, line, message)
