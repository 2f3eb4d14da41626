"""The order of work: read everything, make everything, then put it in place at once.

What takes long is a step (`steps`), and made only where what it is told or has read is new.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from generator.article.page import Page, read_page
from generator.exports.embeds import (
    Embeds,
    Entry,
    Offer,
    dialog_script,
    element_script,
    entries_of,
    integrity,
    offers_of,
    offers_scripts,
    source,
)
from generator.exports.unfurl import oembed_files
from generator.making import steps
from generator.offline.told import Told
from generator.offline.worker import worker_script
from generator.output.folder import Settled, put_in_place
from generator.pages.base import Beside, Linked, is_live, late_in, late_on, linked
from generator.pages.cards import cards_of
from generator.pages.check.colours import faint_colours
from generator.pages.page_check import check_pages
from generator.reading.errors import ContentError
from generator.reading.shipped import ASSETS
from generator.site import names
from generator.site.files.own import own_files
from generator.site.listing import Outline
from generator.site.scripts import Script, brings, read_script
from generator.site.site import Site, read_site
from generator.site.styles import FONTS, Styles, read_styles
from generator.site.tags import parts_of, tags_of
from generator.site.texts import Texts
from generator.site.theme import file_data
from generator.svg.label import lacking
from generator.work.file import File, Moved
from generator.work.progress import Tell, silent
from generator.work.reads import read_file
from generator.work.results import (
    Aside,
    Known,
    Noted,
    file_results,
    knowing,
    now_known,
    result,
    results,
)

if TYPE_CHECKING:
    from generator.figures.kind import AnyKind

ArticleStep = Callable[..., steps.Made]

MOST_TOLD = 12  # characters that a warning names


def build(
    content: Path,
    output: Path,
    base_url: str | None = None,
    kinds: Sequence[AnyKind] | None = None,
    tell: Tell = silent,
    known: Known | None = None,
    settled: Settled = lambda _: None,
    warn: Tell = silent,
) -> dict[str, File]:
    """Builds the site of `content` into the folder `output`; returns the files by name.

    Raises ContentError for what is wrong in the content. `output` is replaced as a whole, and
    only when every file is made: a build that fails leaves the previous one as it was.
    `base_url` is the address of the site where it is not the one that the content names; `kinds`
    are the kinds of figures that there are; `tell` is told what is done next; `known` is what
    lets results of earlier builds be used again; `warn` is told what is amiss and does not keep
    a site from being built; `settled` is told of the files once they are in
    their place, before another build can replace them.
    """

    def made() -> dict[str, File]:
        tell("Reading the content and drawing its figures")
        site = read_site(content.resolve(), kinds, base_url)
        for warning in (*site.doubts, *map(str, faint_colours(site)), *_lacking(site)):
            warn(warning)
        files = site_files(site, *looks(site, kinds), tell)
        tell("Putting the site in its place")
        return put_in_place(files, output, settled)

    try:
        if known is None or kinds is not None:
            # Of kinds that are handed over nobody knows when their code has changed.
            return made()
        try:
            with knowing(known):
                return made()
        except Moved:  # by another build, say, that was done first
            with knowing(replace(known, earlier={})):
                return made()
    except Moved as moved:
        problem = "changes while the site is built; build it again once it rests"
        raise ContentError(os.path.relpath(str(moved)), None, problem) from None


def looks(site: Site, kinds: Sequence[AnyKind] | None = None) -> tuple[Styles, Script]:
    """The style sheets and the scripts in the site's theme and by its name."""
    word, own = site.settings.word, site.content
    styles = read_styles(kinds, site.theme, own)
    script = read_script(kinds, site.theme, own)
    return replace(styles, word=word), replace(script, word=word)


def _lacking(site: Site) -> Iterator[str]:
    """What readers of the pictures do not see, a line for each figure: PNGs are painted with the
    typefaces that are shipped, which have Latin, Greek and signs, and not with the system's."""
    for figures in site.figures.values():
        for figure in figures:
            drawn = "".join(drawing.content for drawing in figure.drawings)
            if not drawn and figure.table:
                drawn = "".join(column.name for column in figure.table.columns)
                drawn += "".join(text for row in figure.table.rows for text in row)
            if found := lacking(drawn):
                told = found if len(found) <= MOST_TOLD else f"{found[:MOST_TOLD]}…"
                yield (
                    f'figure "{figure.id}": its PNG pictures show boxes in place of {told}, which '
                    "their typefaces lack; pages and SVG files take these from the reader's system"
                )


