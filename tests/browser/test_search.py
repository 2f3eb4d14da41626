"""The page that finds words, from a folder and without a server."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests import building
from tests.browser.judges import judged
from tests.browser.live import PATIENCE, SCHEMES
from tests.page import none
from tests.samples.folders import SOURCES_IN_FOLDERS
from tests.samples.tiny import FRONT, write

TITLE = """title: "<b>Odd</b> & co"
tags: [Odd]"""
ODD = f"""{FRONT.replace("title: T", TITLE)}Begins.

## Crème brûlée

An `<img src=x onerror=alert(1)>` in the text, γράμματα, and 神经网络 in the middle of others.
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("searched")
    content = write(folder / "content", SOURCES_IN_FOLDERS | {"top.md": ODD})
    with pytest.MonkeyPatch.context() as patch:
        building.unpainted(patch)
        return building.built(content, folder / "build")


def test_words_are_found_as_they_are_typed(site: Path, browser: Browser) -> None:
    context = browser.new_context()
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{site.as_uri()}/search.html")
    field, status, found = page.get_by_role("searchbox"), page.get_by_role("status"), ".found li"
    assert not any("words" in address for address in asked), "the texts wait for a reader"

    field.fill("brulee")  # without accents
    expect(page.locator(found)).to_have_count(1)
    expect(status).to_have_text("1 section")
    expect(page.locator(".headings")).to_be_hidden()
    expect(page.locator(f"{found} h2 mark")).to_have_text("brûlée")
    expect(page.locator(f"{found} small")).to_have_text("<b>Odd</b> & co")
    expect(page.locator(f"{found} p")).to_contain_text("<img src=x onerror=alert(1)>")
    assert page.locator(f"{found} img").count() == 0
    for scheme in SCHEMES:
        page.emulate_media(color_scheme=scheme)
        none(judged(page))

    for part, shown in (("经网", "经网"), ("ΓΡΆΜ", "γράμ"), ("sailor crew", None)):
        field.fill(part)
        if shown:
            expect(page.locator(f"{found} mark")).to_have_text(shown)
        else:
            expect(status).to_have_text("No section has all of these words.")

    field.fill("crew")
    expect(page.locator(found)).not_to_have_count(0)
    field.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    link = page.locator(f"{found} a").first
    expect(link).to_be_focused()
    target = link.evaluate("link => link.href")
    page.keyboard.press("Enter")
    page.wait_for_url(target)
    page.go_back()
    expect(field).to_have_value("crew")
    expect(page.locator(f"{found} a").first).to_be_visible()
    field.fill("")
    expect(page.locator(".headings")).to_be_visible()
    context.close()


def test_without_a_script_it_is_a_list_of_headings(site: Path, browser: Browser) -> None:
    page = browser.new_page(java_script_enabled=False)
    page.goto(f"{site.as_uri()}/search.html")
    expect(page.get_by_role("searchbox")).to_have_count(0)
    page.get_by_role("link", name="Here", exact=True).click()
    assert page.url.endswith("/week1/later/deep.html#here")
    page.close()


def test_pages_of_words_and_of_tags_are_for_everybody(site: Path, browser: Browser) -> None:
    page = browser.new_page()
    tags = [path.relative_to(site).as_posix() for path in site.glob("tags/*.html")]
    assert tags
    for name in ("search.html", *tags[:2]):
        page.goto(f"{site.as_uri()}/{name}")
        for scheme in SCHEMES:
            page.emulate_media(color_scheme=scheme)
            none(f"{name}, {scheme}: {problem}" for problem in judged(page))
    page.close()
