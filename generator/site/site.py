"""The whole site as read: settings, pages, data sets, models, and the figures by page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Annotated
from urllib.parse import urlsplit

from pydantic import AfterValidator, Field

from generator.article.page import Page, read_page
from generator.figures.figure import Figure, make_figure
from generator.figures.kind import AnyKind, by_name
from generator.figures.kinds import ALL
from generator.models.sources import Sources, read_sources
from generator.reading.description import Description, Line, short
from generator.reading.document import Document, read_document
from generator.reading.errors import UNPRINTABLE, ContentError, unknown
from generator.reading.text import read_text
from generator.site.names import GALLERY, HOME, NOT_FOUND

RESERVED = {
    NOT_FOUND: "the page for addresses that do not exist",
    GALLERY: "the page of all figures",
}

_ADDRESS = re.compile(r"""https?://[^\s"<>\\^`{|}]+""")


def _text(value: str) -> str:
    if not value.strip():
        raise ValueError("expected some text, found none")
    return short(value)


def _address(value: str) -> str:
    if not _is_address(value):
        example = "https://creativecommons.org/licenses/by/4.0/"
        raise ValueError(f'expected an http(s) address such as {example}, found "{value}"')
    return short(value)


def _base_url(value: str) -> str:
    if not _is_address(value) or not value.endswith("/") or set(value) & set("?#&'"):
        raise ValueError(
            "expected an http(s) address that ends in a slash, such as "
            f'https://example.org/notes/, found "{value}"'
        )
    return short(value)


def _is_address(value: str) -> bool:
    """True for an http(s) address with a host and none of the signs that must be escaped in one."""
    try:
        plain = _ADDRESS.fullmatch(value) and not UNPRINTABLE.search(value)
        return bool(plain and urlsplit(value).hostname)
    except ValueError:  # a bracket that does not belong to an IPv6 address
        return False


Text = Annotated[str, AfterValidator(_text)]
Address = Annotated[str, AfterValidator(_address)]
BaseUrl = Annotated[str, AfterValidator(_base_url)]


class Licence(Description):
    """Under what terms the text and the figures may be used."""

    name: Text
    url: Address


class Settings(Description):
    """What `content/site.yaml` says."""

    title: Text
    tagline: Text
    description: Text
    author: Text
    base_url: BaseUrl
    language: str = Field(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]{1,8}){0,8}$")
    licence: Licence
    articles: list[Line] = Field(max_length=1_000)


@dataclass(frozen=True)
class Site:
    """Everything that a build draws on; `figures` has each page's figures in reading order."""

    settings: Settings
    home: Page
    articles: tuple[Page, ...]
    sources: Sources
    figures: Mapping[str, tuple[Figure, ...]]
    listings: Mapping[str, str]
    kinds: tuple[AnyKind, ...]

    @property
    def pages(self) -> tuple[Page, ...]:
        return self.home, *self.articles


def read_site(content: Path, kinds: Iterable[AnyKind] = ALL) -> Site:
    """The site whose sources lie in the folder `content`, with figures of these kinds.

    Raises ContentError for the first mistake.
    """
    root, kinds = content.parent, tuple(kinds)
    document = _settings(content)
    settings = document.validate(Settings)
    pages = {path.stem: read_page(path, content) for path in sorted(content.glob("*.md"))}
    if HOME not in pages:
        raise ContentError(f"{content.name}/{HOME}.md", None, "missing: the home page's text")
    articles = _articles(document, settings, pages)
    _check_after(articles, content)
    sources = read_sources(content)
    listings = {
        path.name: read_text(path, root)
        for path in sorted(content.glob("listings/*"))
        if path.is_file()
    }
    figures = _figures((pages[HOME], *articles), sources, by_name(kinds))
    return Site(settings, pages[HOME], articles, sources, figures, listings, kinds)


def moved(site: Site, base_url: str) -> Site:
    """The site at another address (its last slash may be missing); ContentError for none."""
    try:
        address = _base_url(base_url if base_url.endswith("/") else f"{base_url}/")
    except ValueError as error:
        raise ContentError("--base-url", None, str(error)) from None
    return replace(site, settings=site.settings.model_copy(update={"base_url": address}))


def _settings(content: Path) -> Document:
    path = content / "site.yaml"
    if not path.is_file():
        raise ContentError(f"{content.name}/site.yaml", None, "missing: the site's settings")
    return read_document(read_text(path, content.parent), f"{content.name}/site.yaml")


def _articles(
    document: Document, settings: Settings, pages: Mapping[str, Page]
) -> tuple[Page, ...]:
    """The articles in the order of site.yaml, without drafts."""
    slugs = [slug for slug in pages if slug != HOME]
    for slug, what in RESERVED.items():
        if slug in slugs:
            problem = f'"{slug}" is {what}; rename this article'
            raise ContentError(pages[slug].file, None, problem)
    for i, slug in enumerate(settings.articles):
        if slug not in slugs:
            raise document.error(("articles", i), unknown("article", slug, slugs))
        if slug in settings.articles[:i]:
            raise document.error(("articles", i), f'article "{slug}" is listed already')
    for slug in slugs:
        if slug not in settings.articles and not pages[slug].front.draft:
            raise ContentError(
                pages[slug].file,
                None,
                f'not listed in {document.file} under "articles" (add it there, or say '
                '"draft: true")',
            )
    return tuple(pages[slug] for slug in settings.articles if not pages[slug].front.draft)


def _check_after(articles: tuple[Page, ...], content: Path) -> None:
    """Raise a ContentError for an article that builds on one which the site does not have."""
    for page in articles:
        others = [other.slug for other in articles if other is not page]
        if page.front.after is None or page.front.after in others:
            continue
        lines = read_text(content / f"{page.slug}.md", content.parent).split("\n")
        line = next((n for n, text in enumerate(lines, 1) if text.startswith("after:")), None)
        problem = f"front matter: after: {unknown('article', page.front.after, others)}"
        raise ContentError(page.file, line, problem)


def _figures(
    pages: tuple[Page, ...], sources: Sources, kinds: Mapping[str, AnyKind]
) -> dict[str, tuple[Figure, ...]]:
    """Every page's figures; their ids are unique in the whole site."""
    seen: dict[str, str] = {}
    figures = {}
    for page in pages:
        made = []
        for block in page.figures:
            if block.kind not in kinds:
                raise ContentError(page.file, block.line, unknown("figure kind", block.kind, kinds))
            figure = make_figure(kinds[block.kind], block.document, sources)
            place = f"{page.file}:{block.document.line('id')}"
            if figure.id in seen:
                raise block.document.error(
                    ("id",), f'the id "{figure.id}" is taken by {seen[figure.id]}'
                )
            seen[figure.id] = place
            made.append(figure)
        figures[page.slug] = tuple(made)
    return figures
