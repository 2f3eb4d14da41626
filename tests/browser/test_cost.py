"""A kind that a site brings along, in use: on its page, embedded, as a file, in a notebook."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Frame, Page, expect

from generator.exports.frame import SPARE, WIDTH
from generator.figures.kinds import ALL
from generator.making import build
from generator.notebook import figure_named
from tests.browser.conftest import serving
from tests.browser.live import opened
from tests.samples.cost import KIND
from tests.samples.tiny import NET, SOURCES, write

KINDS = (*ALL, KIND)
BLOCK = "\n```figure cost\nid: what-it-costs\ncaption: What an answer costs.\n```\n"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a small site with a figure of the kind."""
    folder = tmp_path_factory.mktemp("cost")
    content = write(folder / "content", SOURCES | {"net.md": NET + BLOCK})
    build(content, folder / "build", kinds=KINDS)
    return folder / "build"


@pytest.fixture(scope="module")
def home(site: Path) -> Iterator[str]:
    with serving(site) as address:
        yield address


def moves(page: Page | Frame) -> None:
    """The slider moves the dot, and says what the answer costs."""
    figure = page.locator("figure[data-kind=cost]")
    dot = figure.locator(".dot")
    before = dot.get_attribute("cx")
    figure.locator("[type=range]").fill("0.1")
    assert dot.get_attribute("cx") != before
    expect(figure.locator(".readout")).to_have_text("A probability of 10\u202f% costs 2.303.")


def test_it_is_alive_on_its_page_and_as_a_file(browser: Browser, home: str, site: Path) -> None:
    alone = [f"embed/{path.parent.name}/{path.name}" for path in site.glob("embed/*/what*.html")]
    for name in ("net.html", "figures/what-it-costs.html", *alone):
        for address in (home, f"{site.as_uri()}/"):
            with opened(browser, address, name=name) as view:
                moves(view.page)


def test_an_address_asks_for_its_state(browser: Browser, home: str) -> None:
    with opened(browser, home, name="net.html?at=0.9#what-it-costs") as view:
        readout = view.page.locator("figure[data-kind=cost] .readout")
        expect(readout).to_have_text("A probability of 90\u202f% costs 0.105.")


def test_it_is_as_high_in_a_notebook_as_its_record_says(browser: Browser, tmp_path: Path) -> None:
    made = figure_named("cost", tmp_path, {"at": 0.5}, KINDS)
    page = browser.new_page(viewport={"width": 1000, "height": 900})
    page.set_content(made._repr_html_())
    frame = page.locator("iframe").element_handle().content_frame()
    assert frame
    width, height, needed = frame.evaluate("[innerWidth, innerHeight, document.body.offsetHeight]")
    assert width == WIDTH
    assert needed + SPARE - 1 <= height <= needed + SPARE + 1
    moves(frame)
    page.close()
