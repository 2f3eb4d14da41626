"""Live networks with hidden layers: inputs that the reader sets, lines and units that follow."""

from collections.abc import Iterator
from itertools import product
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, expect

from generator.figures.diagram.line_width import flow_strengths, largest_flow, line_width
from generator.figures.parts import digits
from generator.models.trained import TrainedNetwork
from generator.nn.examples import THRESHOLD
from tests.browser.axe import axe
from tests.browser.checks import check
from tests.browser.live import HOMES, View, homes, in_view, keyboard_to, opened
from tests.page import none
from tests.samples import real_site
from tests.samples.page import LIVE
from tests.samples.page import LIVE_PAGE as PAGE

# What the diagram says, by the name of each part
SHOWN = """(figure) => Object.fromEntries(
  ["input", "sum", "result", "product", "answer"].flatMap((mark) =>
    [...figure.querySelectorAll(`.diagram svg [data-${mark}]`)].map((e) =>
      [`${mark} ${e.dataset[mark]}`, e.textContent])))"""
LINES = """(figure) => Object.fromEntries(
  [...figure.querySelectorAll(".diagram [data-edge]")].map((e) =>
    [e.dataset.edge, [+e.getAttribute("stroke-width"), e.classList.contains("negative")]]))"""
SILENT = """(figure) => [...figure.querySelectorAll(".diagram .silent[data-node]")]
  .map((e) => e.dataset.node)"""
PILLS = """(figure) => [...figure.querySelectorAll(".on-demand")]
  .filter((e) => getComputedStyle(e).visibility === "visible")
  .map((e) => e.parentElement.dataset.weight)"""


@pytest.fixture(scope="module", params=HOMES)
def anywhere(
    request: pytest.FixtureRequest, browser: Browser, samples: str, sampled: Path
) -> Iterator[View]:
    with opened(browser, homes(samples, sampled)[request.param], name=PAGE) as view:
        yield view


@pytest.fixture(scope="module")
def article(browser: Browser, samples: str) -> Iterator[View]:
    with opened(browser, samples, name=PAGE) as view:
        yield view


def model(name: str) -> TrainedNetwork:
    return real_site().sources.models[LIVE[name]]


def found(view: View, name: str) -> Locator:
    """The figure in view with its own row, and nothing open."""
    figure = view.page.locator(f"#{name}")
    view.page.keyboard.press("Escape")
    figure.locator("[data-do=again]").click()
    in_view(figure.locator("fieldset"))
    view.page.mouse.move(1, 1)
    return figure


def shows(figure: Locator, net: TrainedNetwork, row: list[float]) -> None:
    """Every number, line and silent unit is what Python calculates for the row."""
    done = net.network.forward([row])
    written = figure.evaluate(SHOWN)
    for part, text in written.items():
        mark, _, at = part.partition(" ")
        if mark == "product":
            source, target = (end.split(".") for end in at.split("-"))
            layer, j = int(source[0]), int(target[1])
            bias = net.network.layers[layer].biases[j]
            p = bias if source[1] == "b" else done[layer].products[0, j, int(source[1])]
            assert text == digits.product(float(p)), part
            continue
        layer, unit = map(int, at.split("."))
        if mark == "input":
            assert text == digits.given(row[unit]), part
            continue
        z = float(done[layer - 1].pre_activation[0, unit])
        a = float(done[layer - 1].activation[0, unit])
        expected = {
            "sum": digits.total(z) if layer == len(done) else digits.hidden(z),
            "result": digits.probability(a) if layer == len(done) else digits.hidden(a),
            "answer": f"→ {net.classes[a >= THRESHOLD]}",
        }
        assert text == expected[mark], part
    assert {"input 0.0", "sum 1.0", "result 1.0", "sum 2.0", "answer 2.0"} <= set(written)
    strengths = flow_strengths(net.network, done)
    most = largest_flow(net)
    drawn = figure.evaluate(LINES)
    for id, (width, negative) in drawn.items():
        source, target = (end.split(".") for end in id.split("-"))
        layer, i = int(source[0]), -1 if source[1] == "b" else int(source[1])
        strength = float(strengths[layer][0, int(target[1]), i])
        assert (width, negative) == (line_width(strength, most[layer]), strength < 0), id
    units = {id.split("-")[1] for id in drawn if id.startswith("0.")}
    silent = [u for u in sorted(units) if done[0].activation[0, int(u.split(".")[1])] == 0]
    assert sorted(figure.evaluate(SILENT)) == silent


