"""Live figures for everyone: by keys alone, by touch, enlarged, in forced colours, on paper."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.checks import check
from tests.browser.judges import judged
from tests.browser.live import ARTICLE, PAGES, View, in_view, keyboard_to, opened, state
from tests.page import none
from tests.samples import real_site

STOPS = 400  # of the tab key, more than any page has
PART = ".diagram svg [role=button]"
TABLE = "#would-you-have-survived"

# What has the focus: the type of a control, "part" of a diagram, or an element's name; nothing
# when the page has been passed through
FOCUSED = """() => {
  const e = document.activeElement;
  if (e.matches("body, .skip")) return "";
  return e.matches(".diagram svg [role=button]") ? "part" : e.type || e.localName;
}"""
KEYS = {
    "range": ("ArrowRight", "PageDown", "Home", "End"),
    "number": ("ArrowDown", "ArrowUp"),  # no digits: the browser keeps what can be undone
    "radio": ("ArrowDown", "ArrowUp"),
    "select-one": ("ArrowUp", "ArrowDown"),
    "checkbox": ("Space", "Space"),
    "button": ("Enter", "Space"),
    "summary": ("Enter", "Enter"),
    "part": (*("ArrowRight",) * 5, "Enter", "Escape", "Space", "End", "Home"),
    "div": ("ArrowRight", "ArrowLeft"),
}

# The part of the window around what has the focus
AROUND = """() => {
  const { left, top, right, bottom } = document.activeElement.getBoundingClientRect();
  const [x, y] = [Math.max(0, left - 8), Math.max(0, top - 8)];
  const [end, foot] = [Math.min(innerWidth, right + 8), Math.min(innerHeight, bottom + 8)];
  return { x, y, width: end - x, height: foot - y };
}"""
# What is smaller than a finger needs: a button in a row is pressed by its row, a box by its label
SMALL = """() => {
  const controls = [...document.querySelectorAll("figure :is(input, select, button, summary)")];
  const parts = [...document.querySelectorAll(".diagram svg [role=button]:not(line)")];
  const boxes = "[type=radio], [type=checkbox]";
  const targets = controls.map((e) => 
    e.matches(boxes) ? e.closest("tbody tr") ?? e.closest("label") : e);
  return [...targets, ...parts].filter((e) => e.checkVisibility()).flatMap((e) => {
    const { width, height } = e.getBoundingClientRect();
    const name = e.getAttribute("aria-label") ?? e.textContent.trim();
    const size = `${width.toFixed(1)} × ${height.toFixed(1)} px`;
    return Math.min(width, height) < 24 ? [`${e.closest("figure").id}: ${name}: ${size}`] : [];
  });
}"""


@pytest.fixture
def article(browser: Browser, served: str) -> Iterator[View]:
    with opened(browser, served, reduced_motion="reduce") as view:
        yield view


def stops(page: Page) -> Iterator[str]:
    """Press the tab key through the whole page; gives what it leads to."""
    page.locator(".skip").focus()
    for _ in range(STOPS):
        page.keyboard.press("Tab")
        kind = page.evaluate(FOCUSED)
        if not kind:
            return
        yield kind
    pytest.fail("the tab key does not come to an end")


def tour(page: Page) -> None:
    """Reach everything with the tab key, and press the keys that it answers to."""
    for kind in stops(page):
        for key in KEYS.get(kind, ()):
            page.keyboard.press(key)
    page.keyboard.press("Escape")


def touch_everything(view: View) -> Locator:
    """A passenger of one's own, the forward pass at its second step, an open part."""
    page = view.page
    page.locator(f"{TABLE} [data-own] select").select_option("0")
    page.locator("#one-passenger .player [type=range]").fill("2")
    part = page.locator(f"#shallow-trained {PART}").nth(1)
    keyboard_to(page.locator(f"#shallow-trained {PART}").first)
    page.keyboard.press("ArrowRight")
    expect(part).to_have_attribute("aria-expanded", "true")
    return part


@pytest.mark.parametrize("name", PAGES)
def test_everything_can_be_done_by_keys_and_nothing_goes_wrong(
    browser: Browser, served: str, name: str
) -> None:
    with opened(browser, served, name=name) as view:
        tour(view.page)


def test_every_stop_in_a_figure_shows_that_it_has_the_focus(article: View) -> None:
    page, seen = article.page, 0
    for kind in stops(page):
        if not page.evaluate("Boolean(document.activeElement.closest('figure'))"):
            continue
        clip = page.evaluate(AROUND)
        focused = page.screenshot(clip=clip)
        page.evaluate("document.activeElement.blur()")  # the tab key goes on from there
        assert page.screenshot(clip=clip) != focused, (kind, seen)
        seen += 1
    assert seen > 20


@pytest.mark.parametrize("width", (320, 390, 1280))
def test_a_finger_fits_on_every_control_and_part(article: View, width: int) -> None:
    article.page.set_viewport_size({"width": width, "height": 900})
    none(article.page.evaluate(SMALL))


