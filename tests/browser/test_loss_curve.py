"""A loss curve under the reader's hands: an answer moves along it, and the truth changes."""

import math

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.live import along, box, centre, drag, finger, in_view, opened, state, swipe
from tests.samples.page import PAGE

SLIDER, BOX = "input[type=range]", "input[type=number]"


def test_an_answer_moves_and_the_truth_changes(browser: Browser, samples: str) -> None:
    with opened(browser, samples, name=PAGE) as view:
        figure = view.page.locator("#survival-cost")
        in_view(figure)
        readout, dot = figure.locator(".readout"), figure.locator(".on-screen .dot")
        before = readout.text_content()
        figure.locator(SLIDER).press("ArrowRight")
        assert readout.text_content() != before
        figure.locator(BOX).fill("0.3")
        told = (
            f"The truth is “survived”, with 30\u202f%: the loss is −ln 0.30 = {-math.log(0.3):.3f}."
        )
        expect(readout).to_have_text(f"“survived” gets 30\u202f%. {told}")
        assert figure.locator(".on-screen desc").text_content().endswith(told)
        figure.get_by_label("died").check()
        told = f"The truth is “died”, with 70\u202f%: the loss is −ln 0.70 = {-math.log(0.7):.3f}."
        expect(readout).to_have_text(f"“survived” gets 30\u202f%. {told}")
        y = state(figure)["y"]
        height = y["slope"] * -math.log(0.7) + y["intercept"]
        assert float(dot.get_attribute("cy")) == pytest.approx(height)
        stands_out = figure.locator(".on-screen [data-curve]").evaluate_all(
            "curves => curves.map((curve) => curve.getAttribute('class'))"
        )
        assert stands_out == ["activation", "other"]
        x, y = centre(dot)
        drag(view.page, (x, y), (x + 80, y - 20))
        assert centre(dot)[0] == pytest.approx(x + 80, abs=4)
        drag(view.page, (x, y), (x + 900, y))
        expect(figure.locator(BOX)).to_have_value("0.99")


def test_a_finger_takes_the_dot_along(browser: Browser, samples: str) -> None:
    with opened(browser, samples, 390, 844, name=PAGE, has_touch=True, is_mobile=True) as view:
        figure = view.page.locator("#paid-cost")
        in_view(figure)
        at = centre(figure.locator(".on-screen .dot"))
        swipe(finger(view.page), *along(at, (at[0] + 60, at[1] + 4)))
        assert centre(figure.locator(".on-screen .dot"))[0] == pytest.approx(at[0] + 60, abs=6)
        thumb = box(figure.locator(SLIDER))
        assert thumb["height"] >= 24


def test_an_address_asks_for_answer_and_truth(browser: Browser, samples: str) -> None:
    name = f"{PAGE}?at=0.05&truth=died#survival-cost"
    with opened(browser, samples, name=name) as view:
        figure = view.page.locator("#survival-cost")
        expect(figure.locator(".readout")).to_contain_text("“died”, with 95\u202f%")
        expect(figure.get_by_label("died")).to_be_checked()
