"""Network diagrams: the reference geometry, and that nothing covers anything else."""

import json
from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.figures.diagram.columns import NAME_LINES, shown_units
from generator.figures.diagram.geometry import NAME_LINE, SIZE, Diagram
from generator.figures.diagram.layout import lay_out, step_badges
from generator.figures.diagram.outputs import answer_lines
from generator.svg.label import CAP_HEIGHT, along, box, disc, text_width, touch
from tests import ROOT
from tests.figures.touching import touching, touching_others
from tests.page import none
from tests.samples import real_site
from tests.samples.networks import random_model, views

REFERENCE = json.loads((ROOT / "tests/vectors/reference-network.json").read_text())


@pytest.fixture(scope="module")
def shallow() -> dict[str, Diagram]:
    model = real_site().sources.models["shallow"]
    return {show: lay_out(view) for show, view in views(model).items()}


@pytest.mark.parametrize("show", ["symbols", "weights", "forward"])
def test_shallow_network_has_the_reference_geometry(shallow, show: str) -> None:
    diagram = shallow[show]
    assert [diagram.width, diagram.height] == REFERENCE["canvas"]
    *inputs, output = diagram.nodes
    assert [(node.x, node.y) for node in inputs] == [
        (node["x"], node["y"]) for node in REFERENCE["input_nodes"]
    ]
    assert {"x": output.x, "y": output.y} == REFERENCE["output_node"]
    assert {node.r for node in diagram.nodes} == {REFERENCE["node_radius"]}
    for edge, line in zip(diagram.edges, REFERENCE["edges"], strict=False):
        assert [*edge.ends[0], *edge.ends[1]] == [line[key] for key in ("x1", "y1", "x2", "y2")]


@pytest.mark.parametrize("show", ["symbols", "weights", "forward"])
def test_weights_stand_where_the_reference_has_them(shallow, show: str) -> None:
    for edge, pill in zip(shallow[show].edges, REFERENCE["weight_pills"], strict=True):
        assert edge.pill.x == pill["x"]
        assert edge.pill.y == pytest.approx(pill["y"], abs=1e-9)
        assert edge.pill.ry == pill["ry"]
        # Wider where our four significant digits need it, never narrower.
        assert edge.pill.rx >= pill["rx"]
        if show == "symbols":
            assert edge.pill.rx == pill["rx"]


def test_output_has_the_reference_geometry(shallow) -> None:
    (out,) = shallow["weights"].outputs
    expected = REFERENCE["activation_box"]
    assert (out.box_x, out.node.y) == (expected["x"], expected["y"])
    assert (out.box_width, out.box_height) == (expected["width"], expected["height"])
    assert out.corner == expected["corner_radius"]
    arrows = [line for line in REFERENCE["edges"] if line.get("arrow")]
    to_box, from_box = ((line["x1"], line["x2"]) for line in arrows)
    assert (out.arrow_to_box, out.arrow_out[1]) == (to_box, from_box[1])
    assert out.arrow_out[0] == out.box_x + out.box_width / 2  # theirs begins beside the box
    label = REFERENCE["output_label"]
    assert (out.name_x, out.name_y) == (label["x"], label["y"])
    assert (label["text"], out.name) == ("Survived", "Chance of survival")  # theirs is the class
    assert out.name_lines == ("Chance of", "survival")  # no canvas is wider for it


@pytest.mark.parametrize(
    ("units", "shown"),
    [
        (1, [0]),
        (7, [0, 1, 2, 3, 4, 5, 6]),
        (8, [0, 1, 2, None, 5, 6, 7]),
        (64, [0, 1, 2, None, 61, 62, 63]),
    ],
)
def test_layers_wider_than_seven_are_elided(units: int, shown: list) -> None:
    assert shown_units(units) == shown


def test_an_elided_layer_states_its_count() -> None:
    diagram = lay_out(views(random_model((2, 64, 1)))["symbols"])
    assert [gap.units for gap in diagram.gaps] == [64]


def test_every_output_is_drawn_under_its_own_name() -> None:
    model = random_model((12, 20))
    diagram = lay_out(views(model)["forward"])
    assert [out.name.lower() for out in diagram.outputs] == [*model.classes]
    assert [gap.units for gap in diagram.gaps] == [12]
    done = model.row("1")
    (likeliest,) = [out for out in diagram.outputs if out.answer]
    assert likeliest.name.lower() == done.answer
    assert not any(edge.width for edge in diagram.edges)


SHAPES = st.lists(st.integers(1, 12), min_size=1, max_size=3).map(lambda n: (*n, 1)) | st.tuples(
    st.integers(1, 9), st.integers(1, 9), st.sampled_from([2, 3, 9, 20])
)


@settings(max_examples=60)
@given(shape=SHAPES, seed=st.integers(0, 5))
def test_nothing_on_the_lines_covers_anything(shape: tuple[int, ...], seed: int) -> None:
    for show, view in views(random_model(shape, seed)).items():
        diagram = lay_out(view)
        labels = [(f"weight {e.id}", e, box(e.pill.x, e.pill.y, 2 * e.pill.rx, 2 * e.pill.ry))
                  for e in diagram.edges if e.pill]  # fmt: skip
        labels += [(f"product {e.id}", e, product_shape(e)) for e in diagram.edges if e.product]
        names, edges, shapes = ([label[i] for label in labels] for i in range(3))
        nodes = [node_shape(node) for node in diagram.nodes]
        lines = [list(edge.ends) for edge in diagram.edges]
        none(f"{shape} {show}: {names[i]} covers {names[j]}" for i, j in touching(shapes))
        none(
            f"{shape} {show}: {names[i]} on {diagram.nodes[j].id}"
            for i, j in touching_others(shapes, nodes)
        )
        none(
            f"{shape} {show}: {diagram.edges[j].id} through {names[i]}"
            for i, j in touching_others(shapes, lines)
            if diagram.edges[j] is not edges[i]
        )