@pytest.mark.parametrize("name", LIVE)
def test_it_starts_with_the_row_of_the_spec(anywhere: View, name: str) -> None:
    anywhere.page.reload()  # what other tests have set is gone
    figure = anywhere.page.locator(f"#{name}")
    shows(figure, model(name), list(model(name).row(8).inputs.values()))


@pytest.mark.parametrize("name", ["three", "eight"])
def test_numbers_lines_and_silent_units_follow_the_inputs(anywhere: View, name: str) -> None:
    figure = found(anywhere, name)
    for age, sex in product((0, 7, 33, 80), (0, 1)):
        figure.locator("[type=number]").fill(str(age))
        figure.locator("select").select_option(str(sex))
        shows(figure, model(name), [age, sex])


def test_a_row_with_decimals_is_shown_and_comes_back_to_the_last_digit(article: View) -> None:
    figure, net = found(article, "six"), model("six")
    start = list(net.row(8).inputs.values())
    assert start[-1] == 21.075
    box = figure.locator("[type=number]").last
    expect(box).to_have_value("21.075")
    box.fill("100")
    shows(figure, net, [*start[:-1], 100])
    figure.locator("[data-do=again]").click()
    expect(box).to_have_value("21.075")
    shows(figure, net, start)


def test_a_slider_goes_by_keys(article: View) -> None:
    figure = found(article, "three")
    keyboard_to(figure.locator("[type=range]"))
    article.page.keyboard.press("ArrowRight")
    article.page.keyboard.press("ArrowRight")
    shows(figure, model("three"), [4, 0])
    article.page.keyboard.press("End")
    shows(figure, model("three"), [80, 0])


def test_the_text_alternative_follows_hidden_units_and_all(article: View) -> None:
    figure, net = found(article, "three"), model("three")
    figure.locator("[type=number]").fill("22")
    done = net.network.forward([[22, 0]])
    hidden = ", ".join(digits.hidden(float(a)) for a in done[0].activation[0])
    told = figure.locator(".diagram desc").text_content()
    assert told.startswith(f"Age 22, Sex 0. Hidden layer 1: {hidden}. Sum ")
    # Another one may be there already, which tells of turned weights.
    expect(figure.locator("[role=status]", has_text=told)).to_have_count(1)


def test_lines_of_a_deep_prediction_follow_the_row(anywhere: View) -> None:
    figure, net = anywhere.page.locator("#table"), model("three")
    for index, key in enumerate((8, 1, 4)):
        figure.locator("tbody [type=radio]").nth(index).check()
        shows(figure, net, list(net.row(key).inputs.values()))


@pytest.mark.parametrize("name", ["eight", "six"])
def test_weights_appear_while_a_unit_is_pointed_at(article: View, name: str) -> None:
    figure = found(article, name)
    assert figure.evaluate(PILLS) == []
    unit = figure.locator("[data-node='1.1'] text").first
    in_view(unit)
    unit.hover()
    inputs = [*range(len(model(name).inputs)), "b"]
    assert sorted(figure.evaluate(PILLS)) == sorted(f"0.{i}-1.1" for i in inputs)
    for i in inputs[:-1]:
        weight = digits.weight(float(model(name).network.layers[0].weights[1, i]))
        expect(figure.locator(f"[data-weight='0.{i}-1.1'] .on-demand")).to_have_text(weight)
    article.page.mouse.move(1, 1)
    assert figure.evaluate(PILLS) == []


def test_weights_appear_for_the_keyboard(article: View) -> None:
    figure = found(article, "eight")
    keyboard_to(figure.locator("[data-node='0.0']"))
    assert len(figure.evaluate(PILLS)) == 6
    article.page.keyboard.press("Escape")
    assert figure.evaluate(PILLS) == []


