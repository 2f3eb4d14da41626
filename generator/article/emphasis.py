"""Emphasis as CommonMark has it: `*em*`, `**strong**`, the same with `_`, and `~~struck out~~`.

A run of signs can open or close by what stands beside it, and closes the nearest that it can
(https://spec.commonmark.org/0.31.2/#emphasis-and-strong-emphasis).
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree
from bisect import insort
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from unicodedata import category

from markdown.util import ETX, STX

_RUN = re.compile(r"\*+|_+|~+")
_STRUCK = 2  # signs of `~~`; one is a sign of its own, as in "~5"


@dataclass
class _Run:
    sign: str
    start: int
    length: int
    opens: bool
    closes: bool
    left: int  # signs that are not used yet
    used: int = 0  # of these, how many have closed something: from the left


@dataclass(frozen=True, order=True)
class Pair:
    """Emphasis from `start` to `end`, its `signs` at both ends counted in; `tag` is its element."""

    start: int
    end: int
    signs: int
    tag: str


def emphasised(data: str, stash: Callable[[etree.Element], str]) -> str:
    """A text with what `stash` gives for each element in the place of what is emphasised."""
    pairs = pairs_in(data)
    parts, at, number = list[str](), 0, 0
    while number < len(pairs):
        outer, first = pairs[number], number + 1
        number = first
        while number < len(pairs) and pairs[number].start < outer.end:
            number += 1
        parts += [data[at : outer.start], stash(_element(data, outer, pairs[first:number]))]
        at = outer.end
    return "".join([*parts, data[at:]])


def _element(data: str, outer: Pair, inner: Iterable[Pair]) -> etree.Element:
    """The element of a pair with those within it, which are in the order of their beginnings."""
    made = etree.Element(outer.tag)
    open, at, last = [(outer, made)], outer.start + outer.signs, dict[int, etree.Element]()

    def text(until: int) -> None:
        # What is left of the signs stands for itself, and is not looked at again.
        here = open[-1][1]
        words = _RUN.sub(lambda run: "".join(map(_escaped, run[0])), data[at:until])
        if (child := last.get(id(here))) is None:
            here.text = (here.text or "") + words
        else:
            child.tail = (child.tail or "") + words

    def close() -> None:
        nonlocal at
        pair, element = open[-1]
        text(pair.end - pair.signs)
        open.pop()
        at = pair.end
        if open:
            last[id(open[-1][1])] = element

    for pair in inner:
        while open[-1][0].end < pair.end:
            close()
        text(pair.start)
        open.append((pair, etree.SubElement(open[-1][1], pair.tag)))
        at = pair.start + pair.signs
    while open:
        close()
    return made


def _escaped(sign: str) -> str:
    """A sign as Markdown keeps one that was written with a backslash."""
    return f"{STX}{ord(sign)}{ETX}"


def pairs_in(text: str) -> tuple[Pair, ...]:
    """What is emphasised in a text, in the order of its beginnings."""
    found: list[Pair] = []
    # How far down there is no opener for a closer of that sort, so that no text takes long.
    bottom: dict[tuple[str, bool, int], int] = {}
    stack: list[_Run] = []
    for match in _RUN.finditer(text):
        run = _run(text, match)
        while run.closes and run.left:
            sort = (run.sign, run.opens, run.length % 3)
            floor = bottom.get(sort, -1)
            at = len(stack) - 1
            while at > floor and not _matches(stack[at], run):
                at -= 1
            if at <= floor:
                bottom[sort] = len(stack) - 1
                break
            opener = stack[at]
            del stack[at + 1 :]
            for key, deep in bottom.items():
                bottom[key] = min(deep, at)
            signs = 2 if opener.left >= 2 and run.left >= 2 else 1
            insort(found, _pair(opener, run, signs))
            opener.left -= signs
            run.left -= signs
            run.used += signs
            if not opener.left:
                stack.pop()
                for key, deep in bottom.items():
                    bottom[key] = min(deep, at - 1)
        if run.opens and run.left:
            stack.append(run)
    return tuple(found)


def _pair(opener: _Run, closer: _Run, signs: int) -> Pair:
    start = opener.start + opener.used + opener.left - signs
    end = closer.start + closer.used + signs
    return Pair(start, end, signs, _tag(opener.sign, signs))


def _tag(sign: str, signs: int) -> str:
    return "del" if sign == "~" else "strong" if signs == 2 else "em"


def _matches(opener: _Run, closer: _Run) -> bool:
    if opener.sign != closer.sign:
        return False
    if opener.closes or closer.opens:
        together = opener.length + closer.length
        return not (together % 3 == 0 and (opener.length % 3 or closer.length % 3))
    return True


def _run(text: str, match: re.Match[str]) -> _Run:
    """A run of signs with what it can do."""
    sign, length = match[0][0], len(match[0])
    before = text[match.start() - 1] if match.start() else " "
    after = text[match.end()] if match.end() < len(text) else " "
    left = _flanks(before, after)
    right = _flanks(after, before)
    if sign == "_":  # as in snake_case
        opens = left and (not right or _is_sign(before))
        closes = right and (not left or _is_sign(after))
    else:
        is_any = sign == "*" or length == _STRUCK
        opens, closes = left and is_any, right and is_any
    return _Run(sign, match.start(), length, opens, closes, length)


def _flanks(outside: str, inside: str) -> bool:
    if inside.isspace():
        return False
    return not _is_sign(inside) or inside == STX or outside.isspace() or _is_sign(outside)


def _is_sign(letter: str) -> bool:
    # What stands in for a value, a formula or code begins and ends with these two.
    return letter in (STX, ETX) or category(letter)[0] in "PS"
