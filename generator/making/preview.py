"""A site as its author looks at it: the pages at once, all else once it is asked for."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from generator.exports.embeds import Embeds, Entry, element_script, entries_of, integrity
from generator.making import (
    Source,
    assets_of,
    figures_of,
    looks,
    own_files_of,
    pages_of,
    site_files,
    steps,
)
from generator.offline.worker import farewell_script
from generator.pages.page_check import check_pages
from generator.site import names
from generator.site.scripts import Script
from generator.site.site import Site, read_site
from generator.site.styles import Styles
from generator.site.texts import Texts
from generator.work.file import File
from generator.work.results import Aside, Noted

VERSION = "preview"  # of the embeds, which have none before all of them are made


@dataclass(frozen=True)
class Preview:
    """A site with its drafts: `pages` are its pages with all that they load at first, by name."""

    site: Site
    texts: Texts
    styles: Styles
    script: Script
    pages: dict[str, File]
    later: frozenset[str]

    @property
    def drafts(self) -> tuple[str, ...]:
        """The names of the pages that a build leaves out."""
        return tuple(
            names.page_name(page.slug) for page in self.site.below if page.head.front.draft
        )

    def file(self, name: str) -> File | None:
        """The file of that name, made now where it is not a page; None where a build has none."""
        if name in self.pages:
            return self.pages[name]
        if name == names.WORKER:  # of a site that was once served at the same address
            return File.of(farewell_script())
        if name not in self.later:
            return None
        if name.startswith(names.FIGURES):
            id = name.removeprefix(names.FIGURES).split(".")[0]
            made, _ = figures_of(self.site, self.texts, self.styles, self.script, id)
            return made.get(name)
        return self._whole.get(name)

    @cached_property
    def _whole(self) -> dict[str, File]:
        return site_files(self.site, self.styles, self.script)


def preview(content: Path) -> Preview:
    """The site of that folder. Raises ContentError for the first mistake that reading it, or
    making its pages, brings to light."""
    site = read_site(content, drafts=True)
    texts, (styles, script) = Texts(site), looks(site)
    entries = entries_of(texts)
    embeds = Embeds(site.settings, VERSION, integrity(element_script()))
    aside = Aside(steps.Around(Noted("site", {}, str), Noted("articles", {}, str)))
    made, told = pages_of(
        site, texts, styles, script, entries, embeds, aside, article=steps.article_alone
    )
    pages = own_files_of(site) | assets_of(site, styles, script) | made
    pages[styles.markup_name] = File.of(styles.markup)
    later = frozenset(_later(site, entries))
    links = {name: one.links for name, one in told.items()}
    check_pages(links, {*pages, *later}, Source(site, entries))
    return Preview(site, texts, styles, script, pages, later)


def _later(site: Site, entries: tuple[Entry, ...]) -> set[str]:
    """The names of the files that a build has besides, but for those that only other programs ask
    for."""
    found = {site.settings.book, site.settings.archive, f"{names.EMBED}{names.ELEMENT}"}
    for entry in entries:
        found |= {f"{names.FIGURES}{entry.id}.{ending}" for ending, _ in entry.files}
        found.add(names.figure_oembed_name(entry.id))
    for page in site.articles:
        found |= {names.offline_name(page.slug), names.oembed_name(page.slug)}
    return found | {names.card_name(page.slug) for page in site.principal}
