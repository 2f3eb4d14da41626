"""An accuracy figure under the reader's hands: the size that is chosen is read out."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator

from tests.browser.checks import check
from tests.browser.live import (
    HOMES,
    Point,
    View,
    along,
    centre,
    finger,
    homes,
    in_view,
    keyboard_to,
    only,
    opened,
    scrolled_beyond,
    state,
    swipe,
)
from tests.page import none
from tests.samples.page import ACCURACIES, PAGE

NAME = "accuracy-six-features"
SLIDER, PLOT = "input[type=range]", ".plot-panel svg"

SHOWN = """(figure) => {
  const one = (selector) => figure.querySelector(selector);
  const slider = one("input[type=range]");
  const { x, width } = one("[data-chosen]").getBBox();
  return {
    at: Number(slider.value),
    told: slider.getAttribute("aria-valuetext"),
    read: one(".readout").textContent,
    chosen: x,
  };
}"""

# How far the middle of the slider's thumb stands from the middle of the chosen column, in px
ASIDE = """(figure) => {
  const [slider, column] = ["input[type=range]", "[data-chosen]"]
    .map((selector) => figure.querySelector(selector));
  const thumb = 1.5 * parseFloat(getComputedStyle(document.documentElement).fontSize);
  const track = slider.getBoundingClientRect();
  const middle = track.left + thumb / 2 + slider.value / slider.max * (track.width - thumb);
  const { left, width } = column.getBoundingClientRect();
  return middle - (left + width / 2);
}"""


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


def figure(view: View, name: str = NAME) -> Locator:
    found = view.page.locator(f"#{name}")
    in_view(found.locator(PLOT))
    return found


def shows(figure: Locator, at: int) -> None:
    """Everything in the figure says that the size at this position is read."""
    given = state(figure)
    reading = given["readings"][at]
    assert figure.evaluate(SHOWN) == {
        "at": at,
        "told": reading,
        "read": reading,
        "chosen": pytest.approx(given["left"] + given["step"] * at, abs=0.0051),
    }


def column(figure: Locator, at: int, y: float = 0.5) -> Point:
    """A point in the column at that position, in the window."""
    given, box = state(figure), figure.locator(PLOT).bounding_box()
    wide = float(figure.locator(PLOT).get_attribute("viewBox").split()[2])
    x = given["left"] + given["step"] * (at + 0.4)
    return box["x"] + x / wide * box["width"], box["y"] + y * box["height"]


def test_every_key_of_the_slider_chooses_a_size(anywhere: View) -> None:
    found = figure(anywhere)
    slider = found.locator(SLIDER)
    at = int(slider.get_attribute("value"))
    shows(found, at)  # as the build drew it
    keyboard_to(slider)
    assert slider.evaluate("e => e.matches(':focus-visible')")
    for key, by in {"ArrowRight": 1, "ArrowUp": 1, "ArrowLeft": -1, "ArrowDown": -1}.items():
        at += by
        slider.press(key)
        shows(found, at)
    for key, end in {"Home": 0, "End": len(state(found)["hidden"]) - 1}.items():
        slider.press(key)
        shows(found, end)
        slider.press("ArrowLeft" if key == "Home" else "ArrowRight")
        shows(found, end)


def test_the_plot_is_no_tab_stop_and_the_slider_the_only_one(page: View) -> None:
    stops = page.page.evaluate(
        "(id) => [...document.querySelectorAll(`#${id} .plot-panel *`)]"
        ".filter((e) => e.tabIndex >= 0).map((e) => e.localName)",
        NAME,
    )
    assert stops == ["input"]


def test_the_size_under_the_mouse_is_read_and_stays(anywhere: View) -> None:
    found = figure(anywhere)
    mouse = anywhere.page.mouse
    for at in (8, 0, 4, 5):
        mouse.move(*column(found, at))
        shows(found, at)
    x, y = column(found, 0)
    mouse.move(x - 30, y)
    shows(found, 0)
    mouse.move(*centre(found.locator("figcaption")))
    shows(found, 0)


def test_a_finger_moves_across_the_sizes(touched: View) -> None:
    found = figure(touched)
    swipe(finger(touched.page), *along(column(found, 3), column(found, 7)))
    shows(found, 7)


def test_a_tap_chooses_a_size(touched: View) -> None:
    found = figure(touched)
    touched.page.touchscreen.tap(*column(found, 1))
    shows(found, 1)


def test_a_swipe_over_the_plot_scrolls_the_page_and_leaves_the_size(touched: View) -> None:
    found = figure(touched)
    before, top = found.evaluate(SHOWN), touched.page.evaluate("scrollY")
    x, y = column(found, 7, 0.8)
    swipe(finger(touched.page), *along((x, y), (x + 3, y - 200)))
    scrolled_beyond(touched.page, top + 100)
    assert found.evaluate(SHOWN) == before


@pytest.mark.parametrize("width", (320, 390, 1280))
def test_the_thumb_stands_beneath_the_chosen_column(page: View, width: int) -> None:
    page.page.set_viewport_size({"width": width, "height": 900})
    found = figure(page)
    for at in (0, 3, 8):
        found.locator(SLIDER).fill(str(at))
        assert abs(found.evaluate(ASIDE)) <= 1.5, at


@pytest.mark.parametrize("width", (320, 1280))
def test_nothing_jumps_or_is_cut_whatever_is_read(page: View, width: int) -> None:
    page.page.set_viewport_size({"width": width, "height": 900})
    only(page.page, *ACCURACIES)
    problems, heights = [], set()
    for at in range(9):
        for name in ACCURACIES:
            figure(page, name).locator(SLIDER).fill(str(at))
        heights.add(page.page.evaluate("document.documentElement.scrollHeight"))
        for name in ("clipped", "sideways"):
            problems += [f"{at}: {problem}" for problem in check(page.page, name)]
    none(problems)
    assert len(heights) == 1


def test_what_is_read_is_told_once_it_rests(browser: Browser, samples: str) -> None:
    with opened(browser, samples, name=PAGE, clock=True) as view:
        found = figure(view)
        told = found.locator("[role=status]")
        for at in (0, 1, 2):
            view.page.mouse.move(*column(found, at))
            view.page.clock.run_for(300)
        assert told.text_content() == ""
        view.page.clock.run_for(1000)
        assert told.text_content() == state(found)["readings"][2]


def test_an_address_asks_for_a_size(browser: Browser, samples: str) -> None:
    for units, at in (("16", 6), ("0", 0), ("5", 3), ("many", 3), ("", 3)):
        with opened(browser, samples, name=f"{PAGE}?units={units}#{NAME}") as view:
            shows(view.page.locator(f"#{NAME}"), at)


def test_the_table_holds_what_is_read(page: View, sampled: Path) -> None:
    found = figure(page)
    found.locator("summary").click()
    rows = [row.inner_text().split("\t") for row in found.locator("tbody tr").all()]
    told = json.loads((sampled / "figures" / f"{NAME}.json").read_text("utf-8"))
    *sizes, rule = zip(rows, told["table"]["rows"], [*state(found)["readings"], ""], strict=True)
    for row, values, reading in sizes:
        assert row[0] == str(values[0])
        assert f"training {row[1]} ({row[2][:5]}–{row[3][:5]})" in reading
        assert f"test {row[4]} ({row[5][:5]}–{row[6][:5]})" in reading
    assert rule[0][0] == rule[1][0] == "Women survive, men do not"


def test_the_figure_is_whole_without_scripts_and_on_paper(browser: Browser, samples: str) -> None:
    with opened(browser, samples, name=PAGE, java_script_enabled=False) as view:
        found = view.page.locator(f"#{NAME}")
        assert found.locator("circle.watched").count() == 10  # nine sizes and the legend
        for hidden in (SLIDER, ".readout", "[data-chosen]"):
            assert not found.locator(hidden).is_visible()
        found.locator("summary").click()
        assert found.locator("td").first.is_visible()
        view.page.emulate_media(media="print")
        assert found.locator(PLOT).is_visible()
