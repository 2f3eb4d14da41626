"""An activation's curve under the reader's hands: slider, box and dot are one input."""

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, expect

from generator.figures.parts import digits
from generator.nn.activations import ACTIVATIONS, needs_brackets
from generator.notation.number import significant
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
from tests.page import none

CURVES = ("sigmoid-curve", "relu-curve")
WIDTHS = (320, 390, 768, 1280)
SLIDER, BOX = ".plot-panel input[type=range]", ".plot-panel input[type=number]"
DOT, PLOT = ".plot-panel .dot", ".plot-panel svg"

SHOWN = """(figure) => {
  const one = (selector) => figure.querySelector(selector);
  const dot = one(".plot-panel .dot");
  const texts = (form, role) =>
    [...form.querySelectorAll(`.${role} > mtext`)].map((e) => e.textContent);
  const form = [...figure.querySelectorAll("[data-filled]")].filter((e) => e.checkVisibility());
  return {
    slider: Number(one("input[type=range]").value),
    box: Number(one("input[type=number]").value),
    cx: Number(dot.getAttribute("cx")),
    cy: Number(dot.getAttribute("cy")),
    beside: one(".plot-panel .halo").textContent,
    rooms: [one("[data-at]").dataset.at, one("[data-value]").dataset.value].map(Number),
    at: one("[data-at]").textContent,
    value: one("[data-value]").textContent,
    forms: form.map((e) => e.dataset.filled),
    sums: [...new Set(texts(form[0], "sum"))],
    results: texts(form[0], "activation"),
  };
}"""

# For each input: where the script puts the dot; on the screen too, if that is asked
PLACES = """(figure, [inputs, onScreen]) => {
  const [slider, dot] = [figure.querySelector("input[type=range]"), figure.querySelector(".dot")];
  return inputs.map((input) => {
    slider.value = input;
    slider.dispatchEvent(new Event("input"));
    const at = ["cx", "cy"].map((name) => Number(dot.getAttribute(name)));
    const place = { input: Number(slider.value), cx: at[0], cy: at[1] };
    if (!onScreen) return place;
    const { left, width } = dot.getBoundingClientRect();
    return { ...place, left: left + width / 2 };
  });
}"""

# How far the middle of the slider's thumb stands from the dot, in px of the screen
ASIDE = """(figure) => {
  const [slider, dot] = [figure.querySelector("input[type=range]"), figure.querySelector(".dot")];
  const probe = document.createElement("div");
  probe.style.width = "var(--thumb)";
  slider.parentElement.append(probe);
  const thumb = probe.getBoundingClientRect().width;
  probe.remove();
  const track = slider.getBoundingClientRect();
  const share = (slider.value - slider.min) / (slider.max - slider.min);
  const middle = track.left + thumb / 2 + share * (track.width - thumb);
  const { left, width } = dot.getBoundingClientRect();
  return middle - (left + width / 2);
}"""


@pytest.fixture(scope="module", params=HOMES)
def anywhere(
    request: pytest.FixtureRequest, browser: Browser, served: str, built_site: Path
) -> Iterator[View]:
    """The article from a server, and from a folder."""
    with opened(browser, homes(served, built_site)[request.param]) as view:
        yield view


@pytest.fixture(scope="module")
def article(browser: Browser, served: str) -> Iterator[View]:
    with opened(browser, served) as view:
        yield view


@pytest.fixture
def touched(browser: Browser, served: str) -> Iterator[View]:
    """The article on a phone."""
    with opened(browser, served, 390, has_touch=True, reduced_motion="reduce") as view:
        yield view


def curve(view: View, name: str = CURVES[0]) -> Locator:
    figure = view.page.locator(f"#{name}")
    in_view(figure.locator(PLOT))
    return figure


def value(figure: Locator) -> float:
    return float(figure.locator(SLIDER).input_value())


def shows(figure: Locator, x: float) -> None:
    """Everything in the figure says that the input is `x`."""
    given = state(figure)
    y = float(ACTIVATIONS[given["function"]].function(x))
    total = significant(x, 12)
    shown = figure.evaluate(SHOWN)
    at, value = shown.pop("rooms")
    assert shown == {
        "slider": x,
        "box": x,
        "cx": pytest.approx(given["x"]["slope"] * x + given["x"]["intercept"], abs=1e-9),
        "cy": pytest.approx(given["y"]["slope"] * y + given["y"]["intercept"], abs=1e-9),
        "beside": digits.short(y),
        "at": digits.within(x, at),
        "value": digits.within(y, value),
        "forms": ["bracketed" if needs_brackets(total) else "plain"],
        "sums": [total],
        "results": [digits.readout(y)],
    }


