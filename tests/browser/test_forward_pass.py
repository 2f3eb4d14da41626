"""The forward pass step by step: by itself once, then only as it is asked."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.axe import axe
from tests.browser.checks import check
from tests.browser.live import (
    HOMES,
    Scheme,
    View,
    centre,
    homes,
    in_view,
    only,
    opened,
    restyle,
)
from tests.page import none
from tests.samples.figures import PASSES
from tests.samples.page import PAGE

FIGURE = "#one-passenger"
ANIMATED = "figures/one-passenger.animated.svg"
PLAY, BACK, NEXT = "[data-do=play]", "[data-do=back]", "[data-do=next]"
SCRUB, LOOP = ".player [type=range]", ".player [type=checkbox]"
LAST = 5
BEAT = 2500  # ms from step to step
# From which step on there is a part of the diagram
COMES = {"input": 1, "weight": 1, "product": 2, "sum": 3, "result": 4, "answer": 5}

# By mark, how opaque its parts are; then the numbers beside them
OPAQUE = """(diagram, marks) => marks.map((mark) => [...new Set(
  [...diagram.querySelectorAll(`[data-${mark}]`)].map((e) => getComputedStyle(e).opacity))])"""
BADGES = """(diagram) => [...diagram.querySelectorAll("[data-badge]")].map(
  (e) => [Number(e.dataset.badge), getComputedStyle(e).opacity])"""
# The step by the slider, by the diagram, and how each sentence is marked
AT = """(figure) => [
  figure.querySelector(".player [type=range]").value,
  figure.querySelector(".diagram").dataset.step,
  [...figure.querySelectorAll(".steps li")].map((e) => e.getAttribute("aria-current")),
]"""
RUNNING = "document.getAnimations().length"


@pytest.fixture(params=HOMES)
def anywhere(
    request: pytest.FixtureRequest, browser: Browser, served: str, built_site: Path
) -> Iterator[Locator]:
    """The figure on a server, and in a folder."""
    with opened(browser, homes(served, built_site)[request.param], clock=True) as view:
        yield found(view)


@pytest.fixture(scope="module")
def article(browser: Browser, served: str) -> Iterator[View]:
    """The article while the clock stands still."""
    with opened(browser, served, clock=True) as view:
        yield view


@pytest.fixture
def figure(article: View) -> Locator:
    """The figure at its last step, at rest."""
    figure = found(article)
    figure.locator(LOOP).uncheck()
    figure.locator(SCRUB).fill(f"{LAST}")
    wait(figure)
    return figure


@pytest.fixture(scope="module")
def calm(browser: Browser, served: str) -> Iterator[Locator]:
    """The figure for a reader who wants no motion."""
    with opened(browser, served, clock=True, reduced_motion="reduce") as view:
        yield found(view)


def found(view: View) -> Locator:
    figure = view.page.locator(FIGURE)
    in_view(figure.locator(".diagram"))
    return figure


def press(figure: Locator, control: str) -> None:
    figure.locator(control).click()


def wait(figure: Locator, beats: float = 1) -> None:
    """Let so many steps' time pass."""
    figure.page.clock.run_for(round(beats * BEAT))


def is_at(figure: Locator, step: int) -> None:
    """Slider, diagram and sentences are at the step."""
    current = ["step" if number == step else None for number in range(1, LAST + 1)]
    assert figure.evaluate(AT) == [f"{step}", f"{step}", current]


def is_playing(figure: Locator) -> bool:
    return figure.locator(PLAY).inner_text() == "Pause"


def is_drawn(figure: Locator, step: int) -> None:
    """The diagram has all that comes up to the step, and nothing that comes later."""
    diagram = figure.locator(".diagram")
    shown = ["1" if comes <= step else "0" for comes in COMES.values()]
    assert diagram.evaluate(OPAQUE, list(COMES)) == [[opacity] for opacity in shown]
    for number, opacity in diagram.evaluate(BADGES):
        assert opacity == ("1" if number <= step else "0"), number


def begins(figure: Locator) -> None:
    """Let time pass until it plays by itself."""
    diagram = figure.locator(".diagram")
    for _ in range(60):
        if diagram.get_attribute("data-step"):
            return
        figure.page.wait_for_timeout(50)  # its script comes late
        figure.page.clock.run_for(200)
    raise AssertionError("it does not play by itself")


def plays_to_the_end(figure: Locator) -> None:
    """It goes through all steps in their time, stops at the last one and stays there."""
    for step in range(1, LAST):
        is_at(figure, step)
        assert is_playing(figure)
        wait(figure)
    is_at(figure, LAST)
    assert not is_playing(figure)
    wait(figure, 4)
    is_at(figure, LAST)


def test_once_in_view_it_plays_by_itself_a_single_time_and_tells_nobody(
    anywhere: Locator,
) -> None:
    begins(anywhere)
    plays_to_the_end(anywhere)
    assert anywhere.locator("[role=status]").inner_text() == ""


