"""The articles as an e-book, EPUB 3: still figures, formulas, notes, and a table of contents."""

from __future__ import annotations

import posixpath
import uuid
from collections.abc import Container, Iterator, Mapping, Sequence
from functools import partial
from itertools import pairwise
from urllib.parse import quote, urljoin
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from markupsafe import Markup

from generator.article.front import Head
from generator.article.rendered import Section
from generator.notation.marks import Mark
from generator.notation.templating import render
from generator.offline.archive import packed
from generator.offline.told import Chapter, chapter_name
from generator.offline.xhtml import AS_IT_IS, EPUB, XHTML, XLINK, converted, local, written
from generator.pages.addresses import inside
from generator.pages.parsed import ParsedPage
from generator.reading.data_address import media_type
from generator.site.names import page_name
from generator.site.settings import Settings
from generator.work.results import results

IMAGES = {
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".gif": "image/gif",
    ".webp": "image/webp",
}
LANGUAGES = {"math": "mathml", "svg": "svg"}
_MARKS = frozenset(map(str, Mark))
WITHOUT_TAGS = {
    *("script", "style", "template", "link", "meta", "base", "noscript", "source"),
    *("iframe", "object", "embed", "video", "audio", "canvas", "dialog"),
    *("form", "input", "button", "select", "textarea"),
}
PLAIN_TAGS = {"details": "div", "summary": "p", "label": "span"}
# By which a reading program knows the book again, whatever its title and its file are.
IDENTITY = "articles.epub"
NOTES = {
    "footnote-ref": {f"{{{EPUB}}}type": "noteref", "role": "doc-noteref"},
    "footnote-backref": {"role": "doc-backlink"},
}


def book(
    settings: Settings,
    pages: Sequence[Head],
    chapters: Sequence[Chapter],
    media: Mapping[str, bytes],
    css: str,
) -> bytes:
    """The e-book of these chapters, with the images and typefaces that they show; `pages` are those
    of the site that are written, the home page first."""
    names = {
        "settings": settings,
        "authors": _authors(settings, pages[1:]),
        "date": max(filter(None, (page.front.newest for page in pages))),
        "identifier": uuid.uuid5(uuid.NAMESPACE_URL, settings.base_url + IDENTITY),
        "chapters": chapters,
        "media": [(name, _image(name) or media_type(name)) for name in sorted(media)],
    }
    texts = {
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": render("epub/container.xml"),
        "EPUB/package.opf": render("epub/package.opf", **names),
        "EPUB/_title.xhtml": render("epub/title.xhtml", **names, title=settings.title),
        "EPUB/_contents.xhtml": render("epub/nav.xhtml", **names, title="Contents"),
        "EPUB/style.css": css,
    }
    for chapter in chapters:
        content = Markup(chapter.content)
        texts[f"EPUB/{chapter.name}"] = render(
            "epub/page.xhtml", settings=settings, title=chapter.title, content=content
        )
    return packed(texts | {f"EPUB/{name}": media[name] for name in sorted(media)})


def _authors(settings: Settings, articles: Sequence[Head]) -> list[str]:
    named = (page.front.authors or [settings.author] for page in articles)
    return list(dict.fromkeys(author for authors in named for author in authors)) or [
        settings.author
    ]


def _image(name: str) -> str | None:
    """Media type of a file that a book may show as an image."""
    return IMAGES.get(posixpath.splitext(name)[1].lower())


def chapter(
    base_url: str,
    page: Head,
    read: ParsedPage,
    articles: Container[str],
    files: Container[str],
    css: str,
) -> Chapter:
    """The chapter of the article whose page is `read`.

    `articles` are the slugs of all of them, `files` the names of what the site has besides pages;
    `css` is the style sheet of its drawings.
    """
    main, *_ = read.tree.css("main")  # an author may write another
    body, media, tags = converted(main, _left_out), set[str](), set[str]()
    for element in body.iter():
        tag = _adapt(element)
        tags.add(tag)
        if tag == "a" and "href" in element.attrib:
            element.set("href", _link(element.get("href", ""), page.slug, articles, base_url))
        media.update(_shown(element, tag, page.slug, files))
    if "svg" in tags:
        _paint(body, css)
    properties = " ".join(name for tag, name in LANGUAGES.items() if tag in tags)
    content = "".join(written(element) for element in body)
    shown = tuple(sorted(media))
    return Chapter(page.slug, page.front.title, content, _sections(body), shown, properties)


