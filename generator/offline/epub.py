"""The articles as an e-book, EPUB 3: still figures, formulas, notes, and a table of contents."""

from __future__ import annotations

import posixpath
import uuid
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from urllib.parse import quote
from xml.etree.ElementTree import Element

from markupsafe import Markup

from generator.article.markup import Section
from generator.article.page import Page
from generator.notation.marks import Mark
from generator.notation.templating import render
from generator.offline.archive import packed
from generator.offline.xhtml import EPUB, SVG, XHTML, XLINK, converted, local, written
from generator.pages.addresses import inside
from generator.pages.parsed import ParsedPage
from generator.site.names import BOOK, page_name
from generator.site.site import Site
from generator.site.styles import Styles
from generator.svg.flat import painted

IMAGES = {
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".gif": "image/gif",
    ".webp": "image/webp",
}
LANGUAGES = {"math": "mathml", "svg": "svg"}
WITHOUT_TAGS = {
    *("script", "style", "template", "link", "meta", "base", "noscript", "source"),
    *("iframe", "object", "embed", "video", "audio", "canvas", "dialog"),
    *("form", "input", "button", "select", "textarea"),
}
PLAIN_TAGS = {"details": "div", "summary": "p", "label": "span"}
NOTES = {
    "footnote-ref": {f"{{{EPUB}}}type": "noteref", "role": "doc-noteref"},
    "footnote-backref": {"role": "doc-backlink"},
}


@dataclass(frozen=True)
class Chapter:
    """An article in the book: its XHTML, and what the package has to say of it.

    `media` are the images that it shows, `properties` names the other languages that are in it.
    """

    slug: str
    title: str
    content: str
    sections: tuple[Section, ...]
    media: frozenset[str]
    properties: str

    @property
    def name(self) -> str:
        return f"{self.slug}.xhtml"


def book(
    site: Site, chapters: Sequence[Chapter], files: Mapping[str, str | bytes], styles: Styles
) -> bytes:
    """The e-book of the articles, with the images that they show."""
    media = sorted(set().union(*(chapter.media for chapter in chapters)))
    names = {
        "settings": site.settings,
        "authors": _authors(site),
        "date": _date(site),
        "identifier": uuid.uuid5(uuid.NAMESPACE_URL, site.settings.base_url + BOOK),
        "chapters": chapters,
        "media": [(name, _image(name)) for name in media],
    }
    texts = {
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": render("epub/container.xml"),
        "EPUB/package.opf": render("epub/package.opf", **names),
        "EPUB/_title.xhtml": render("epub/title.xhtml", **names, title=site.settings.title),
        "EPUB/_contents.xhtml": render("epub/nav.xhtml", **names, title="Contents"),
        "EPUB/style.css": styles.book,
    }
    for chapter in chapters:
        content = Markup(chapter.content)
        texts[f"EPUB/{chapter.name}"] = render(
            "epub/page.xhtml", settings=site.settings, title=chapter.title, content=content
        )
    return packed(texts | {f"EPUB/{name}": files[name] for name in media})


def _authors(site: Site) -> list[str]:
    named = (page.front.authors or [site.settings.author] for page in site.articles)
    return list(dict.fromkeys(author for authors in named for author in authors)) or [
        site.settings.author
    ]


def _date(site: Site) -> date:
    """When the newest text was written or changed."""
    return max(page.front.updated or page.front.date for page in site.pages)


def _image(name: str) -> str | None:
    """Media type of a file that a book may show as an image."""
    return IMAGES.get(posixpath.splitext(name)[1].lower())


