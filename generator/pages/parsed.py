"""A finished page, read once: its tree, its ids, and every address with the place it stands at."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from html import escape

from justhtml import Document, DocumentFragment, Element, JustHTML, Node, Text

from generator.pages.addresses import Change, Place, places, text_place

# What HTML calls a space is less than what Python does.
_TAG_NAME = re.compile(r"<[^\t\n\f\r />]+")
_ATTRIBUTE = re.compile(
    r"[\t\n\f\r /]*"
    r"(?P<name>[^\t\n\f\r />][^\t\n\f\r />=]*)"
    r"""(?:[\t\n\f\r ]*=[\t\n\f\r ]*(?P<value>"[^"]*"|'[^']*'|[^\t\n\f\r >]*))?"""
)
_END = re.compile(r"[\t\n\f\r /]*>")
_STYLE_END = re.compile(r"</style|\Z", re.IGNORECASE)
# What holds a document or a program that no policy of the page bounds, or moves its addresses.
BARRED = {"base", "object", "embed", "applet"}


@dataclass(frozen=True)
class Spot:
    """Where addresses stand in a page: the value of an attribute, or the text of an element.

    `value` is what stands there, read; `start` and `end` bound it as it is written, quotes and
    all. Both are the same for what cannot be changed: a script, or an attribute that the browser
    takes from some other tag.
    """

    place: Place
    value: str
    start: int
    end: int


@dataclass(frozen=True)
class Links:
    """What on a page can be led to, and what it leads to, in order.

    `addresses` has each address, and whether a browser loads it by itself when it shows the page;
    `barred` the elements that no page may have.
    """

    ids: tuple[str, ...]
    addresses: tuple[tuple[str, bool], ...]
    barred: tuple[str, ...] = ()

    @property
    def loaded(self) -> set[str]:
        """The addresses that a browser loads by itself."""
        return {address for address, loads in self.addresses if loads}


@dataclass(frozen=True)
class ReadPage:
    """A page's HTML, its ids and its addresses in order."""

    html: str
    ids: tuple[str, ...]
    spots: tuple[Spot, ...]
    barred: tuple[str, ...]

    @cached_property
    def links(self) -> Links:
        """Its ids and addresses alone."""
        return self.links_after(lambda address, _: address)

    def links_after(self, change: Change) -> Links:
        """Ids and addresses of the page once it is `readdressed`."""
        addresses = (
            address
            for spot in self.spots
            for address in spot.place.addresses(
                spot.place.changed(spot.value, change) if spot.start < spot.end else spot.value
            )
        )
        return Links(self.ids, tuple(addresses), self.barred)

    def readdressed(self, change: Change) -> str:
        """The HTML with each address changed: `change` gets it and whether a browser loads it.

        All else stays as it is, byte for byte.
        """
        parts, end = [], 0
        for spot in self.spots:
            changed = spot.place.changed(spot.value, change)
            if changed != spot.value and spot.start < spot.end:
                new = f'"{escape(changed)}"' if spot.place.name else changed
                parts += [self.html[end : spot.start], new]
                end = spot.end
        return "".join([*parts, self.html[end:]])


@dataclass(frozen=True)
class ParsedPage(ReadPage):
    """The same, with the tree that browsers make of it."""

    root: Document | DocumentFragment

    def without_tree(self) -> ReadPage:
        """What other processes can be sent."""
        return ReadPage(self.html, self.ids, self.spots, self.barred)


def parse(html: str, framed: bool = False) -> ParsedPage:
    """The page, read as browsers read it; `framed` is one that a frame of a page holds."""
    html = str(html)  # templates give markup, which would escape whatever is joined to it
    # What stands there for readers without scripts counts too.
    parser = JustHTML(html, sanitize=False, scripting_enabled=False, track_node_locations=True)
    ids: list[str] = []
    spots: list[Spot] = []
    barred: list[str] = []
    seen: set[int] = set()
    for element in _elements(parser.root):
        start = element.origin_offset
        # Elements that no tag is written for have nothing; one tag may make several elements.
        if start is None or start in seen:
            continue
        seen.add(start)
        if element.attrs.get("id") is not None:
            ids.append((element.attrs["id"] or "").strip())
        spots += _spots(html, start, element, framed)
        barred += _barred(element, framed)
    spots.sort(key=lambda spot: spot.start)
    return ParsedPage(html, tuple(ids), tuple(spots), tuple(barred), parser.root)


def _elements(root: Node) -> Iterator[Element]:
    """The elements in document order, those in templates too."""
    waiting: list[Node] = [root]
    while waiting:
        node = waiting.pop()
        waiting += [child for child in reversed(node.children or ()) if isinstance(child, Node)]
        if isinstance(node, Element):
            yield node
            if node.template_content:
                waiting.append(node.template_content)


def _barred(element: Element, framed: bool) -> Iterator[str]:
    """What no page may have, for the check to refuse: the element, and those of its document."""
    document = element.attrs.get("srcdoc") if element.name == "iframe" else None
    refresh = (element.attrs.get("http-equiv") or "").strip().lower() == "refresh"
    if element.name in BARRED or (element.name == "meta" and refresh) or (document and framed):
        yield element.name
    elif document:
        yield from parse(document, framed=True).barred


def _spots(html: str, start: int, element: Element, framed: bool) -> Iterator[Spot]:
    """What holds addresses in the element whose tag is written at `start`."""
    values = {name.lower(): (value or "").strip() for name, value in element.attrs.items()}
    held = list(places(element.name, values))
    if element.name == "iframe" and "srcdoc" in values and not framed:
        held.append(Place("srcdoc", True, _document))
    text = text_place(element.name, values)
    if not held and not text:
        return
    written, end = _written(html, start)
    for place in held:
        span = written.get(place.name, (start, start))
        if span is not None:
            yield Spot(place, values[place.name], *span)
    if text:
        value = "".join(node.data or "" for node in element.children if isinstance(node, Text))
        stop = next(_STYLE_END.finditer(html, end)).start() if element.name == "style" else end
        # In a drawing the text may be written with entities, and then what is read stands nowhere.
        yield Spot(text, value, *((end, stop) if value == html[end:stop] else (start, start)))


def _document(value: str, change: Change, loads: bool) -> str:
    """The HTML of a frame, whose addresses start from the page; fragments alone lead within it."""
    return parse(value, framed=True).readdressed(
        lambda address, loaded: address if address.startswith("#") else change(address, loaded)
    )


def _written(html: str, start: int) -> tuple[dict[str, tuple[int, int] | None], int]:
    """Where the values of a start tag's attributes are written, and where the tag ends.

    None for an attribute without a value.
    """
    spans: dict[str, tuple[int, int] | None] = {}
    name = _TAG_NAME.match(html, start)
    end = name.end() if name else start
    while not (closing := _END.match(html, end)) and (attribute := _ATTRIBUTE.match(html, end)):
        span = attribute.span("value") if attribute["value"] is not None else None
        spans.setdefault(attribute["name"].lower(), span)  # of two the first counts
        end = attribute.end()
    return spans, closing.end() if closing else end
