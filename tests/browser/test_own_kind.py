"""A kind of a site's own with a script, in use: on its page, embedded, in a copy for offline."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Frame, Page, expect

from generator.making import build
from tests.browser.conftest import serving
from tests.browser.live import in_view, opened
from tests.samples.own_kind import BLOCKS, write_own
from tests.samples.tiny import NET

CURVE = "\n```figure activation\nid: curve\nfunction: relu\ncaption: ReLU.\n```\n"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("own-kind")
    # In names of attributes a hyphen means something else, so this name has one.
    build(write_own(folder / "content", kind="feature-weights"), folder / "build")
    return folder / "build"


@pytest.fixture(scope="module")
def home(site: Path) -> Iterator[str]:
    with serving(site) as address:
        yield address


def chooses(page: Page | Frame) -> None:
    """The neuron that is chosen has its bars, its numbers and its sentence."""
    figure = page.locator("figure#of-net")
    readout, bar = figure.locator(".readout"), figure.locator("svg .bar")
    expect(readout).to_have_text("Sex weighs most: 2.")
    width = float(bar.get_attribute("width") or "")
    figure.locator("select").select_option("2")
    expect(readout).to_have_text("Sex weighs most: −0.5.")
    assert float(bar.get_attribute("width") or "") == pytest.approx(width / 4, rel=0.01)
    expect(figure.locator("svg .number")).to_have_class("weight number end")


def test_it_is_alive_in_pages_embeds_and_copies(browser: Browser, home: str, site: Path) -> None:
    (embed,) = site.glob("embed/*/of-net.html")
    here = f"{site.as_uri()}/"
    for address, name in (
        (home, "net.html"),
        (here, embed.relative_to(site).as_posix()),
        (here, "figures/of-net.html"),
        (here, "offline/net.html"),
    ):
        with opened(browser, address, name=name) as view:
            chooses(view.page)
    with opened(browser, home, name="net.html?neuron=2#of-net") as view:
        expect(view.page.locator("#of-net .readout")).to_have_text("Sex weighs most: −0.5.")


def test_a_script_that_fails_leaves_other_figures_alive(browser: Browser, tmp_path: Path) -> None:
    content = write_own(tmp_path / "content", {"net.md": NET + BLOCKS + CURVE})
    script = content / "kinds/weights/weights.js"
    script.write_text(f"nowhere();\n{script.read_text('utf-8')}", "utf-8")
    build(content, tmp_path / "build")
    for name in ("net.html", "offline/net.html"):
        page = browser.new_page()
        page.goto((tmp_path / "build" / name).as_uri())
        in_view(page.locator("#curve"))
        page.wait_for_load_state("networkidle")  # it lives once its script has come
        page.locator("#curve [type=range]").fill("1")
        expect(page.locator("#curve [data-at]")).to_have_text("1")
        expect(page.locator("#of-net svg .bar")).to_be_visible()
        page.close()
