"""Inline HTML, addresses in angle brackets and line breaks as CommonMark has them."""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree
from html import escape, unescape

from markdown import Markdown
from markdown.inlinepatterns import InlineProcessor
from markdown.util import AtomicString

from generator.article.html_blocks import TAG

ESCAPED = list("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")
"""Signs that stand for themselves after a backslash: all of ASCII's."""

_ADDRESS = r"(?<!\\)<([A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>]*)>"
# In `](<my file.html>)` it is an address.
_HTML = rf"(?<!\\)(?<!\]\()(?:{TAG}|<\?.*?\?>|<![A-Za-z][^>]*>|<!\[CDATA\[.*?\]\]>)"
_ENTITY = r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]*);"
_Made = tuple[etree.Element | str | None, int | None, int | None]


def register(md: Markdown) -> None:
    """Puts these patterns in the place of Python-Markdown's."""
    md.ESCAPED_CHARS = ESCAPED
    # Before what is escaped, at 180: in an address and in a tag a backslash is one.
    md.inlinePatterns.register(_Address(_ADDRESS, md), "autolink", 190)
    md.inlinePatterns.register(_Html(_HTML, md), "html", 185)
    md.inlinePatterns.register(_Entity(_ENTITY, md), "entity", 80)
    md.inlinePatterns.register(_Break(r"(?: {2,}|\\)\n *", md), "linebreak", 182)


class _Address(InlineProcessor):
    def handleMatch(self, m: re.Match[str], data: str) -> _Made:  # type: ignore[override]
        element = etree.Element("a", {"href": m[1]})
        element.text = AtomicString(m[1])
        return element, *m.span()


class _Html(InlineProcessor):
    def handleMatch(self, m: re.Match[str], data: str) -> _Made:  # type: ignore[override]
        return self.md.htmlStash.store(m[0]), *m.span()


class _Entity(InlineProcessor):
    def handleMatch(self, m: re.Match[str], data: str) -> _Made:  # type: ignore[override]
        known = unescape(m[0]) != m[0]
        return self.md.htmlStash.store(m[0] if known else escape(m[0])), *m.span()


class _Break(InlineProcessor):
    def handleMatch(self, m: re.Match[str], data: str) -> _Made:  # type: ignore[override]
        element = etree.Element("br")
        element.tail = "\n"
        return element, *m.span()
