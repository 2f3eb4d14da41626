"""The pages on paper: nothing to press, links as text, figures whole."""

from collections.abc import Iterator

import pytest

from tests.browser.conftest import OpenSite, View
from tests.pages import none

PAPER = 642  # A4 without its margins, in CSS px

SEEN = """(selector) => [...document.querySelectorAll(selector)]
    .filter((e) => e.checkVisibility()).map((e) => e.outerHTML.slice(0, 80))"""


@pytest.fixture(scope="module")
def printed(open_site: OpenSite) -> Iterator[list[View]]:
    """Every page as it is printed."""
    views = open_site(PAPER)
    for view in views:
        view.page.emulate_media(media="print")
    yield views
    for view in views:
        view.page.close()


def test_there_is_nothing_to_press(printed: list[View]) -> None:
    controls = "button, input, select, summary, nav a, .keep, .embed, .permalink, .live"
    none(
        f"{view.name}: {element}"
        for view in printed
        for element in view.page.evaluate(SEEN, controls)
    )


def test_links_are_text_and_notes_tell_their_addresses(printed: list[View]) -> None:
    underlined = """() => [...document.querySelectorAll("main a")]
        .filter((a) => getComputedStyle(a).textDecorationLine !== "none").map((a) => a.href)"""
    silent = """() => [...document.querySelectorAll(".footnote a[href^=http]")]
        .filter((a) => !getComputedStyle(a, "::after").content.includes("attr(href)")
            && !getComputedStyle(a, "::after").content.includes(a.getAttribute("href")))
        .map((a) => a.href)"""
    none(
        f"{view.name}: {address}"
        for view in printed
        for script in (underlined, silent)
        for address in view.page.evaluate(script)
    )


def test_figures_and_listings_are_kept_whole(printed: list[View]) -> None:
    torn = """() => [...document.querySelectorAll("figure, pre, .on-paper > div")]
        .filter((e) => e.checkVisibility() && !e.querySelector(".steps")
            && getComputedStyle(e).breakInside !== "avoid").map((e) => e.id || e.className)"""
    none(f"{view.name}: {name}" for view in printed for name in view.page.evaluate(torn))
