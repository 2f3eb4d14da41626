"""The addresses in a page: which a browser loads by itself, which it waits to be led to."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from generator.pages.script_addresses import in_script
from generator.reading.css_addresses import changed_in_css

_LINKS = {("a", "href"), ("a", "xlink:href"), ("area", "href"), ("form", "action")} | {
    (tag, "formaction") for tag in ("button", "input")
}
_LOADED = {"src", "poster", "data", "background", "href", "xlink:href", "manifest", "lowsrc"}
_SETS = {"srcset", "imagesrcset"}
_TOLD = {"ping", "attributionsrc"}  # whoever a browser tells of what a reader sees or follows
# <link> elements with these say something about the page; all others load.
_ABOUT = {"canonical", "license", "author", "me", "alternate", "next", "prev", "help"}
_STYLED = {"style", "fill", "stroke", "filter", "mask", "clip-path", "cursor", "marker"} | {
    f"marker-{place}" for place in ("start", "mid", "end")
}
# What SVG's animations put into an attribute of another element.
_ANIMATIONS = {"set", "animate"}
_ANIMATED = {"to", "from", "by", "values"}
_WHERE = {"action", "formaction", "srcdoc"}
_SPACES = "".join(map(chr, range(33)))  # what browsers do not read around an address
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_HOSTED = {"", "http:", "https:", "ws:", "wss:", "ftp:", "file:"}
_CANDIDATE = re.compile(r"[\s,]*(?P<address>\S+)(?P<rest>(?:\([^)]*\)?|[^,(])*)")

Change = Callable[[str, bool], str]
# The value with each address in it changed: from the value, the change, and whether it is loaded.
Form = Callable[[str, Change, bool], str]


class Place(NamedTuple):
    """An attribute that holds addresses: whether they are loaded, and how they stand in it.

    The name is empty for what holds some and is no attribute, the text of an element.
    """

    name: str
    loads: bool
    form: Form

    def addresses(self, value: str) -> list[tuple[str, bool]]:
        """The addresses in the attribute's value, each with whether it is loaded."""
        found: list[tuple[str, bool]] = []

        def note(address: str, loads: bool) -> str:
            found.append((address, loads))
            return address

        self.changed(value, note)
        return found

    def changed(self, value: str, change: Change) -> str:
        """The value with each of its addresses changed."""
        return self.form(value, change, self.loads)


@cache
def may_hold(name: str) -> bool:
    """Whether an attribute of the name, in whatever case, holds addresses, a document or a script
    in any element: those of most elements do not."""
    name = name.lower()
    known = name in _LOADED | _SETS | _STYLED | _TOLD | _ANIMATED | _WHERE
    return known or name.startswith("on")


def places(tag: str, values: Mapping[str, str]) -> Iterator[Place]:
    """The attributes of an element that hold addresses."""
    about = tag == "link" and set(values.get("rel", "").lower().split()) <= _ABOUT
    for name in values:
        link = (tag, name) in _LINKS or (about and name == "href")
        if link or name in _LOADED:
            yield Place(name, not link, _one)
        elif name in _SETS:
            yield Place(name, True, _set)
        elif name in _STYLED:
            yield Place(name, True, _css)
        elif name in _TOLD:
            yield Place(name, True, _list)
        elif name.startswith("on"):
            yield Place(name, True, _script)
        elif tag in _ANIMATIONS and name in _ANIMATED:
            yield Place(name, True, _animated(values))


def text_place(tag: str, values: Mapping[str, str]) -> Place | None:
    """The text of an element, where that holds addresses."""
    if tag == "style":
        return Place("", True, _css)
    kind = values.get("type", "").lower()
    if tag != "script" or "json" in kind:
        return None
    return Place("", True, _json if kind in ("importmap", "speculationrules") else _script)


def inside(address: str, page: str) -> tuple[str, str] | None:
    """Path in the site, and fragment, that an address on the page `page` leads to.

    None for one that leads out of the site, and for what is no address.
    """
    try:
        parts = urlsplit(plain(address))
    except ValueError:
        return None
    if parts.scheme or parts.netloc:
        return None
    path = posixpath.join(posixpath.dirname(page), unquote(parts.path)) if parts.path else page
    return posixpath.normpath(path), parts.fragment


def plain(address: str) -> str:
    """The address as browsers take it, who read `//host` where `\\t/\\host` is written."""
    address = re.sub(r"[\t\n\r]", "", address.strip(_SPACES))
    scheme = _SCHEME.match(address)
    start = scheme[0].lower() if scheme else ""
    if start not in _HOSTED:
        return address
    path = re.split(r"(?=[?#])", address[len(start) :], maxsplit=1)
    path[0] = re.sub(r"^//+", "//", path[0].replace("\\", "/"))
    return start + "".join(path)


def elsewhere(address: str) -> bool:
    """Whether an address names another host, or what a browser may find outside the site."""
    try:
        parts = urlsplit(plain(address))
    except ValueError:
        return True
    return bool(parts.netloc) or parts.scheme not in ("", "data", "about", "blob", "javascript")


def _one(value: str, change: Change, loads: bool) -> str:
    return change(value, loads)


def _list(value: str, change: Change, loads: bool) -> str:
    return " ".join(change(address, loads) for address in value.split())


def _css(value: str, change: Change, loads: bool) -> str:
    return changed_in_css(value, lambda address: change(address, loads))


def _set(value: str, change: Change, loads: bool) -> str:
    """That of a srcset, "a.png 1x, b.png 2x"; a comma within an address is part of it."""
    told, end = [], 0
    while found := _CANDIDATE.match(value, end):
        address, rest, end = found["address"], found["rest"], found.end()
        if address.endswith(","):
            address, rest, end = address.rstrip(","), "", found.end("address")
        if address:
            told.append(" ".join((change(address, loads), *rest.split())))
    return ", ".join(told)


def _animated(values: Mapping[str, str]) -> Form:
    """How addresses stand in what an animation puts into the attribute that it names."""
    return _steps if values.get("attributename", "").lower() in _LOADED else _css


def _steps(value: str, change: Change, loads: bool) -> str:
    return "; ".join(change(address.strip(), loads) for address in value.split(";"))


def _script(value: str, change: Change, loads: bool) -> str:
    """That of a script, which stays as it is: what it loads, it loads when it likes."""
    for address in in_script(value):
        if elsewhere(address):
            change(address, loads)
    return value


def _json(value: str, change: Change, loads: bool) -> str:
    """That of a map of modules, or of rules what to load before it is asked for."""
    for address in re.findall(r'"((?:\\.|[^"\\])*)"', value):
        if elsewhere(address := address.replace("\\/", "/")):
            change(address, loads)
    return value
