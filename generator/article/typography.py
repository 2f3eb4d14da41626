"""What the site adds to Markdown's own elements: links to headings, scrolling tables, quotes."""

import re
import xml.etree.ElementTree as etree
from html import unescape
from typing import Any

from markdown import Markdown
from markdown.extensions.toc import (
    TocExtension,
    TocTreeprocessor,
    remove_fnrefs,
    render_inner_html,
    strip_tags,
)
from markdown.treeprocessors import Treeprocessor
from markdown.util import ETX, STX, AtomicString

from generator.article.html_blocks import opens_in

_AFTER_FIND = re.compile(rf"({STX}wzxhzdk:(\d+){ETX})([\"'])(?!\w{{2}})")
_AFTER_ELEMENT = re.compile(r"^([\"'])")
_CLOSING = {'"': "\N{RIGHT DOUBLE QUOTATION MARK}", "'": "\N{RIGHT SINGLE QUOTATION MARK}"}


class SectionLinks(TocTreeprocessor):
    """The table of contents, with links on headings that say where they lead."""

    def add_permalink(self, c: etree.Element, elem_id: str) -> None:
        title = unescape(strip_tags(render_inner_html(remove_fnrefs(c), self.md)))
        super().add_permalink(c, elem_id)
        c[-1].set("aria-label", f"Link to section “{title}”")

    def build_toc_div(self, toc_list: list[Any]) -> etree.Element:
        """What stands in the place of `[TOC]`."""
        made = super().build_toc_div(toc_list)
        made.tag = "nav"
        made.set("aria-label", "Contents")
        return made


class SectionExtension(TocExtension):
    """Python-Markdown's toc extension with `SectionLinks`."""

    TreeProcessorClass = SectionLinks


class ScrollingTables(Treeprocessor):
    """Wraps tables in a focusable region, so that wide ones scroll on narrow screens."""

    def run(self, root: etree.Element) -> None:
        count = 0
        for parent in list(root.iter()):
            for index, child in enumerate(list(parent)):
                if child.tag != "table":
                    continue
                count += 1
                attributes = {"class": "table-scroll", "tabindex": "0", "role": "region"}
                wrapper = etree.Element("div", attributes | {"aria-label": f"Table {count}"})
                wrapper.tail, child.tail = child.tail, None
                parent[index] = wrapper
                wrapper.append(child)


class Sections(Treeprocessor):
    """Makes a section of each heading of the second level and what follows it. Browsers then paint
    what moves without going through the rest of the page."""

    def run(self, root: etree.Element) -> None:
        into, inside = root, 0
        for child in list(root):
            if (
                child.tag == "h2" and not inside
            ):  # a section that begins in HTML would not end there
                into = etree.Element("section")
                into.text = into.tail = "\n"
                root.insert(list(root).index(child), into)
            elif child.get("class") == "footnote":
                into = root
            if into is not root:
                root.remove(child)
                into.append(child)
            inside = max(0, inside + opens_in(child, self.md.htmlStash.rawHtmlBlocks))


class ClosingQuotes(Treeprocessor):
    """Closes quotes that stand right after an element or a find.

    smarty sees each stretch of text alone, so in "*this*" it takes the second quote for an
    opening one.
    """

    def __init__(self, md: Markdown, inline_ends: set[int]) -> None:
        super().__init__(md)
        self.inline_ends = inline_ends

    def run(self, root: etree.Element) -> None:
        for element in root.iter():
            if element.text and not isinstance(element.text, AtomicString):
                element.text = _AFTER_FIND.sub(self._close, element.text)
            if element.tail and element.tag != "br":
                tail = _AFTER_FIND.sub(self._close, element.tail)
                element.tail = _AFTER_ELEMENT.sub(lambda m: _CLOSING[m[1]], tail)

    def _close(self, match: re.Match[str]) -> str:
        if int(match[2]) not in self.inline_ends:
            return match[0]
        return match[1] + _CLOSING[match[3]]


class Ids(Treeprocessor):
    """Collects the ids of all elements, in their order."""

    def __init__(self, md: Markdown) -> None:
        super().__init__(md)
        self.found: list[str] = []

    def run(self, root: etree.Element) -> None:
        self.found = [id for element in root.iter() if (id := element.get("id"))]
