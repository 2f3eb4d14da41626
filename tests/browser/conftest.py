"""The built site in a real browser: served below a sub-path, or opened as files."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.browser.serving import serving
from tests.browser.setup import launch
from tests.conftest import Build, Once
from tests.samples.page import write_content


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = launch(playwright)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def served(built_site: Path) -> Iterator[str]:
    with serving(built_site) as address:
        yield address


@pytest.fixture(scope="session")
def sampled(build: Build, once: Once) -> Path:
    """The folder of a site with three more articles, of sample figures; see samples.py."""

    def fill(folder: Path) -> None:
        write_content(folder / "content")
        done = build(folder / "build", folder / "content")
        assert done.returncode == 0, done.stderr

    return once("samples", fill) / "build"


@pytest.fixture(scope="session")
def samples(sampled: Path) -> Iterator[str]:
    """Address of that site."""
    with serving(sampled) as address:
        yield address


@pytest.fixture(scope="session")
def page_names(built_site: Path) -> list[str]:
    """Every page of the site, by its path."""
    return sorted(p.name for p in built_site.glob("*.html"))
