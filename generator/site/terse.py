"""Scripts without the signs that say nothing: a minified script goes in."""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.site.tokens import Token, deeper, tokens_of

# What a blank keeps apart: words, two signs that would be another, a comment, a decimal point.
_JOINED = re.compile(r"[\w$]{2}|\+\+|--|//|[\d?]\.")
# After these, and after the brackets of those, a semicolon is a statement by itself.
_ALONE = {"", "else", "do", ":", ";", "{"}
_HEADS = {"if", "for", "while", "with"}


def terse(script: str) -> str:
    """The script without a comma or a semicolon before a bracket that closes, and without blanks
    between the signs of what its templates put in."""
    tokens = list(tokens_of(script))
    kept: list[str] = []
    open_: list[tuple[str, str]] = []  # each bracket, and what stands before it
    before = head = ""  # the token before, and what stands before the bracket that it closes
    for token, after in zip(tokens, _following(tokens), strict=True):
        if token.kind == "blank":
            put_in = bool(open_) and open_[-1][0].endswith("${")
            if not put_in or _JOINED.match(before[-1:] + after[:1]):
                kept.append(token.text)
            continue
        opened = open_.pop()[1] if _closes(token) else ""
        if _opens(token):
            open_.append((token.text, before))
        if not _says_nothing(token, before, head, after):
            kept.append(token.text)
        before, head = token.text, opened
    return "".join(kept)


def _following(tokens: Sequence[Token]) -> list[str]:
    """For each token the next one that is no blank; empty for the last."""
    after, found = "", []
    for token in reversed(tokens):
        found.append(after)
        if token.kind != "blank":
            after = token.text
    return found[::-1]


def _opens(token: Token) -> bool:
    return deeper(token) > 0 or (token.kind == "text" and token.text.endswith("${"))


def _closes(token: Token) -> bool:
    return deeper(token) < 0 or (token.kind == "text" and token.text[0] == "}")


def _says_nothing(token: Token, before: str, head: str, after: str) -> bool:
    """Whether it only ends what the bracket after it ends anyway."""
    if token.kind != "sign":
        return False
    if token.text == ",":
        return after in (")", "]", "}") and before not in (",", "[")  # those leave a place empty
    return token.text == ";" and after == "}" and before not in _ALONE and head not in _HEADS
