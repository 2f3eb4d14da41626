"""Markdown's inline patterns, of which most can match in no given text.

Python-Markdown looks for each of some thirty patterns in every stretch of text, which takes half
the time of a page without figures. A pattern that needs a sign that is not there is passed over.
"""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element

from markdown.treeprocessors import InlineProcessor
from markdown.util import ETX, INLINE_PLACEHOLDER_RE, STX, AtomicString

from generator.article.emphasis import emphasised
from generator.article.links import Target, linked

if TYPE_CHECKING:
    from markdown import Markdown
    from markdown.inlinepatterns import InlineProcessor as Pattern
    from markdown.util import Registry

LINKS, EMPHASIS = "reference", "em_strong"
"""The patterns in whose place links and emphasis are found, all of a text at once."""

_PLACED = re.compile(rf"{STX}wzxhzdk:(\d+){ETX}")
_TAG = re.compile(r"<[^>]*>")

# What must be in a text for a pattern of that name to match; one of any other name is looked for.
_NEEDED = {
    "escape": "\\",
    "footnote": "[^",
    "autolink": "<",
    "automail": "<",
    "linebreak": "\n",
    "html": "<",
    "entity": "&",
    "smarty-ellipses": "...",
    "smarty-en-dashes": "--",
    **{f"smarty-quotes-{number}": "'" for number in (0, *range(2, 11))},
    **{f"smarty-quotes-{number}": '"' for number in (1, 11, 12, 13, 14)},
}


class NeededPatterns(InlineProcessor):
    """Applies the patterns that can match, with the same result as applying all of them."""

    def __init__(self, md: Markdown, patterns: Registry[Pattern]) -> None:
        super().__init__(md)
        needed = {
            patterns.get_index_for_name(name): sign
            for name, sign in _NEEDED.items()
            if name in patterns
        }
        # Asked for a pattern by its number, a registry looks whether it is sorted, each time.
        self._patterns = [(needed.get(number, ""), one) for number, one in enumerate(patterns)]
        self._links, self._emphasis = (
            patterns.get_index_for_name(name) if name in patterns else None
            for name in (LINKS, EMPHASIS)
        )

    def _stashed(self, name: str, element: Element) -> str:
        made: str = self._InlineProcessor__stashNode(element, name)  # type: ignore[attr-defined]
        return made

    def _link(self, following: int, image: bool, text: str, target: Target) -> str:
        """What stands for a link, whose text goes through the patterns that follow."""
        words = self._InlineProcessor__handleInline(text, following)
        address, title = target
        element = Element("img" if image else "a", {"src" if image else "href": address})
        if image:
            element.set("alt", self._plain(words))
        else:
            element.text = words
        if title:
            element.set("title", title)
        return self._stashed(LINKS, element)

    def _plain(self, text: str) -> str:
        """A text without its elements, for who cannot see an image."""

        def of_element(match: re.Match[str]) -> str:
            found = self.stashed_nodes.get(match[1], "")
            return found if isinstance(found, str) else plain(found)

        def plain(element: Element) -> str:
            if element.tag == "img":
                return str(element.get("alt", ""))
            return INLINE_PLACEHOLDER_RE.sub(of_element, "".join(element.itertext()))

        text = INLINE_PLACEHOLDER_RE.sub(of_element, text)
        return _PLACED.sub(lambda match: self._words(match[0], int(match[1])), text)

    def _words(self, placed: str, number: int) -> str:
        html = str(self.md.htmlStash.rawHtmlBlocks[number])
        return _TAG.sub("", html) if "<" in html else placed

    def _InlineProcessor__handleInline(self, data: str, patternIndex: int = 0) -> str:
        """The text with placeholders for what matches, from the pattern of that number on."""
        if isinstance(data, AtomicString):
            return data
        for number in range(patternIndex, len(self._patterns)):
            if number == self._links:
                stash = partial(self._link, number + 1)
                data = linked(data, self.md.references, stash, self._plain)
                continue
            if number == self._emphasis:
                data = emphasised(data, partial(self._stashed, EMPHASIS))
                continue
            needed, pattern = self._patterns[number]
            start, found = 0, True
            while found and needed in data:
                # The base class keeps this to itself; what it does with a match is its own affair.
                data, found, start = self._InlineProcessor__applyPattern(  # type: ignore[attr-defined]
                    pattern, data, number, start
                )
        return data
