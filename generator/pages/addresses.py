"""The addresses in a page: which a browser loads by itself, which it waits to be led to."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterator, Mapping
from html import escape, unescape
from html.parser import HTMLParser
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

_LINKS = {("a", "href"), ("a", "xlink:href"), ("area", "href"), ("form", "action")} | {
    (tag, "formaction") for tag in ("button", "input")
}
_LOADED = {"src", "srcset", "imagesrcset", "poster", "data", "background", "href", "xlink:href"}
_SETS = {"srcset", "imagesrcset"}
# <link> elements with these say something about the page; all others load.
_ABOUT = {"canonical", "license", "author", "me", "alternate", "next", "prev", "help"}
_STYLED = {"style", "fill", "stroke", "filter", "mask", "clip-path", "cursor"} | {
    f"marker-{place}" for place in ("start", "mid", "end")
}
_IN_CSS = re.compile(r"""((?:url\(\s*|@import\s+)["']?)([^"')]+)""", re.IGNORECASE)
# In a start tag, after its name
_ATTRIBUTE = re.compile(r"""([^\s"'<>/=]+)(?:(\s*=\s*)("[^"]*"|'[^']*'|[^\s"'>]+))?""")

Change = Callable[[str, bool], str]


class Place(NamedTuple):
    """An attribute that holds addresses: whether they are loaded, and stand within CSS."""

    name: str
    loads: bool
    css: bool

    def addresses(self, value: str) -> Iterator[str]:
        """The addresses in the attribute's value."""
        if self.css:
            yield from addresses_in_css(value)
        elif self.name in _SETS:
            yield from (part.split()[0].rstrip(",") for part in _candidates(value))
        else:
            yield value

    def changed(self, value: str, change: Change) -> str:
        """The value with each of its addresses changed."""
        if self.css:
            return _changed_css(value, change)
        if self.name not in _SETS:
            return change(value, self.loads)
        parts = (part.rstrip(",").split() for part in _candidates(value))
        return ", ".join(" ".join((change(part[0], True), *part[1:])) for part in parts)


def places(tag: str, values: Mapping[str, str]) -> Iterator[Place]:
    """The attributes of an element that hold addresses."""
    about = tag == "link" and set(values.get("rel", "").lower().split()) <= _ABOUT
    for name in values:
        link = (tag, name) in _LINKS or (about and name == "href")
        if link or name in _LOADED:
            yield Place(name, not link, css=False)
        elif name in _STYLED:
            yield Place(name, True, css=True)


def addresses_in_css(css: str) -> list[str]:
    """What a style sheet, or a part of one, names with url(…) or @import."""
    return [address for _, address in _IN_CSS.findall(css)]


def inside(address: str, page: str) -> tuple[str, str] | None:
    """Path in the site, and fragment, that an address on the page `page` leads to.

    None for one that leads out of the site, and for what is no address.
    """
    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    if parts.scheme or parts.netloc:
        return None
    path = posixpath.join(posixpath.dirname(page), unquote(parts.path)) if parts.path else page
    return posixpath.normpath(path), parts.fragment


def readdressed(html: str, change: Change) -> str:
    """The page with each address changed: `change` gets it and whether a browser loads it.

    All else stays as it is, byte for byte.
    """
    reader = _Reader(html, change)
    parts, end = [], 0
    for start, old, new in reader.changes:
        parts += [html[end:start], new]
        end = start + len(old)
    return "".join([*parts, html[end:]])


class _Reader(HTMLParser):
    """What changes in a page: offset, old text, new text."""

    def __init__(self, html: str, change: Change) -> None:
        super().__init__()
        self.change = change
        self.changes: list[tuple[int, str, str]] = []
        self.lines = [0, *(match.end() for match in re.finditer("\n", html))]
        self.in_style = False
        self.feed(html)
        self.close()

    def note(self, old: str, new: str) -> None:
        if new != old:
            line, column = self.getpos()
            self.changes.append((self.lines[line - 1] + column, old, new))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.in_style = tag == "style"
        values = {name: value.strip() for name, value in attrs if value is not None}
        if not (held := {place.name: place for place in places(tag, values)}):
            return

        def attribute(match: re.Match[str]) -> str:
            name, equals, written = match.groups()
            place = held.get(name.lower())
            if place is None or written is None:
                return match[0]
            value = unescape(written[1:-1] if written[0] in "\"'" else written).strip()
            changed = place.changed(value, self.change)
            return match[0] if changed == value else f'{name}{equals}"{escape(changed)}"'

        old = self.get_starttag_text() or ""
        name_end = 1 + len(tag)
        self.note(old, old[:name_end] + _ATTRIBUTE.sub(attribute, old[name_end:]))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        self.in_style = False

    def handle_endtag(self, tag: str) -> None:
        self.in_style = False

    def handle_data(self, data: str) -> None:
        if self.in_style:
            self.note(data, _changed_css(data, self.change))


def _candidates(value: str) -> list[str]:
    """The candidates of a srcset: "a.png 1x, b.png 2x"."""
    # A comma parts candidates only where a space follows it or it ends one: data: URLs have some.
    return [part for part in re.split(r",\s+", value) if part.split()]


def _changed_css(css: str, change: Change) -> str:
    return _IN_CSS.sub(lambda match: match[1] + change(match[2], True), css)