@settings(max_examples=60)
@given(shape=SHAPES, seed=st.integers(0, 5))
def test_everything_is_on_the_canvas_and_nodes_keep_apart(shape, seed: int) -> None:
    for view in views(random_model(shape, seed)).values():
        diagram = lay_out(view)
        for node in diagram.nodes:
            assert node.half <= node.x <= diagram.width - node.half
            assert node.r <= node.y <= diagram.height - node.r - (16 if node.name_beneath else 0)
        ids = [node.id for node in diagram.nodes]
        pairs = touching([node_shape(node) for node in diagram.nodes])
        none(f"{ids[i]} and {ids[j]}" for i, j in pairs)
        for out in diagram.outputs:
            assert out.name_x + text_width(out.name, SIZE) <= diagram.width
        for a, b in combinations(diagram.outputs, 2):
            assert abs(a.node.y - b.node.y) >= (a.box_height + b.box_height) / 2


def test_step_numbers_cover_nothing(shallow) -> None:
    diagram = shallow["forward"]
    badges = [disc(badge.x, badge.y, 11) for badge in step_badges(diagram)]
    taken = [edge.ends for edge in diagram.edges]
    taken += [node_shape(node) for node in diagram.nodes]
    taken += [product_shape(edge) for edge in diagram.edges]
    taken += [box(e.pill.x, e.pill.y, 2 * e.pill.rx, 2 * e.pill.ry) for e in diagram.edges]
    assert not [
        (i, shape) for i, badge in enumerate(badges, 1) for shape in taken if touch(badge, shape)
    ]


def product_shape(edge) -> list:
    """Room of the text that ends at the product's point, along its line."""
    product, width = edge.product, text_width(edge.product.text, SIZE)
    (x1, y1), (x2, y2) = edge.ends
    end = (product.x + (x2 - x1) / edge.length, product.y + (y2 - y1) / edge.length)
    return along((product.x, product.y), end, -width, 0, 0, CAP_HEIGHT * SIZE)


def node_shape(node) -> list:
    if node.half > node.r:
        return box(node.x, node.y, 2 * node.half, 2 * node.r)
    return disc(node.x, node.y, 0.96 * node.r)


NAMES = st.lists(st.text("aWi m", min_size=1, max_size=40), min_size=2, max_size=2)


@settings(max_examples=60)
@given(names=NAMES, answers=NAMES)
def test_long_names_and_answers_stay_on_the_canvas_and_off_the_lines(names, answers) -> None:
    view = replace(views(random_model((2, 1)))["forward"], names=names, answers=answers)
    diagram = lay_out(view)
    for node in diagram.nodes:
        width = text_width(node.name, SIZE)
        if node.name_left:
            widest = max(text_width(line, SIZE) for line in node.name_left)
            assert node.x - node.half - 8 - widest >= 0
            assert "".join(node.name_left).replace(" ", "") == node.name.replace(" ", "")
        elif node.name_beneath:
            assert node.x - width / 2 >= 0
            room = box(node.x, node.y + node.r + SIZE / 2, width, SIZE)
            assert not any(touch(room, edge.ends) for edge in diagram.edges)
    (out,) = diagram.outputs
    for lines in map(answer_lines, answers):
        assert (
            out.name_x + max(text_width(line, SIZE, bold=True) for line in lines) <= diagram.width
        )
        assert out.end_y + 26 + NAME_LINE * (len(lines) - 1) <= diagram.height


CLASSES = st.lists(st.text("aWi _-가長", min_size=1, max_size=60), min_size=3, max_size=3)


@settings(max_examples=60)
@given(names=CLASSES, shape=st.sampled_from([(2, 3), (2, 4, 3), (9, 3)]))
def test_names_of_outputs_stay_on_the_canvas_and_apart(names, shape) -> None:
    view = replace(views(random_model(shape))["forward"], outputs=names, shares=True)
    diagram = lay_out(view)
    tops = [out.node.y - 7 for out in diagram.outputs[1:]]
    for out, beneath in zip(diagram.outputs, [*tops, diagram.height], strict=True):
        assert "".join(out.name_lines).replace(" ", "") == out.name.replace(" ", "")
        assert len(out.name_lines) <= NAME_LINES
        widest = max(text_width(line, SIZE) for line in out.name_lines)
        assert out.name_x + widest <= diagram.width
        assert out.end_y + 13 <= beneath  # its bar too


def test_an_arrow_is_not_parted_from_the_first_word_of_an_answer() -> None:
    assert answer_lines("a single word".replace(" ", "-")) == ("→ a-single-word",)
    assert answer_lines("Rindfleischetikettierungsüberwachung")[0].startswith("→ Rindfleisch")
    assert "".join(answer_lines("one or two " * 5)).startswith("→ one or two")


@given(name=st.text("aWi _-가長", min_size=1, max_size=60))
def test_a_name_beside_its_circle_has_room_between_those_above_and_beneath(name) -> None:
    view = replace(views(random_model((12, 1)))["forward"], names=[name] * 12)
    inputs = [node for node in lay_out(view).nodes if node.kind == "unit" and node.layer == 0]
    assert all(len(node.name_left) <= NAME_LINES for node in inputs)


def test_a_small_network_grows_until_every_weight_has_room() -> None:
    for view in views(random_model((2, 3, 1))).values():
        assert all(edge.pill for edge in lay_out(view).edges)
