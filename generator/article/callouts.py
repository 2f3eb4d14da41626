"""Callouts, folded blocks and tabs: `!!! note`, `??? note`, `=== "Title"`, and `> [!NOTE]`.

What belongs to one is indented by four spaces. A folded block and a tab are a <details>, so they
need no script, are found by a search in the page, and stand open on paper and in the e-book.
"""

from __future__ import annotations

import xml.etree.ElementTree as etree
from typing import TYPE_CHECKING

from markdown.blockprocessors import BlockProcessor

from generator.article.beginnings import is_callout

if TYPE_CHECKING:
    import re

    from markdown.blockparser import BlockParser

KINDS = {
    **{name: "note" for name in ("note", "info", "abstract", "summary", "example", "question")},
    **{name: "tip" for name in ("tip", "hint", "success")},
    "important": "important",
    **{name: "warning" for name in ("warning", "attention")},
    **{name: "caution" for name in ("caution", "danger", "failure", "error", "bug")},
}
"""What a callout may be called, and which of the five looks it has then."""

_INDENT = 4


class Callouts(BlockProcessor):
    """Makes callouts, folded blocks and tabs of lines that are indented beneath their first."""

    def __init__(self, parser: BlockParser) -> None:
        super().__init__(parser)
        self.sets = 0  # of tabs, so far

    def test(self, parent: etree.Element, block: str) -> bool:
        return is_callout(block.partition("\n")[0]) is not None

    def run(self, parent: etree.Element, blocks: list[str]) -> None:
        first, _, rest = blocks.pop(0).partition("\n")
        match = is_callout(first)
        assert match is not None  # as `test` has seen
        inner = self._inner(rest, blocks)
        if match["tab"]:
            element = self._tab(parent, match["title"])
        else:
            element = callout(parent, match["kind"], match["title"], match["sign"])
        self.parser.state.set("callout")  # where paragraphs are paragraphs, in a list too
        self.parser.parseBlocks(element, inner)
        self.parser.state.reset()

    def _inner(self, rest: str, blocks: list[str]) -> list[str]:
        """The blocks beneath the first line, freed of their indentation; takes them out."""
        inner = []
        if rest:
            held, outside = self.detab(rest, _INDENT)
            inner.append(held)
            if outside:
                blocks.insert(0, outside)
                return inner
        while blocks and (
            not blocks[0].strip() or blocks[0].lstrip("\n").startswith(" " * _INDENT)
        ):
            held, outside = self.detab(blocks.pop(0), _INDENT)
            inner.append(held)
            if outside:
                blocks.insert(0, outside)
                break
        return inner

    def _tab(self, parent: etree.Element, title: str) -> etree.Element:
        last = parent[-1] if len(parent) else None
        if last is None or last.get("class") != "tabs":
            self.sets += 1
            last = etree.SubElement(parent, "div", {"class": "tabs"})
        element = etree.SubElement(last, "details", {"name": f"tabs-{self.sets}"})
        if len(last) == 1:
            element.set("open", "open")
        etree.SubElement(element, "summary").text = title
        return element


def callout(parent: etree.Element, kind: str, title: str | None, sign: str) -> etree.Element:
    """A callout of that kind, `???` folded, `???+` folded and open, with its title."""
    title = kind.capitalize() if title is None else title
    look = KINDS.get(kind.lower(), "note")
    folded = sign.startswith("?")
    element = etree.SubElement(parent, "details" if folded else "div", {"class": f"callout {look}"})
    if sign == "???+":
        element.set("open", "open")
    if folded:
        etree.SubElement(element, "summary").text = title
    elif title:
        element.set("role", "note")
        etree.SubElement(element, "p", {"class": "callout-title"}).text = title
    return element


def quoted(parent: etree.Element, match: re.Match[str]) -> etree.Element:
    """The callout of a quote that begins with `[!NOTE]`."""
    return callout(parent, match[1].lower(), match[2] or None, "!!!")
