"""Words of the built articles that are links to what shows them."""

from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from generator.figures.kinds import ALL
from tests.samples import real_site

ARTICLES = [page.head.slug for page in real_site().articles]


@pytest.mark.parametrize("slug", ARTICLES)
def test_every_word_knows_marks_that_are_there(built_site: Path, slug: str):
    page = LexborHTMLParser((built_site / f"{slug}.html").read_text("utf-8"))
    words = page.css("a.shows")
    assert len(words) >= 10
    for word in words:
        figure = page.css_first(word.attributes["href"])
        marks = word.attributes.get("data-marks")
        assert not marks or figure.css(marks), word.html
        assert figure.css_first("figcaption b").text() == f"{word.attributes['title'][9:]}."


def test_whatever_a_figure_says_that_it_shows_is_in_it():
    site, seen = real_site(), set()
    for figures in site.figures.values():
        for figure in figures:
            body = LexborHTMLParser(figure.body)
            for shown in figure.shows:
                assert body.css(shown.marks), (figure.id, shown)
                seen.add(figure.kind)
    assert seen >= {kind.name for kind in ALL} - {"anatomy", "ask", "loss-map", "slope"}
