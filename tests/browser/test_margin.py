"""What stands beside an article's text where there is room, and where it stands else."""

import re

from playwright.sync_api import Browser, FloatRect, Locator, expect

from tests.browser.live import ARTICLE, lent


def box(place: Locator) -> FloatRect:
    found = place.bounding_box()
    assert found
    return found


def test_notes_parts_and_contents_stand_beside_the_text(browser: Browser, served: str) -> None:
    with lent(browser) as page:
        page.goto(served + ARTICLE)
        text = page.locator("p:has(> .sidenote)").first
        note, part = page.locator(".sidenote").first, page.locator("#part-weight")
        assert box(note)["x"] > box(text)["x"] + box(text)["width"]
        beside = page.locator("#part-weight + p")
        assert box(part)["x"] > box(beside)["x"] + box(beside)["width"]
        assert abs(box(part)["y"] - box(beside)["y"]) < 20
        drawn = page.locator("#shallow-symbols")
        caption, drawing = drawn.locator("figcaption"), drawn.locator(".drawing").first
        assert box(caption)["x"] > box(drawing)["x"] + box(drawing)["width"]
        links, current = page.locator(".toc a"), page.locator('.toc [aria-current="true"]')
        assert box(links.first)["x"] < box(text)["x"]
        for place in (3, 1):
            href = links.nth(place).get_attribute("href")
            links.nth(place).click()
            expect(current).to_have_attribute("href", href or "")
            assert box(links.first)["y"] >= 0, "the contents stay in sight"
        page.keyboard.press("End")
        expect(current).to_have_attribute("href", re.compile("what-you-have-seen|source"))
        # The number leads to the notes at the end all the same, and back.
        end = page.locator(".footnote")
        expect(end).to_be_hidden()
        page.locator(".footnote-ref").first.click()
        expect(end).to_be_visible()
        end.locator(".footnote-backref").first.click()
        expect(end).to_be_hidden()


def test_without_room_they_stand_in_the_text_and_at_its_end(browser: Browser, served: str) -> None:
    with lent(browser) as page:
        page.set_viewport_size({"width": 390, "height": 844})
        page.goto(served + ARTICLE)
        expect(page.locator(".footnote")).to_be_visible()
        expect(page.locator(".sidenote").first).to_be_hidden()
        part, after = page.locator("#part-weight"), page.locator("#part-weight + p")
        assert box(part)["y"] + box(part)["height"] < box(after)["y"]
        expect(page.locator(".toc a").first).to_be_hidden()


def test_an_article_ends_with_the_next(browser: Browser, served: str) -> None:
    with lent(browser) as page:
        page.goto(served + ARTICLE)
        expect(page.get_by_label("BibTeX entry")).to_be_hidden()
        page.get_by_text("Cite this article").click()
        expect(page.get_by_label("BibTeX entry")).to_be_visible()
        title = page.locator(".next a").text_content()
        page.locator(".next a").click()
        expect(page.locator("h1")).to_have_text(title or "")
