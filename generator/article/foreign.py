"""What other programs read and this one does not: said with its line, not shown as it is."""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree
from collections.abc import Iterable

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from generator.article.beginnings import QUOTED_CALLOUT, is_callout
from generator.article.callouts import KINDS
from generator.article.finds import Find
from generator.article.limits import blanked
from generator.reading.errors import ContentError, unknown

_STATEMENT = re.compile(r"\{%-?\s*(\w+)[^\n]*?%\}")
_FENCED = re.compile(r" {0,3}:{3,} *(\{?[\w. -]*\}?) *")
_BEGUN = re.compile(r" *(!!!|\?\?\?\+?|===\+?)(?= *[\w\"])")
# Signs of other programs, and what is written for them here.
_ELSEWHERE = (
    (re.compile(r"\{#(?!\w).*?#\}"), "is a comment of templates; write <!-- … -->"),
    (re.compile(r"\[\[toc\]\]", re.I), "is a list of contents elsewhere; write [TOC]"),
    (
        re.compile(r"(?<![=\w])==(?=[^\s=])[^=]*[^\s=]==(?![=\w])"),
        "marks nothing here; write <mark>…</mark>",
    ),
    (
        re.compile(r"\\\( *\\?[A-Za-z].*?(?:[\^_=]|\\[A-Za-z]).*?\\\)"),
        "is no formula here; write $…$",
    ),
    (
        re.compile(r"\\\[ *\\?[A-Za-z].*?(?:[\^_=]|\\[A-Za-z]).*?\\\]"),
        "is no formula here; write $$…$$",
    ),
    (re.compile(r"\\begin\{\w+\*?\}"), "stands in no formula; put all of it between $$ and $$"),
    (re.compile(r"\\cite[tp]?\{[^{}]*\}"), "cites nothing here; write [@key]"),
    (re.compile(r"^<<<<<<< .*"), "is a conflict that Git has left; choose one of the two"),
)
_WIKI = re.compile(r"(?<!\[)!?\[\[(\w[^\[\]*_]*)\]\](?![(\[:\]])")
_KEYS = "alt|class|height|id|lang|loading|rel|style|target|title|width"
_ATTRIBUTES = re.compile(
    rf"\{{:?\s*(?:[.#][A-Za-z][\w-]*|(?:{_KEYS})=(?:\"[^\"{{}}]*\"|[\w%-]+))[^{{}}\n]*\}}"
)


def check_foreign(body: str, finds: Iterable[Find], file: str, first_line: int) -> None:
    """Raises ContentError at the first line that is written for another program."""
    shown = blanked(body, finds)
    for number, line in enumerate(shown.split("\n"), first_line):
        if problem := _problem(line) or _elsewhere(line, shown):
            raise ContentError(file, number, problem)


def _elsewhere(line: str, text: str) -> str | None:
    """What is to be said of a line that other programs understand."""
    for pattern, said in _ELSEWHERE:
        if found := pattern.search(line):
            return f"{found[0]} {said}"
    for link in _WIKI.finditer(line):
        # Else it is a link by name, in brackets, or is meant to be one.
        if f"[{link[1]}]:" not in text and f"{link[0].lstrip('!')}:" not in text:
            write = "![words](file)" if link[0][0] == "!" else "[words](page.html)"
            return f"{link[0]} is a link of wikis; write {write}"
    return None


def _problem(line: str) -> str | None:
    if statement := _STATEMENT.search(line):
        return (
            f"{statement[0]} is a statement of templates, which an article has none of; "
            "a value is {{ … }}, and code stands in fences"
        )
    if fenced := _FENCED.fullmatch(line):
        return f'"{fenced[0].strip()}" begins nothing here; a callout is !!! note, indented below'
    if quoted := QUOTED_CALLOUT.fullmatch(re.sub(r"^[ >]*(?=>)> ?", "", line)):
        kind = quoted[1].lower()
        return None if kind in KINDS or ">" not in line else unknown("callout", kind, KINDS)
    if begun := _BEGUN.match(line):
        found = is_callout(line.lstrip(" "))
        if found is None:
            example = '=== "Title"' if begun[1][0] == "=" else f'{begun[1]} note "Title"'
            return f'"{line.strip()}" begins nothing here; write {example}'
        if not found["tab"] and found["kind"].lower() not in KINDS:
            return unknown("callout", found["kind"], KINDS)
    return None


class LeftAttributes(Treeprocessor):
    """Raises ContentError for attributes in braces that belong to nothing and would be read."""

    def __init__(self, md: Markdown, body: str, file: str, first_line: int) -> None:
        super().__init__(md)
        self.body, self.file, self.first_line = body, file, first_line

    def run(self, root: etree.Element) -> None:
        for element in root.iter():
            if element.tag in ("code", "pre"):
                continue
            for text in (element.text, element.tail):
                if text and not isinstance(text, AtomicString):
                    self._look(text)

    def _look(self, text: str) -> None:
        if not (found := _ATTRIBUTES.search(text)):
            return
        at = self.body.find(found[0])
        line = self.first_line + self.body.count("\n", 0, at) if at >= 0 else None
        problem = f"{found[0]} belongs to nothing: it stands right behind a link, a picture or "
        problem += "emphasis, or at the end of a heading; write \\{ for the sign"
        raise ContentError(self.file, line, problem)
