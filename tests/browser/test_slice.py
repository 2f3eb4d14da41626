"""Curves and maps that the script draws of another network are those that the build would draw."""

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

import numpy as np
import pytest
from playwright.sync_api import Browser, Page

from generator.figures.slice.curves import CurvePlot
from generator.figures.slice.plots import map_state, plot_drawing, plot_of
from generator.figures.slice.state import layers_of
from generator.nn.network import Array, Network
from tests.browser.live import with_scripts
from tests.figures.slice.seen import seen

NEAR = 0.3  # user units
MAPS = {
    "shades": {"model": "fare"},
    "regions": {"model": "which_class"},
    "contours": {"model": "what_fare"},
}
CURVES = {
    "binary": {"model": "deep"},
    "classes": {"model": "which_class", "by": [], "hold": {"Fare": 270}},
    "numbers": {"model": "what_fare", "by": []},
}
DRAWN = """([drawing, state, layers]) => {
  document.body.innerHTML = drawing;
  const move = state.levels ? regions(document.body, state) : curves(document.body, state);
  move(layers, false);
}"""
PLACES = """(places) => {
  const areas = all(document.body, ".areas path");
  document.querySelector(".areas").setAttribute("fill-rule", "evenodd");
  return places.map(([x, y]) => {
    const inside = areas.map((area) => area.isPointInFill(new DOMPoint(x, y)));
    return inside.flatMap((is, i) => (is ? [i] : []));
  });
}"""
PATHS = "(selector) => all(document.body, selector).map((e) => e.getAttribute('d'))"


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    with with_scripts(browser, "slice", "map") as page:
        yield page


@cache
def moved(name: str) -> Network:
    """A network of the same layers whose weights are near those of the model's."""
    net, random = seen(model=name).model.network, np.random.default_rng(7)
    changed = [
        replace(
            layer,
            weights=layer.weights * random.uniform(0.6, 1.4, layer.weights.shape),
            biases=layer.biases * random.uniform(0.8, 1.2, layer.biases.shape),
        )
        for layer in net.layers
    ]
    return replace(net, layers=tuple(changed))


def drawn(page: Page, keys: dict) -> tuple:
    """The plot that the script has drawn anew, and the network."""
    plot, net = plot_of(seen(**keys)), moved(keys["model"])
    state = plot.state if isinstance(plot, CurvePlot) else map_state(plot)
    layers = [layer.model_dump() for layer in layers_of(net)]
    given = json.loads(state.model_dump_json(exclude_defaults=True))
    page.evaluate(DRAWN, [plot_drawing("it", plot).markup, given, layers])
    return plot, net


def numbers(path: str) -> list[float]:
    """Those of path data, whatever separates them."""
    return [float(text) for text in re.findall(r"-?[\d.]+", path)]


def points(path: str) -> Array:
    return np.array([list(map(float, p.split(","))) for p in path[1:].split("L")])


@pytest.mark.parametrize("name", MAPS)
def test_a_map_is_that_of_the_network_at_every_place(page: Page, name: str) -> None:
    plot, net = drawn(page, MAPS[name])
    plane, random = plot.plane, np.random.default_rng(0)
    x = random.uniform(*plane.x.range, 600)
    y = random.uniform(*sorted(plane.y.range), 600)
    where = page.evaluate(PLACES, np.column_stack([x, y]).tolist())
    assert all(len(areas) == 1 for areas in where), "areas leave places out, or take them twice"

    def areas(dx: float, dy: float) -> Array:
        inputs = plane.x.inverse(x + dx), plane.y.inverse(y + dy)
        outputs = plot.seen.outputs(net, *inputs)
        if outputs.shape[1] > 1:
            return outputs.argmax(axis=1)
        return np.digitize(outputs[:, 0], plot.levels[1:-1])

    ours, theirs = areas(0, 0), np.array(where)[:, 0]
    # A line is a user unit or two wide, and straight within a cell.
    steps = ((-1.5, 0), (1.5, 0), (0, -1.5), (0, 1.5))
    sure = np.all([areas(*step) == ours for step in steps], axis=0)
    assert len(set(ours[sure])) > 1
    assert sure.mean() > 0.7
    assert (ours == theirs)[sure].all()


@pytest.mark.parametrize("name", MAPS)
def test_the_lines_of_a_map_are_where_the_build_has_them(page: Page, name: str) -> None:
    plot, net = drawn(page, MAPS[name])
    (path,) = page.evaluate(PATHS, ".boundary")
    theirs = np.concatenate([points(f"M{part}") for part in path.split("M")[1:]])
    ours = np.concatenate([line for lines in plot.painted(net)[1] for line in lines])
    away = np.hypot(*(theirs[:, np.newaxis] - ours[np.newaxis]).transpose(2, 0, 1)).min(axis=1)
    # Where a line has a sharp bend, a cell of 8 units cuts the corner.
    assert np.median(away) < 1.5
    assert np.quantile(away, 0.95) < 4


@pytest.mark.parametrize("name", MAPS)
def test_the_map_of_the_last_epoch_is_the_one_of_the_build(page: Page, name: str) -> None:
    plot = plot_of(seen(**MAPS[name]))
    layers = [layer.model_dump() for layer in layers_of(moved(MAPS[name]["model"]))]
    state = json.loads(map_state(plot).model_dump_json(exclude_defaults=True))
    drawing = plot_drawing("it", plot).markup
    page.evaluate("(drawing) => { document.body.innerHTML = drawing; }", drawing)
    built = page.content()
    page.evaluate(
        """([state, layers]) => {
          window.move = regions(document.body, state);
          move(layers, false);
        }""",
        [state, layers],
    )
    assert page.content() != built
    assert set(page.locator(".halo").all_text_contents()) <= {""}
    page.evaluate("(layers) => move(layers, true)", layers)
    assert page.content() == built


@pytest.mark.parametrize("name", CURVES)
def test_curves_are_those_of_the_network(page: Page, name: str) -> None:
    plot, net = drawn(page, CURVES[name])
    traces = [plot.trace(net, series) for series in plot.seen.series]
    for path, trace in zip(page.evaluate(PATHS, "[data-curve]"), traces, strict=True):
        assert np.abs(points(path) - trace.points).max() < NEAR
    built = plot.drawing("it", net, "").parts
    for mark in ("answers", "rings"):
        paths = page.evaluate(PATHS, f"[data-{mark}]")
        for theirs, curve in zip(paths, built["curves"], strict=True):
            assert sorted(numbers(theirs)) == pytest.approx(
                sorted(numbers(getattr(curve, mark))), abs=NEAR
            )
    names = page.locator("[data-name]").evaluate_all("all => all.map((e) => +e.getAttribute('y'))")
    assert names == pytest.approx([curve.name_y for curve in built["curves"]], abs=NEAR)


def test_lines_are_where_another_class_becomes_the_likeliest(page: Page) -> None:
    plot, net = drawn(page, CURVES["classes"])
    (path,) = page.evaluate(PATHS, ".turn")
    turns = sorted(float(part.split(",")[0]) for part in path.split("M")[1:])
    assert turns
    assert turns == pytest.approx(plot.drawing("it", net, "").parts["turns"], abs=NEAR)
