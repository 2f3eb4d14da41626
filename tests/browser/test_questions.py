"""Questions under the reader's hands: nothing is told before a guess, then how far it was off."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, expect

from tests.browser.live import (
    PAPER,
    View,
    along,
    box,
    finger,
    in_view,
    opened,
    seen,
    swipe,
)
from tests.page import none

TRAINING = "training.html"


@pytest.fixture
def training(browser: Browser, served: str) -> Iterator[View]:
    with opened(browser, served, name=TRAINING) as view:
        yield view


def question(view: View, id: str) -> Locator:
    found = view.page.locator(f"#{id}")
    in_view(found)
    return found


def check(asked: Locator) -> Locator:
    """What is told of the guess."""
    asked.get_by_role("button").click()
    return asked.get_by_role("status")


def test_a_choice_is_held_against_the_answer_once_it_is_made(training: View) -> None:
    asked = question(training, "which-moves-most")
    expect(check(asked)).to_have_text("Choose an answer first.")
    expect(asked.locator("details")).not_to_have_attribute("open", "")
    asked.get_by_role("radio").first.focus()
    training.page.keyboard.press("ArrowDown")
    training.page.keyboard.press("Tab")
    training.page.keyboard.press("Enter")
    told = "You said the weight of sex; it is the weight of age."
    expect(asked.get_by_role("status")).to_have_text(told)
    expect(asked.locator("li b")).to_have_text(["✓", "✗", ""])
    expect(asked.get_by_text("The age is 22")).to_be_visible()
    asked.get_by_role("radio").first.click()
    expect(check(asked)).to_have_text("Right: it is the weight of age.")


def test_a_number_is_told_how_far_it_is_and_the_figure_shows_it(
    browser: Browser, served: str
) -> None:
    with opened(browser, served, name="which-penguin.html") as view:
        asked = question(view, "sure-of-nothing")
        expect(check(asked)).to_have_text("Set your guess first.")
        asked.get_by_role("spinbutton").fill("90")
        far = "You said 90\u202f%; it gives 71\u202f%. That is 19 percentage points too high."
        expect(check(asked)).to_have_text(far)
        for _ in range(16):
            asked.get_by_role("slider").press("ArrowLeft")
        near = "You said 74\u202f%; it gives 71\u202f%. That is close."
        expect(check(asked)).to_have_text(near)
        row = view.page.locator("#six-penguins tr:visible").filter(
            has=view.page.locator(":checked")
        )
        expect(row.locator("th, td").filter(has_text="4").first).to_be_visible()
        asked.get_by_role("link").click()
        expect(view.page.locator("#six-penguins")).to_be_in_viewport()


def test_a_curve_is_drawn_by_mouse_and_by_keys(training: View) -> None:
    asked = question(training, "draw-overfitting")
    truth = asked.locator("path.solution")
    expect(check(asked)).to_have_text("Draw your curve first.")
    expect(truth).to_be_hidden()
    plot = box(asked.locator("svg"))
    mouse = training.page.mouse
    mouse.move(plot["x"] + plot["width"] * 0.2, plot["y"] + plot["height"] * 0.3)
    mouse.down()
    mouse.move(plot["x"] + plot["width"] * 0.9, plot["y"] + plot["height"] * 0.7)
    mouse.up()
    guess = asked.locator("[data-guess]")
    heights = [float(p.split(",")[1]) for p in guess.get_attribute("d")[1:].split("L")]
    assert heights == sorted(heights), "points that the mouse has leapt over are drawn too"
    assert heights[1] < heights[4] < heights[7]
    expect(truth).to_be_hidden()
    across, up = asked.get_by_role("slider").all()
    across.focus()
    expect(up).to_be_visible()
    across.press("End")
    up.press("Home")
    expect(up).to_have_attribute("aria-valuetext", "0")
    told = check(asked)
    expect(told).to_contain_text("farthest at 2000, where you drew 0 and it is 1.2.")
    expect(truth).to_be_visible()


def test_a_curve_is_drawn_by_a_finger(browser: Browser, served: str) -> None:
    with opened(browser, served, 390, 844, name=TRAINING, has_touch=True, is_mobile=True) as view:
        asked = question(view, "draw-overfitting")
        plot = box(asked.locator("svg"))
        before = view.page.evaluate("scrollY")
        start = (plot["x"] + plot["width"] * 0.3, plot["y"] + plot["height"] * 0.3)
        swipe(finger(view.page), *along(start, (start[0] + 20, start[1] + 90)))
        swipe(finger(view.page), *along(start, (start[0] + 20, start[1] + 90)))
        assert asked.locator("[data-guess]").get_attribute("d")
        assert view.page.evaluate("scrollY") == before, "a finger that draws does not scroll"
        expect(check(asked)).to_contain_text("your curve is")


def test_without_scripts_the_answers_are_folded(browser: Browser, served: str) -> None:
    with opened(browser, served, name=TRAINING, java_script_enabled=False) as view:
        for asked in view.page.locator(".question").all():
            expect(asked.get_by_role("button")).to_have_count(0)
        asked = question(view, "draw-overfitting")
        expect(asked.locator("path.solution")).to_be_hidden()
        asked.locator("summary").click()
        expect(asked.locator("path.solution")).to_be_visible()
        expect(asked).to_contain_text("0.38 at 111, its lowest")


def test_on_paper_a_key_has_the_answers(browser: Browser, served: str) -> None:
    with opened(browser, served, PAPER, name=TRAINING) as view:
        expect(view.page.locator(".key")).to_be_hidden()
        asked = question(view, "which-moves-most")
        asked.get_by_role("radio").first.click()
        expect(check(asked)).to_contain_text("Right")
        view.page.emulate_media(media="print")
        none(seen(view.page, ".question :is(.solution, .live, button, input, [role=status])"))
        assert len(view.page.locator(".key b").all()) == len(view.page.locator(".question").all())
        expect(view.page.locator(".key")).to_contain_text("It is the weight of age.")
