"""What begins a block of Markdown, by its line alone (https://spec.commonmark.org/0.31.2/)."""

from __future__ import annotations

import re

from markdown.util import ETX, STX

from generator.article.html_blocks import interrupts

HEADING = re.compile(r" {0,3}(#{1,6})(?: +(.*?))??(?: +#+)? *")
UNDERLINE = re.compile(r" {0,3}(=+|-+) *")
RULE = re.compile(r" {0,3}([-_*])(?: *\1){2,} *")
QUOTE = re.compile(r" {0,3}> ?")
ITEM = re.compile(r"( {0,3})([-+*]|(\d{1,9})[.)])( +|$)(.*)")
PLACED = re.compile(rf" *{STX}wzxhzdk:(\d+){ETX} *")
"""A line that has nothing but what stands in for HTML: a figure, a formula, code, a value."""

# What may stand at the beginning of a line without ending the paragraph there: an empty item, a
# number that begins no list ("… of the year\n1912. It …").
_INTERRUPTING_ITEM = re.compile(r" {0,3}(?:[-+*]|1[.)]) +\S")


def begins_block(line: str) -> bool:
    """Whether a line ends the paragraph before it."""
    return bool(
        _INTERRUPTING_ITEM.match(line)
        or QUOTE.match(line)
        or HEADING.fullmatch(line)
        or RULE.fullmatch(line)
        or interrupts(line)
    )


def is_item(line: str) -> re.Match[str] | None:
    """The line as the first of a list's item: indentation, marker, its number, space, text."""
    return None if RULE.fullmatch(line) else ITEM.fullmatch(line)


def is_paragraph(line: str) -> bool:
    """Whether a line, or what is in the quotes and items that begin on it, is a paragraph's."""
    while True:
        if quote := QUOTE.match(line):
            line = line[quote.end() :]
        elif item := is_item(line):
            line = item[5]
        else:
            break
    return bool(line.strip()) and not (
        HEADING.fullmatch(line) or RULE.fullmatch(line) or PLACED.fullmatch(line)
    )