def test_a_small_network_shows_all_its_weights(article: View) -> None:
    figure = article.page.locator("#three")
    assert figure.locator(".on-demand").count() == 0
    assert figure.locator(".diagram .pill:visible").count() == 13


@pytest.mark.parametrize("name", ["eight", "six"])
def test_what_opens_together_covers_nothing_of_its_own(article: View, name: str) -> None:
    figure = found(article, name)
    for node in ("0.0", "0.b", "1.1", "2.0"):
        figure.locator(f"[data-node='{node}']").focus()
        article.page.keyboard.press("Shift")
        figure.locator(f"[data-node='{node}']").focus()
        boxes = figure.evaluate(
            "(f) => [...f.querySelectorAll('.lit > .on-demand rect')].map((e) => {"
            "const b = e.getBBox(); return [b.x, b.y, b.x + b.width, b.y + b.height] })"
        )
        for i, (left, top, right, bottom) in enumerate(boxes):
            for x1, y1, x2, y2 in boxes[:i]:
                assert right <= x1 or x2 <= left or bottom <= y1 or y2 <= top, node


def test_a_tap_opens_a_unit_and_moves_on(browser: Browser, samples: str) -> None:
    with opened(browser, samples, 390, name=PAGE, has_touch=True) as view:
        figure = view.page.locator("#eight")
        unit = figure.locator("[data-node='1.1'] text").first
        in_view(unit)
        unit.tap()
        assert len(figure.evaluate(PILLS)) == 3
        expect(figure.locator(".details")).to_be_visible()
        view.page.locator("h1").tap()
        assert figure.evaluate(PILLS) == []


def test_a_link_restores_the_inputs(browser: Browser, samples: str) -> None:
    with opened(browser, samples, name=f"{PAGE}?age=40&sex=1#eight") as view:
        shows(view.page.locator("#eight"), model("eight"), [40, 1])
        shows(view.page.locator("#three"), model("three"), [2, 0])


def test_without_scripts_the_row_is_there_and_no_control(browser: Browser, samples: str) -> None:
    with opened(browser, samples, name=PAGE, java_script_enabled=False) as view:
        for name in LIVE:
            figure = view.page.locator(f"#{name}")
            shows(figure, model(name), list(model(name).row(8).inputs.values()))
            assert figure.locator("fieldset:visible, button:visible, input:visible").count() == 0


@pytest.mark.parametrize("width", [1280, 390, 320])
def test_nothing_hangs_out_or_is_cut(browser: Browser, samples: str, width: int) -> None:
    with opened(browser, samples, width, name=PAGE) as view:
        none(check(view.page, "sideways"))
        none(check(view.page, "clipped"))


def test_a_deep_prediction_stands_beneath_its_table(article: View) -> None:
    figure = article.page.locator("#table")
    table, diagram = (
        figure.locator(part).bounding_box() for part in (".choices table", ".diagram svg")
    )
    assert table["y"] + table["height"] <= diagram["y"]
    scroll = figure.locator(".drawing-scroll:visible")
    assert scroll.evaluate("e => e.scrollWidth <= e.clientWidth")


@pytest.mark.parametrize("width", [390, 320])
def test_no_text_is_smaller_than_12_pixels(browser: Browser, samples: str, width: int) -> None:
    with opened(browser, samples, width, name=PAGE) as view:
        sizes = view.page.evaluate(
            "[...document.querySelectorAll('.on-screen svg text')].map((e) => "
            "parseFloat(getComputedStyle(e).fontSize) * e.getScreenCTM().a"
            " / Math.cos(Math.atan2(e.getScreenCTM().b, e.getScreenCTM().a)))"
        )
        assert sizes and min(sizes) >= 12


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(browser: Browser, samples: str, scheme: str) -> None:
    with opened(browser, samples, name=PAGE, color_scheme=scheme) as view:
        figure = view.page.locator("#eight")
        in_view(figure.locator("[data-node='1.1']"))
        figure.locator("[data-node='1.1'] text").first.hover()
        none(axe(view.page))