@pytest.mark.parametrize("way", ("the button", "a key", "a tap"))
def test_what_plays_by_itself_is_stopped_by_hand(browser: Browser, served: str, way: str) -> None:
    with opened(browser, served, clock=True, has_touch=True) as view:
        figure = found(view)
        begins(figure)
        diagram = figure.locator(".diagram svg")
        # Held while a mouse points at it
        diagram.hover(position={"x": 5, "y": 5})
        view.page.mouse.move(*(at + 9 for at in centre(diagram)))
        wait(figure, 2)
        is_at(figure, 1)
        assert is_playing(figure)
        view.page.mouse.move(0, 0)
        wait(figure)
        is_at(figure, 2)
        if way == "the button":
            press(figure, PLAY)
        elif way == "a key":
            figure.locator(PLAY).press("ArrowRight")
            assert is_playing(figure)  # as long as the focus is on what stops it
            figure.locator(PLAY).press("Enter")
        else:
            figure.locator(".steps").tap(position={"x": 1, "y": 1})
        assert not is_playing(figure)
        wait(figure, 3)
        is_at(figure, 2)
        press(figure, PLAY)
        wait(figure)
        is_at(figure, 3)  # it is the reader's now


def test_nothing_plays_by_itself_unwanted_or_unseen(browser: Browser, served: str) -> None:
    with (
        opened(browser, served, clock=True, reduced_motion="reduce") as calm,
        opened(browser, served, clock=True, height=400) as above,
    ):
        for figure in (found(calm), above.page.locator(FIGURE)):
            for _ in range(10):
                figure.page.wait_for_timeout(50)
                wait(figure)
            assert figure.locator(".diagram").get_attribute("data-step") is None
            assert figure.locator("[aria-current]").count() == 0
            is_drawn(figure, LAST)
            assert figure.page.evaluate(RUNNING) == 0
        begins(found(above))


def test_play_starts_over_goes_on_by_itself_and_stops_at_the_end(anywhere: Locator) -> None:
    anywhere.locator(SCRUB).fill(f"{LAST}")
    press(anywhere, PLAY)
    plays_to_the_end(anywhere)


def test_pause_stays_and_play_goes_on_from_there(figure: Locator) -> None:
    press(figure, PLAY)
    wait(figure)
    press(figure, PLAY)
    assert not is_playing(figure)
    wait(figure, 4)
    is_at(figure, 2)
    press(figure, PLAY)
    is_at(figure, 2)
    wait(figure)
    is_at(figure, 3)


def test_it_begins_again_only_if_loop_is_ticked(figure: Locator) -> None:
    figure.locator(LOOP).check()
    press(figure, PLAY)
    wait(figure, LAST - 1)
    is_at(figure, LAST)
    for step in (1, 2):
        wait(figure)
        is_at(figure, step)
    figure.locator(LOOP).uncheck()
    wait(figure, LAST + 1)
    is_at(figure, LAST)
    assert not is_playing(figure)


def test_back_and_forward_go_one_step_and_not_beyond_the_ends(anywhere: Locator) -> None:
    anywhere.locator(SCRUB).fill(f"{LAST}")
    for step in (4, 3, 2, 1, 1):
        press(anywhere, BACK)
        is_at(anywhere, step)
    for step in (2, 3, 4, 5, 5):
        press(anywhere, NEXT)
        is_at(anywhere, step)


@pytest.mark.parametrize("control", (BACK, NEXT, SCRUB))
def test_whoever_takes_a_step_by_hand_stops_the_play(figure: Locator, control: str) -> None:
    press(figure, PLAY)
    wait(figure)
    press(figure, control)
    assert not is_playing(figure)
    step = figure.locator(SCRUB).input_value()
    wait(figure, 3)
    assert figure.locator(SCRUB).input_value() == step


def test_the_slider_leads_to_any_step_and_says_its_sentence(figure: Locator) -> None:
    scrub = figure.locator(SCRUB)
    scrub.focus()
    scrub.press("Home")
    for step in range(1, LAST + 1):
        is_at(figure, step)
        said = scrub.get_attribute("aria-valuetext")
        sentence = figure.locator(".steps li").nth(step - 1).text_content()
        assert said == f"{step} of {LAST}: {' '.join(sentence.split())}"
        scrub.press("ArrowRight")


def test_each_sentence_is_a_button_that_leads_to_its_step(figure: Locator) -> None:
    buttons = figure.locator(".steps").get_by_role("button")
    expect(buttons).to_have_count(LAST)
    figure.locator(".steps li").nth(1).click()
    is_at(figure, 2)
    press(figure, PLAY)
    figure.get_by_role("button", name="Step 4: Sigmoid").press("Enter")
    is_at(figure, 4)
    assert not is_playing(figure)
    told = figure.locator(".steps li").nth(3).text_content()
    wait(figure)
    expect(figure.locator("[role=status]")).to_have_text(told)


def test_to_select_the_text_of_a_sentence_does_not_lead_to_its_step(figure: Locator) -> None:
    figure.locator(".steps li").nth(2).dblclick()  # selects a word
    figure.locator(SCRUB).fill(f"{LAST}")
    figure.locator(".steps li").nth(1).dispatch_event("click")
    is_at(figure, LAST)