@pytest.mark.parametrize(("width", "scheme"), ((1280, "light"), (1280, "dark"), (390, "light")))
def test_no_judge_finds_anything_in_figures_that_were_touched(
    browser: Browser, served: str, width: int, scheme: str
) -> None:
    with opened(browser, served, width, color_scheme=scheme) as view:
        touch_everything(view)
        none(judged(view.page))


@pytest.mark.parametrize("scheme", ("light", "dark"))
def test_text_stays_readable_in_forced_colours(browser: Browser, served: str, scheme: str) -> None:
    options = {"forced_colors": "active", "color_scheme": scheme, "reduced_motion": "reduce"}
    with opened(browser, served, **options) as view:
        touch_everything(view)
        none(check(view.page, "faint"))


@pytest.mark.parametrize("width", (320, 640))
def test_enlarged_the_page_does_not_scroll_sideways_whatever_is_open(
    browser: Browser, served: str, width: int
) -> None:
    problems = []
    with opened(browser, served, width, 450, reduced_motion="reduce") as view:
        touch_everything(view)
        for figure in view.page.locator("figure:has(.diagram)").all():
            for part in figure.locator(PART).all():
                part.focus()
                part.press("Enter")
                problems += check(view.page, "sideways")
    none(problems)


def test_no_tour_leaves_more_behind_than_the_one_before(browser: Browser, served: str) -> None:
    context = browser.new_context(reduced_motion="reduce")  # new: a page in use has its past
    view = View(ARTICLE, context.new_page(), served)
    page, session = view.page, context.new_cdp_session(view.page)
    session.send("Performance.enable")

    def kept() -> tuple[int, int]:
        tour(page)
        for button in page.get_by_role("button", name="Reset weights").all():
            if button.is_enabled():
                button.click()  # numbers of other lengths are other nodes
        page.wait_for_timeout(2000)  # until the last change has been told, on a busy machine too
        session.send("HeapProfiler.collectGarbage")
        metrics = session.send("Performance.getMetrics")["metrics"]
        values = {metric["name"]: int(metric["value"]) for metric in metrics}
        return values["Nodes"], values["JSEventListeners"]

    kept()  # brings the scripts that come late, some of them after it
    # What is left behind adds up, tour by tour. A few nodes more or less are where a tour ended.
    tours = [kept() for _ in range(3)]
    for first, second, third in zip(*tours, strict=True):
        assert not first < second < third, tours
    none(view.complaints)
    context.close()


def test_paper_shows_chosen_states_in_place_of_what_moves(article: View) -> None:
    touch_everything(article)
    article.page.emulate_media(media="print")
    for live in article.page.locator(".live").all():
        expect(live).to_be_hidden()
    for figure in article.page.locator("figure:has(.on-paper)").all():
        for drawing in figure.locator(".on-screen").all():
            expect(drawing).to_be_hidden()
        assert 3 <= figure.locator(".on-paper svg:visible").count() <= 5


def test_without_javascript_there_are_no_controls_but_of_states_and_the_whole_content(
    browser: Browser, served: str
) -> None:
    with opened(browser, served, java_script_enabled=False) as view:
        page = view.page
        for live in page.locator(
            ".live:not(.pick), figure :is(input:not(.pick), select, button)"
        ).all():
            expect(live).to_be_hidden()
        for figure in real_site().figures[ARTICLE.removesuffix(".html")]:
            here = page.locator(f"#{figure.id}")
            assert here.locator("svg:visible").count() == len(figure.drawings), figure.id
        rows = len(state(page.locator(TABLE))["table"]) - 1  # the last is the reader's own
        assert page.locator(f"{TABLE} tbody tr:visible").count() == rows
        assert page.locator("#one-passenger .steps li:visible").count() == 5


def test_everything_is_within_reach_of_a_finger(browser: Browser, served: str) -> None:
    with opened(browser, served, 390, has_touch=True, reduced_motion="reduce") as view:
        page = view.page
        for radio in page.locator(f"{TABLE} [type=radio]").all():
            radio.tap()
            expect(radio).to_be_checked()
        for step, button in ((4, "back"), (5, "next"), (1, "play"), (1, "play")):
            page.locator(f"#one-passenger [data-do={button}]").tap()
            expect(page.locator("#one-passenger [type=range]")).to_have_value(f"{step}")
        page.locator("#one-passenger [type=checkbox]").tap()
        expect(page.locator("#one-passenger [type=checkbox]")).to_be_checked()
        for slider in page.locator("figure [type=range]").all():
            in_view(slider)
            before, box = slider.input_value(), slider.bounding_box()
            slider.tap(position={"x": box["width"] * 0.3, "y": box["height"] / 2})
            expect(slider).not_to_have_value(before)
        for box in page.locator("figure :is([type=number], select)").all():
            box.tap()
            expect(box).to_be_focused()
