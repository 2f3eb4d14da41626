"""The whole site as read: settings, pages, data sets, models, and the figures by page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from generator.article.folders import slugs_in
from generator.article.front import Head
from generator.article.page import Block, read_page
from generator.figures.finished import FinishedFigure
from generator.notation import own_templates
from generator.reading.errors import ContentError, unknown
from generator.reading.text import read_text
from generator.site.content import Content, kind_of
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
from generator.site.theme import Theme, read_theme
from generator.work.results import Aside, result, results

if TYPE_CHECKING:
    from generator.figures.kind import AnyKind
    from generator.models.sources import Sources

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


@dataclass(frozen=True)
class Site:
    """Everything that a build draws on; `figures` has each page's figures in reading order,
    `doubts` what an author should know of the models."""

    settings: Settings
    home: Outline
    articles: tuple[Outline, ...]
    aside: tuple[Outline, ...]  # pages beside the articles
    figures: Mapping[str, tuple[FinishedFigure, ...]]
    content: Content
    doubts: list[str]
    theme: Theme = field(default_factory=Theme)

    @property
    def pages(self) -> tuple[Outline, ...]:
        return self.home, *self.below

    @property
    def below(self) -> tuple[Outline, ...]:
        """All pages but the home page."""
        return *self.articles, *self.aside

    @property
    def sources(self) -> Sources:
        return self.content.sources

    def emblem(self, page: Outline) -> FinishedFigure | None:
        """The figure whose first drawing stands for a page: the one that its author names, or else
        the first that is drawn."""
        named = page.head.front.thumbnail
        drawn = (figure for figure in self.figures[page.slug] if figure.drawings)
        return next((figure for figure in drawn if named in (None, figure.id)), None)


def read_site(
    folder: Path,
    kinds: Sequence[AnyKind] | None = None,
    base_url: str | None = None,
    drafts: bool = False,
) -> Site:
    """The site whose sources lie in `folder`, with figures of these kinds, at that address, and
    with the drafts where these are asked for.

    Raises ContentError for the first mistake.
    """
    own_templates.use(folder)
    content = Content(folder, None if kinds is None else tuple(kinds))
    settings = result(_settings, folder, base_url)
    slugs = slugs_in(folder)
    outlines = results(partial(_outline, folder), [(slug,) for slug in slugs])
    pages = dict(zip(slugs, outlines, strict=True))
    if HOME not in pages:
        raise ContentError(f"{folder.name}/{HOME}.md", None, "missing: the home page's text")
    articles, aside = _listed(folder, settings, pages, drafts)
    _check_dates((pages[HOME], *articles))
    _check_after((*articles, *aside), folder)
    _check_tags((*articles, *aside), folder)
    _check_foot(settings, pages, folder)
    doubts = result(_checked, folder.name, Aside(content))
    all_of_them = (pages[HOME], *articles, *aside)
    figures = _figures(all_of_them, content)
    _check_thumbnails(all_of_them, figures, folder)
    theme = read_theme(folder)
    return Site(settings, pages[HOME], articles, aside, figures, content, doubts, theme)


def _settings(folder: Path, base_url: str | None) -> Settings:
    from generator.site.settings_file import read_settings  # pydantic: where they have changed

    return read_settings(folder, base_url)


def _outline(folder: Path, slug: str) -> Outline:
    page = read_page(folder / f"{slug}.md", folder)
    return Outline(
        page.head, page.figures, page.references, bool(page.questions), bool(page.glossary)
    )


def _checked(folder: str, content: Aside[Content]) -> list[str]:
    """What is to be doubted of the models, once all has been read that a page may name."""
    from generator.models.sources import doubts_of

    if content.told.own_names:
        _ = content.told.own.all
    doubts = doubts_of(content.told.sources)
    for name in content.told.listings:
        content.told.listing(name)
    return doubts


def _listed(
    folder: Path, settings: Settings, pages: Mapping[str, Outline], drafts: bool
) -> tuple[tuple[Outline, ...], tuple[Outline, ...]]:
    """The articles and the pages beside them in the order of site.yaml, without drafts, or with
    all of them: those that are not listed are the last articles."""
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


def _check_foot(settings: Settings, pages: Mapping[str, Outline], folder: Path) -> None:
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


def _check_thumbnails(
    pages: Iterable[Outline], figures: Mapping[str, Sequence[FinishedFigure]], folder: Path
) -> None:
    """Raise a ContentError for a page that names, as its picture, no figure of its own that is
    drawn."""
    for page in pages:
        named = page.head.front.thumbnail
        here = {figure.id: figure for figure in figures[page.slug]}
        if named is None or (named in here and here[named].drawings):
            continue
        drawn = [id for id, figure in here.items() if figure.drawings]
        problem = (
            f'figure "{named}" is a table, expected one that is drawn ({", ".join(drawn)})'
            if named in here
            else unknown("figure of this page", named, drawn)
        )
        raise front_error(folder, page, "thumbnail", problem)


def front_error(folder: Path, page: Outline, key: str, problem: str) -> ContentError:
    """An error at the line of a key in a page's front matter."""
    lines = read_text(folder / f"{page.slug}.md", folder.parent).split("\n")
    line = next((n for n, text in enumerate(lines, 1) if text.startswith(f"{key}:")), None)
    return ContentError(page.head.file, line, f"front matter: {key}: {problem}")


def _figures(pages: tuple[Outline, ...], content: Content) -> dict[str, tuple[FinishedFigure, ...]]:
    """Every page's figures; their ids are unique in the whole site."""
    blocks = [block for page in pages for block in page.figures]
    told = [(block.kind, block.source, Aside((block, content))) for block in blocks]
    made = results(_figure, told)
    seen: dict[str, Block] = {}
    for block, figure in zip(blocks, made, strict=True):
        if figure.id in seen:
            first = seen[figure.id].document
            problem = f'the id "{figure.id}" is taken by {first.file}:{first.line("id")}'
            raise block.document.error(("id",), problem)
        seen[figure.id] = block
    following = iter(made)
    return {page.slug: tuple(next(following) for _ in page.figures) for page in pages}


def _figure(kind: str, source: str, aside: Aside[tuple[Block, Content]]) -> FinishedFigure:
    from generator.figures.figure import make_figure  # numpy and pandas

    block, content = aside.told
    return make_figure(kind_of(block, content), block.document, content.sources).finished
