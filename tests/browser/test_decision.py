"""A decision figure under the reader's hands: one age, read from every curve; and its twin."""

import re
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from playwright.sync_api import Browser, Locator, expect

from generator.figures.parts.outcome import output_text
from generator.figures.slice.curves import lay_out
from generator.figures.slice.slice import Slice, SliceSpec, slice_of
from generator.figures.slice.state import layers_of
from generator.models.trained import TrainedNetwork
from generator.nn.activations import ACTIVATIONS
from generator.nn.network import network
from generator.site.site import Site, read_site
from tests.browser.checks import check
from tests.browser.live import (
    HOMES,
    View,
    along,
    centre,
    drag,
    finger,
    homes,
    in_view,
    only,
    opened,
    scrolled_beyond,
    state,
    swipe,
)
from tests.conftest import ROOT
from tests.page import none
from tests.samples.page import DECISIONS, PAGE

MAPS = [name for name in DECISIONS if name.endswith("map")]
CURVES = [name for name in DECISIONS if name not in MAPS]
REDRAWN_CURVES = [name for name in CURVES if name != "ticket-curves"]  # classes do not train there
SLIDER, BOX, PLOT = "input[type=range]", "input[type=number]", ".plot-panel svg"

# What a figure shows of the input that it is read at
SHOWN = """(figure) => {
  const all = (selector) => [...figure.querySelectorAll(selector)];
  const numbers = (element, ...names) => names.map((name) => Number(element.getAttribute(name)));
  return {
    at: all("[data-at]").map((e) => Number(e.textContent)),
    boxes: all("input[type=number]").map((e) => Number(e.value)),
    lines: all(".reading").map((e) => numbers(e, "x1", "x2")),
    marks: all(".mark").map((e) => numbers(e, "cx", "cy")),
    labels: all("[data-probability]").map((e) => e.textContent),
    told: all("[data-told]").map((e) => e.textContent),
    answers: all("[data-answer]").map((e) => e.textContent),
  };
}"""

# The script's parts for any network, in the page's own drawing
REDRAWN = """([id, layers]) => {
  const figure = document.getElementById(id);
  const state = JSON.parse(figure.querySelector("script[type='application/json']").textContent);
  curves(figure, state)(layers);
  const all = (mark, name) =>
    [...figure.querySelectorAll(`[data-${mark}]`)].map((e) => e.getAttribute(name));
  return {
    curves: all("curve", "d"), answers: all("answers", "d"), rings: all("rings", "d"),
    names: all("name", "y").map(Number),
  };
}"""


@pytest.fixture(scope="module")
def site(sampled: Path) -> Site:
    return read_site(sampled.parent / "content")


@pytest.fixture(scope="module", params=HOMES)
def anywhere(
    request: pytest.FixtureRequest, browser: Browser, samples: str, sampled: Path
) -> Iterator[View]:
    """The samples from a server, and from a folder."""
    with opened(browser, homes(samples, sampled)[request.param], name=PAGE) as view:
        yield view


@pytest.fixture
def page(browser: Browser, samples: str) -> Iterator[View]:
    with opened(browser, samples, name=PAGE) as view:
        yield view


@pytest.fixture
def touched(browser: Browser, samples: str) -> Iterator[View]:
    with opened(browser, samples, 390, 844, name=PAGE, has_touch=True, is_mobile=True) as view:
        yield view


def figure(view: View, name: str) -> Locator:
    found = view.page.locator(f"#{name}")
    in_view(found.locator(PLOT))
    return found


def model_of(site: Site, name: str) -> TrainedNetwork:
    return site.sources.models[DECISIONS[name]["model"]]


def near(coordinate: float):
    """The build writes coordinates with two decimals, the script with all."""
    return pytest.approx(coordinate, abs=0.0051)


def shows(site: Site, name: str, figure: Locator, *at: float) -> None:
    """Everything in the figure is read at these inputs."""
    given, model = state(figure), model_of(site, name)
    seen = slice_of(SliceSpec(id=name, caption="", **DECISIONS[name]), model)
    x, y = given["x"], given["y"]
    values = read(seen, *at)
    texts = [output_text(model, value) for value in values]
    cx = x["slope"] * at[0] + x["intercept"]
    heights = values if len(at) == 1 else at[1:]
    middles = [y["slope"] * height + y["intercept"] for height in heights]
    shown = figure.evaluate(SHOWN)
    assert shown["lines"] == ([[near(cx)] * 2] if len(at) == 1 else [])
    assert shown["marks"] == [[near(cx), near(middle)] for middle in middles]
    assert shown["at"] == shown["boxes"] == list(at)
    if model.answer == "binary":
        answers = [model.classes[int(p >= 0.5)] for p in values]
        told = [f"{p} → {answer}" for p, answer in zip(texts, answers, strict=True)]
        assert (shown["labels"], shown["told"]) == (texts, told)
        return
    assert shown["told"] == texts
    likeliest = int(np.argmax(values))
    classes = model.answer == "classes"
    assert shown["answers"] == ([model.classes[likeliest]] if classes else [])
    if classes and len(at) == 2:
        assert shown["labels"] == [f"{model.classes[likeliest]} {texts[likeliest]}"]
    else:
        assert shown["labels"] == texts