@pytest.mark.parametrize("name", CURVES)
def test_every_key_of_a_slider_moves_the_dot(anywhere: View, name: str) -> None:
    figure = curve(anywhere, name)
    slider = figure.locator(SLIDER)
    low, high = (float(slider.get_attribute(end)) for end in ("min", "max"))
    step = float(slider.get_attribute("step"))
    slider.focus()
    for key, by in {"ArrowRight": 1, "ArrowUp": 1, "ArrowLeft": -1, "ArrowDown": -1}.items():
        expected = round(value(figure) + by * step, 9)
        slider.press(key)
        shows(figure, expected)
    for key, direction in {"PageUp": 1, "PageDown": -1}.items():
        before = value(figure)
        slider.press(key)
        assert (value(figure) - before) * direction > 10 * step, key
        shows(figure, value(figure))
    for key, end in {"Home": low, "End": high}.items():
        slider.press(key)
        shows(figure, end)


@pytest.mark.parametrize("name", CURVES)
def test_dragging_the_thumb_moves_the_dot_and_the_box(article: View, name: str) -> None:
    figure = curve(article, name)
    x, y = centre(figure.locator(DOT))  # the thumb stands beneath it
    y = centre(figure.locator(SLIDER))[1]
    before = value(figure)
    drag(article.page, (x, y), (x - 60, y))
    assert value(figure) < before
    assert centre(figure.locator(DOT))[0] == pytest.approx(x - 60, abs=1)
    shows(figure, value(figure))


@pytest.mark.parametrize("name", CURVES)
def test_dragging_the_dot_moves_it_along_the_curve_and_the_slider_with_it(
    anywhere: View, name: str
) -> None:
    figure = curve(anywhere, name)
    x, y = centre(figure.locator(DOT))
    drag(anywhere.page, (x, y), (x + 20, y - 30), (x - 45, y + 10))
    assert centre(figure.locator(DOT))[0] == pytest.approx(x - 45, abs=1)
    shows(figure, value(figure))
    at_rest = value(figure)
    anywhere.page.mouse.move(x, y)  # the button is up: the dot stays
    assert value(figure) == at_rest


def test_a_drag_beyond_the_plot_holds_the_dot_at_the_end(article: View) -> None:
    figure = curve(article)
    x, y = centre(figure.locator(DOT))
    drag(article.page, (x, y), (x + 600, y))
    shows(figure, state(figure)["domain"][1])


def test_a_click_into_the_plot_brings_the_dot_there(article: View) -> None:
    figure = curve(article)
    x, y = centre(figure.locator(PLOT))
    article.page.mouse.click(x + 33, y)
    assert centre(figure.locator(DOT))[0] == pytest.approx(x + 33, abs=1)
    shows(figure, value(figure))


def test_what_is_typed_moves_the_slider_and_what_is_slid_is_written(article: View) -> None:
    figure = curve(article)
    figure.locator(BOX).fill("-1.63")
    shows(figure, -1.63)
    figure.locator(SLIDER).fill("7.25")
    shows(figure, 7.25)


def test_a_comma_is_a_decimal_sign_too(article: View) -> None:
    figure = curve(article)
    box = figure.locator(BOX)
    box.fill("")
    box.press_sequentially("1,5")
    expect(figure.locator(SLIDER)).to_have_value("1.5")
    assert box.input_value() == "1.5"


def test_a_number_out_of_range_becomes_the_end_once_it_is_typed(article: View) -> None:
    figure = curve(article)
    box, (_, high) = figure.locator(BOX), state(figure)["domain"]
    box.press("ControlOrMeta+a")
    box.press_sequentially(f"{10 * high + 5:g}")
    assert box.input_value() == f"{10 * high + 5:g}"  # not changed under the reader's hands
    assert value(figure) == high
    box.press("Tab")
    shows(figure, high)


def test_an_empty_box_keeps_the_last_number(article: View) -> None:
    figure = curve(article)
    box, before = figure.locator(BOX), value(figure)
    box.press("ControlOrMeta+a")
    box.press("Delete")
    assert value(figure) == before
    box.press("Tab")
    shows(figure, before)


