"""The steps of a build: functions whose results are kept by what they are told and read.

Each loads what makes it only when it is made: most builds make few of them.
"""

from __future__ import annotations

from dataclasses import dataclass

from generator.article.front import Head
from generator.article.page import Block
from generator.article.rendered import Rendered, Section
from generator.exports.embeds import Offer
from generator.figures.finished import FinishedFigure, Picture
from generator.offline.told import Chapter, Told
from generator.pages.base import Beside, Linked, inlined
from generator.pages.cards import Card
from generator.reading.errors import ContentError
from generator.site import names
from generator.site.content import Content
from generator.site.scripts import Script
from generator.site.settings import Settings
from generator.site.styles import Styles
from generator.site.tags import Tag
from generator.work.file import File
from generator.work.results import Aside, Files, Noted

Made = tuple[Files, dict[str, Told]]
"""Files by their names in the site, and what those of them tell that are HTML."""


@dataclass(frozen=True)
class Around:
    """What a page finds around it: the files of the site but for pages, and the articles."""

    files: Noted[File]
    articles: Noted[str]


def figures_schema(content: Aside[Content]) -> str:
    from generator.exports.figure_files import schema

    return schema(content.told.kinds)


def figure(
    language: str,
    licence: str,
    base_url: str,
    styles: Styles,
    script: Script,
    figure: FinishedFigure,
    caption: str,
    source: tuple[str, str],
    place: Aside[Block],
) -> Made:
    """A figure's files, and its page for embeds, which waits beside their folders."""
    from generator.exports.figure_files import figure_files
    from generator.exports.policy import own_sources
    from generator.exports.standalone import Standalone, figure_page
    from generator.pages.parsed import parse
    from generator.svg.png import TooLarge

    whole = Standalone(language, styles, script)
    own = own_sources(f"{base_url}{names.EMBED}")
    linked = Standalone(language, styles, script, "style.css", "script.js", own)
    try:
        made = figure_files(figure, caption, source, whole, licence)
    except TooLarge as error:
        problem = f'figure "{figure.id}": {error}; show fewer rows, columns or words'
        raise ContentError(place.told.file, place.told.line, problem) from None
    files = {f"{names.FIGURES}{name}": content for name, content in made.items()}
    files[f"{names.EMBED}{figure.id}.html"] = figure_page(figure, caption, linked, source)
    told = {
        name: Told(parse(str(text)).links) for name, text in files.items() if name.endswith("html")
    }
    return files, told


def embeds_version(sums: dict[str, str], contents: Aside[dict[str, File]]) -> str:
    return names.embeds_hash({name: file.text for name, file in contents.told.items()})


def card(site: str, css: str, slug: str, title: str, picture: Picture | None) -> Made:
    from generator.exports.unfurl import card

    return {names.card_name(slug): card(title, site, picture, css)}, {}


def home(
    settings: Settings,
    page: Head,
    cards: tuple[Card, ...],
    text: Rendered,
    linked: Linked,
    styles: str,
) -> Made:
    from generator.pages.articles import home

    html = home(settings, page, cards, text, linked, styles)
    return _read(names.page_name(page.slug), html, settings, later=True)


def article(
    settings: Settings,
    styles: Styles,
    script: Script,
    page: Head,
    beside: Beside,
    text: Rendered,
    linked: Linked,
    more: bool,
    late: tuple[str, ...],
    rows: str,
    live: bool,
    around: Aside[Around],
) -> Made:
    """An article's page, and its copy that stands alone."""
    from generator.exports.policy import own_sources, with_policy
    from generator.offline.epub import chapter
    from generator.offline.single_files import alone, unpacked
    from generator.pages.articles import article, offline_form
    from generator.pages.parsed import parse

    name, copy = names.page_name(page.slug), names.offline_name(page.slug)
    own = own_sources(settings.base_url)
    html = with_policy(article(settings, page, beside, text, linked), own, later=True)
    root = names.root_of(name)
    held = inlined(styles, script, more, late, rows, live, text.dressed, root)
    whole = offline_form(settings, page, beside, text, held)
    single = alone(whole, name, settings.base_url, around.told.files)
    parsed = parse(html)
    told = Told(
        parsed.links,
        unpacked(parsed, name, settings.base_url, settings.archive),
        chapter(
            settings.base_url,
            page,
            parsed,
            around.told.articles,
            around.told.files,
            styles.drawing_on_paper,
        ),
    )
    return {name: html, copy: single}, {name: told, copy: Told(parse(single).links)}