def read(seen: Slice, *at: float) -> list[float]:
    """What the network answers there: of classes all, else of each series or at the place."""
    x, net = np.array([at[0]]), seen.model.network
    if seen.model.answer == "classes":
        return seen.outputs(net, x, *at[1:])[0].tolist()
    series = [series.value for series in seen.series] if len(at) == 1 else at[1:]
    return [float(seen.predict(net, x, by)[0]) for by in series]


def value(figure: Locator) -> float:
    return float(figure.locator(SLIDER).first.input_value())


@pytest.mark.parametrize("name", CURVES)
def test_every_key_of_the_slider_moves_the_reading(anywhere: View, site: Site, name: str) -> None:
    found = figure(anywhere, name)
    shows(site, name, found, value(found))  # as the build drew it
    slider = found.locator(SLIDER)
    slider.focus()
    for key, by in {"ArrowRight": 1, "ArrowUp": 1, "ArrowLeft": -1}.items():
        expected = value(found) + by
        slider.press(key)
        shows(site, name, found, expected)
    for key, end in {"Home": 0, "End": 80}.items():
        slider.press(key)
        shows(site, name, found, end)


def test_a_map_is_read_at_two_inputs(anywhere: View, site: Site) -> None:
    found = figure(anywhere, "fare-map")
    age, fare = (float(box.input_value()) for box in found.locator(BOX).all())
    shows(site, "fare-map", found, age, fare)
    found.locator(BOX).nth(1).fill("300")
    shows(site, "fare-map", found, age, 300)
    x, y = centre(found.locator(PLOT))
    anywhere.page.mouse.click(x - 20, y - 30)
    shows(site, "fare-map", found, *map(float, (b.input_value() for b in found.locator(BOX).all())))
    assert centre(found.locator(".mark"))[1] == pytest.approx(y - 30, abs=2)


@pytest.mark.parametrize("name", MAPS)
def test_every_map_is_read_wherever_the_reader_goes(page: View, site: Site, name: str) -> None:
    found = figure(page, name)
    age, second = (float(box.input_value()) for box in found.locator(BOX).all())
    shows(site, name, found, age, second)  # as the build drew it
    for age, second in ((2, 0), (75, 1), (31, 3), (80, 5)):
        for box, value in zip(found.locator(BOX).all(), (age, second), strict=True):
            box.fill(str(value))
        shows(site, name, found, age, second)


def test_dragging_moves_the_line_with_the_pointer(page: View, site: Site) -> None:
    found = figure(page, "bent-curves")
    x, y = centre(found.locator(PLOT))
    drag(page.page, (x, y), (x + 40, y - 60), (x - 50, y + 10))
    assert centre(found.locator(".mark").first)[0] == pytest.approx(x - 50, abs=3)
    shows(site, "bent-curves", found, value(found))
    rest = value(found)
    page.page.mouse.move(x, y)
    assert value(found) == rest
    drag(page.page, (x, y), (x + 700, y))
    shows(site, "bent-curves", found, 80)
    drag(page.page, (x, y), (x + 60, y + 350))  # ends beneath the plot
    assert centre(found.locator(".mark").first)[0] == pytest.approx(x + 60, abs=3)


def test_the_thumb_stands_beneath_the_line(page: View) -> None:
    for width in (320, 390, 1280):
        page.page.set_viewport_size({"width": width, "height": 900})
        found = figure(page, "shallow-curves")
        for at in (0, 31, 80):
            found.locator(BOX).fill(str(at))
            aside = found.evaluate("""(figure) => {
              const track = figure.querySelector("[type=range]").getBoundingClientRect();
              const thumb = 1.5 * parseFloat(getComputedStyle(document.documentElement).fontSize);
              const share = figure.querySelector("[type=range]").value / 80;
              const middle = track.left + thumb / 2 + share * (track.width - thumb);
              const line = figure.querySelector(".reading").getBoundingClientRect();
              return middle - (line.left + line.width / 2);
            }""")
            assert abs(aside) <= 1.5, (width, at)


def test_a_finger_draws_the_line_along(touched: View, site: Site) -> None:
    found = figure(touched, "bent-curves")
    x, y = centre(found.locator(PLOT))
    swipe(finger(touched.page), *along((x, y), (x + 60, y + 4)))
    assert centre(found.locator(".mark").first)[0] == pytest.approx(x + 60, abs=6)
    shows(site, "bent-curves", found, value(found))


def test_a_tap_brings_the_line_there(touched: View, site: Site) -> None:
    found = figure(touched, "bent-curves")
    x, y = centre(found.locator(PLOT))
    before = found.locator(SLIDER).input_value()
    touched.page.touchscreen.tap(x - 40, y)
    expect(found.locator(SLIDER)).not_to_have_value(before)
    shows(site, "bent-curves", found, value(found))
    assert centre(found.locator(".mark").first)[0] == pytest.approx(x - 40, abs=6)


