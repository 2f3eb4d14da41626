"""A map of losses under the reader's hands: the ball goes anywhere, and its numbers are exact."""

import re

import pytest
from playwright.sync_api import Browser, Locator

from generator.figures.parts import digits
from generator.figures.parts.landscape import Landscape, landscape_of
from tests.browser.live import box, centre, drag, in_view, opened, state
from tests.samples import real_site
from tests.samples.page import LOSS_MAPS, PAGE

BALL, ARROW = ":not(.legend) > .dot", ":not(.legend) > .arrow"


def land_of(name: str) -> Landscape:
    keys = LOSS_MAPS[name]
    return landscape_of(real_site().sources.network(keys["model"]), keys["weights"], ("weights",))


def lies(figure: Locator, land: Landscape) -> None:
    """The ball lies where the boxes say, and everything tells of that."""
    at = [float(box.input_value()) for box in figure.locator("[type=number]").all()]
    given, told = state(figure), figure.locator(".readout").text_content()
    slopes = re.search(r"slopes (.*) and (.*)\.$", told).groups()
    for shown, slope in zip(slopes, land.slopes(at), strict=True):
        assert shown == digits.short(slope)
    assert f"loss {digits.loss(land.loss_at(at))}," in told
    assert figure.locator("[data-loss]").text_content() == digits.loss(land.loss_at(at))
    assert figure.locator("desc").text_content().endswith(told)
    ball = figure.locator(BALL)
    for name, axis, value in (("cx", "x", at[0]), ("cy", "y", at[1])):
        expected = given[axis]["slope"] * value + given[axis]["intercept"]
        assert float(ball.get_attribute(name)) == pytest.approx(expected, abs=0.01)


@pytest.mark.parametrize("name", LOSS_MAPS)
def test_the_ball_is_set_by_keys_numbers_and_mouse(
    browser: Browser, samples: str, name: str
) -> None:
    land = land_of(name)
    with opened(browser, samples, name=PAGE) as view:
        figure = view.page.locator(f"#{name}")
        in_view(figure.locator("svg"))
        lies(figure, land)
        for slider in figure.locator("[type=range]").all():
            slider.press("ArrowRight")
            lies(figure, land)
            slider.press("Home")
            lies(figure, land)
            slider.press("ArrowUp")
        x, y = centre(figure.locator("svg"))
        view.page.mouse.click(x, y)
        lies(figure, land)
        assert centre(figure.locator(BALL)) == pytest.approx((x, y), abs=4)
        before = figure.locator(ARROW).get_attribute("d")
        drag(view.page, (x, y), (x + 60, y - 50))
        lies(figure, land)
        assert centre(figure.locator(BALL)) == pytest.approx((x + 60, y - 50), abs=4)
        assert figure.locator(ARROW).get_attribute("d") != before


def test_an_address_sets_it(browser: Browser, samples: str) -> None:
    with opened(browser, samples, name=f"{PAGE}?at=1,-2#sex-and-bias") as view:
        figure = view.page.locator("#sex-and-bias")
        assert "Weight of Sex 1, bias −2:" in figure.locator(".readout").text_content()
        lies(figure, land_of("sex-and-bias"))


def test_a_tap_sets_it(browser: Browser, samples: str) -> None:
    with opened(browser, samples, 390, 844, name=PAGE, has_touch=True, is_mobile=True) as view:
        figure = view.page.locator("#sex-and-bias")
        in_view(figure.locator("svg"))
        x, y = centre(figure.locator("svg"))
        view.page.touchscreen.tap(x, y)
        assert centre(figure.locator(BALL)) == pytest.approx((x, y), abs=4)
        lies(figure, land_of("sex-and-bias"))
        assert box(figure.locator("[type=range]").first)["height"] >= 24
