"""The whole site as read: settings, pages, data sets, models, and the figures by page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from generator.article.folders import slugs_in
from generator.article.page import Block, read_page
from generator.figures.finished import FinishedFigure
from generator.notation import own_templates
from generator.reading.errors import ContentError, unknown
from generator.site.content import Content, kind_of
from generator.site.listing import Outline, check_foot, front_error, listed_pages
from generator.site.names import HOME
from generator.site.settings import Settings
from generator.site.theme import Theme, read_theme
from generator.work.results import Aside, result, results

if TYPE_CHECKING:
    from generator.figures.kind import AnyKind
    from generator.models.sources import Sources


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
    def principal(self) -> tuple[Outline, ...]:
        """The home page and the articles, without the pages beside them."""
        return self.home, *self.articles

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
    articles, aside = listed_pages(folder, settings, pages, drafts)
    check_foot(settings, pages, folder)
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
