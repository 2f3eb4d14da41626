"""Everything fits, however long, short or many the names and numbers of a site are.

At every width, on pages of their own, and on paper: the page does not scroll sideways; each text
and shape is whole within its drawing and its box; no two labels lie over one another; numbers fit
into their fields; and a network's answer is in sight before anything is scrolled.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.checks import check, faults
from tests.browser.live import PAPER, opened
from tests.browser.serving import serving
from tests.conftest import Build, Once
from tests.page import none
from tests.samples.long_names import FIGURES, LONGEST, NAMES, SHORT, write_long_names

WIDTHS = (320, 390, 768, 1024, 1280, 1440)
ALONE = (320, 768, 1280)
ASKED = ("sideways", "overlaps", "cropped", "clipped", "answers", "crowded")
PAGES = [f"{name}.html" for name in FIGURES]
NAMED = [name for figures in FIGURES.values() for _, name, _ in figures]

KNOWN: dict[str, str] = {}
"""What does not fit yet, by a part of the message, and why."""


@pytest.fixture(scope="module")
def long_names(build: Build, once: Once) -> Iterator[str]:
    """Address of the site whose names are long."""

    def fill(folder: Path) -> None:
        done = build(folder / "build", write_long_names(folder / "content"))
        assert done.returncode == 0, done.stderr

    with serving(once("long-names", fill) / "build") as address:
        yield address


def unknown(problems: list[str]) -> list[str]:
    """Those that are not among the known ones."""
    return [text for text in problems if not any(part in text for part in KNOWN)]


def wrong(page: Page) -> list[str]:
    """What does not fit on the page as it is now."""
    return [f"{fault}: {text}" for fault, found in faults(page, ASKED).items() for text in found]


def test_the_names_are_as_long_and_as_short_as_they_may_be() -> None:
    assert {len(name) for name in NAMES.values()} == {LONGEST}
    assert {len(name) for name in SHORT.values()} == {1}


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", PAGES)
def test_all_fits_on_a_page(browser: Browser, long_names: str, name: str, width: int) -> None:
    with opened(browser, long_names, width, name=name) as view:
        none(unknown(wrong(view.page)))


@pytest.mark.parametrize("figure", NAMED)
def test_all_fits_on_a_page_of_its_own(browser: Browser, long_names: str, figure: str) -> None:
    problems = []
    with opened(browser, long_names, name=f"figures/{figure}.html") as view:
        for width in ALONE:
            view.page.set_viewport_size({"width": width, "height": 900})
            problems += [f"{width} px: {text}" for text in wrong(view.page)]
    none(unknown(problems))


@pytest.mark.parametrize("name", PAGES)
def test_all_fits_on_paper(browser: Browser, long_names: str, name: str) -> None:
    with opened(browser, long_names, PAPER, name=name) as view:
        view.page.emulate_media(media="print")
        paper = ("overlaps", "cropped", "clipped")
        problems = [text for found in faults(view.page, paper).values() for text in found]
        none(unknown(problems + check(view.page, "tooWideForPaper")))


def test_what_is_known_not_to_fit_does_not(browser: Browser, long_names: str) -> None:
    """An exception that is no longer needed must go."""
    problems = []
    for name in PAGES:
        for width in WIDTHS:
            with opened(browser, long_names, width, name=name) as view:
                problems += wrong(view.page)
    none(part for part in KNOWN if not any(part in text for text in problems))
