"""A finished page, read once: its tree, its ids, and the addresses in it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from html import escape

from selectolax.lexbor import LexborHTMLParser, LexborNode

from generator.pages.addresses import STYLE_TEXT, places
from generator.pages.links import Links

Change = Callable[[str, bool], str]


@dataclass(frozen=True)
class ParsedPage:
    """A page's HTML, and the tree that browsers without scripts make of it."""

    html: str
    tree: LexborHTMLParser

    @property
    def links(self) -> Links:
        """Its ids and its addresses."""
        ids: list[str] = []
        addresses: list[tuple[str, bool]] = []
        for element in _elements(self.tree):
            values = _values(element)
            if "id" in values:
                ids.append(values["id"])
            for place in places(element.tag or "", values):
                told = place.addresses(values[place.name])
                addresses += [(address, place.loads) for address in told]
            if element.tag == "style":
                addresses += [(address, True) for address in STYLE_TEXT.addresses(_text(element))]
        return Links(tuple(self._as_written(ids)), tuple(addresses))

    def _as_written(self, ids: Sequence[str]) -> Iterator[str]:
        """The ids, each as often as the HTML has it: of tags that cross each other browsers make
        several elements."""
        found = Counter(ids)
        left = {name: self._written(name) if found[name] > 1 else 1 for name in found}
        for name in ids:
            left[name] -= 1
            if left[name] >= 0:
                yield name

    def _written(self, name: str) -> int:
        attribute = rf"""\sid\s*=\s*["']?\s*{re.escape(escape(name))}["'>\s]"""
        return len(re.findall(attribute, self.html, re.IGNORECASE))

    def readdressed(self, change: Change) -> str:
        """The HTML with each address changed: `change` gets it and whether a browser loads it.

        Where nothing changes it is the same, byte for byte; else it is the tree, written.
        """
        tree = LexborHTMLParser(self.html)
        changes = [_changed(element, change) for element in _elements(tree)]
        return (tree.html or "") if any(changes) else self.html


def parse(html: str) -> ParsedPage:
    """The page, read as browsers read it; what is there for readers without scripts counts too."""
    html = str(html)  # templates give markup, which would escape whatever is joined to it
    return ParsedPage(html, LexborHTMLParser(html))


def _elements(within: LexborHTMLParser | LexborNode) -> Iterator[LexborNode]:
    """The elements in document order; those in templates, which have trees of their own, last."""
    root = within.root if isinstance(within, LexborHTMLParser) else within
    if root is not None:
        yield from (node for node in root.traverse() if node.is_element_node)
    for fragment in within.template_fragments():
        yield from _elements(fragment)


def _values(element: LexborNode) -> dict[str, str]:
    return {name: (value or "").strip() for name, value in element.attributes.items()}


def _changed(element: LexborNode, change: Change) -> bool:
    """True where an address in the element is another one now."""
    values, found = _values(element), False
    for place in places(element.tag or "", values):
        changed = place.changed(values[place.name], change)
        if changed != values[place.name]:
            element.attrs[place.name], found = changed, True
    if element.tag == "style":
        changed = STYLE_TEXT.changed(_text(element), change)
        if changed != _text(element):
            element.inner_html, found = changed, True
    return found


def _text(element: LexborNode) -> str:
    return element.text(deep=True)
