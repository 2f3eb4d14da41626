"""Works that a text cites: `[see @key, p. 3; @other]`, or `@key` as a word of its sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from html import escape, unescape
from typing import Protocol

from generator.article.finds import Cited

KEY = r"\w+(?:[:.+/-]+\w+)*"
"""The name of a work, which no sign at the end of a sentence belongs to."""

# Neither an address of mail nor a part of a link is a citation, and "\@" is the sign itself.
BEFORE = r"(?<![\w@/\\.+])"
TITLE = "References"
"""The heading of the list of works, in the last section of a page that cites some."""

_CITED = re.compile(rf"(?P<before>[^@]*?)(?P<year>-?){BEFORE}@(?P<key>{KEY})(?P<after>[^@]*)")
_LINK = re.compile(r'href="#(ref-[^"]+)"')
_RANGE = re.compile(r"(?<=\d)--?(?=\d)")


@dataclass(frozen=True)
class Work:
    """What a text says of a work that it cites: who wrote it, and when."""

    authors: str
    year: str


class Bibliography(Protocol):
    """The works that a page may cite."""

    @property
    def works(self) -> Mapping[str, Work]:
        """Each by its key."""

    def entry(self, key: str) -> str:
        """What the list of references says of a work, as HTML."""


def read_cited(text: str) -> tuple[Cited, ...] | None:
    """What stands between the brackets of a citation; None where one of its parts, which
    semicolons end, does not name a single work."""
    parts = [_CITED.fullmatch(" ".join(part.split())) for part in text.split(";")]
    told = [
        Cited(part["key"], part["before"].strip(), part["after"].strip(" ,"), not part["year"])
        for part in parts
        if part
    ]
    return tuple(told) if len(told) == len(parts) else None


def anchor(key: str) -> str:
    """The id of a work in the list, which e-books take too."""
    return "ref-" + re.sub(r"[^\w-]", lambda sign: f".{ord(sign[0]):x}", key)


def citation_html(cited: Iterable[Cited], works: Mapping[str, Work], linked: bool = True) -> str:
    """The works in brackets, each a link to its entry in the list if it is `linked`."""
    told = []
    for one in cited:
        work = works[one.key]
        words = f"{work.authors}, {work.year}" if one.authors else work.year
        shown = _link(one.key, words) if linked else escape(words)
        before = f"{escape(one.before)} " if one.before else ""
        told.append(before + shown + _place(one))
    return f"({'; '.join(told)})"


def sentence_html(one: Cited, works: Mapping[str, Work], linked: bool = True) -> str:
    """The authors of the work as words of a sentence, and its year in brackets."""
    work = works[one.key]
    place = _place(one)
    words = f"{work.authors} ({work.year}" + ("" if place else ")")
    return (_link(one.key, words) if linked else escape(words)) + (place and f"{place})")


def _link(key: str, words: str) -> str:
    return f'<a class="reference" href="#{anchor(key)}">{escape(words)}</a>'


def _place(one: Cited) -> str:
    """Where in the work: after a comma, with dashes in ranges of pages."""
    return f", {escape(_RANGE.sub('–', one.after))}" if one.after else ""


def references(parts: Iterable[str], bibliography: Bibliography) -> str:
    """The list of the works to which these pieces of HTML lead; empty where they lead to none."""
    named = {unescape(id) for part in parts for id in _LINK.findall(part)}
    works = bibliography.works
    keys = [key for key in works if anchor(key) in named]
    keys.sort(key=lambda key: (works[key].authors.casefold(), works[key].year, key))
    entries = "".join(f'<li id="{anchor(key)}">{bibliography.entry(key)}</li>\n' for key in keys)
    return f'<ul class="references">\n{entries}</ul>' if keys else ""
