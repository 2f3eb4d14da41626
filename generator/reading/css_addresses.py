"""The addresses in CSS, however they are spelt: it is read by its tokens, as browsers read it."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from itertools import accumulate
from typing import Any, NamedTuple

import tinycss2

from generator.work.results import result

# Functions in which a string is an address; `type("…")` within them is another function.
_NAMING = {"url", "src", "image", "image-set", "-webkit-image-set"}
_NAMES = "namespace"  # the at-rule whose address names something and loads nothing
LONG = 2_000  # characters: what is in a longer text is sooner asked for than read again
_STRING = re.compile(r""""(?:\\.|[^"\\\n])*"?|'(?:\\.|[^'\\\n])*'?""", re.DOTALL)
_URL = re.compile(r"(?P<name>[^(]*\()(?:\\.|[^)\\])*\)?", re.DOTALL)
_SAFE = re.compile(r"[^\s\"'()\\]*")  # what needs no quotes


class _Found(NamedTuple):
    """An address, and where it is written: with its quotes, or with `url(` and `)`."""

    address: str
    start: int
    end: int


def changed_in_css(css: str, change: Callable[[str], str]) -> str:
    """The CSS with each of its addresses changed, and otherwise as it is."""
    plain = _plain(css)
    parts, end = [], 0
    for found in _found(plain):
        new = change(found.address)
        if new != found.address:
            parts += [plain[end : found.start], _written(new, plain[found.start : found.end])]
            end = found.end
    return "".join([*parts, plain[end:]]) if parts else css


def _plain(css: str) -> str:
    """The CSS with line ends as tokens count them; empty where there can be no address."""
    if "(" not in css and "@" not in css:
        return ""
    return css.replace("\0", "\ufffd").replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n")


@lru_cache(maxsize=64)  # many pages hold the same style sheet
def _found(css: str) -> tuple[_Found, ...]:
    return result(_read, css) if len(css) > LONG else _read(css)


def _read(css: str) -> tuple[_Found, ...]:
    lines = list(accumulate((len(line) + 1 for line in css.split("\n")), initial=0))
    found = []
    for token in _addresses(tinycss2.parse_component_value_list(css)):
        start = lines[token.source_line - 1] + token.source_column - 1
        written = (_STRING if token.type == "string" else _URL).match(css, start)
        found.append(_Found(token.value.strip(), start, written.end() if written else start))
    return tuple(sorted(found, key=lambda one: one.start))


def _addresses(tokens: list[Any]) -> list[Any]:  # tinycss2 has no types
    """Those of the tokens, and of the tokens in them, that are addresses."""
    found, waiting = [], [(tokens, False)]
    while waiting:
        inside, naming = waiting.pop()
        rule = ""  # the at-rule whose beginning is read
        for token in inside:
            if token.type == "at-keyword":
                rule = token.lower_value
            elif token.type == "function":
                waiting.append((token.arguments, token.lower_name in _NAMING and rule != _NAMES))
            elif token.type.endswith(" block"):
                waiting.append((token.content, False))
                rule = ""
            elif token == ";":
                rule = ""
            elif rule != _NAMES and (
                token.type == "url" or (token.type == "string" and (naming or rule == "import"))
            ):
                found.append(token)
    return found


def _written(address: str, before: str) -> str:
    """The address in the place, and in the form, of what was written before."""
    quote, head, tail = before[:1], "", ""
    if found := _URL.fullmatch(before):
        head, tail, quote = found["name"], ")", '"'
        if _SAFE.fullmatch(address):
            return f"{head}{address}{tail}"
    told = address.replace("\\", "\\\\").replace(quote, f"\\{quote}").replace("\n", "\\a ")
    return f"{head}{quote}{told}{quote}{tail}"
