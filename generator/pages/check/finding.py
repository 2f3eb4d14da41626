"""A finding, its name, and where an author does not want to be told of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.reading.errors import ContentError, one_line, unknown
from generator.reading.text import read_text

NAMES = {
    "mistake": "what stops a build",
    "lock": "a training that is missing, or of another description or other data",
    "link": "a link within the site that leads nowhere",
    "alt": "a picture without a text for those who do not see it",
    "unmentioned": "a figure that the text does not speak of",
    "number": "a typed number that the build computes, or nearly",
    "contrast": "colours of the theme that can hardly be told apart where they meet",
    "budget": "an article that weighs more than `budget` in site.yaml allows",
    "unused": "a data set, model, experiment or listing that no page uses, or a file of none",
    "placeholder": "what a command has left for the author to tell",
    "doubt": "what makes numbers of a model say less than they seem to",
}
LOUD = ("mistake", "lock")
"""Findings that nothing silences: there is no site with them."""

_WHOLE = (".yaml", ".css")  # files of which a comment silences all
_COMMENT = re.compile(r"(?:<!--|#|/\*) *quiet: *([a-z, ]*[a-z])")


@dataclass(frozen=True)
class Finding:
    """What is amiss at a place: what was found, what was expected, and a cure, in a line."""

    name: str
    file: str
    line: int | None
    text: str

    @classmethod
    def of(cls, error: ContentError) -> Finding:
        """The finding of what stops a build."""
        stale = any(one in error.problem for one in ("not trained yet", "changed since it was"))
        return cls("lock" if stale else "mistake", error.file, error.line, error.problem)

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}" if self.line else self.file
        return one_line(f"{place}: {self.text} [{self.name}]")


def heard(found: Iterable[Finding], quiet: Sequence[str], root: Path) -> list[Finding]:
    """The findings that the author wants to be told of, by file and line.

    Nobody wants those in `quiet`, nor those that a comment in their file silences: in Markdown in
    its line and in the block that follows, in YAML and CSS in the whole file.
    """
    told = [_unknown(name) for name in quiet if name not in NAMES]
    for one in found:
        if one.name in LOUD or (one.name not in quiet and one.name not in _silenced(one, root)):
            told.append(one)
    return sorted(set(told), key=lambda one: (one.file, one.line or 0, one.name, one.text))


def _unknown(name: str) -> Finding:
    return Finding("mistake", "site.yaml", None, f"quiet: {unknown('finding', name, NAMES)}")


def _silenced(finding: Finding, root: Path) -> set[str]:
    """The names that comments silence at the place of the finding."""
    path = root / finding.file
    if not path.is_file() or path.suffix not in (".md", *_WHOLE):
        return set()
    names: set[str] = set()
    reach, inside = 0, False  # whether a comment holds, and whether its block has begun
    for number, line in enumerate(read_text(path, root).split("\n"), start=1):
        if said := _COMMENT.search(line):
            told = {name.strip() for name in said[1].split(",")}
            if path.suffix in _WHOLE:
                names |= told
                continue
            reach, inside = number, line.strip() != said.string[said.start() :].strip()
            held = told
        if reach:
            inside = inside or (bool(line.strip()) and number > reach)
            if inside and not line.strip():
                reach = 0
            elif number == finding.line:
                names |= held
    return names