def site_files(site: Site, styles: Styles, script: Script, tell: Tell = silent) -> dict[str, File]:
    """Every file of the site by its path in the output folder."""
    texts = Texts(site)
    entries = entries_of(texts)
    files = own_files_of(site) | assets_of(site, styles, script)
    if any(text.dressed for text in texts.bodies.values()):
        files[styles.markup_name] = File.of(styles.markup)
    tell("Painting the pictures")
    figures, told = figures_of(site, texts, styles, script)
    embeds, embedded = _embeds(site, texts, styles, script, figures, told)
    files |= figures | embedded
    files |= _unfurled(site, texts, entries, embeds, styles)
    tell("Writing the pages")
    finished = Noted("site", files, lambda file: file.sum)
    articles = Noted("articles", {page.slug: page.slug for page in site.articles}, str)
    now_known(finished)
    now_known(articles)
    aside = Aside(steps.Around(finished, articles))
    pages, of_pages = pages_of(site, texts, styles, script, entries, embeds, aside)
    files |= pages
    told |= of_pages
    files = _taken_along(site, styles, files, told)
    tell("Checking the pages")
    check_pages({name: one.links for name, one in told.items()}, files, Source(site, entries))
    return files


def own_files_of(site: Site) -> dict[str, File]:
    """What the author has put into the site as it is."""
    return own_files(site.content.folder, [page.slug for page in site.pages])


def assets_of(site: Site, styles: Styles, script: Script) -> dict[str, File]:
    """Style sheets, scripts, and what is there once."""
    texts = {names.AS_IT_IS: "", styles.name: styles.linked, script.name: script.text}
    if any(figure.more for page in site.pages for figure in site.figures[page.slug]):
        texts |= {styles.more_name: styles.more, script.more_name: script.more}
    asks = any(page.asks for page in site.pages)
    figures = [figure for page in site.pages for figure in site.figures[page.slug]]
    for late in late_on(figures, asks):
        texts[script.late_name(late)] = script.late[late]
    texts[names.SCHEMA] = result(steps.figures_schema, Aside(site.content))
    files = {name: File.of(text) for name, text in texts.items()}
    files |= {name: File.of(read_file(FONTS / font)) for name, font in styles.fonts.items()}
    if styles.theme:
        files[styles.theme_name] = File.of(styles.theme_linked)
    for name in styles.theme_files:
        files[name] = File.of(file_data(site.theme, site.content.folder, name))
    return files | {names.ICON: File.of(read_file(ASSETS / "icon.svg"))}


def figures_of(
    site: Site, texts: Texts, styles: Styles, script: Script, only: str | None = None
) -> tuple[dict[str, File], dict[str, Told]]:
    """The figures, or the one of that id, as files, and as they are embedded, and what their pages
    tell."""
    settings = site.settings
    named = (settings.language, settings.licence.url, settings.base_url)
    step = partial(steps.figure, *named, styles, script)
    made = file_results(
        step,
        [
            (
                one.figure,
                texts.captions[one.figure.id].plain,
                source(one.page.head, one.figure.id, site.settings),
                Aside(one.block),
            )
            for one in texts.placed
            if only in (None, one.figure.id)
        ],
    )
    return _joined(made)


def _joined(
    made: Iterable[tuple[dict[str, File], dict[str, Told]]],
) -> tuple[dict[str, File], dict[str, Told]]:
    """The files of several steps, and what these tell."""
    files: dict[str, File] = {}
    told: dict[str, Told] = {}
    for some, of_some in made:
        files |= some
        told |= of_some
    return files, told


