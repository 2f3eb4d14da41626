"""Numbers that travel: along the lines, into the sum, along the curve; never in anybody's way."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, expect

from generator.figures.parts.glyph import spot
from tests.browser.live import View, in_view, opened
from tests.samples.figures import article_figures

MOVING = "document.getAnimations().length"
TIMES = "document.getAnimations().map((a) => a.effect.getComputedTiming().endTime)"
PLACES = """() => Object.fromEntries(["product", "sum", "result", "spot"].map((mark) => [mark,
  document.getAnimations().filter((a) => mark in a.effect.target.dataset).length]))"""


@pytest.fixture
def view(browser: Browser, served: str) -> Iterator[View]:
    with opened(browser, served) as view:
        yield view


def found(view: View) -> Locator:
    figure = view.page.locator("#would-you-have-survived")
    in_view(figure.locator(".choices table"))
    return figure


def choose(figure: Locator, at: int) -> None:
    figure.locator("tbody [type=radio]").nth(at).check()
    figure.page.mouse.move(0, 0)


def test_what_is_chosen_travels_and_is_there_at_once(view: View) -> None:
    figure = found(view)
    choose(figure, 1)
    expect(figure.locator(".diagram svg [data-result]")).to_have_text(
        "49\u202f%"
    )  # not only at the end
    view.page.wait_for_function(f"() => {MOVING} > 0")
    assert 400 <= max(view.page.evaluate(TIMES)) <= 600
    moving = view.page.evaluate(PLACES)
    products = figure.locator(".diagram svg [data-product]").count()
    assert moving == {"product": products, "sum": 1, "result": 1, "spot": 1}
    view.page.wait_for_function(f"() => {MOVING} === 0")
    assert figure.locator(".diagram svg > text").count() == 0  # the guests have left


def test_the_dot_is_where_the_build_would_draw_it(view: View) -> None:
    figure = found(view)
    model = article_figures()["would-you-have-survived"]
    rows, layers = model.numbers["table"], model.numbers["layers"]
    for at in range(1, len(rows)):
        figure.locator("tbody [type=radio]").nth(at).check()
        (weights,), (bias,) = layers[0]["weights"], layers[0]["biases"]
        drawn = spot("sigmoid", sum(w * x for w, x in zip(weights, rows[at], strict=True)) + bias)
        dot = figure.locator(".diagram [data-spot]")
        assert drawn is not None
        assert float(dot.get_attribute("cx")) == pytest.approx(drawn.x, abs=0.006)
        assert float(dot.get_attribute("cy")) == pytest.approx(drawn.y, abs=0.006)


def test_another_choice_ends_the_journey_of_the_last(view: View) -> None:
    figure = found(view)
    choose(figure, 1)
    view.page.wait_for_function(f"() => {MOVING} > 0")
    count = view.page.evaluate(MOVING)
    view.page.evaluate("document.getAnimations().forEach((a) => a.pause())")
    choose(figure, 2)
    view.page.wait_for_function(
        "() => document.getAnimations().some((a) => a.playState === 'running')"
    )
    assert view.page.evaluate(MOVING) <= count
    view.page.wait_for_function(f"() => {MOVING} === 0")
    assert figure.locator(".diagram svg > text").count() == 0
    expect(figure.locator(".diagram svg [data-result]")).to_have_text("54\u202f%")


def test_a_number_set_by_hand_ends_the_journey_at_once(view: View) -> None:
    figure = found(view)
    choose(figure, 1)
    view.page.wait_for_function(f"() => {MOVING} > 0")
    view.page.evaluate("document.getAnimations().forEach((a) => a.pause())")
    figure.locator("[data-own] [type=range]").first.press("Home")
    assert view.page.evaluate(MOVING) == 0
    assert figure.locator(".diagram svg > text").count() == 0


def test_nothing_travels_for_a_reader_who_wants_no_motion(browser: Browser, served: str) -> None:
    with opened(browser, served, reduced_motion="reduce") as view:
        figure = found(view)
        view.page.evaluate(
            "Element.prototype.animate = () => { throw new Error('it moves') }; undefined"
        )
        choose(figure, 1)
        expect(figure.locator(".diagram svg [data-result]")).to_have_text("49\u202f%")
        view.page.wait_for_timeout(300)
        assert view.page.evaluate(MOVING) == 0
