"""A drawing as a small picture: without words, and no larger than what is left of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from markupsafe import Markup
from selectolax.lexbor import LexborHTMLParser, LexborNode

from generator.figures.finished import Picture
from generator.svg.extent import Extent, extent

# Texts are too small to read in it; axes, keys and numbers of steps say nothing without them.
_WORDS = "text, .axis, .grid, .badge, .legend, g:has(> rect.area)"
_GAP = 4.0  # user units around it: half of a thick line, and a little


@dataclass(frozen=True)
class Thumbnail:
    """The picture's name among the drawings, its window in user units, and what stands in it."""

    name: str
    window: Extent
    content: Markup


def thumbnail(picture: Picture) -> Thumbnail:
    """The drawing as a small picture."""
    tree = LexborHTMLParser(f"<svg>{picture.content}</svg>")
    root = tree.css_first("svg")
    if root is None:
        raise ValueError(f"{picture.id} has no drawing")
    for node in tree.css(_WORDS):
        node.decompose()
    for node in reversed(tree.css("svg g")):
        if node.first_child is None or not node.css("g > *"):
            node.decompose()
    found = extent(_shapes(root)) or Extent(0, 0, picture.width, picture.height)
    window = Extent(found.x - _GAP, found.y - _GAP, found.width + 2 * _GAP, found.height + 2 * _GAP)
    lines = (line.strip() for line in (root.inner_html or "").split("\n"))
    return Thumbnail(picture.name, window, Markup("\n".join(filter(None, lines))))


def _shapes(within: LexborNode) -> Iterator[tuple[str, Mapping[str, str]]]:
    """The shapes, but for those in groups that are moved: these stand upon others."""
    for node in within.iter():
        values = {name: value or "" for name, value in node.attributes.items()}
        if "transform" not in values:
            yield node.tag or "", values
            yield from _shapes(node)
