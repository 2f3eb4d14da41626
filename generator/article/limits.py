"""How large the parts of a text may be: more would take Markdown minutes, or all of the stack."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from generator.article.finds import Code, Expression, Fence, Find, Formula, Note, Verbatim
from generator.reading.errors import ContentError

PARAGRAPH = 20_000  # characters, which Markdown reads in a second or two
BRACKETS = 200  # opened and not yet closed, in a paragraph
CELLS = 10_000  # of a table
PARTS = 5_000  # of a page: paragraphs, items, headings; and, each, formulas, values, figures, …
FIGURES = 100  # of a page
QUESTIONS = 100
NOTES = 1_000
CODE = 100_000  # characters of all code on a page
TAGS = 1_000  # begun on a page and not ended: each is read on to the end of the page

# What begins a paragraph of its own without an empty line: an item, a heading, where a link leads.
_ITEM = re.compile(r"[ \t>]*(?:(?:[-*+]|\d+[.)]|#{1,6})[ \t]|\[[^\]\n]*\]:)")
_HTML = re.compile(r"[ >]*</?(?P<name>[A-Za-z][A-Za-z0-9]*)(?![^>]*\bmarkdown\b)")
_OPEN_TAG = re.compile(r"<[A-Za-z/!?][^<>]*+(?!>)")
_RULE = re.compile(r"[ \t>]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t:|-]*)?")


def check_limits(body: str, finds: Iterable[Find], file: str, first_line: int) -> None:
    """Raises ContentError at the first paragraph, table or row that is too large.

    Code, formulas, values and figures, which Markdown does not read, are passed over, and so is
    HTML.
    """
    finds = tuple(finds)
    _check_counts(finds, file)
    text = blanked(body, finds)
    if len(tags := list(_OPEN_TAG.finditer(text))) > TAGS:
        line = first_line + text.count("\n", 0, tags[TAGS].start())
        problem = f'more than {TAGS:,} "<" on a page that no ">" closes; write &lt; for the sign'
        raise ContentError(file, line, problem)
    for number, (start, block) in enumerate(_blocks(text)):
        line = first_line + start
        if number == PARTS:
            problem = f"a page of more than {PARTS:,} paragraphs, items and headings; part it"
            raise ContentError(file, line, problem)
        if len(block) > 1 and "|" in block[0] and _RULE.fullmatch(block[1]):
            cells = sum(row.count("|") for row in block)
            if cells > CELLS:
                problem = f"a table of {cells:,} cells, expected up to {CELLS:,}; show fewer rows"
                raise ContentError(file, line, problem)
            for offset, row in enumerate(block):
                _check_paragraph(row, file, line + offset)
        elif _is_html(block[0]):
            _check_brackets("\n".join(block), file, line)
        else:
            _check_paragraph("\n".join(block), file, line)


def _check_counts(finds: Iterable[Find], file: str) -> None:
    """ContentError at the first thing of which a page has too many."""
    counts: Counter[str] = Counter()
    for find in finds:
        name, most = _count(find)
        counts[name] += 1
        if counts[name] > most:
            raise ContentError(file, find.line, f"more than {most:,} {name} on a page; part it")


def _count(find: Find) -> tuple[str, int]:
    """As what it counts, and how many of them there may be."""
    if isinstance(find, Fence):
        known = {"figure": ("figures", FIGURES), "question": ("questions", QUESTIONS)}
        return known.get(find.kind, ("blocks of code", PARTS))
    if isinstance(find, Note):
        return ("footnotes", NOTES) if find.defines else ("marks of footnotes", PARTS)
    return "formulas, values, references and pieces of code", PARTS


def check_code(characters: int, file: str, line: int) -> None:
    """ContentError for more code than a page can show."""
    if characters > CODE:
        raise ContentError(file, line, f"more than {CODE:,} characters of code on a page")


def _is_html(line: str) -> bool:
    """Whether Markdown passes on what begins so as it is."""
    from markdown.util import BLOCK_LEVEL_ELEMENTS  # most builds read few pages

    tag = _HTML.match(line)
    return tag is not None and tag["name"].lower() in BLOCK_LEVEL_ELEMENTS


def blanked(body: str, finds: Iterable[Find]) -> str:
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
    _check_brackets(text, file, line)


def _check_brackets(text: str, file: str, line: int) -> None:
    for opening, closing in ("[]", "()"):
        now = 0
        for sign in re.findall(rf"\\.|[\{opening}\{closing}]", text):
            now = now + 1 if sign == opening else max(now - 1, 0) if sign == closing else now
            if now > BRACKETS:
                problem = f'{now} "{opening}" that are not closed; write \\{opening} for the sign'
                raise ContentError(file, line, problem)
