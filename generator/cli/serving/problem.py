"""A mistake as readers of a page see it: what is wrong, where, and the lines around."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from generator.notation.templating import render
from generator.reading.errors import ContentError

AROUND = 3  # lines before and after the one at fault
LONGEST = 200  # signs of a line that are shown


@dataclass(frozen=True)
class Line:
    """A line of a file with its number; `wrong` is the one at fault."""

    number: int
    text: str
    wrong: bool


@dataclass(frozen=True)
class Problem:
    """What keeps a site from being made: `told` is all of it in one line."""

    told: str
    message: str
    place: str = ""
    lines: tuple[Line, ...] = ()

    @property
    def html(self) -> str:
        """What is shown in a page, over what could be made last."""
        return render("preview/problem.html", problem=self)

    @property
    def page(self) -> str:
        """What is shown where nothing could be made yet."""
        return render("preview/nothing.html", problem=self)


def problem_of(error: Exception, folder: Path) -> Problem:
    """What to say of an error that making the site of a content folder has raised."""
    if isinstance(error, ContentError):
        place = f"{error.file}, line {error.line}" if error.line else error.file
        lines = _lines(folder.parent / error.file, error.line) if error.line else ()
        return Problem(str(error), error.problem, place, lines)
    told = f"{type(error).__name__}: {error}"
    return Problem(f"{folder.name}: {told}", told)


def _lines(path: Path, wrong: int) -> tuple[Line, ...]:
    """The lines around the one at fault, as far as the file can be read."""
    try:
        lines = path.read_text("utf-8").split("\n")
    except (OSError, ValueError):
        return ()
    first = max(1, wrong - AROUND)
    return tuple(
        Line(number, text[:LONGEST], number == wrong)
        for number, text in enumerate(lines[first - 1 : wrong + AROUND], first)
    )
