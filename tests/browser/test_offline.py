"""What readers keep, as they open it: a file alone in a folder, and the unpacked archive."""

import shutil
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.checks import check
from tests.browser.engines.driver import WAKE
from tests.browser.live import ARTICLE, opened

FOLDER = "feedforward-site"
ARCHIVE = f"{FOLDER}.zip"


@contextmanager
def alone(browser: Browser, built_site: Path, folder: Path, **options: Any) -> Iterator[Page]:
    """The article as one file in an otherwise empty folder, opened by double-click.

    It may ask for nothing but itself, and nothing may go wrong in it.
    """
    file = folder / ARTICLE
    shutil.copyfile(built_site / "offline" / ARTICLE, file)
    with opened(browser, f"{folder.as_uri()}/", offline=True, **options) as view:
        yield view.page
        asked = (url for url in view.asked if not url.startswith("data:"))
        assert {url.partition("#")[0] for url in asked} == {file.as_uri()}


def test_the_one_file_is_alive(browser: Browser, built_site: Path, tmp_path: Path) -> None:
    with alone(browser, built_site, tmp_path) as page:
        figure = page.locator("#sigmoid-curve")
        dot = figure.locator(".plot-panel .dot")
        before = dot.get_attribute("cx")
        figure.locator("[type=range]").press("PageDown")
        assert dot.get_attribute("cx") != before
        player = page.locator("#one-passenger")
        player.locator("[data-do=back]").click()
        assert player.locator("[data-step='4']").count()
        page.locator("#would-you-have-survived tbody tr:nth-child(3)").click()
        assert page.locator("tr.chosen").text_content().strip().startswith("Passenger 3")


def test_links_in_the_one_file_stay_in_it(
    browser: Browser, built_site: Path, tmp_path: Path
) -> None:
    with alone(browser, built_site, tmp_path) as page:
        page.locator(".toc a").last.click()
        assert page.url.startswith(f"{(tmp_path / ARTICLE).as_uri()}#")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_one_file_looks_like_the_page(
    browser: Browser, built_site: Path, tmp_path: Path, scheme: str
) -> None:
    with alone(browser, built_site, tmp_path, color_scheme=scheme) as page:
        title = page.locator("h1")
        colour = title.evaluate("e => getComputedStyle(e).color")
        with opened(browser, f"{built_site.as_uri()}/", color_scheme=scheme) as there:
            page_there = there.page
            assert colour == page_there.locator("h1").evaluate("e => getComputedStyle(e).color")
            boxes = [p.locator("#accuracy").bounding_box() for p in (page, page_there)]
        assert boxes[0]["height"] == boxes[1]["height"]


def test_without_scripts_the_one_file_is_whole(
    browser: Browser, built_site: Path, tmp_path: Path
) -> None:
    with alone(browser, built_site, tmp_path, java_script_enabled=False) as page:
        assert page.locator("#sigmoid-curve svg").first.is_visible()
        assert not page.locator("#sigmoid-curve [type=range]").is_visible()


@pytest.fixture(scope="module")
def unpacked(built_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that the archive unpacks to, somewhere else."""
    folder = tmp_path_factory.mktemp("un packed")
    with zipfile.ZipFile(built_site / ARCHIVE) as archive:
        archive.extractall(folder)
    assert [path.name for path in folder.iterdir()] == [FOLDER]
    return folder / FOLDER


def test_the_unpacked_site_works_by_double_click(browser: Browser, unpacked: Path) -> None:
    with opened(browser, f"{unpacked.as_uri()}/", name="index.html", offline=True) as view:
        view.page.locator(f"main a[href='{ARTICLE}']").click()
        assert view.page.url.endswith(f"/{FOLDER}/{ARTICLE}")
        view.page.wait_for_load_state()
        view.page.evaluate(WAKE)
        dot = view.page.locator("#sigmoid-curve .plot-panel .dot")
        before = dot.get_attribute("cx")
        view.page.locator("#sigmoid-curve [type=range]").press("PageDown")
        expect(dot).not_to_have_attribute("cx", str(before))
        view.page.get_by_role("link", name="Figures", exact=True).click()
        expect(view.page.locator(".exhibit img").first).to_be_visible()


def test_every_page_of_the_unpacked_site_has_what_it_needs(
    browser: Browser, unpacked: Path
) -> None:
    for path in sorted(unpacked.glob("*.html")):
        with opened(browser, f"{unpacked.as_uri()}/", name=path.name, offline=True) as view:
            assert check(view.page, "text"), path.name
