"""Whether a style sheet ends what it begins: CSS itself has it end with the file, and what comes
after is lost."""

from __future__ import annotations

import re

from generator.notation.nesting import NESTED

# What may never end is found by its beginning: comments, texts, and what is between brackets.
_PART = re.compile(
    r"""/\*.*?(?:(?P<comment>\*/)|\Z)|(?P<quote>["'])(?:\\.|(?!(?P=quote))[^\\\n])*(?P<end>(?P=quote))?"""
    r"|(?P<open>[{(\[])|(?P<close>[})\]])|\\.",
    re.DOTALL,
)
_CLOSED_BY = {"{": "}", "(": ")", "[": "]"}


def unclosed(css: str) -> tuple[int, str] | None:
    """Line and message for the first thing that is opened and not closed, or never opened."""
    opened: list[tuple[str, int]] = []
    for part in _PART.finditer(css):
        line = css.count("\n", 0, part.start()) + 1
        if part[0].startswith("/*") and not part["comment"]:
            return line, "a comment is opened here and not closed; end it with */"
        if part["quote"] and not part["end"]:
            return line, "a quote is opened here and not closed in its line"
        if part["open"]:
            opened.append((part["open"], line))
            if len(opened) > NESTED:
                return line, f"more than {NESTED} brackets in each other; expected fewer"
        elif part["close"]:
            if not opened or _CLOSED_BY[opened[-1][0]] != part["close"]:
                return line, f'a "{part["close"]}" that nothing here has opened'
            opened.pop()
    if not opened:
        return None
    sign, line = opened[-1]
    return line, f'a "{sign}" is opened here and not closed; end it with "{_CLOSED_BY[sign]}"'