def test_a_step_is_told_when_it_rests(figure: Locator) -> None:
    told = figure.locator("[role=status]")
    before = told.text_content()
    press(figure, BACK)
    press(figure, BACK)
    assert told.text_content() == before
    wait(figure)
    expect(told).to_have_text(figure.locator(".steps li").nth(2).text_content())


def test_parts_of_later_steps_are_not_there_yet(calm: Locator) -> None:
    for step in range(LAST, 0, -1):
        calm.locator(SCRUB).fill(f"{step}")
        is_at(calm, step)
        is_drawn(calm, step)


def test_nothing_moves_for_a_reader_who_wants_no_motion(calm: Locator) -> None:
    press(calm, PLAY)
    for _ in range(LAST):
        assert calm.page.evaluate(RUNNING) == 0
        wait(calm)
    is_drawn(calm, LAST)


def test_products_travel_along_their_lines_as_it_plays(figure: Locator) -> None:
    press(figure, PLAY)
    wait(figure)
    moving = "document.getAnimations().filter((a) => a.animationName === 'travel').length"
    assert figure.page.evaluate(moving) == figure.locator(".diagram [data-product]").count()


# From which step on there is a part of a network with hidden layers and several outputs
COMES_LATER = {
    "[data-product^='0.']": 2,
    ".sum [data-result]": 2,
    "[data-sum]:has(+ [data-result])": 2,
    "[data-product^='1.']": 3,
    "[data-sum]:not(:has(+ [data-result]))": 3,
    "[data-share]": 4,
    ".answer [data-result]": 4,
}
PRESENT = """(diagram, selectors) => selectors.map((selector) => [...new Set(
  [...diagram.querySelectorAll(selector)].map((e) => getComputedStyle(e).opacity))].join())"""


@pytest.mark.parametrize("name", PASSES)
def test_hidden_layers_come_before_the_outputs(browser: Browser, samples: str, name: str) -> None:
    with opened(browser, samples, name=PAGE, reduced_motion="reduce") as view:
        figure = view.page.locator(f"#{name}")
        for step in range(1, LAST + 1):
            figure.locator(SCRUB).fill(f"{step}")
            present = figure.locator(".diagram").evaluate(PRESENT, list(COMES_LATER))
            shown = ["1" if comes <= step else "0" for comes in COMES_LATER.values()]
            assert [(a or b, b) for a, b in zip(present, shown, strict=True)] == [
                (b, b) for b in shown
            ]


@pytest.mark.parametrize("scheme", ("light", "dark"))
@pytest.mark.parametrize("width", (320, 1280))
def test_axe_finds_nothing_in_classes_and_hidden_layers(
    browser: Browser, samples: str, width: int, scheme: Scheme
) -> None:
    with opened(browser, samples, width, name=PAGE, color_scheme=scheme) as view:
        kept = "".join(f":not(#{name})" for name in PASSES)
        restyle(view.page, f".figure{kept} {{ display: none }}")
        none(axe(view.page))


def test_without_scripts_there_are_all_steps_and_tables(browser: Browser, samples: str) -> None:
    with opened(browser, samples, 390, name=PAGE, java_script_enabled=False) as view:
        for name in PASSES:
            figure = view.page.locator(f"#{name}")
            expect(figure.locator(".steps li")).to_have_count(LAST)
            expect(figure.locator(".calculation").last).to_be_visible()
            expect(figure.locator(PLAY)).to_be_hidden()


@pytest.mark.parametrize("width", (320, 390, 768, 1280))
def test_nothing_is_cut_off(browser: Browser, samples: str, width: int) -> None:
    with opened(browser, samples, width, name=PAGE) as view:
        only(view.page, *PASSES)
        none(problem for found in ("clipped", "sideways") for problem in check(view.page, found))


@pytest.fixture
def alone(browser: Browser, served: str) -> Iterator[Page]:
    """A page for the animated drawing, 1000 px wide."""
    context = browser.new_context(viewport={"width": 1000, "height": 600})
    yield context.new_page()
    context.close()


def test_the_animated_drawing_plays_as_an_image(alone: Page, served: str) -> None:
    image = f'<!doctype html><title>Image</title><img src="{ANIMATED}" alt="">'
    alone.route("**/image.html", lambda route: route.fulfill(body=image, content_type="text/html"))
    alone.goto(f"{served}image.html")
    assert alone.evaluate("document.images[0].naturalWidth") > 0
    first = alone.screenshot()
    deadline = time.monotonic() + 10
    while alone.screenshot() == first:
        assert time.monotonic() < deadline, "nothing has moved for ten seconds"


def test_the_animated_drawing_ends_as_the_finished_one(alone: Page, served: str) -> None:
    alone.goto(served + ANIMATED)
    assert alone.evaluate(RUNNING) > 0
    ends = "document.getAnimations().map((a) => a.effect.getComputedTiming().endTime)"
    assert max(alone.evaluate(ends)) < 20_000
    alone.evaluate("document.getAnimations().forEach((a) => a.finish())")
    played = alone.screenshot()
    alone.emulate_media(reduced_motion="reduce")
    alone.goto(served + ANIMATED)
    assert alone.evaluate(RUNNING) == 0
    assert alone.screenshot() == played