def test_a_finger_draws_the_dot_along(touched: View) -> None:
    figure = curve(touched)
    x, y = centre(figure.locator(DOT))
    swipe(finger(touched.page), *along((x, y), (x + 80, y + 4)))
    assert centre(figure.locator(DOT))[0] == pytest.approx(x + 80, abs=1)
    shows(figure, value(figure))


def test_a_tap_brings_the_dot_there(touched: View) -> None:
    figure = curve(touched)
    x, y = centre(figure.locator(PLOT))
    touched.page.touchscreen.tap(x - 50, y)
    expect(figure.locator(SLIDER)).not_to_have_value(figure.locator(SLIDER).get_attribute("value"))
    assert centre(figure.locator(DOT))[0] == pytest.approx(x - 50, abs=1)


def test_a_swipe_over_the_plot_scrolls_the_page_and_leaves_the_dot(touched: View) -> None:
    figure = curve(touched)
    before, top = value(figure), touched.page.evaluate("scrollY")
    x, y = centre(figure.locator(PLOT))
    swipe(finger(touched.page), *along((x - 70, y + 40), (x - 66, y - 160)))
    scrolled_beyond(touched.page, top + 100)
    assert value(figure) == before


@pytest.mark.parametrize("name", CURVES)
def test_the_dot_lies_exactly_on_the_curve(article: View, name: str) -> None:
    figure = curve(article, name)
    given = state(figure)
    low, high = given["domain"]
    inputs = [round(low + i * (high - low) / 997, given["decimals"]) for i in range(998)]
    f, x, y = ACTIVATIONS[given["function"]].function, given["x"], given["y"]
    for place in figure.evaluate(PLACES, [inputs, False]):
        at = place["input"]
        assert place["cx"] == pytest.approx(x["slope"] * at + x["intercept"], abs=1e-9)
        assert place["cy"] == pytest.approx(y["slope"] * float(f(at)) + y["intercept"], abs=1e-9)


def test_the_dot_moves_by_parts_of_a_pixel(article: View) -> None:
    figure = curve(article)
    step = 10.0 ** -state(figure)["decimals"]
    places = figure.evaluate(PLACES, [[i * step for i in range(40)], True])
    lefts = [place["left"] for place in places]
    scale = figure.locator(PLOT).evaluate("e => e.getScreenCTM().a")
    for before, after in pairwise(lefts):
        # The browser states a box in 64ths of a pixel.
        assert after - before == pytest.approx(state(figure)["x"]["slope"] * step * scale, abs=0.04)


@pytest.mark.parametrize("width", WIDTHS)
def test_the_thumb_stands_beneath_the_dot(article: View, width: int) -> None:
    article.page.set_viewport_size({"width": width, "height": 900})
    for name in CURVES:
        figure = curve(article, name)
        low, high = state(figure)["domain"]
        for share in (0, 0.1, 0.31, 0.5, 0.77, 1):
            figure.locator(SLIDER).fill(f"{low + share * (high - low):.2f}")
            assert abs(figure.evaluate(ASIDE)) <= 1, (name, share)


@pytest.mark.parametrize("width", (320, 1280))
def test_the_value_never_covers_another_text_or_leaves_its_drawing(
    browser: Browser, served: str, width: int
) -> None:
    problems = []
    with opened(browser, served, width) as view:
        only(view.page, *CURVES)
        figures = [curve(view, name) for name in CURVES]
        for i in range(16):
            for figure in figures:
                low, high = state(figure)["domain"]
                figure.locator(SLIDER).fill(f"{low + i * (high - low) / 15:.2f}")
            for name in ("overlaps", "clipped"):
                problems += [f"{i}/15: {found}" for found in check(view.page, name)]
    none(problems)


def test_a_drag_is_told_once_it_rests(browser: Browser, served: str) -> None:
    with opened(browser, served, clock=True) as view:
        figure = curve(view)
        told = figure.locator("[role=status]")
        for key in ("ArrowRight",) * 5:
            figure.locator(SLIDER).press(key)
            view.page.clock.run_for(300)
        assert told.text_content() == ""
        view.page.clock.run_for(1000)
        x = value(figure)
        result = digits.readout(float(ACTIVATIONS["sigmoid"].function(x)))
        assert told.text_content() == f"sigmoid of {significant(x, 12)} is {result}"
