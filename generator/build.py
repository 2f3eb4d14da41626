"""The order of work: read everything, make everything, then put it in place at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.article.page import Page
from generator.exports.embeds import Embeds, Entry, entries_of
from generator.exports.figure_files import figure_files, schema
from generator.exports.standalone import Standalone
from generator.exports.unfurl import card, oembed_files
from generator.figures.kind import AnyKind
from generator.figures.kinds import ALL
from generator.offline.epub import Chapter, book, chapter
from generator.offline.single_files import archive, single_files, unpacked
from generator.offline.worker import worker_script
from generator.output.folder import put_in_place
from generator.pages.page_check import check_pages
from generator.pages.parsed import Links, parse
from generator.pages.site_pages import site_pages
from generator.reading.shipped import ASSETS
from generator.site import names
from generator.site.scripts import Script, read_script
from generator.site.site import Site, moved, read_site
from generator.site.styles import Styles, read_styles
from generator.site.texts import Texts
from generator.work.parallel import mapped
from generator.work.progress import Tell, silent


def build(
    content: Path,
    output: Path,
    base_url: str | None = None,
    kinds: Sequence[AnyKind] = ALL,
    tell: Tell = silent,
) -> dict[str, str | bytes]:
    """Builds the site of `content` into the folder `output`; returns the files by name.

    Raises ContentError for what is wrong in the content. `output` is replaced as a whole, and
    only when every file is made: a build that fails leaves the previous one as it was.
    `base_url` is the address of the site where it is not the one that the content names; `kinds`
    are the kinds of figures that there are; `tell` is told what is done next.
    """
    tell("Reading the content and drawing its figures")
    site = read_site(content.resolve(), kinds)
    if base_url is not None:
        site = moved(site, base_url)
    files = site_files(site, read_styles(site.kinds), read_script(site.kinds), tell)
    tell("Putting the site in its place")
    return put_in_place(files, output)


def site_files(
    site: Site, styles: Styles, script: Script, tell: Tell = silent
) -> dict[str, str | bytes]:
    """Every file of the site by its path in the output folder."""
    files: dict[str, str | bytes] = {names.AS_IT_IS: ""}
    tell("Writing the pages")
    texts = Texts(site)
    embeds = Embeds(entries_of(texts), site.settings, styles, script)
    files.update(site_pages(site, texts, styles, script, embeds))
    tell("Painting the pictures")
    files.update(_exports(site, embeds, styles, script))
    files[styles.name] = styles.page
    files[script.name] = script.text
    if any(entry.figure.more for entry in embeds.entries):
        files |= {styles.more_name: styles.more, script.more_name: script.more}
    files[names.ICON] = (ASSETS / "icon.svg").read_bytes()
    alone = single_files(site, texts, styles, script, files)
    files.update({name: html for name, (html, _) in alone.items()})
    tell("Checking the pages")
    read = _read(site, files, styles)
    chapters = [told.chapter for told in read.values() if told.chapter]
    visited = {name: told for name, told in read.items() if names.is_page(name)}
    files[names.BOOK] = book(site, chapters, files, styles)
    files[names.ARCHIVE] = archive(files, {name: told.unpacked for name, told in visited.items()})
    # Of all files, so after all others.
    files[names.WORKER] = worker_script(files, {name: told.links for name, told in visited.items()})
    links = {name: alone[name][1] if name in alone else read[name].links for name in _html(files)}
    check_pages(links, files, _sources(site, embeds))
    return files


def _exports(site: Site, embeds: Embeds, styles: Styles, script: Script) -> dict[str, str | bytes]:
    """The figures as files and as embeds, and the pictures of pages."""
    made_with = Standalone(site.settings.language, styles, script)

    def of_figure(entry: Entry) -> dict[str, str | bytes]:
        drawing, source = embeds.drawing(entry), embeds.source(entry)
        return figure_files(entry, drawing, made_with, source, site.settings.licence.url)

    files: dict[str, str | bytes] = {}
    for exported in mapped(of_figure, embeds.entries):
        files.update({f"{names.FIGURES}{name}": content for name, content in exported.items()})
    files[names.SCHEMA] = schema(site.kinds)
    files.update(embeds.files)
    files.update(oembed_files(site, embeds))
    cards = mapped(lambda page: card(site, page, styles.drawing), site.pages)
    files.update(zip((names.card_name(page.slug) for page in site.pages), cards, strict=True))
    return files


@dataclass(frozen=True)
class Told:
    """What a page's HTML tells, read once: its links, how it reads in the archive, its chapter."""

    links: Links
    unpacked: str
    chapter: Chapter | None


def _read(site: Site, files: Mapping[str, str | bytes], styles: Styles) -> dict[str, Told]:
    """What the pages tell, by their names, the articles first; without those that stand alone."""
    articles = {names.page_name(page.slug): page for page in site.articles}

    def read(name: str) -> Told:
        parsed, page = parse(str(files[name])), articles.get(name)
        made = chapter(site, page, parsed, files, styles) if page else None
        return Told(parsed.links, unpacked(parsed, site.settings.base_url), made)

    others = [name for name in _html(files) if not name.startswith(names.OFFLINE)]
    told = list(dict.fromkeys((*articles, *others)))
    return dict(zip(told, mapped(read, told), strict=True))


def _html(files: Mapping[str, str | bytes]) -> list[str]:
    return [name for name in files if name.endswith(".html")]


def _sources(site: Site, embeds: Embeds) -> dict[str, Page]:
    """The page of the content that each HTML file comes from, by the file's name."""
    pages = {names.page_name(page.slug): page for page in site.pages}
    copies = {names.offline_name(page.slug): page for page in site.articles}
    figures = {f"{names.FIGURES}{entry.figure.id}.html": entry.page for entry in embeds.entries}
    return pages | copies | figures
