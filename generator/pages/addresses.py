"""The addresses in a page: which a browser loads by itself, which it waits to be led to."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterator, Mapping
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

Change = Callable[[str, bool], str]


class Place(NamedTuple):
    """An attribute that holds addresses: whether they are loaded, and stand within CSS.

    The name is empty for what holds some and is no attribute, the text of a <style>.
    """

    name: str
    loads: bool
    css: bool

    def addresses(self, value: str) -> Iterator[str]:
        """The addresses in the attribute's value."""
        if self.css:
            yield from _addresses_in_css(value)
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


STYLE_TEXT = Place("", loads=True, css=True)


def places(tag: str, values: Mapping[str, str]) -> Iterator[Place]:
    """The attributes of an element that hold addresses."""
    about = tag == "link" and set(values.get("rel", "").lower().split()) <= _ABOUT
    for name in values:
        link = (tag, name) in _LINKS or (about and name == "href")
        if link or name in _LOADED:
            yield Place(name, not link, css=False)
        elif name in _STYLED:
            yield Place(name, True, css=True)


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


def _candidates(value: str) -> list[str]:
    """The candidates of a srcset: "a.png 1x, b.png 2x"."""
    # A comma parts candidates only where a space follows it or it ends one: data: URLs have some.
    return [part for part in re.split(r",\s+", value) if part.split()]


def _addresses_in_css(css: str) -> list[str]:
    """What a style sheet, or a part of one, names with url(…) or @import."""
    return [address for _, address in _IN_CSS.findall(css)]


def _changed_css(css: str, change: Change) -> str:
    return _IN_CSS.sub(lambda match: match[1] + change(match[2], True), css)