def article_alone(
    settings: Settings,
    styles: Styles,
    script: Script,
    page: Head,
    beside: Beside,
    text: Rendered,
    linked: Linked,
    more: bool,
    late: tuple[str, ...],
    rows: str,
    live: bool,
    around: Aside[Around],
) -> Made:
    """An article's page, told what `article` is told, and nothing besides."""
    from generator.exports.policy import own_sources, with_policy
    from generator.pages.articles import article
    from generator.pages.parsed import parse

    name, own = names.page_name(page.slug), own_sources(settings.base_url)
    html = with_policy(article(settings, page, beside, text, linked), own, later=True)
    return {name: html}, {name: Told(parse(html).links)}


def aside(settings: Settings, page: Head, beside: Beside, text: Rendered, linked: Linked) -> Made:
    """A page beside the articles."""
    from generator.pages.articles import aside

    html = aside(settings, page, beside, text, linked)
    return _read(names.page_name(page.slug), html, settings, later=True)


def gallery(
    settings: Settings, stylesheets: tuple[str, ...], styles: str, offers: tuple[Offer, ...]
) -> Made:
    from generator.pages.gallery import gallery

    html = gallery(settings, stylesheets, styles, offers)
    return _read(names.page_name(names.GALLERY), html, settings, later=True)


def words_of(title: str, html: str) -> list[tuple[str, str, str]]:
    from generator.pages.search import sections

    return sections(title, html)


def search(
    settings: Settings,
    sheets: tuple[str, ...],
    styles: str,
    pages: tuple[tuple[Head, tuple[Section, ...], list[tuple[str, str, str]]], ...],
    tags: tuple[Tag, ...],
) -> Made:
    """The page that finds words, its script, and the texts that this looks through."""
    from generator.pages.search import search, search_script, words

    texts = words([(head, texts) for head, _, texts in pages])
    script = search_script()
    files = {
        names.searched_name("words", texts): texts,
        names.searched_name("find", script): script,
    }
    told, finds = files
    size = len(texts.encode())
    listed = [(head, toc) for head, toc, _ in pages]
    html = search(settings, sheets, styles, finds, (told, size), listed, tags)
    made, links = _read(names.page_name(names.SEARCH), html, settings, later=True)
    return {**made, **files}, links


def tags(settings: Settings, sheets: tuple[str, ...], tags: tuple[Tag, ...]) -> Made:
    """The page of all tags, and one for each."""
    from generator.pages.tags import all_tags, one_tag

    pages = {names.page_name(names.TAGS): all_tags(settings, sheets, tags)}
    pages |= {tag.page: one_tag(settings, sheets, tag) for tag in tags}
    made = [_read(name, html, settings, later=True) for name, html in pages.items()]
    files = {name: content for some, _ in made for name, content in some.items()}
    return files, {name: one for _, told in made for name, one in told.items()}


def not_found(settings: Settings, articles: tuple[Head, ...], css: str) -> Made:
    from generator.pages.not_found import not_found

    html = not_found(settings, articles, css)
    return _read(names.page_name(names.NOT_FOUND), html, settings, later=False)


def indexes(
    settings: Settings, home: Head, articles: tuple[Head, ...], aside: tuple[Head, ...]
) -> Made:
    from generator.pages.indexes import indexes

    return indexes(settings, home, articles, aside), {}


def book(
    settings: Settings,
    pages: tuple[Head, ...],
    chapters: tuple[Chapter, ...],
    shown: dict[str, str],
    css: str,
    files: Aside[dict[str, File]],
) -> Made:
    from generator.offline.epub import book

    media = {name: files.told[name].data for name in shown}
    return {settings.book: book(settings, pages, chapters, media, css)}, {}


def archive(
    name: str,
    sums: dict[str, str],
    unpacked: dict[str, str],
    files: Aside[dict[str, File]],
) -> Made:
    from generator.offline.archive import archive

    return {name: archive(files.told, unpacked, name.removesuffix(".zip"))}, {}


def _read(name: str, html: str, settings: Settings, later: bool) -> Made:
    """A page with its policy, and what it tells; `later` is for one that loads more later."""
    from generator.exports.policy import own_sources, with_policy
    from generator.offline.single_files import unpacked
    from generator.pages.parsed import parse

    own = own_sources(settings.base_url) if later else ""
    parsed = parse(with_policy(html, own, later))
    return {name: parsed.html}, {
        name: Told(parsed.links, unpacked(parsed, name, settings.base_url, settings.archive))
    }
