"""What is amiss in texts: links, pictures, and what is left to be told."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from generator.article.finds import Code, Fence
from generator.article.page import Page, read_page
from generator.article.rendered import Rendered
from generator.figures.finished import FinishedFigure
from generator.pages.addresses import inside
from generator.pages.check.finding import Finding
from generator.pages.page_check import line_of_address, problem_of
from generator.pages.parsed import parse
from generator.reading.text import read_text
from generator.site import names
from generator.site.files.own import own_names
from generator.site.site import Site
from generator.site.tags import tags_of
from generator.work.reads import names_in

LEFT = "to be told"
_ALWAYS = (names.FEED, names.SITEMAP, names.ICON, names.SCHEMA)
_OF_TEMPLATES = frozenset({"content", "cite-this"})  # ids that are not of the text
_PICTURE = re.compile(
    r"!\[\s*\](?=[(\[])(?!\([^)\n]*\)\{[^}\n]*\bdecorative\b)"
    r"|<img\b(?![^>]*\balt\s*=)[^>]*>",
    re.IGNORECASE,
)
_YAML = ("", "data", "models", "experiments")


def page_of(site: Site, slug: str) -> Page:
    """A page as written."""
    folder = site.content.folder
    return read_page(folder / f"{slug}.md", folder)


def dead_links(site: Site, bodies: Mapping[str, Rendered]) -> Iterator[Finding]:
    """Links within the site that lead to no page, file or heading."""
    read = {names.page_name(slug): parse(body.html).links for slug, body in bodies.items()}
    ids = {name: frozenset(links.ids) | _OF_TEMPLATES for name, links in read.items()}
    files = _files(site)
    for page in site.pages:
        name = names.page_name(page.slug)
        for address, loads in dict.fromkeys(read[name].addresses):
            place = inside(address, name)
            if place and place[0].startswith(names.EMBED):  # whose version only a build knows
                continue
            if wrong := problem_of(address, loads, name, files, ids):
                line = line_of_address(page_of(site, page.slug), address)
                yield Finding("link", page.head.file, line, wrong)


def _files(site: Site) -> set[str]:
    """The files that a text may lead to, by the names that they have in the site."""
    pages = [page.slug for page in site.pages]
    of_templates = (names.GALLERY, names.SEARCH, names.NOT_FOUND)
    files = {*_ALWAYS, site.settings.book, site.settings.archive}
    files |= {*map(names.page_name, (*pages, *of_templates))}
    files |= {names.offline_name(page.slug) for page in site.articles}
    if tags := tags_of(page.head for page in site.below):
        files |= {names.page_name(names.TAGS), *(tag.page for tag in tags)}
    files |= set(own_names(site.content.folder, pages))
    for figures in site.figures.values():
        for figure in figures:
            files |= {f"{names.FIGURES}{figure.id}.{ending}" for ending in _endings(figure)}
    return files


def _endings(figure: FinishedFigure) -> Iterator[str]:
    yield from ("svg", "png", "dark.png", "html", "json")
    if figure.table:
        yield "csv"
    if figure.steps:
        yield "animated.svg"


def undescribed(site: Site) -> Iterator[Finding]:
    """Pictures without a text: `<img alt="">` says that one is there for the eye alone."""
    for outline in site.pages:
        page = page_of(site, outline.slug)
        for match in _PICTURE.finditer(page.body):
            if not any(
                find.start <= match.start() < find.end
                for find in page.finds
                if isinstance(find, Code | Fence)
            ):
                line = page.body_line + page.body.count("\n", 0, match.start())
                problem = (
                    "a picture without a text in its place; expected what it shows, "
                    '![like this](…), or <img alt=""> where it says nothing'
                )
                yield Finding("alt", page.file, line, problem)


def placeholders(folder: Path) -> Iterator[Finding]:
    """What `feedforward new` has left for the author."""
    for place in _YAML:
        for name in names_in(folder / place, "*.yaml") if (folder / place).is_dir() else ():
            path = folder / place / name
            for number, line in enumerate(read_text(path, folder.parent).split("\n"), start=1):
                key, sign, value = line.partition(":")
                if sign and LEFT in value:
                    file = path.relative_to(folder.parent).as_posix()
                    problem = f'{key.strip()}: found "{LEFT}", expected what it says; write it'
                    yield Finding("placeholder", file, number, problem)
