"""What authors write in Markdown, in use: tabs, folded callouts, wide formulas, narrow tables."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.live import lent


@pytest.mark.parametrize("width", [390, 1280])
def test_tabs_and_callouts_open_by_keys_and_nothing_is_wider_than_the_page(
    browser: Browser, authored: Path, width: int
) -> None:
    with lent(browser) as page:
        page.set_viewport_size({"width": width, "height": 800})
        page.goto((authored / "net.html").as_uri())
        assert page.evaluate("document.documentElement.scrollWidth") == width
        shown = page.locator(".tabs pre", has_text="hello")
        expect(shown.nth(0)).to_be_visible()
        expect(shown.nth(1)).to_be_hidden()
        page.locator(".tabs summary").first.focus()
        page.keyboard.press("Tab")  # to its code, or past it
        while page.evaluate("document.activeElement.textContent") != "R":
            page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        expect(shown.nth(1)).to_be_visible()
        expect(shown.nth(0)).to_be_hidden()
        heights = "all => all.map(one => one.getBoundingClientRect().y)"
        beside = page.locator(".tabs summary").evaluate_all(heights)
        assert len(set(beside)) == 1, "the tabs stand beside each other"
        folded = page.locator("details.callout")
        expect(folded.locator("p").last).to_be_hidden()
        folded.locator("summary").focus()
        page.keyboard.press("Space")
        expect(folded.locator("p").last).to_be_visible()
        caption = page.locator("caption", has_text="What there is").bounding_box()
        assert caption and caption["height"] < 40, "a caption of a line is not broken by a table"
        assert page.evaluate("document.documentElement.scrollWidth") == width
