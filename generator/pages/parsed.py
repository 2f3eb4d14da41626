"""A finished page, read once: its tree, its ids, and the addresses in it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from html import escape

from selectolax.lexbor import LexborHTMLParser, LexborNode

from generator.pages.addresses import Change, Place, may_hold, places, text_place
from generator.pages.links import Links

# What holds a document or a program that no policy of the page bounds, or moves its addresses.
BARRED = {"base", "object", "embed", "applet"}
# Elements that are looked at whatever attributes they have.
_TAGS = BARRED | {"meta", "script", "style"}


@dataclass(frozen=True)
class ParsedPage:
    """A page's HTML, and the tree that browsers without scripts make of it.

    `framed` is one that a frame of a page holds.
    """

    html: str
    framed: bool = False

    @cached_property
    def tree(self) -> LexborHTMLParser:
        return LexborHTMLParser(self.html)

    @property
    def links(self) -> Links:
        """Its ids and its addresses, and what it may not have."""
        ids: list[str] = []
        addresses: list[tuple[str, bool]] = []
        barred: list[str] = []
        for element in _elements(self.tree):
            attributes = element.attributes
            if "id" in attributes:
                ids.append((attributes["id"] or "").strip())
            if not _may_hold(element, attributes):
                continue
            values = _values(attributes)
            for place, value in self._places(element, values):
                addresses += place.addresses(value)
            barred += self._barred(element, values)
        return Links(tuple(self._as_written(ids)), tuple(addresses), tuple(barred))

    def _places(
        self, element: LexborNode, values: Mapping[str, str]
    ) -> Iterator[tuple[Place, str]]:
        """What holds addresses in an element, and what stands there."""
        tag = element.tag or ""
        for place in places(tag, values):
            yield place, values[place.name]
        if tag == "iframe" and "srcdoc" in values and not self.framed:
            yield Place("srcdoc", True, _document), values["srcdoc"]
        if text := text_place(tag, values):
            yield text, element.text(deep=True)

    def _barred(self, element: LexborNode, values: Mapping[str, str]) -> Iterator[str]:
        """What no page may have: the element, and those of the document that it holds."""
        tag = element.tag or ""
        document = values.get("srcdoc", "") if tag == "iframe" else ""
        refresh = tag == "meta" and values.get("http-equiv", "").lower() == "refresh"
        if tag in BARRED or refresh or (document and self.framed):
            yield tag
        elif document:
            yield from parse(document, framed=True).links.barred

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
        changes = [self._changed(element, change) for element in _elements(tree)]
        return (tree.html or "") if any(changes) else self.html

    def _changed(self, element: LexborNode, change: Change) -> bool:
        """True where an address in the element is another one now."""
        attributes = element.attributes
        if not _may_hold(element, attributes):
            return False
        found = False
        for place, value in list(self._places(element, _values(attributes))):
            changed = place.changed(value, change)
            if changed != value and place.name:
                element.attrs[place.name], found = changed, True
            elif changed != value:
                element.inner_html = escape(changed) if _in_drawing(element) else changed
                found = True
        return found


def parse(html: str, framed: bool = False) -> ParsedPage:
    """The page, read as browsers read it; what is there for readers without scripts counts too."""
    html = str(html)  # templates give markup, which would escape whatever is joined to it
    return ParsedPage(html, framed)


def _elements(within: LexborHTMLParser | LexborNode) -> Iterator[LexborNode]:
    """The elements in document order; those in templates, which have trees of their own, last."""
    root = within.root if isinstance(within, LexborHTMLParser) else within
    if root is not None:
        yield from (node for node in root.traverse() if node.is_element_node)
    for fragment in within.template_fragments():
        yield from _elements(fragment)


def _may_hold(element: LexborNode, attributes: Mapping[str, str | None]) -> bool:
    """Whether an element may hold addresses, or be what no page may have; most cannot."""
    return element.tag in _TAGS or any(map(may_hold, attributes))


def _values(attributes: Mapping[str, str | None]) -> dict[str, str]:
    return {name.lower(): (value or "").strip() for name, value in attributes.items()}


def _document(value: str, change: Change, loads: bool) -> str:
    """The HTML of a frame, whose addresses start from the page; fragments alone lead within it."""
    return parse(value, framed=True).readdressed(
        lambda address, loaded: address if address.startswith("#") else change(address, loaded)
    )


def _in_drawing(element: LexborNode) -> bool:
    """Whether a text is written with entities here, as in all that is SVG."""
    around = element.parent
    while around is not None and around.tag != "svg":
        around = around.parent
    return around is not None
