"""Contributions under the reader's hands: one input is read in every plot, and adds up."""

from pathlib import Path

import numpy as np
import pytest
from playwright.sync_api import Browser, Locator

from generator.figures.kinds.contributions.added import Added
from generator.figures.kinds.contributions.plot import Stack, lay_out
from generator.figures.kinds.contributions.texts import told
from generator.figures.parts import digits
from generator.figures.slice.slice import SliceSpec, slice_of
from generator.models.sources import ANY
from generator.site.site import read_site
from tests.browser.live import along, centre, drag, finger, in_view, opened, swipe
from tests.samples.page import CONTRIBUTIONS, PAGE

SLIDER, BOX = "input[type=range]", "input[type=number]"


def stack_of(sampled: Path, name: str) -> Stack:
    keys = dict(CONTRIBUTIONS[name])
    if name == "paid-parts":
        keys["by"] = []
    model = read_site(sampled.parent / "content").sources.network(keys["model"], ANY)
    return lay_out(Added(slice_of(SliceSpec(id="it", caption="", **keys), model)))


def shows(figure: Locator, stack: Stack, at: float) -> None:
    """Everything in the figure is read at this input."""
    values = np.array(stack.values(at))  # by series, then by plot
    marks = figure.locator("[data-mark]").evaluate_all(
        "marks => marks.map((m) => [Number(m.getAttribute('cx')), Number(m.getAttribute('cy'))])"
    )
    expected = [
        (stack.x(at), panel.y(value))
        for several in values.tolist()
        for panel, value in zip(stack.panels, several, strict=True)
    ]
    np.testing.assert_allclose(marks, expected, atol=0.0051)
    texts = [digits.total(value) for value in values.ravel().tolist()]
    assert figure.locator("[data-part]").all_text_contents() == texts
    sums = [sum for _, sum in told(stack, at)]
    assert figure.locator("[data-told]").all_text_contents() == sums
    readout = figure.locator(".readout").text_content()
    assert figure.locator("desc").text_content().endswith(readout)
    assert f" {digits.given(at)}:" in readout


@pytest.mark.parametrize("name", CONTRIBUTIONS)
def test_an_input_is_read_in_every_plot(
    browser: Browser, samples: str, sampled: Path, name: str
) -> None:
    stack = stack_of(sampled, name)
    with opened(browser, samples, name=PAGE) as view:
        figure = view.page.locator(f"#{name}")
        in_view(figure)
        start = float(figure.locator(BOX).input_value())
        shows(figure, stack, start)
        figure.locator(SLIDER).press("ArrowRight")
        shows(figure, stack, float(figure.locator(SLIDER).input_value()))
        for at in (0, 5, 63, 80):
            figure.locator(BOX).fill(str(at))
            shows(figure, stack, at)
        in_view(figure.locator("[data-mark]").first)
        x, y = centre(figure.locator("[data-mark]").first)
        drag(view.page, (x, y), (x - 100, y + 20))
        assert centre(figure.locator("[data-mark]").first)[0] == pytest.approx(x - 100, abs=4)
        shows(figure, stack, float(figure.locator(SLIDER).input_value()))


def test_a_finger_moves_it_and_an_address_asks_for_it(
    browser: Browser, samples: str, sampled: Path
) -> None:
    name = f"{PAGE}?age=12#eight-parts"
    with opened(browser, samples, 390, 844, name=name, has_touch=True, is_mobile=True) as view:
        figure = view.page.locator("#eight-parts")
        shows(figure, stack_of(sampled, "eight-parts"), 12)
        in_view(figure.locator("[data-mark]").nth(8))
        at = centre(figure.locator("[data-mark]").nth(8))
        swipe(finger(view.page), *along(at, (at[0] + 60, at[1] + 4)))
        assert centre(figure.locator("[data-mark]").nth(8))[0] == pytest.approx(at[0] + 60, abs=8)
