"""An author's Markdown as HTML: page bodies and captions, with values and figures in place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from generator.article.page import NAMED, Block
from generator.article.rendered import Rendered
from generator.figures.finished import FinishedFigure
from generator.figures.parts.rows import told_late
from generator.site.cited import Resources, resources_of
from generator.site.content import Content
from generator.site.labels import PLAIN, Caption, Labelled, References
from generator.site.listing import Outline
from generator.site.names import exhibit, figure_page, page_name, way
from generator.site.site import Site
from generator.work.results import Aside, results


@dataclass(frozen=True)
class Placed:
    """A figure in its place: its page, its block in that page's text, its number there, from 1."""

    figure: FinishedFigure
    page: Outline
    block: Block
    number: int

    @property
    def label(self) -> str:
        """What a text calls it."""
        return f"Figure {self.number}"


@dataclass(frozen=True)
class Texts:
    """The site's texts, rendered with all that they refer to."""

    site: Site

    @cached_property
    def placed(self) -> tuple[Placed, ...]:
        """Every figure of the site in its place, in reading order."""
        return tuple(
            Placed(figure, page, block, number)
            for page in self.site.pages
            for number, (block, figure) in enumerate(
                zip(page.figures, self.site.figures[page.slug], strict=True), start=1
            )
        )

    @cached_property
    def bodies(self) -> Mapping[str, Rendered]:
        """Every page's text as HTML, and its table of contents, by the page's slug."""
        content, pages = self.site.content, self.site.pages
        told = []
        for page in pages:
            known = self._references(page)
            named = {id: known[id] for id in page.references if id in known}
            here = tuple(self._labelled(page))
            with_them = self._resources[page.slug]
            aside = Aside((content, known))
            told.append((content.folder, page.slug, here, named, with_them, aside))
        return dict(zip((page.slug for page in pages), results(_body, told), strict=True))

    @cached_property
    def captions(self) -> Mapping[str, Caption]:
        """Every figure's caption, by the figure's id."""
        texts = {one.figure.id: one.figure.caption for one in self.placed}
        captions = {
            id: Caption(text, " ".join(text.split()))
            for id, text in texts.items()
            if PLAIN.fullmatch(text)
        }
        others = [one for one in self.placed if one.figure.id not in captions]
        told = []
        for one in others:
            known = self._references(one.page)
            text = one.figure.caption
            named = {id: known[id] for id in NAMED.findall(text) if id in known}
            with_them = self._resources[one.page.slug]
            told.append((text, named, with_them, Aside((self.site.content, known, one.block))))
        ids = (one.figure.id for one in others)
        return captions | dict(zip(ids, results(_caption, told), strict=True))

    @cached_property
    def _resources(self) -> Mapping[str, Resources]:
        """What the texts of each page use besides."""
        return resources_of(self.site.pages, self.site.settings, self.site.content.folder)

    def _labelled(self, page: Outline) -> Iterator[Labelled]:
        figures, _ = self._late[page.slug]
        for one, figure in zip(self._on[page.slug], figures, strict=True):
            offer = figure_page(figure.id) if page.head.aside else exhibit(figure.id)
            yield Labelled(figure, one.label, self.captions[figure.id].html, offer)

    @cached_property
    def rows(self) -> Mapping[str, dict[str, dict[str, Any]]]:
        """What the figures of each page compute with once a reader asks for it, by its name."""
        return {slug: rows for slug, (_, rows) in self._late.items()}

    @cached_property
    def _late(self) -> dict[str, tuple[list[FinishedFigure], dict[str, dict[str, Any]]]]:
        return {slug: told_late(one.figure for one in placed) for slug, placed in self._on.items()}

    @cached_property
    def _on(self) -> dict[str, list[Placed]]:
        """The figures of each page."""
        found: dict[str, list[Placed]] = {page.slug: [] for page in self.site.pages}
        for one in self.placed:
            found[one.page.slug].append(one)
        return found

    def _references(self, page: Outline) -> References:
        """How the page names figures: its own, and those of others."""
        here = {one.figure.id: (f"#{one.figure.id}", one.label) for one in self._on[page.slug]}
        return {**self._elsewhere[_folder(page)], **here}

    @cached_property
    def _elsewhere(self) -> Mapping[str, References]:
        """How the pages of each folder name the figures of all others."""
        one_of_each = {_folder(page): page_name(page.slug) for page in self.site.pages}
        return {folder: self._from(name) for folder, name in one_of_each.items()}

    def _from(self, name: str) -> References:
        """How the page of that name leads to every figure."""
        ways = {page.slug: way(page_name(page.slug), name) for page in self.site.pages}
        return {
            one.figure.id: (f"{ways[one.page.slug]}#{one.figure.id}", one.label)
            for one in self.placed
        }


def _folder(page: Outline) -> str:
    return page.slug.rpartition("/")[0]


def _body(
    folder: Path,
    slug: str,
    figures: tuple[Labelled, ...],
    named: References,
    resources: Resources,
    aside: Aside[tuple[Content, References]],
) -> Rendered:
    from generator.site.markdown import body  # Markdown

    content, known = aside.told
    return body(folder, slug, figures, known, content, resources)


def _caption(
    text: str,
    named: References,
    resources: Resources,
    aside: Aside[tuple[Content, References, Block]],
) -> Caption:
    from generator.site.markdown import caption  # Markdown

    content, known, block = aside.told
    return caption(text, known, content, block, resources)
