"""The page that finds words, and the texts that its script looks through."""

from __future__ import annotations

import math
from collections.abc import Sequence

from selectolax.lexbor import LexborHTMLParser, LexborNode

from generator.article.front import Head
from generator.article.rendered import Section
from generator.notation.marks import Mark
from generator.notation.templating import render
from generator.pages.base import Base, Linked
from generator.reading.shipped import ASSETS, shipped_text
from generator.site.names import HOME, SEARCH, card_name, page_name
from generator.site.scripts import brings
from generator.site.settings import Settings
from generator.site.tags import Tag

Words = tuple[str, str, str]
"""A section's id, empty for the beginning of a page, its heading, and its text."""

_HEADINGS = {"h2", "h3"}
# What is drawn, what computes, what readers set, and what is there for paper alone.
_UNREAD = {
    *("script", "style", "template", "svg", "annotation"),
    *("button", "input", "select", "output"),
}
_ASIDE = {"visually-hidden", "key", *map(str, Mark)}
_OF_FIGURES = {"figure"}  # of which only the caption is read
_BLOCKS = {"p", "li", "div", "td", "th", "dt", "dd", "pre", "figcaption", "details", "summary"}
_BETWEEN = {"mfrac": "/", "msup": "^"}  # the two parts of a formula's element, in a line
_GROUPS = {"mrow", "mfrac"}  # which stand there in brackets
_AFTER = dict.fromkeys(_BLOCKS, " ")  # what parts the text in an element from the next


def sections(title: str, html: str) -> list[Words]:
    """The texts of a page's sections, the beginning first, which is called as the page is."""
    found: list[tuple[str, str, list[str]]] = [("", title, [])]
    tree = LexborHTMLParser(html)
    if tree.body is not None:
        _read(tree.body, found)
    return [(id, heading, " ".join("".join(text).split())) for id, heading, text in found]


def _read(node: LexborNode, found: list[tuple[str, str, list[str]]]) -> None:
    """Adds the text in an element to that of the last section, and begins new ones."""
    for child in node.iter(include_text=True):
        if child.is_text_node:
            found[-1][2].append(child.text_content or "")
            continue
        tag, attributes = child.tag or "", child.attributes
        if tag in _HEADINGS and attributes.get("id"):
            own: list[tuple[str, str, list[str]]] = [("", "", [])]
            _read(child, own)
            heading = " ".join("".join(own[0][2]).split())
            found.append((attributes["id"] or "", heading, []))
        elif tag in _OF_FIGURES:
            for caption in child.css("figcaption"):
                _read(caption, found)
                found[-1][2].append(" ")
        elif tag not in _UNREAD and not _aside(attributes.get("class") or ""):
            sign = _BETWEEN.get(node.tag or "", "")
            grouped = sign and tag in _GROUPS
            found[-1][2].append("(" if grouped else "")
            _read(child, found)
            found[-1][2].append(")" if grouped else _AFTER.get(tag, ""))
            found[-1][2].append(sign if child.prev is None else "")


def _aside(kinds: str) -> bool:
    """Whether an element of these classes tells only the ear, or what figures offer."""
    return not _ASIDE.isdisjoint(kinds.split())


def words(pages: Sequence[tuple[Head, Sequence[Words]]]) -> str:
    """The script that brings the texts of the pages."""
    told = [
        [page_name(head.slug), head.front.title, [list(one) for one in texts]]
        for head, texts in pages
    ]
    # Addresses in texts are no addresses of the script; whoever looks for those finds none.
    return brings("words", {"pages": told}).replace("://", ":\\u002f/")


def search_script() -> str:
    """The script of the page."""
    import rjsmin  # these where it has changed

    from generator.site.shorter import shorter

    code = shorter(str(rjsmin.jsmin(shipped_text(ASSETS / "search" / "search.js"))))
    return f'(()=>{{"use strict";{code}}})();'


def search(
    settings: Settings,
    sheets: tuple[str, ...],
    styles: str,
    script: str,
    words: tuple[str, int],
    pages: Sequence[tuple[Head, tuple[Section, ...]]],
    tags: tuple[Tag, ...],
) -> str:
    """The page, which holds the styles and links style sheets and script; `words` is the address of
    the texts, and how many bytes they have. Without a script it is a list of the headings of the
    home page and the articles."""
    address, size = words
    base = Base(
        title="Search",
        description="Every heading of this site, and the words of all its pages.",
        address=page_name(SEARCH),
        type="website",
        linked=Linked(sheets, (script,), {"words": address}),
        card=card_name(HOME),
    )
    return render(
        "pages/search.html",
        settings=settings,
        base=base,
        styles=styles,
        pages=[(page, toc) for page, toc in pages if not page.aside],
        tags=tags,
        weighs=math.ceil(size / 1000),
    )
