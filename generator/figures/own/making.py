"""A figure of an own kind, made: what its code raises, and what it gives that is no figure, is told
at the figure's block, with the line of the author's code."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from jinja2 import TemplateNotFound
from selectolax.lexbor import LexborHTMLParser

from generator.figures.contents import Contents, Drawing, Table
from generator.figures.kind import AnyKind
from generator.figures.own.code import last_line, said, shown
from generator.reading.document import Document
from generator.reading.errors import ContentError, SpecProblem, unknown


class NoFigure(Exception):
    """What the code of an own kind has made, and why it is no figure."""


@contextmanager
def mistakes_told(kind: AnyKind, document: Document) -> Iterator[None]:
    """Tells what code of an own kind raises at the line of the figure's block."""
    assert kind.home
    try:
        yield
        return
    except SpecProblem as wrong:
        path = (wrong.path,) if isinstance(wrong.path, str) else tuple(wrong.path)
        refusal = document.error(path, wrong.problem)
    except ContentError as error:
        if not error.file.startswith(f"{shown(kind.home, kind.home)}/"):
            raise  # a mistake in a data set, say, which has a line of its own
        where = f"{error.file}:{error.line}" if error.line else error.file
        refusal = _refusal(kind, document, f"{error.problem} ({where})")
    except NoFigure as error:
        refusal = _refusal(kind, document, str(error))
    except (Exception, SystemExit) as error:
        told, place = said(error, kind.home), last_line(error, kind.home)
        if isinstance(error, TemplateNotFound):
            told = unknown("template", str(error.name), _templates(kind.home))
        where = f" ({place[0]}:{place[1]}: {place[2]})" if place else ""
        refusal = _refusal(kind, document, f"{told}{where}")
    # Raised outside the handler: an author needs the message, not the program's traceback.
    raise refusal


def _refusal(kind: AnyKind, document: Document, problem: str) -> ContentError:
    return document.error((), f'the kind "{kind.name}": {problem}')


def _templates(home: Path) -> list[str]:
    """The kind's templates, as `render` and `Drawing` name them."""
    files = (path for path in home.rglob("*") if path.suffix in (".html", ".svg"))
    return [path.relative_to(home.parents[1]).as_posix() for path in files]


def checked(kind: AnyKind, made: object) -> Contents:
    """What the kind's function has made. Raises NoFigure where it is none."""
    function = getattr(kind.make, "__name__", "make")
    if not isinstance(made, Contents):
        raise NoFigure(f"{function} gave {type(made).__name__}, expected Contents")
    if not str(made.text).strip():
        raise NoFigure(f"{function} gave no text; expected what the figure shows, in sentences")
    _check_state(kind, made)
    _check_body(str(made.body))
    for drawing in made.drawings:
        _check_drawing(drawing)
    if made.table:
        _check_table(made.table)
    return made


def _check_state(kind: AnyKind, made: Contents) -> None:
    if made.state is None:
        return
    if kind.state is None:
        found = type(made.state).__name__
        raise NoFigure(f"state: found {found}, but KIND has no state; say state={found} there")
    if not isinstance(made.state, kind.state):
        found = type(made.state).__name__
        raise NoFigure(f"state: expected {kind.state.__name__}, as KIND says, found {found}")
    try:
        json.dumps(made.numbers, allow_nan=False)
    except (TypeError, ValueError) as error:
        raise NoFigure(f"state: not to be written as JSON: {error}") from None


def _check_body(body: str) -> None:
    """NoFigure where an element is left open, which would take in the rest of the page."""
    whole = LexborHTMLParser(f"<figure>{body}<figcaption></figcaption></figure><hr data-end>")
    caption, end = whole.css("figcaption")[-1:], whole.css("hr[data-end]")
    inside = caption and caption[0].parent is not None and caption[0].parent.tag == "figure"
    if not (inside and end and end[-1].parent is not None and end[-1].parent.tag == "body"):
        raise NoFigure("body: an element is opened and not closed, or closed twice")


def _check_drawing(drawing: object) -> None:
    if not isinstance(drawing, Drawing):
        raise NoFigure(f"drawings: found {type(drawing).__name__}, expected Drawing")
    for name, size in (("width", drawing.width), ("height", drawing.height)):
        if not (isinstance(size, int | float) and math.isfinite(size) and size > 0):
            raise NoFigure(f'drawing "{drawing.id}": {name}: expected units above 0, found {size}')


def _check_table(table: Table) -> None:
    count = len(table.columns)
    for what, lines in (("rows", table.rows), ("values", table.values)):
        if len(lines) != len(table.rows):
            raise NoFigure(f"table: {len(table.rows)} rows of texts, {len(lines)} of values")
        for line in lines:
            if len(line) != count:
                raise NoFigure(f"table: {what}: {count} columns, found a row of {len(line)}")
