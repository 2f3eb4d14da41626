"""The one error that an author sees: where, what was found, what was expected."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from difflib import get_close_matches
from pathlib import PurePath

KeyPath = tuple[str | int, ...]
"""Where in a mapping something stands: keys of mappings and indices of lists, outermost first."""

UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
"""What no XML file can hold, so neither drawings nor the feed: control characters and the like."""

_LONGEST = 1_000  # characters of a message
_TOLD = 40  # names that one tells of, and how many it compares
_COMPARED = 1_000
_SHOWN = 100  # characters of a name that is looked for


class ContentError(Exception):
    """Something in the author's files that stops the build.

    `str()` of it is the whole message, `file:line: problem`, in one line of text; `line` counts
    from 1 and is None where the file as a whole is at fault (missing, not UTF-8).
    """

    def __init__(self, file: PurePath | str, line: int | None, problem: str) -> None:
        self.file = str(file)
        self.line = line
        self.problem = problem
        told = problem if len(problem) <= _LONGEST else f"{problem[:_LONGEST]}…"
        super().__init__(one_line(f"{file}:{line}: {told}" if line else f"{file}: {told}"))

    def __reduce__(self) -> tuple[type[ContentError], tuple[str, int | None, str]]:
        return ContentError, (self.file, self.line, self.problem)  # for other processes


class SpecProblem(Exception):
    """What is wrong with a spec, and the path of the key that is at fault."""

    def __init__(self, path: KeyPath, problem: str) -> None:
        self.path = path
        self.problem = problem
        super().__init__(problem)


def one_line(message: object) -> str:
    """The message with its line breaks escaped, and whatever else steers a terminal or hides."""
    return "".join(
        sign if sign.isprintable() or unicodedata.category(sign) == "Zs" else ascii(sign)[1:-1]
        for sign in str(message).strip()
    )


def unknown(what: str, found: str, known: Iterable[str]) -> str:
    """Message for a name that is not among the `known` ones, with the nearest right spelling.

    >>> unknown("key", "modle", ["model", "rows"])
    'unknown key "modle" (known: model, rows; did you mean "model"?)'
    """
    names = sorted(map(str, known))
    # Case is the commonest slip ("sigmoid" for "Sigmoid") and must not count as distance.
    by_lower = {name.lower(): name for name in names[:_COMPARED]}
    near = get_close_matches(str(found)[:_SHOWN].lower(), by_lower, n=1, cutoff=0.5)
    hint = f'; did you mean "{by_lower[near[0]]}"?' if near else ""
    told = [*names[:_TOLD], *([f"{len(names) - _TOLD:,} others"] if len(names) > _TOLD else [])]
    return f'unknown {what} "{found}" (known: {", ".join(told) or "none"}{hint})'
