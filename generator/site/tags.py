"""What articles are about, and the series that they are parts of, as they say it themselves."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from generator.article.front import Head
from generator.site.names import TAGGED, page_name


def tag_page(tag: str) -> str:
    """The page of a tag; the same for tags that differ in capital letters and signs alone."""
    words = re.findall(r"[^\W_]+", unicodedata.normalize("NFC", tag.casefold()))
    return page_name(f"{TAGGED}{'-'.join(words)}")


@dataclass(frozen=True)
class Tag:
    """A tag, its page, and the articles that have it, in the order of the site."""

    name: str
    page: str
    articles: tuple[Head, ...]


def tags_of(articles: Iterable[Head]) -> tuple[Tag, ...]:
    """The tags of these articles, in the order of their pages' names."""
    found: dict[str, list[Head]] = {}
    for head in articles:
        for tag in head.front.tags:
            found.setdefault(tag, []).append(head)
    tags = (Tag(name, tag_page(name), tuple(heads)) for name, heads in found.items())
    return tuple(sorted(tags, key=lambda tag: tag.page))


@dataclass(frozen=True)
class Part:
    """An article's place in its series, from 1, and its neighbours there."""

    series: str
    number: int
    count: int
    previous: Head | None
    following: Head | None


def parts_of(articles: Iterable[Head]) -> dict[str, Part]:
    """The places of the articles that belong to a series, by their slugs, in the site's order."""
    series: dict[str, list[Head]] = {}
    for head in articles:
        if head.front.series:
            series.setdefault(head.front.series, []).append(head)
    return {
        head.slug: Part(
            name,
            i + 1,
            len(heads),
            heads[i - 1] if i else None,
            heads[i + 1] if i + 1 < len(heads) else None,
        )
        for name, heads in series.items()
        for i, head in enumerate(heads)
    }
