"""The addresses that a script loads, as far as it names them: `fetch("…")`, `import … from "…"`.

A script can also put an address together where no reading of it would see; that is stopped by the
page's policy, once it runs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Literal, NamedTuple

from generator.work.results import result

_TOKEN = re.compile(
    r"""(?P<blank>\s+|//[^\n\u2028\u2029]*|/\*.*?(?:\*/|\Z)|<!--[^\n]*)"""
    r"""|(?P<text>"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|`(?:\\.|[^`\\])*`)"""
    r"""|(?P<name>(?:[\w$]|\\u(?:[0-9a-fA-F]{4}|\{[0-9a-fA-F]+\}))+)"""
    r"""|(?P<sign>\?\.|[^\s])""",
    re.DOTALL,
)
LONG = 2_000  # characters: what is in a longer text is sooner asked for than read again
# A slash begins one of these where an operand is expected.
_PATTERN = re.compile(r"/(?![*/])(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n\[])+/\w*")
_ESCAPE = re.compile(
    r"\\(?:u\{(?P<point>[0-9a-fA-F]+)\}|u(?P<four>[0-9a-fA-F]{4})|x(?P<two>[0-9a-fA-F]{2})"
    r"|(?P<octal>[0-7]{1,3})|(?P<line>\r\n|[\n\r\u2028\u2029])|(?P<sign>.))",
    re.DOTALL,
)
_SIGNS = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f", "v": "\v"}
# What loads what it is given.
_CALLS = {
    "import", "fetch", "Request", "XMLHttpRequest", "WebSocket", "WebTransport", "EventSource",
    "sendBeacon", "Worker", "SharedWorker", "importScripts", "register", "addModule", "Audio",
}  # fmt: skip
_PROPERTIES = {"src", "srcset", "poster"}  # `href` may be that of a link
_OPERANDS = {"return", "typeof", "case", "in", "of", "void", "delete", "throw", "new", "else"}


class _Token(NamedTuple):
    kind: Literal["text", "name", "sign"]
    value: str


@lru_cache(maxsize=64)  # many pages hold the same script
def in_script(script: str) -> tuple[str, ...]:
    """The addresses that a script names where it loads something."""
    return result(_named, script) if len(script) > LONG else _named(script)


def _named(script: str) -> tuple[str, ...]:
    tokens = list(_tokens(script))
    return tuple(
        token.value for i, token in enumerate(tokens) if token.kind == "text" and _loads(tokens, i)
    )


def _tokens(script: str) -> Iterator[_Token]:
    """The script's tokens; what stands in for a `${…}` in a text is part of the text."""
    at, last = 0, _Token("sign", ";")
    while found := _TOKEN.match(script, at):
        operand = last.value in _OPERANDS or (last.kind == "sign" and last.value not in ")]}")
        if found["sign"] == "/" and operand:
            found = _PATTERN.match(script, at) or found
            at, last = found.end(), _Token("name", "/")
            continue
        at = found.end()
        if found["text"]:
            last = _Token("text", _ESCAPE.sub(_unescaped, found["text"][1:-1]))
        elif found["name"]:
            last = _Token("name", _ESCAPE.sub(_unescaped, found["name"]))
        elif found["sign"]:
            last = _Token("sign", found["sign"])
        else:
            continue
        yield last


def _loads(tokens: list[_Token], at: int) -> bool:
    """Whether the text at that place is the address of something that is loaded."""
    before = _Backwards(tokens, at)
    if before.name(0) in ("import", "from"):
        return True
    if before.value(0) == "=":  # image.src = "…"
        return before.name(1) in _PROPERTIES and before.value(2) == "."
    if before.value(0) == "," and before.value(2) == "(":
        if before.name(3) == "setAttribute":
            return before.value(1) in _PROPERTIES
        if before.name(3) == "open":  # request.open("GET", "…"), not window.open("…")
            return before.value(1).isupper()
    return _called(before) in _CALLS


class _Backwards(NamedTuple):
    """The tokens before a place, the nearest first."""

    tokens: list[_Token]
    at: int

    def value(self, back: int) -> str:
        place = self.at - 1 - back
        return self.tokens[place].value if place >= 0 else ""

    def name(self, back: int) -> str:
        place = self.at - 1 - back
        return self.value(back) if place >= 0 and self.tokens[place].kind == "name" else ""


def _called(before: _Backwards) -> str:
    """The function that takes the text as an argument, `new URL(…)` around it or not."""
    back = 0
    while before.value(back) == ",":  # importScripts("…", "…")
        back += 2
    if before.value(back) != "(":
        return ""
    back += 1 + (before.value(back + 1) == "?.")
    if before.name(back) == "URL" and before.name(back + 1) == "new":
        return _called(_Backwards(before.tokens, before.at - back - 2))
    return before.name(back)


def _unescaped(found: re.Match[str]) -> str:
    point = found["point"] or found["four"] or found["two"]
    if point or found["octal"]:
        code = int(point, 16) if point else int(found["octal"], 8)
        return chr(code) if code < 0x110000 else "\ufffd"
    return "" if found["line"] else _SIGNS.get(found["sign"], found["sign"])