def chapter(
    site: Site, page: Page, read: ParsedPage, files: Mapping[str, str | bytes], styles: Styles
) -> Chapter:
    """The chapter of the article whose page is `read`."""
    main, *_ = read.tree.css("main")  # an author may write another
    body, media = converted(main), set[str]()
    _prune(body)
    articles = {page_name(other.slug): other.slug for other in site.articles}
    for element in list(body.iter()):
        _adapt(element)
        if "href" in element.attrib and local(element) == "a":
            element.set("href", _link(element.get("href", ""), page.slug, articles, site))
        media.update(_shown(element, page.slug, files))
    for svg in body.iter(f"{{{SVG}}}svg"):
        _paint(svg, styles.drawing)
    tags = {local(element) for element in body.iter()}
    properties = " ".join(name for tag, name in LANGUAGES.items() if tag in tags)
    content = "".join(written(element) for element in body)
    title = page.front.title
    return Chapter(page.slug, title, content, _sections(body), frozenset(media), properties)


def _prune(element: Element) -> None:
    """Takes out of the element what does not belong into a book; the text around it stays."""
    last = None
    for child in list(element):
        if _left_out(child):
            element.remove(child)
            if last is None:
                element.text = (element.text or "") + (child.tail or "")
            else:
                last.tail = (last.tail or "") + (child.tail or "")
        else:
            _prune(child)
            last = child


def _left_out(element: Element) -> bool:
    classes = set(element.get("class", "").split())
    return (
        not classes.isdisjoint(Mark) or "hidden" in element.attrib or local(element) in WITHOUT_TAGS
    )


def _adapt(element: Element) -> None:
    """Names and attributes as a still page has them, and what notes are."""
    tag = local(element)
    if tag in PLAIN_TAGS:
        element.tag = f"{{{XHTML}}}{PLAIN_TAGS[tag]}"
        if tag == "summary":
            element.set("class", "summary")
    for name in list(element.attrib):
        if name == "tabindex" or name.startswith(("on", "data-")):
            del element.attrib[name]
    for kind in element.get("class", "").split():
        for name, value in NOTES.get(kind, {}).items():
            element.set(name, value)
    if tag == "li" and element.get("id", "").startswith("fn:"):
        element.set(f"{{{EPUB}}}type", "footnote")


def _link(address: str, slug: str, articles: Mapping[str, str], site: Site) -> str:
    """Where a link leads from within the book: to another place in it, or to the site."""
    place = inside(address, page_name(slug))
    if place is None:
        return address
    path, fragment = place
    if path not in articles:
        return site.settings.base_url + address.removeprefix("./")
    chapter = "" if articles[path] == slug and fragment else quote(f"{articles[path]}.xhtml")
    return f"{chapter}#{fragment}" if fragment else chapter


def _shown(element: Element, slug: str, files: Mapping[str, str | bytes]) -> Iterator[str]:
    """The images of the site that the element shows."""
    element.attrib.pop("srcset", None)
    if local(element) not in ("img", "image", "use"):
        return
    for name in ("src", "href", f"{{{XLINK}}}href"):
        place = inside(element.get(name, "#"), page_name(slug))
        if place and place[0] in files and _image(place[0]):
            yield place[0]


def _paint(svg: Element, css: str) -> None:
    """Gives a drawing its colours as attributes; of the classes only its own is left."""
    kind = svg.get("class", "")
    painted(svg, css)
    svg.set("class", kind)
    for element in svg.iter():
        # A halo is behind its text only where readers know this; elsewhere it would cover it.
        if element.attrib.pop("paint-order", None):
            for name in ("stroke", "stroke-width", "stroke-linejoin"):
                element.attrib.pop(name, None)


def _sections(body: Element) -> tuple[Section, ...]:
    headings = [
        (
            int(local(element)[1]),
            element.get("id", ""),
            " ".join("".join(element.itertext()).split()),
        )
        for element in body.iter()
        if local(element) in ("h2", "h3") and element.get("id")
    ]
    return tuple(_nested(headings))


def _nested(headings: Sequence[tuple[int, str, str]]) -> Iterator[Section]:
    """The headings as a tree: each with those that follow it and are deeper."""
    starts = [i for i, (level, *_) in enumerate(headings) if level <= headings[0][0]]
    for start, end in pairwise([*starts, len(headings)]):
        level, name, title = headings[start]
        yield Section(name, title, level, tuple(_nested(headings[start + 1 : end])))
