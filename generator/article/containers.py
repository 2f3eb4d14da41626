"""Lists and quotes, line by line as CommonMark has them.

What belongs to an item is indented as far as its text, or by four spaces as in Python-Markdown:
text that is merely indented is no code here, so nothing else can be meant by it.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree
from collections.abc import Sequence

from markdown.blockprocessors import BlockProcessor

from generator.article.beginnings import (
    PLACED,
    QUOTE,
    QUOTED_CALLOUT,
    begins_block,
    is_item,
    is_paragraph,
)
from generator.article.callouts import quoted

_TAB = 4
_TASK = re.compile(r"\[([ xX])\] +(?=\S)")
_OPEN = '<span role="img" aria-label="To do:">\N{BALLOT BOX}</span>'
_DONE = '<span role="img" aria-label="Done:">\N{BALLOT BOX WITH CHECK}</span>'


class Lists(BlockProcessor):
    """Makes a list of the items that stand one below the other."""

    def test(self, parent: etree.Element, block: str) -> bool:
        return is_item(block.partition("\n")[0]) is not None

    def run(self, parent: etree.Element, blocks: list[str]) -> None:
        count = _within_reach(blocks)
        lines = "\n\n".join(blocks[:count]).split("\n")
        end = list_end(lines, 0)
        rest = "\n".join(lines[end:]).lstrip("\n")
        blocks[:count] = rest.split("\n\n") if rest else []
        items, loose = _items(lines[:end])
        first = is_item(lines[0])
        assert first is not None  # as `test` has seen
        made = etree.SubElement(parent, "ol" if first[3] else "ul")
        if first[3] and int(first[3]) != 1:
            made.set("start", str(int(first[3])))
        self.parser.state.set("looselist" if loose else "list")
        for item in items:
            element = etree.SubElement(made, "li")
            if task := _TASK.match(item[0]):
                element.set("class", "task")
                sign = _DONE if task[1] in "xX" else _OPEN
                item[0] = f"{self.parser.md.htmlStash.store(sign)} {item[0][task.end() :]}"
            self.parser.parseChunk(element, "\n".join(item))
        self.parser.state.reset()


class Quotes(BlockProcessor):
    """Makes a quote of the lines that begin with `>`, and of those that go on with a paragraph."""

    def test(self, parent: etree.Element, block: str) -> bool:
        return QUOTE.match(block) is not None

    def run(self, parent: etree.Element, blocks: list[str]) -> None:
        lines = blocks.pop(0).split("\n")
        end, inner = 0, list[str]()
        while end < len(lines):
            line = lines[end]
            if quote := QUOTE.match(line):
                inner.append(line[quote.end() :])
            elif inner and is_paragraph(inner[-1]) and _goes_on(line):
                inner.append(line)
            else:
                break
            end += 1
        if rest := "\n".join(lines[end:]):
            blocks.insert(0, rest)
        self.parser.state.set("blockquote")
        if match := QUOTED_CALLOUT.fullmatch(inner[0]):
            del inner[0]
            into = quoted(parent, match)
        else:
            into = etree.SubElement(parent, "blockquote")
        self.parser.parseChunk(into, "\n".join(inner))
        self.parser.state.reset()


def _within_reach(blocks: Sequence[str]) -> int:
    """How many blocks may belong to the list that begins with the first."""
    sort = None
    for number, block in enumerate(blocks):
        item = is_item(block.partition("\n")[0])
        if number == 0 and item is not None:
            sort = _sort(item)
        elif block and block[0] not in " \n" and (item is None or _sort(item) != sort):
            return number
    return len(blocks)


def _goes_on(line: str) -> bool:
    """Whether a line goes on with a paragraph of a container that it is not marked as part of."""
    return bool(line.strip()) and not (
        begins_block(line) or is_item(line) or PLACED.fullmatch(line)
    )


def list_end(lines: Sequence[str], start: int) -> int:
    """Where the list ends that begins there: after its last line that is not blank."""
    first = is_item(lines[start])
    if first is None:
        raise ValueError(f"no item: {lines[start]!r}")
    room, end, number, filled = _room(first), start + 1, start + 1, bool(first[5].strip())
    last = first[5]
    while number < len(lines):
        line = lines[number]
        indent = len(line) - len(line.lstrip(" "))
        item = is_item(line)
        if not line.strip():
            if not filled and number == end:  # an item that begins with a blank line is empty
                room, filled = 10**6, True
            last = ""
            number += 1
            continue
        if indent >= room:
            last = line[room:]
        elif item is not None and _sort(item) == _sort(first):
            room, last = _room(item), item[5]
            filled = bool(last.strip())
        elif last.strip() and is_paragraph(last) and _goes_on(line):
            last = line
        else:
            break
        filled = filled or indent >= room
        number += 1
        end = number
    return end


def _room(item: re.Match[str]) -> int:
    """How far what belongs to an item is indented, at the least."""
    indent, marker, _, space, text = item.groups()
    inner = len(space) if text and len(space) <= _TAB else 1
    return min(len(indent) + len(marker) + inner, len(indent) + _TAB)


def _sort(item: re.Match[str]) -> str:
    """The sign that all items of a list share."""
    return item[2][-1]


def _items(lines: Sequence[str]) -> tuple[list[list[str]], bool]:
    """The lines of each item of a list, freed of their indentation; and whether there are blank
    lines between what stands in it."""
    items: list[list[str]] = []
    first = is_item(lines[0])
    assert first is not None
    room, loose, blank = 0, False, False
    for line in lines:
        item = is_item(line)
        indent = len(line) - len(line.lstrip(" "))
        if item is not None and _sort(item) == _sort(first) and (not items or indent < room):
            loose = loose or (blank and bool(items))
            room = _room(item)
            items.append([line[len(item[1]) + len(item[2]) :][: len(line)].lstrip(" ")])
        else:
            items[-1].append(line[room:] if indent >= room else line)
        blank = not line.strip()
    return items, loose or any(_apart(item) for item in items)


def _apart(lines: Sequence[str]) -> bool:
    """Whether blank lines stand in an item itself, rather than in a list within it."""
    number, last = 0, max((n for n, line in enumerate(lines) if line.strip()), default=-1)
    while number <= last:
        if not lines[number].strip():
            return any(line.strip() for line in lines[:number])
        number = list_end(lines, number) if is_item(lines[number]) else number + 1
    return False
