"""How large the parts of a text may be: more would take Markdown minutes, or all of the stack."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from generator.article.finds import Code, Expression, Fence, Find, Formula, Verbatim
from generator.reading.errors import ContentError

PARAGRAPH = 20_000  # characters, which Markdown reads in a second or two
BRACKETS = 200  # opened and not yet closed, in a paragraph
CELLS = 10_000  # of a table

# What begins a paragraph of its own without an empty line: an item, a heading, where a link leads.
_ITEM = re.compile(r"[ \t>]*(?:(?:[-*+]|\d+[.)]|#{1,6})[ \t]|\[[^\]\n]*\]:)")
_RULE = re.compile(r"[ \t>]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t:|-]*)?")


def check_limits(body: str, finds: Iterable[Find], file: str, first_line: int) -> None:
    """Raises ContentError at the first paragraph, table or row that is too large.

    Code, formulas, values and figures, which Markdown does not read, are passed over, and so is
    HTML.
    """
    for start, block in _blocks(_blanked(body, finds)):
        line = first_line + start
        if len(block) > 1 and "|" in block[0] and _RULE.fullmatch(block[1]):
            cells = sum(row.count("|") for row in block)
            if cells > CELLS:
                problem = f"a table of {cells:,} cells, expected up to {CELLS:,}; show fewer rows"
                raise ContentError(file, line, problem)
            for offset, row in enumerate(block):
                _check_paragraph(row, file, line + offset)
        elif not block[0].lstrip(" >").startswith("<"):
            _check_paragraph("\n".join(block), file, line)


def _blanked(body: str, finds: Iterable[Find]) -> str:
    """The text with spaces in place of what Markdown does not read."""
    parts, end = [], 0
    for find in sorted(finds, key=lambda find: find.start):
        if isinstance(find, Code | Expression | Fence | Formula | Verbatim) and find.start >= end:
            parts += [body[end : find.start], re.sub(r"[^\n]", " ", body[find.start : find.end])]
            end = find.end
    return "".join([*parts, body[end:]])


def _blocks(text: str) -> Iterator[tuple[int, list[str]]]:
    """Lines that belong together, with the index of the first: blank lines and items part them."""
    block: list[str] = []
    start = 0
    for number, line in enumerate(text.split("\n")):
        if block and (not line.strip(" \t>") or _ITEM.match(line)):
            yield start, block
            block = []
        if line.strip(" \t>"):
            start = start if block else number
            block.append(line)
    if block:
        yield start, block


def _check_paragraph(text: str, file: str, line: int) -> None:
    if len(text) > PARAGRAPH:
        problem = f"a paragraph of {len(text):,} characters, expected up to {PARAGRAPH:,}"
        raise ContentError(file, line, f"{problem}; part it by an empty line")
    for opening, closing in ("[]", "()"):
        now = 0
        for sign in re.findall(rf"\\.|[\{opening}\{closing}]", text):
            now = now + 1 if sign == opening else max(now - 1, 0) if sign == closing else now
            if now > BRACKETS:
                problem = f'{now} "{opening}" that are not closed; write \\{opening} for the sign'
                raise ContentError(file, line, problem)
