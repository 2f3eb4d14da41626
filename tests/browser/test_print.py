"""The pages on paper: nothing to press, links as text, figures whole."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.checks import check
from tests.browser.live import PAGES, PAPER, opened, seen
from tests.page import none

CONTROLS = "button, input, select, summary, nav a, .keep, .embed, .permalink, .live"


@pytest.fixture(scope="module", params=PAGES)
def printed(request: pytest.FixtureRequest, browser: Browser, served: str) -> Iterator[Page]:
    """A page as it is printed."""
    with opened(browser, served, PAPER, name=request.param) as view:
        view.page.emulate_media(media="print")
        yield view.page


def test_there_is_nothing_to_press(printed: Page) -> None:
    none(seen(printed, CONTROLS))


def test_links_are_text_and_notes_tell_their_addresses(printed: Page) -> None:
    underlined = """() => [...document.querySelectorAll("main a")]
        .filter((a) => getComputedStyle(a).textDecorationLine !== "none").map((a) => a.href)"""
    silent = """() => [...document.querySelectorAll(".footnote a[href^=http]")]
        .filter((a) => !getComputedStyle(a, "::after").content.includes("attr(href)")
            && !getComputedStyle(a, "::after").content.includes(a.getAttribute("href")))
        .map((a) => a.href)"""
    none(address for script in (underlined, silent) for address in printed.evaluate(script))


def test_figures_and_listings_are_kept_whole(printed: Page) -> None:
    # Steps, and wide drawings one beneath the other, are higher than a page.
    torn = """() => [...document.querySelectorAll("figure, pre, .on-paper > div")]
        .filter((e) => e.checkVisibility() && !e.querySelector(".steps, .on-paper.wide")
            && getComputedStyle(e).breakInside !== "avoid").map((e) => e.id || e.className)"""
    none(printed.evaluate(torn))


def test_texts_of_drawings_are_at_least_six_points_high(printed: Page) -> None:
    small = """() => [...document.querySelectorAll("main svg text")]
        .filter((text) => text.checkVisibility())
        .map((text) => {
            const { a, b } = text.getScreenCTM();
            const points = 0.75 * parseFloat(getComputedStyle(text).fontSize) * Math.hypot(a, b);
            return [text.ownerSVGElement.textContent.trim().slice(0, 40), text.textContent, points];
        })
        .filter(([, , points]) => points < 6).map((told) => told.join(" "))"""
    none(printed.evaluate(small))


def test_captions_stay_with_their_figures(printed: Page) -> None:
    parted = """() => [...document.querySelectorAll("figcaption")]
        .filter((caption) => getComputedStyle(caption).breakBefore !== "avoid").length"""
    assert printed.evaluate(parted) == 0


def test_no_figure_is_wider_than_the_page(printed: Page) -> None:
    none(check(printed, "tooWideForPaper"))


def test_pages_print(printed: Page) -> None:
    pdf = printed.pdf()
    assert pdf.startswith(b"%PDF-")
    assert pdf.rstrip().endswith(b"%%EOF")
