"""The tokens of a script, and how deep in brackets they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_TEMPLATE = r"(?:\\.|\$(?!\{)|[^`\\$])*(?:`|\$\{)"
_TOKEN = re.compile(
    r"(?P<blank>\s+)"
    r"|(?P<name>[A-Za-z_$][\w$]*)"
    r"|(?P<number>(?:0[xX][\da-fA-F]+|\d[\d_]*\.?\d*(?:[eE][+-]?\d+)?|\.\d+(?:[eE][+-]?\d+)?)n?)"
    rf"""|(?P<text>"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|`{_TEMPLATE})"""
    r"|(?P<sign>\.\.\.|\?\.|=>|.)",
    re.DOTALL,
)
_PATTERN = re.compile(r"/(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n\[])+/\w*")
_REST = re.compile(rf"\}}{_TEMPLATE}", re.DOTALL)  # of a template after what it puts in
_BEFORE_PATTERN = {"return", "typeof", "case", "in", "of", "void", "throw", "else", "await"}


class Token(NamedTuple):
    kind: str
    text: str


def tokens_of(script: str) -> Iterator[Token]:
    """The script's tokens; a template is one text before, between and after what it puts in."""
    open_: list[str] = []
    at, last = 0, Token("sign", ";")
    while at < len(script):
        found = _TOKEN.match(script, at)
        if script[at] == "}" and open_ and open_[-1] == "`":
            found = _REST.match(script, at)
        elif script[at] == "/" and _may_be_pattern(last):
            found = _PATTERN.match(script, at) or found
        assert found, f"no token at {script[at : at + 20]!r}"
        token = Token(found.lastgroup or "text", found[0])
        at = found.end()
        if token.kind == "text" and token.text[0] == "}":
            open_.pop()
        if token.kind == "text" and token.text[0] in "`}" and token.text.endswith("${"):
            open_.append("`")
        elif token.kind == "sign" and token.text in "([{":
            open_.append(token.text)
        elif token.kind == "sign" and token.text in ")]}":
            open_.pop()
        last = last if token.kind == "blank" else token
        yield token


def _may_be_pattern(last: Token) -> bool:
    if last.kind == "sign":
        return last.text not in ")]}"
    return last.text in _BEFORE_PATTERN or last.text.endswith("${")


def deeper(token: Token) -> int:
    """How many brackets deeper it leads."""
    if token.kind == "sign":
        return (token.text in "([{") - (token.text in ")]}")
    if token.kind == "text" and token.text[0] in "`}":
        return token.text.endswith("${") - (token.text[0] == "}")
    return 0
