"""Blocks of HTML as CommonMark has them: they end at a blank line, so that Markdown can follow.

Scripts, styles and what is preformatted have been taken by the scan (`generator.article.scan`).
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree
from collections.abc import Sequence

from markdown.blockprocessors import BlockProcessor
from markdown.util import ETX, STX

_ATTRIBUTE = r"""(?:\s+[A-Za-z_:][\w.:-]*(?:\s*=\s*(?:[^\s"'=<>`]+|'[^']*'|"[^"]*"))?)"""
TAG = rf"<[A-Za-z][A-Za-z0-9-]*{_ATTRIBUTE}*\s*/?>|</[A-Za-z][A-Za-z0-9-]*\s*>"
"""A whole tag."""

# Elements whose tag begins a block whatever follows on its line, and ends a paragraph.
_NAMES = (
    "address|article|aside|base|basefont|blockquote|body|caption|center|col|colgroup|dd|details|"
    "dialog|dir|div|dl|dt|fieldset|figcaption|figure|footer|form|frame|frameset|h[1-6]|head|"
    "header|hr|html|iframe|legend|li|link|main|menu|menuitem|nav|noframes|ol|optgroup|option|p|"
    "param|search|section|summary|table|tbody|td|tfoot|th|thead|title|tr|track|ul"
)
_BLOCK = re.compile(rf" {{0,3}}</?(?:{_NAMES})(?=[\s/>]|$)", re.IGNORECASE)
_ALONE = re.compile(rf" {{0,3}}(?:{TAG})\s*")
_ENDS = {"<?": "?>", "<![CDATA[": "]]>", "<!": ">"}
_MARKDOWN = re.compile(r"""\s+markdown(?:\s*=\s*(?:"\w*"|'\w*'|\w+))?(?=[\s/>])""")
_ONE_LINE = re.compile(
    r"\s*<(p|h[1-6]|summary|figcaption|t[dh]|caption)\b([^<>]*)>(.*)</\1>\s*", re.DOTALL
)
_VALUE = re.compile(r"""([\w:.-]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+)))?""")
_OPENS = re.compile(r"<(/?)([A-Za-z][\w-]*)[^<>]*?(/?)>")
_VOID = {"area", "br", "col", "embed", "hr", "img", "input", "link", "source", "track", "wbr"}


def interrupts(line: str) -> bool:
    """Whether a line of HTML ends the paragraph before it."""
    return _BLOCK.match(line) is not None


def opened(html: str) -> int:
    """How many elements HTML opens that it does not close; less than 0 if it closes more."""
    return sum(
        -1 if closing else 1
        for closing, name, alone in _OPENS.findall(html)
        if not alone and name.lower() not in _VOID
    )


class HtmlBlocks(BlockProcessor):
    """Passes HTML on as it is, as far as the next blank line.

    Where its first tag says `markdown="1"`, as Python-Markdown has it, what it holds is Markdown.
    """

    def test(self, parent: etree.Element, block: str) -> bool:
        first = block.partition("\n")[0]
        return (
            interrupts(first) or _ALONE.fullmatch(first) is not None or self._end(block) is not None
        )

    def run(self, parent: etree.Element, blocks: list[str]) -> None:
        end = self._end(blocks[0])
        while end and end not in blocks[0] and len(blocks) > 1:
            blocks[:2] = ["\n\n".join(blocks[:2])]
        html = blocks.pop(0)
        if end and end in html:
            line = html.find("\n", html.index(end))
            if line >= 0:
                blocks.insert(0, html[line + 1 :])
                html = html[:line]
        tag, close, rest = html.partition(">")
        if not end and _MARKDOWN.search(f"{tag}{close}"):
            self._markdown(parent, _MARKDOWN.sub("", f"{tag}{close}", count=1), rest, blocks)
        else:
            self._put(parent, html)

    def _end(self, block: str) -> str | None:
        """What ends it where that is no blank line."""
        start = block.lstrip(" ")[:9]
        return next((end for begin, end in _ENDS.items() if start.startswith(begin)), None)

    def _put(self, parent: etree.Element, html: str) -> None:
        placed = self.parser.md.htmlStash.store(html.lstrip(" "))
        if _BLOCK.match(html):
            etree.SubElement(parent, "p").text = placed
            return
        # In a paragraph it would stay there: only what begins as a block takes that with it.
        if len(parent):
            parent[-1].tail = f"{(parent[-1].tail or '').rstrip()}\n{placed}\n"
        else:
            parent.text = f"{parent.text or ''}{placed}\n"

    def _markdown(self, parent: etree.Element, tag: str, rest: str, blocks: list[str]) -> None:
        """What follows a tag, as Markdown; the tag that closes it is in one of the blocks."""
        if whole := _ONE_LINE.fullmatch(tag + rest):
            element = etree.SubElement(parent, whole[1])
            for name, *values in _VALUE.findall(whole[2]):
                element.set(name, next(filter(None, values), ""))
            element.text = whole[3].strip()
            return
        self._put(parent, tag)
        before, closing, after = rest.rpartition("</")
        if closing and opened(f"{tag}{rest}") <= 0:
            blocks[:0] = [before.strip("\n"), f"</{after}"]
        else:
            blocks.insert(0, rest.lstrip("\n"))


def opens_in(element: etree.Element, stash: Sequence[object]) -> int:
    """How many elements the HTML opens that stands in an element or right behind it."""
    placed = re.findall(rf"{STX}wzxhzdk:(\d+){ETX}", f"{element.text or ''}{element.tail or ''}")
    return sum(opened(str(stash[int(number)])) for number in placed)