def _embeds(
    site: Site,
    texts: Texts,
    styles: Styles,
    script: Script,
    figures: dict[str, File],
    told: dict[str, Told],
) -> tuple[Embeds, dict[str, File]]:
    """How figures are embedded, and the files of this version, for which the pages of figures
    that wait in `figures` get their places; so does what they tell."""
    contents = {
        "style.css": File.of(styles.figure),
        "script.js": File.of(script.figure),
        names.ELEMENT: File.of(element_script()),
    }
    if any(one.figure.more for one in texts.placed):
        contents |= {"more.css": File.of(styles.more), "more.js": File.of(script.more)}
    if styles.theme:
        contents["theme.css"] = File.of(styles.theme_held)
    for late in late_in([one.figure for one in texts.placed]):
        contents[f"{late}.js"] = File.of(script.late[late])
    waiting = {}
    for one in texts.placed:
        id = one.figure.id
        contents[f"{id}.html"] = figures.pop(f"{names.EMBED}{id}.html")
        contents[f"{id}.svg"] = figures[f"{names.FIGURES}{id}.svg"]
        waiting[f"{id}.html"] = told.pop(f"{names.EMBED}{id}.html")
    sums = {name: file.sum for name, file in contents.items()}
    version = result(steps.embeds_version, sums, Aside(contents))
    folder = names.embed_folder(version)
    told.update({f"{folder}{name}": one for name, one in waiting.items()})
    files = {f"{folder}{name}": file for name, file in contents.items()}
    files[f"{names.EMBED}{names.ELEMENT}"] = contents[names.ELEMENT]
    return Embeds(site.settings, version, integrity(element_script())), files


def _unfurled(
    site: Site, texts: Texts, entries: Sequence[Entry], embeds: Embeds, styles: Styles
) -> dict[str, File]:
    """What other programs show for the addresses of pages and figures."""
    first: dict[str, Entry] = {}
    for one, entry in zip(texts.placed, entries, strict=True):
        if one.figure.drawings:
            first.setdefault(one.page.slug, entry)
    pages = [(page.head, first.get(page.slug)) for page in site.articles]
    documents = oembed_files(pages, entries, embeds)
    files = {name: File.of(text) for name, text in documents.items()}
    cards = []
    for page in site.principal:
        emblem = site.emblem(page)
        own = page is not site.home or page.head.front.title != site.settings.title
        title = page.head.front.title if own else site.settings.tagline
        cards.append((page.slug, title, emblem.drawings[0] if emblem else None))
    painted = file_results(partial(steps.card, site.settings.title, styles.drawing), cards)
    return files | _joined(painted)[0]


