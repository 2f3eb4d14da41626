"""Headings, rules, and where a paragraph ends without a blank line, as CommonMark has them."""

from __future__ import annotations

import xml.etree.ElementTree as etree

from markdown.blockprocessors import BlockProcessor

from generator.article.beginnings import HEADING, PLACED, RULE, UNDERLINE, begins_block, is_item


class Interruptions(BlockProcessor):
    """Parts a block before the line that ends its paragraph, and makes no element itself."""

    def __init__(self, parser: object, inline_ends: set[int]) -> None:
        super().__init__(parser)  # type: ignore[arg-type]
        self.inline_ends = inline_ends

    def test(self, parent: etree.Element, block: str) -> bool:
        return "\n" in block

    def run(self, parent: etree.Element, blocks: list[str]) -> bool:
        lines = blocks[0].split("\n")
        if begins_block(lines[0]) or is_item(lines[0]):
            return False  # its own processor takes what belongs to it
        for number, line in enumerate(lines):
            if number and UNDERLINE.fullmatch(line) and lines[number - 1].strip():
                cut = number + 1
            elif self._is_placed(line):
                cut = number or 1
            elif number and begins_block(line):
                cut = number
            else:
                continue
            if cut < len(lines):
                blocks[:1] = ["\n".join(lines[:cut]), "\n".join(lines[cut:])]
            return False
        return False

    def _is_placed(self, line: str) -> bool:
        """Whether something stands there that is no part of a paragraph."""
        placed = PLACED.fullmatch(line)
        return placed is not None and int(placed[1]) not in self.inline_ends


class Headings(BlockProcessor):
    """Makes headings of lines that begin with `#`, or have `===` or `---` beneath them."""

    def test(self, parent: etree.Element, block: str) -> bool:
        first, _, rest = block.partition("\n")
        if HEADING.fullmatch(first):
            return True
        return bool(rest) and UNDERLINE.fullmatch(rest.rpartition("\n")[2]) is not None

    def run(self, parent: etree.Element, blocks: list[str]) -> bool | None:
        lines = blocks[0].split("\n")
        if heading := HEADING.fullmatch(lines[0]):
            level, text, rest = len(heading[1]), heading[2] or "", lines[1:]
        elif (line := UNDERLINE.fullmatch(lines[-1])) and not (
            begins_block(lines[0]) or is_item(lines[0])
        ):
            level, rest = 1 if line[1][0] == "=" else 2, []
            text = "\n".join(line.strip() for line in lines[:-1])
        else:
            return False
        blocks[:1] = ["\n".join(rest)] if rest else []
        etree.SubElement(parent, f"h{level}").text = text.strip()
        return None


class Rules(BlockProcessor):
    """Makes a rule of a line of `---`, `***` or `___`."""

    def test(self, parent: etree.Element, block: str) -> bool:
        return RULE.fullmatch(block.partition("\n")[0]) is not None

    def run(self, parent: etree.Element, blocks: list[str]) -> None:
        rest = blocks.pop(0).partition("\n")[2]
        if rest:
            blocks.insert(0, rest)
        etree.SubElement(parent, "hr")
