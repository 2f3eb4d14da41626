"""What finished pages tell those who take the site along."""

from __future__ import annotations

from dataclasses import dataclass

from generator.article.rendered import Section
from generator.pages.links import Links


@dataclass(frozen=True)
class Chapter:
    """An article in the book: its XHTML, and what the package has to say of it.

    `media` are the images that it shows, `properties` names the other languages that are in it.
    """

    slug: str
    title: str
    content: str
    sections: tuple[Section, ...]
    media: tuple[str, ...]
    properties: str

    @property
    def name(self) -> str:
        return chapter_name(self.slug)


def chapter_name(slug: str) -> str:
    """The file of an article in the book, which has no folders: no name has two hyphens of its
    own."""
    return f"{slug.replace('/', '--')}.xhtml"


@dataclass(frozen=True)
class Told:
    """What a page's HTML tells: its links, how it reads in the archive where that is otherwise,
    and its chapter of the book. `apart` are the files that no page loads but those beside the
    articles, of which it is one."""

    links: Links
    unpacked: str | None = None
    chapter: Chapter | None = None
    apart: frozenset[str] | None = None
