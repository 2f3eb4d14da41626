"""Links and images as CommonMark has them (https://spec.commonmark.org/0.31.2/#links)."""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from markdown.blockprocessors import BlockProcessor

Target = tuple[str, str]
"""Where a link leads, and its title, empty where it has none."""

_TITLE = r"""(?:"([^"]*)"|'([^']*)'|\(([^()]*)\))"""
_BARE = r"(?![<])(?:[^\s()]|\((?:[^\s()]|\((?:[^\s()]|\([^\s()]*\))*+\))*+\))*+"
_ADDRESS = rf"(?:<([^<>\n]*)>|({_BARE}))"
_INLINE = re.compile(rf"\(\s*(?:{_ADDRESS}(?:\s+{_TITLE})?)?\s*\)")
_LABEL = re.compile(r"\[([^\[\]]*)\]")
_SIGN = re.compile(r"!?\[|\]")
_DEFINITION = re.compile(
    rf" {{0,3}}\[(?!\^)((?:[^\[\]\\]|\\.)++)\]: *\n? *(?:<([^<>\n]*)>|([^\s<]\S*))"
    rf"(?:(?: +| *\n *){_TITLE}(?= *(?:\n|\Z)))? *(?:\n|\Z)"
)
_BACKSLASH = re.compile(r"\\([!-/:-@\[-`{-~])")
_LONGEST = 999  # characters of a label


class Definitions(BlockProcessor):
    """Takes the lines that say where names of links lead from the beginning of a paragraph."""

    def test(self, parent: etree.Element, block: str) -> bool:
        return block.lstrip(" ").startswith("[")

    def run(self, parent: etree.Element, blocks: list[str]) -> bool | None:
        block = blocks.pop(0)
        while (found := _DEFINITION.match(block)) and found[1].strip():
            title = next(filter(None, found.groups()[3:]), "")
            address = found[2] if found[3] is None else found[3]
            target = (_plain(address), _plain(title))
            # The first that says so counts.
            self.parser.md.references.setdefault(normal(_plain(found[1])), target)
            block = block[found.end() :]
        if block.strip():
            blocks.insert(0, block)
            return False
        return None


def _plain(text: str) -> str:
    """A text without the backslashes before its signs."""
    return _BACKSLASH.sub(r"\1", text)


def normal(label: str) -> str:
    """A label as it is compared with others."""
    return " ".join(label.split()).casefold()


@dataclass
class _Opener:
    sign: str
    part: int  # which of the parts begins with it
    start: int  # where the label begins in the text
    active: bool = True


def linked(
    data: str,
    references: Mapping[str, Target],
    stash: Callable[[bool, str, Target], str],
    plain: Callable[[str], str],
) -> str:
    """A text with what `stash` gives in the place of its links and images.

    `stash` is told whether it is an image, what stands in its brackets, and where it leads;
    `plain` gives the text that placeholders in it stand for.
    """
    parts, openers, at = list[str](), list[_Opener](), 0
    while sign := _SIGN.search(data, at):
        parts.append(data[at : sign.start()])
        at = sign.end()
        if sign[0] != "]":
            openers.append(_Opener(sign[0], len(parts), at))
            parts.append(sign[0])
            continue
        opener = openers.pop() if openers else None
        target = None
        if opener and opener.active:
            target = _target(data, opener, sign, references, plain)
        if opener is None or target is None:
            parts.append("]")
            continue
        text = "".join(parts[opener.part + 1 :])
        leads, at = target
        parts[opener.part :] = [stash(opener.sign == "![", text, leads)]
        if opener.sign == "[":  # there is no link in a link
            for other in openers:
                other.active = other.active and other.sign == "!["
    return "".join([*parts, data[at:]])


def _target(
    data: str,
    opener: _Opener,
    close: re.Match[str],
    references: Mapping[str, Target],
    plain: Callable[[str], str],
) -> tuple[Target, int] | None:
    """Where what ends there leads, and where that is said to its end; None for no link."""
    at = close.end()
    if inline := _INLINE.match(data, at):
        title = next(filter(None, inline.groups()[2:]), "")
        address = plain((inline[1] if inline[2] is None else inline[2]) or "")
        return (address, plain(title)), inline.end()
    label, end = data[opener.start : close.start()], at
    if named := _LABEL.match(data, at):
        label, end = named[1] or label, named.end()
    found = references.get(normal(plain(label))) if len(label) <= _LONGEST else None
    return (found, end) if found else None
