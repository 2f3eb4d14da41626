"""How pages begin: articles, and those that lead to all others, the gallery and the 404 page."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.live import opened

ARTICLES = ("neural-network-math", "hidden-layers", "training", "which-penguin")
PHONE = 844  # px high


@pytest.mark.parametrize("width", (390, 1280))
def test_an_article_shows_something_before_anything_is_scrolled(
    browser: Browser, served: str, width: int
) -> None:
    with opened(browser, served, width, java_script_enabled=False) as view:
        for name in ARTICLES:
            view.page.goto(f"{served}{name}.html")
            place = view.page.locator("main figure").first.bounding_box()
            assert place is not None
            assert place["y"] < PHONE - 100, name


def test_the_gallery_is_a_grid_whose_figures_open_without_scripts(
    browser: Browser, served: str
) -> None:
    with opened(browser, served, name="gallery.html", java_script_enabled=False) as view:
        exhibits = view.page.locator(".exhibit:visible")
        every = exhibits.count()
        assert view.page.locator("pre:visible").count() == 0
        view.page.get_by_role("radio", name="anatomy").check()
        kinds = {one.get_attribute("data-kind") for one in exhibits.all()}
        assert kinds == {"anatomy"}
        assert 1 < exhibits.count() < every
        neuron = view.page.locator("#part-neuron")
        neuron.get_by_role("heading").get_by_role("link").press("Enter")
        assert view.page.url.endswith("gallery.html#part-neuron")
        expect(neuron.locator("pre").first).to_be_visible()
        assert "<feedforward-figure" in neuron.inner_text()
        expect(neuron.get_by_role("link", name="PNG", exact=True)).to_be_visible()
        neuron.get_by_role("link", name="Close").click()
        assert view.page.locator("pre:visible").count() == 0
        view.page.get_by_role("radio", name="all").check()
        expect(exhibits).to_have_count(every)


def test_a_mistyped_address_is_answered_with_the_nearest_page(
    browser: Browser, served: str, built_site: Path
) -> None:
    page = browser.new_page()
    page.route("**/lost/**", lambda route: route.fulfill(path=built_site / "404.html"))
    meant = page.locator(".meant")
    for address, title in (
        ("lost/hiden-layer", "What a hidden layer adds"),
        ("lost/neural-network-maths.htm", "The math of a small neural network, number by number"),
        ("lost/galery.html", "one of the figures"),
    ):
        page.goto(served + address)
        expect(meant).to_have_text(f"Did you mean {title}?")
    page.goto(f"{served}lost/something-else-altogether.html")
    expect(meant).to_be_hidden()
    assert page.get_by_role("main").get_by_role("link").count() > 4
    page.close()
