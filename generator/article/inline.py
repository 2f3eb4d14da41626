"""Markdown's inline patterns, of which most can match in no given text.

Python-Markdown looks for each of some thirty patterns in every stretch of text, which takes half
the time of a page without figures. A pattern that needs a sign that is not there is passed over.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from markdown.treeprocessors import InlineProcessor
from markdown.util import AtomicString

if TYPE_CHECKING:
    from markdown import Markdown
    from markdown.inlinepatterns import InlineProcessor as Pattern
    from markdown.util import Registry

# What must be in a text for a pattern of that name to match; one of any other name is looked for.
_NEEDED = {
    "escape": "\\",
    "footnote": "[^",
    "reference": "[",
    "link": "[",
    "image_link": "![",
    "image_reference": "![",
    "short_reference": "[",
    "short_image_ref": "![",
    "autolink": "<",
    "automail": "<",
    "linebreak": "  \n",
    "html": "<",
    "entity": "&",
    "em_strong": "*",
    "em_strong2": "_",
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

    def _InlineProcessor__handleInline(self, data: str, patternIndex: int = 0) -> str:
        """The text with placeholders for what matches, from the pattern of that number on."""
        if isinstance(data, AtomicString):
            return data
        for number in range(patternIndex, len(self._patterns)):
            needed, pattern = self._patterns[number]
            start, found = 0, True
            while found and needed in data:
                # The base class keeps this to itself; what it does with a match is its own affair.
                data, found, start = self._InlineProcessor__applyPattern(  # type: ignore[attr-defined]
                    pattern, data, number, start
                )
        return data