def pages_of(
    site: Site,
    texts: Texts,
    styles: Styles,
    script: Script,
    entries: Sequence[Entry],
    embeds: Embeds,
    aside: Aside[steps.Around],
    article: ArticleStep = steps.article,
) -> tuple[dict[str, File], dict[str, Told]]:
    """Every page, the scripts of their dialogs, what `article` makes of each article, and every
    index file; and what the pages tell."""
    offers = offers_of(entries, embeds)
    on: dict[str, list[Offer]] = {page.slug: [] for page in site.pages}
    for offer in offers:
        on[offer.entry.page.slug].append(offer)
    counted = {slug: brings("rows", rows) for slug, rows in texts.rows.items()}
    own: dict[str, dict[str, tuple[str, File]]] = {}
    for page, lines in zip(site.pages, offers_scripts(map(tuple, on.values())), strict=True):
        brought = {"dialog": lines and dialog_script(), "offers": lines, "rows": counted[page.slug]}
        # Where nothing is alive no script runs that would ask for them.
        asked_for = is_live(site.figures[page.slug], page.asks)
        files = {name: File.of(text) for name, text in brought.items() if text and asked_for}
        own[page.slug] = {
            name: (names.script_name(name, names.short_sum(one.sum)), one)
            for name, one in files.items()
        }
    heads = {page.slug: page.head for page in site.below}

    def links(page: Outline) -> Linked:
        late = {name: address for name, (address, _) in own[page.slug].items()}
        dressed = texts.bodies[page.slug].dressed
        return linked(site.figures[page.slug], page.asks, styles, script, late, dressed)

    cards = cards_of(site, texts)
    following = {one.page.slug: next.page for one, next in pairwise(cards)}
    parts = parts_of(heads.values())
    tags = tags_of(heads.values())
    look = styles.home + (styles.more_drawing if any(card.more for card in cards) else "")
    home = (site.home.head, cards, texts.bodies[names.HOME], links(site.home), look)

    def beside(page: Outline) -> Beside:
        after = heads.get(page.head.front.after or "")
        return Beside(after, following.get(page.slug), parts.get(page.slug))

    articles = [
        (
            page.head,
            beside(page),
            texts.bodies[page.slug],
            links(page),
            any(figure.more for figure in site.figures[page.slug]),
            late_on(site.figures[page.slug], page.asks),
            counted[page.slug],
            is_live(site.figures[page.slug], page.asks),
            aside,
        )
        for page in site.articles
    ]
    aside_of = [
        (page.head, beside(page), texts.bodies[page.slug], links(page)) for page in site.aside
    ]
    sheets = tuple(filter(None, (styles.name, styles.theme_name)))
    exhibits = tuple(offer for offer in offers if not offer.entry.page.aside)
    shown = (sheets, styles.gallery, exhibits)
    read = [(page.head.front.title, texts.bodies[page.slug].html) for page in site.pages]
    searched = tuple(
        (page.head, texts.bodies[page.slug].toc, words)
        for page, words in zip(site.pages, results(steps.words_of, read), strict=True)
    )
    settings = site.settings
    named = tuple(page.head for page in site.articles)
    others = tuple(page.head for page in site.aside)
    made = [
        *file_results(partial(steps.home, settings), [home]),
        *file_results(partial(article, settings, styles, script), articles),
        *file_results(partial(steps.aside, settings), aside_of),
        *file_results(partial(steps.gallery, settings), [shown]),
        *file_results(partial(steps.search, settings), [(sheets, styles.search, searched, tags)]),
        *file_results(partial(steps.tags, settings), [(sheets, tags)] if tags else []),
        *file_results(partial(steps.not_found, settings), [(named, styles.bare)]),
        *file_results(partial(steps.indexes, settings), [(site.home.head, named, others)]),
    ]
    files, told = _joined(made)
    apart = _loaded(map(links, site.aside)) - _loaded(map(links, site.principal))
    for page in site.aside:
        name = names.page_name(page.slug)
        told[name] = replace(told[name], apart=apart)
    return files | {address: one for its in own.values() for address, one in its.values()}, told


def _loaded(pages: Iterable[Linked]) -> frozenset[str]:
    """The style sheets and scripts that some pages load, at first or later."""
    return frozenset(
        address
        for page in pages
        for address in (*page.stylesheets, *page.scripts, *page.late.values())
    )


def _taken_along(
    site: Site, styles: Styles, files: dict[str, File], told: Mapping[str, Told]
) -> dict[str, File]:
    """The book, the archive with it, and the worker, which knows of all files."""
    heads = tuple(page.head for page in site.principal)
    chapters = tuple(
        chapter for page in site.articles if (chapter := told[names.page_name(page.slug)].chapter)
    )
    shown = {name: files[name].sum for chapter in chapters for name in chapter.media}
    faces = (name for name in styles.theme_files if name in styles.book)
    shown |= {name: files[name].sum for name in faces}
    book = (site.settings, heads, chapters, shown, styles.book, Aside(files))
    ((made, _),) = file_results(steps.book, [book])
    known = {**files, **made}
    unpacked = {name: one.unpacked for name, one in told.items() if one.unpacked is not None}
    sums = {name: file.sum for name, file in known.items()}
    ((archive, _),) = file_results(
        steps.archive, [(site.settings.archive, sums, unpacked, Aside(known))]
    )
    known |= archive
    visited = {
        name: one.links for name, one in told.items() if names.is_page(name) and one.apart is None
    }
    apart = frozenset().union(*(one.apart for one in told.values() if one.apart))
    return known | {names.WORKER: File.of(worker_script(known, visited, apart))}


class Source:
    """The page of the content that an HTML file comes from: for messages."""

    def __init__(self, site: Site, entries: Sequence[Entry]) -> None:
        self._folder = site.content.folder
        pages = {names.page_name(page.slug): page.slug for page in site.pages}
        copies = {names.offline_name(page.slug): page.slug for page in site.articles}
        figures = {f"{names.FIGURES}{one.id}.html": one.page.slug for one in entries}
        self._slugs = pages | copies | figures

    def __call__(self, name: str) -> Page | None:
        slug = self._slugs.get(name)
        return read_page(self._folder / f"{slug}.md", self._folder) if slug else None
