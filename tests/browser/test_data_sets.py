"""The pages of data sets that packages ship look right: at every width, in light and dark."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.checks import faults
from tests.browser.live import SCHEMES, opened, seen
from tests.browser.serving import serving
from tests.conftest import Build, Once
from tests.content.test_pages import HERE, SITES
from tests.page import none


@pytest.fixture(scope="module", params=SITES)
def article(request: pytest.FixtureRequest, build: Build, once: Once) -> Iterator[tuple[str, str]]:
    """Address of a site, and its article."""
    name = request.param

    def fill(folder: Path) -> None:
        done = build(folder / "build", HERE / name)
        assert (done.returncode, done.stderr) == (0, "")

    with serving(once(name, fill) / "build") as address:
        yield address, f"{name}.html"


@pytest.mark.parametrize("width", (320, 390, 768, 1280))
def test_nothing_overlaps_is_cut_or_too_small_or_faint(
    browser: Browser, article: tuple[str, str], width: int
) -> None:
    problems = []
    address, name = article
    with opened(browser, address, width, name=name) as view:
        for scheme in SCHEMES:
            view.page.emulate_media(color_scheme=scheme)
            for fault, found in faults(view.page).items():
                problems += [f"{width} px, {scheme}: {fault}: {text}" for text in found]
        problems += view.complaints
    none(problems)


def test_without_scripts_all_is_there_but_the_controls(
    browser: Browser, article: tuple[str, str]
) -> None:
    address, name = article
    with opened(browser, address, name=name, java_script_enabled=False) as view:
        for figure in view.page.locator("figure.figure").all():
            assert figure.locator("svg, table").first.is_visible()
        # What chooses a state needs no script.
        none(seen(view.page, "input:not(.pick), .live:not(.pick)"))