def test_a_swipe_over_the_plot_scrolls_the_page_and_leaves_the_line(touched: View) -> None:
    found = figure(touched, "bent-curves")
    before, top = value(found), touched.page.evaluate("scrollY")
    x, y = centre(found.locator(PLOT))
    swipe(finger(touched.page), *along((x - 70, y + 40), (x - 66, y - 160)))
    scrolled_beyond(touched.page, top + 100)
    assert value(found) == before


def test_what_is_read_is_told_once_it_rests(browser: Browser, samples: str) -> None:
    with opened(browser, samples, name=PAGE, clock=True) as view:
        found = figure(view, "shallow-curves")
        for _ in range(3):
            found.locator(SLIDER).press("ArrowRight")
            view.page.clock.run_for(300)
        told = found.locator("[role=status]")
        assert told.text_content() == ""
        view.page.clock.run_for(1000)
        text = told.text_content()
        assert re.fullmatch(r"Age 31: male \d+\u202f% → died, female \d+\u202f% → survived", text)


def test_an_address_asks_for_an_age(browser: Browser, samples: str, site: Site) -> None:
    with opened(browser, samples, name=f"{PAGE}?age=5#bent-curves") as view:
        shows(site, "bent-curves", view.page.locator("#bent-curves"), 5)
    with opened(browser, samples, name=f"{PAGE}?age=old#bent-curves") as view:
        shows(site, "bent-curves", view.page.locator("#bent-curves"), 28)


@pytest.mark.parametrize("name", REDRAWN_CURVES)
def test_the_script_draws_the_curves_of_any_network_as_the_build_does(
    browser: Browser, page: View, site: Site, name: str
) -> None:
    model = model_of(site, name)
    plot = lay_out(slice_of(SliceSpec(id=name, caption="", **DECISIONS[name]), model))
    random = np.random.default_rng(7)
    inputs = len(model.inputs)
    other = network(
        [random.normal(size=(4, inputs)) / 10, random.normal(size=(3, 4)), [[2, -3, 2.5]]],
        [random.normal(size=4), random.normal(size=3), [0.1]],
        [ACTIVATIONS["relu"], ACTIVATIONS["tanh"], ACTIVATIONS["sigmoid"]],
    )
    scripts = "".join(
        (ROOT / "assets" / "scripts" / f"{source}.js").read_text("utf-8")
        for source in ("core", "numbers", "nn", "slice")
    )
    redrawn = f"(told) => {{ {scripts}\nreturn ({REDRAWN})(told); }}"
    for net in (model.network, other):
        drawn = page.page.evaluate(redrawn, [name, [layer.numbers for layer in layers_of(net)]])
        made = plot.drawing("it", net, "").parts["curves"]
        for i, (series, ours) in enumerate(zip(plot.seen.series, made, strict=True)):
            numbers = [list(map(float, p.split(","))) for p in drawn["curves"][i][1:].split("L")]
            samples = plot.trace(net, series).points
            assert np.array(numbers) == pytest.approx(samples, abs=0.006)
            same(drawn["answers"][i], ours.answers)
            same(drawn["rings"][i], ours.rings)
            assert drawn["names"][i] == pytest.approx(ours.name_y, abs=0.01)


def same(theirs: str, ours: str) -> None:
    """Two path data of the same commands, whose numbers differ by rounding alone."""
    number = r"-?\d*\.?\d+(?:e-?\d+)?"
    # A minus sign may part two numbers as a comma does.
    theirs, ours = (re.sub(r"(?<=\d)-", ",-", path) for path in (theirs, ours))
    assert re.sub(number, "#", theirs) == re.sub(number, "#", ours)
    a, b = ([float(n) for n in re.findall(number, path)] for path in (theirs, ours))
    assert a == pytest.approx(b, abs=0.011)


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_nothing_overlaps_or_is_cut_wherever_it_is_read(page: View, width: int) -> None:
    page.page.set_viewport_size({"width": width, "height": 900})
    only(page.page, *CURVES)
    problems = []
    for at in (0, 20, 39, 41, 80):
        for name in CURVES:
            figure(page, name).locator(BOX).fill(str(at))
        for found in ("clipped", "sideways"):
            problems += [f"{at}: {problem}" for problem in check(page.page, found)]
    none(problems)


def test_the_figure_is_whole_without_scripts_and_on_paper(browser: Browser, samples: str) -> None:
    with opened(browser, samples, name=PAGE, java_script_enabled=False) as view:
        assert view.page.locator("#shallow-curves .mark:visible").count() == 2
        assert not view.page.locator("#shallow-curves .controls").is_visible()
        assert view.page.locator("#shallow-curves .readout").is_visible()
        view.page.emulate_media(media="print")
        assert view.page.locator("#shallow-curves svg").is_visible()
