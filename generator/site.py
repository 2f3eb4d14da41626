"""The whole site as read: settings, pages, data sets, models, and the figures by page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from pydantic import Field

from generator.content import Page, read_page
from generator.data import Dataset, Description, read_dataset
from generator.document import Document, read_document
from generator.errors import ContentError, unknown
from generator.figures import KINDS, Figure, Sources, make_figure
from generator.model_file import read_model
from generator.models import Model
from generator.reading import read_text

HOME = "index"
NOT_FOUND = "404"


class Licence(Description):
    name: str
    url: str


class Settings(Description):
    """What `content/site.yaml` says."""

    title: str
    tagline: str
    description: str
    author: str
    base_url: str = Field(pattern=r"^https?://[^\s?#]+/$")
    language: str = Field(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]+)*$")
    licence: Licence
    articles: list[str]


@dataclass(frozen=True)
class Site:
    """Everything that a build draws on; `figures` has each page's figures in reading order."""

    settings: Settings
    home: Page
    articles: tuple[Page, ...]
    sources: Sources
    figures: Mapping[str, tuple[Figure, ...]]
    listings: Mapping[str, str]

    @property
    def pages(self) -> tuple[Page, ...]:
        return self.home, *self.articles


def read_site(content: Path) -> Site:
    """The site whose sources lie in the folder `content`; ContentError for the first mistake."""
    root = content.parent
    document = _settings(content)
    settings = document.validate(Settings)
    pages = {path.stem: read_page(path, content) for path in sorted(content.glob("*.md"))}
    if HOME not in pages:
        raise ContentError(f"{content.name}/{HOME}.md", None, "missing: the home page's text")
    articles = _articles(document, settings, pages)
    datasets: dict[str, Dataset] = {
        path.stem: read_dataset(path, root) for path in sorted(content.glob("data/*.yaml"))
    }
    models: dict[str, Model] = {
        path.stem: read_model(path, root, datasets)
        for path in sorted(content.glob("models/*.yaml"))
    }
    sources = Sources(datasets, models)
    listings = {
        path.name: read_text(path, root)
        for path in sorted(content.glob("listings/*"))
        if path.is_file()
    }
    figures = _figures((pages[HOME], *articles), sources)
    return Site(settings, pages[HOME], articles, sources, figures, listings)


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
    if NOT_FOUND in slugs:
        problem = f'"{NOT_FOUND}" is the page for addresses that do not exist; rename this article'
        raise ContentError(pages[NOT_FOUND].file, None, problem)
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


def _figures(pages: tuple[Page, ...], sources: Sources) -> dict[str, tuple[Figure, ...]]:
    """Every page's figures; their ids are unique in the whole site."""
    seen: dict[str, str] = {}
    figures = {}
    for page in pages:
        made = []
        for block in page.figures:
            if block.kind not in KINDS:
                raise ContentError(page.file, block.line, unknown("figure kind", block.kind, KINDS))
            figure = make_figure(block.kind, block.document, sources)
            place = f"{page.file}:{block.document.line('id')}"
            if figure.id in seen:
                raise block.document.error(
                    ("id",), f'the id "{figure.id}" is taken by {seen[figure.id]}'
                )
            seen[figure.id] = place
            made.append(figure)
        figures[page.slug] = tuple(made)
    return figures
