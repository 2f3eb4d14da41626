"""Drawings in a page without what is blank between their elements, which draws nothing."""

from __future__ import annotations

import re

from markupsafe import Markup

_DRAWING = re.compile(r"<svg\b.*?</svg>", re.DOTALL)
# Beside a text it parts words for who hears or searches them.
_BLANK = re.compile(r"(?<!</text)>\s+<(?!/?(?:text|tspan|textPath|a)\b)")


def without_blanks(html: str) -> Markup:
    """The HTML with drawings in it that are as short as they can be without a change."""
    return Markup(_DRAWING.sub(lambda drawing: _BLANK.sub("><", drawing[0]), html))