def _left_out(tag: str, attributes: Mapping[str, str | None]) -> bool:
    """Whether the element does not belong into a book."""
    marked = not _MARKS.isdisjoint((attributes.get("class") or "").split())
    return marked or "hidden" in attributes or tag in WITHOUT_TAGS


def _adapt(element: Element) -> str:
    """Names and attributes as a still page has them, and what notes are; gives the name."""
    tag = local(element)
    if tag in PLAIN_TAGS:
        element.tag = f"{{{XHTML}}}{PLAIN_TAGS[tag]}"
        if tag == "summary":
            element.set("class", "summary")
    folded = ("name", "open") if tag == "details" else ()
    for name in list(element.attrib):
        if name == "tabindex" or name in folded or name.startswith(("on", "data-")):
            del element.attrib[name]
    for kind in element.get("class", "").split():
        for name, value in NOTES.get(kind, {}).items():
            element.set(name, value)
    if tag == "li" and element.get("id", "").startswith("fn:"):
        element.set(f"{{{EPUB}}}type", "footnote")
    return PLAIN_TAGS.get(tag, tag)


def _link(address: str, slug: str, articles: Container[str], base_url: str) -> str:
    """Where a link leads from within the book: to another place in it, or to the site."""
    place = inside(address, page_name(slug))
    if place is None:
        return address
    path, fragment = place
    other = path.removesuffix(".html")
    if path != page_name(other) or other not in articles:
        return urljoin(base_url + page_name(slug), address)
    chapter = "" if other == slug and fragment else quote(chapter_name(other))
    return f"{chapter}#{fragment}" if fragment else chapter


def _shown(element: Element, tag: str, slug: str, files: Container[str]) -> Iterator[str]:
    """The images of the site that the element of that name shows."""
    element.attrib.pop("srcset", None)
    if tag not in ("img", "image", "use"):
        return
    element.attrib.pop("loading", None)
    place = inside(element.get("src", "#"), page_name(slug))
    if tag == "img" and place and place[0] in files and not _image(place[0]):
        # A format that not every reading program shows: its text stands in its place.
        element.tag, element.text = f"{{{XHTML}}}span", element.get("alt", "")
        element.attrib.clear()
    for name in ("src", "href", f"{{{XLINK}}}href"):
        place = inside(element.get(name, "#"), page_name(slug))
        if place and place[0] in files and _image(place[0]):
            if "/" in slug:  # the book has its chapters beside its folders
                element.set(name, quote(place[0]) + (place[1] and f"#{place[1]}"))
            yield place[0]


def _paint(body: Element, css: str) -> None:
    """Puts in the place of each drawing the same with its colours as attributes."""
    drawings = [svg for svg in _outermost(body) if local(svg) == "svg"]
    painted = results(partial(_painted, css), [(written(svg, tail=False),) for svg in drawings])
    for svg, text in zip(drawings, painted, strict=True):
        tail = svg.tail
        svg.clear()
        svg.tag, svg.text, svg.tail = AS_IT_IS, text, tail


def _outermost(element: Element) -> Iterator[Element]:
    """The elements in it that are of HTML, and the drawings, without what is in these."""
    for child in element:
        yield child
        if local(child) != "svg":
            yield from _outermost(child)


def _painted(css: str, svg: str) -> str:
    from generator.svg.flat import painted  # reads style sheets: only where a drawing has changed

    root = ElementTree.fromstring(svg)
    kind = root.get("class", "")
    painted(root, css)
    root.set("class", kind)  # of the classes only its own is left
    for element in root.iter():
        # A halo is behind its text only where readers know this; elsewhere it would cover it.
        if element.attrib.pop("paint-order", None):
            for name in ("stroke", "stroke-width", "stroke-linejoin"):
                element.attrib.pop(name, None)
    return written(root)


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
