"""The articles on the home page: their order, and the drawings that stand for them."""

import datetime
from pathlib import Path

import pytest

from generator.article.front import FrontMatter, Head
from generator.figures.finished import Picture
from generator.pages.cards import in_order
from generator.pages.thumbnail import thumbnail
from tests.building import built, page
from tests.page import text_of
from tests.samples.tiny import LATER, NET, SITE, SOURCES, write


def head(slug: str, after: str | None = None) -> Head:
    return Head(slug, "", FrontMatter(slug, "", datetime.date(2026, 1, 31), after=after))


@pytest.mark.parametrize(
    ("listed", "read"),
    [
        ((head("a"), head("b", "a"), head("c", "b")), "abc"),
        ((head("c", "b"), head("a"), head("b", "a")), "abc"),
        ((head("z"), head("b", "a"), head("a")), "zab"),
        ((head("a", "b"), head("b", "a")), "ba"),  # each after the other: there is some order
    ],
)
def test_no_article_comes_before_the_one_that_it_builds_on(
    listed: tuple[Head, ...], read: str
) -> None:
    assert "".join(one.slug for one in in_order(listed)) == read


def test_a_card_tells_place_and_time_and_shows_the_figure_that_the_author_names(
    tmp_path: Path,
) -> None:
    named = NET.replace("date: 2026-01-31", "date: 2026-01-31\nthumbnail: first")
    later = LATER.replace("date: 2026-02-01", "date: 2026-02-01\nafter: net")
    settings = SITE.replace("  - net\n", "  - later\n  - net\n")
    sources = SOURCES | {"net.md": named, "later.md": later, "site.yaml": settings}
    output = built(write(tmp_path / "content", sources), tmp_path / "build")
    home = page(output, "index.html")
    first, second = [e for e in home.every("li") if "minute" in text_of(e)]
    assert text_of(first).endswith("1 · start here · 1 minute")
    assert text_of(second).endswith("2 · builds on 1 · 1 minute")
    assert any(e.tag.endswith("svg") for e in first.iter())
    assert not any(e.tag.endswith("svg") for e in second.iter())  # the article has no figure


def test_a_thumbnail_has_neither_words_nor_the_room_for_them() -> None:
    content = (
        '<g class="axis"><line x1="0" x2="90" y1="90" y2="90"/><text x="0">0</text></g>'
        '<g class="more"><text>a word</text></g>'
        '<path class="curve" d="M20,30L60,50"/><circle cx="40" cy="40" r="6"/>'
    )
    small = thumbnail(Picture("id", "plot", 100, 100, "t", "d", content))
    assert "text" not in small.content
    assert "axis" not in small.content
    assert "<g" not in small.content
    assert small.window == (16, 26, 48, 28)
