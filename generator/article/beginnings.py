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
CALLOUT = re.compile(
    r" {0,3}(?:(?P<sign>!!!|\?\?\?\+?) +(?P<kind>[A-Za-z]\w*)|(?P<tab>===\+?!?))"
    r'(?P<quoted> +"(?P<title>[^"]*)")? *'
)
"""The first line of a callout, of a folded block, or of a tab, which has a title."""
QUOTED_CALLOUT = re.compile(r" {0,3}\[!([A-Za-z]+)\][+-]?(?: +(.+?))? *")
"""The first line in a quote that is a callout, as on GitHub."""
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
        or is_callout(line)
    )


def is_callout(line: str) -> re.Match[str] | None:
    """The line as the first of a callout, a folded block or a tab."""
    match = CALLOUT.fullmatch(line)
    return match if match and (match["sign"] or match["quoted"]) else None


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
