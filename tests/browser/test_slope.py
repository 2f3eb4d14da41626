"""A slope under the reader's hands: a ball lies on its curve, and steps lead where they should."""

import re

import pytest
from playwright.sync_api import Browser, Locator, expect

from generator.figures.kinds.slope.descent import Valley, valley_of
from generator.figures.parts.landscape import landscape_of
from tests.browser.live import along, centre, drag, finger, in_view, opened, state, swipe
from tests.samples import real_site
from tests.samples.page import PAGE, SLOPES

SLIDER, BOX = "input[type=range]", "input[type=number]"
TOLD = re.compile(r": loss ([\d.]+), slope (≈ )?([−\d.]+)\.")


def valley(name: str) -> Valley:
    keys = SLOPES[name]
    model = real_site().sources.network(keys["model"])
    return valley_of(landscape_of(model, [keys["weight"]], ("weight",)))


def lies(figure: Locator, found: Valley, at: float) -> None:
    """The ball lies at a weight, and everything says so."""
    given = state(figure)
    told = figure.locator(".readout").text_content()
    loss, near, slope = TOLD.search(told).groups()
    assert float(loss) == pytest.approx(found.loss(at), abs=0.00051)
    assert float(slope.replace("−", "-")) == pytest.approx(found.slope(at), abs=0.000051)
    if not near and float(slope.replace("−", "-")):
        assert ("right" if found.slope(at) < 0 else "left") in told
    assert figure.locator(".on-screen desc").text_content().endswith(told)
    dot = figure.locator(".on-screen .dot")
    for name, axis, value in (("cx", "x", at), ("cy", "y", found.loss(at))):
        expected = given[axis]["slope"] * value + given[axis]["intercept"]
        assert float(dot.get_attribute(name)) == pytest.approx(expected, abs=0.01)


@pytest.mark.parametrize("name", ["sex-slope", "hidden-slope"])
def test_the_ball_is_set_and_steps_lead_it_down(browser: Browser, samples: str, name: str) -> None:
    found = valley(name)
    with opened(browser, samples, name=PAGE) as view:
        figure = view.page.locator(f"#{name}")
        in_view(figure)
        given = state(figure)
        start = given["start"]
        lies(figure, found, start)
        figure.locator(SLIDER).press("ArrowRight")
        lies(figure, found, float(figure.locator(BOX).input_value()))
        figure.locator(BOX).fill(str(start))
        for rate, label in zip(given["rates"], ("too small", "right", "too large"), strict=True):
            figure.get_by_label(label).check()
            places = found.steps(start, rate, 3)
            for steps, at in enumerate(places[1:], start=1):
                figure.get_by_role("button", name="Take a step").click()
                assert f" after {steps} step" in figure.locator(".readout").text_content()
                if given["span"][0] <= at <= given["span"][1]:
                    lies(figure, found, at)
            been = figure.locator(".on-screen .been").get_attribute("d")
            assert been.count("M") == 3
            figure.get_by_role("button", name="Back to the start").click()
            lies(figure, found, start)


def test_a_ball_beyond_the_picture_and_one_that_runs_away_are_told_in_words(
    browser: Browser, samples: str
) -> None:
    with opened(browser, samples, name=PAGE) as view:
        figure = view.page.locator("#paid-slope")
        in_view(figure)
        step = figure.get_by_role("button", name="Take a step")
        figure.get_by_label("too large").check()
        for _ in range(60):
            if step.is_disabled():
                break
            step.click()
        told = figure.locator(".readout").text_content()
        assert "The ball is beyond the picture." in told and "has run away" in told
        assert "NaN" not in figure.text_content() and "Infinity" not in figure.text_content()
        figure.get_by_role("button", name="Back to the start").click()
        assert step.is_enabled()


def test_mouse_and_finger_take_the_ball_along(browser: Browser, samples: str) -> None:
    with opened(browser, samples, name=PAGE) as view:
        figure = view.page.locator("#sex-slope")
        in_view(figure)
        at = centre(figure.locator(".on-screen .dot"))
        drag(view.page, at, (at[0] + 90, at[1] + 30))
        assert centre(figure.locator(".on-screen .dot"))[0] == pytest.approx(at[0] + 90, abs=4)
        lies(figure, valley("sex-slope"), float(figure.locator(BOX).input_value()))
    with opened(browser, samples, 390, 844, name=PAGE, has_touch=True, is_mobile=True) as view:
        figure = view.page.locator("#sex-slope")
        in_view(figure)
        at = centre(figure.locator(".on-screen .dot"))
        swipe(finger(view.page), *along(at, (at[0] + 60, at[1] + 4)))
        assert centre(figure.locator(".on-screen .dot"))[0] == pytest.approx(at[0] + 60, abs=6)


def test_an_address_asks_for_weight_and_rate(browser: Browser, samples: str) -> None:
    with opened(browser, samples, name=f"{PAGE}?at=2.5&rate=14#sex-slope") as view:
        figure = view.page.locator("#sex-slope")
        lies(figure, valley("sex-slope"), 2.5)
        expect(figure.get_by_label("right")).to_be_checked()
