"""The pages of a site as others speak of them, in the order in which its settings list them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from generator.article.front import Head
from generator.article.page import Block
from generator.reading.errors import ContentError, unknown
from generator.reading.text import read_text
from generator.site.names import (
    ASSETS,
    CARDS,
    EMBED,
    FIGURES,
    GALLERY,
    HOME,
    NOT_FOUND,
    OEMBED,
    OFFLINE,
    SEARCH,
    SEARCHED,
    TAGGED,
    TAGS,
    page_name,
)
from generator.site.settings import Settings
from generator.site.tags import tag_page

RESERVED = {
    NOT_FOUND: "the page for addresses that do not exist",
    GALLERY: "the page of all figures",
    SEARCH: "the page that finds words",
    TAGS: "the page of all tags",
}
TAKEN = {
    folder.rstrip("/"): f"the folder of {what}"
    for folder, what in (
        (ASSETS, "style sheets and scripts"),
        (FIGURES, "the figures' files"),
        (CARDS, "preview pictures"),
        (OEMBED, "oEmbed documents"),
        (OFFLINE, "articles that are one file"),
        (SEARCHED, "what finds words"),
        (TAGGED, "the pages of tags"),
        (EMBED, "embeds"),
    )
}


@dataclass(frozen=True)
class Outline:
    """A page without its text: how others speak of it, its figures as written, the figures that
    it names, and whether it asks questions."""

    head: Head
    figures: tuple[Block, ...]
    references: tuple[str, ...]
    asks: bool = False
    explains: bool = False  # lists the terms of the site

    @property
    def slug(self) -> str:
        return self.head.slug


def listed_pages(
    folder: Path, settings: Settings, pages: Mapping[str, Outline], drafts: bool
) -> tuple[tuple[Outline, ...], tuple[Outline, ...]]:
    """The articles and the pages beside them in the order of site.yaml, without drafts, or with
    all of them: those that are not listed are the last articles.

    Raises ContentError for the first thing that is wrong with what they are called and named."""
    slugs = [slug for slug in pages if slug != HOME]
    for slug in slugs:
        taken, _, inside = slug.partition("/")
        what = (TAKEN if inside else RESERVED).get(taken)
        if what:
            problem = f'"{taken}" is {what}; rename this {"folder" if inside else "article"}'
            raise ContentError(pages[slug].head.file, None, problem)
    listed: set[str] = set()
    for key, named in (("articles", settings.articles), ("pages", settings.pages)):
        for i, slug in enumerate(named):
            if slug not in pages or slug == HOME:
                raise _error(folder, (key, i), unknown(key.rstrip("s"), slug, slugs))
            if slug in listed:
                problem = f'{key.rstrip("s")} "{slug}" is listed already'
                raise _error(folder, (key, i), problem)
            listed.add(slug)
    for slug in slugs:
        if slug not in listed and not pages[slug].head.front.draft:
            raise ContentError(
                pages[slug].head.file,
                None,
                f'not listed in {folder.name}/site.yaml under "articles" (add it there, or say '
                '"draft: true"; what is no article stands under "pages")',
            )
    last = [slug for slug in slugs if slug not in listed]
    articles = [pages[slug] for slug in (*settings.articles, *last)]
    aside = [
        replace(pages[slug], head=replace(pages[slug].head, aside=True)) for slug in settings.pages
    ]
    shown = [
        tuple(page for page in some if drafts or not page.head.front.draft)
        for some in (articles, aside)
    ]
    _check_dates((pages[HOME], *shown[0]))
    _check_after((*shown[0], *shown[1]), folder)
    _check_tags((*shown[0], *shown[1]), folder)
    return shown[0], shown[1]


def _error(folder: Path, place: tuple[str, int | str], problem: str) -> ContentError:
    """An error at a line of the settings."""
    from generator.site.settings_file import settings_document

    return settings_document(folder).error(place, problem)


def _check_dates(pages: Iterable[Outline]) -> None:
    """Raise a ContentError for a page without a date, which only those beside the articles are."""
    for page in pages:
        if page.head.front.date is None:
            raise ContentError(page.head.file, 2, 'front matter: missing key "date"')


def check_foot(settings: Settings, pages: Mapping[str, Outline], folder: Path) -> None:
    """Raise a ContentError for a link at the end of all pages that leads to none."""
    known = {*map(page_name, pages), *map(page_name, RESERVED)}
    for words, address in settings.foot:
        path = address.partition("#")[0]
        if ":" not in address and path.endswith(".html") and path not in known:
            raise _error(folder, ("foot", words), f"foot: {unknown('page', path, known)}")


def _check_after(articles: tuple[Outline, ...], folder: Path) -> None:
    """Raise a ContentError for an article that builds on one which the site does not have."""
    slugs = {page.slug for page in articles}
    for page in articles:
        after = page.head.front.after
        if after is None or (after in slugs and after != page.slug):
            continue
        raise front_error(folder, page, "after", unknown("article", after, slugs - {page.slug}))


def _check_tags(articles: tuple[Outline, ...], folder: Path) -> None:
    """Raise a ContentError for a tag that no page can be called after, or that would share its
    page with another."""
    first: dict[str, tuple[str, str]] = {}
    for page in articles:
        for tag in page.head.front.tags:
            name = tag_page(tag)
            if name == tag_page(""):
                problem = f'expected letters or digits in a tag, found "{tag}"'
                raise front_error(folder, page, "tags", problem)
            before, file = first.setdefault(name, (tag, page.head.file))
            if before != tag:
                problem = (
                    f'the tags "{tag}" and "{before}" ({file}) would have one page, {name}; write '
                    "them alike"
                )
                raise front_error(folder, page, "tags", problem)


def front_error(folder: Path, page: Outline, key: str, problem: str) -> ContentError:
    """An error at the line of a key in a page's front matter."""
    lines = read_text(folder / f"{page.slug}.md", folder.parent).split("\n")
    line = next((n for n, text in enumerate(lines, 1) if text.startswith(f"{key}:")), None)
    return ContentError(page.head.file, line, f"front matter: {key}: {problem}")
