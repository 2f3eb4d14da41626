"""What a figure is: a value made from a spec and the site's data and models."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import PurePath
from typing import Any, NamedTuple

from pydantic import Field

from generator.models.sources import Sources
from generator.notation.templating import render
from generator.reading.description import Description
from generator.reading.document import Document
from generator.reading.errors import SpecProblem


class FigureSpec(Description):
    """What every figure block says; kinds add their own keys."""

    id: str = Field(pattern=r"^[a-z][a-z0-9-]*$")
    caption: str


@dataclass(frozen=True)
class Drawing:
    """One SVG: its canvas in user units, its text alternative, and what its template draws.

    `id` is unique in the site; `title` names the drawing, `text` says what it shows, numbers
    and all.
    """

    id: str
    template: str
    width: float
    height: float
    title: str
    text: str
    parts: Mapping[str, Any]

    @property
    def name(self) -> str:
        """What the style sheet calls drawings from this template."""
        return PurePath(self.template).stem

    @property
    def markup(self) -> str:
        """The `<svg>` element as it stands in a page."""
        return render("figures/drawing.svg", drawing=self, live=True, **self.parts)

    @property
    def picture(self) -> str:
        """The same as a mere picture: without text alternative, and nothing for a finger."""
        return render("figures/picture.svg", drawing=self, live=False, **self.parts)


class Column(NamedTuple):
    """Of a table: its head, its colour role, and whether it holds numbers, which stand right."""

    name: str
    role: str = ""
    number: bool = False


@dataclass(frozen=True)
class Table:
    """Rows of texts as readers see them, and of the values behind them.

    `closed` says that it only repeats in numbers what a drawing shows, and opens on demand.
    """

    columns: Sequence[Column]
    rows: Sequence[Sequence[str]]
    values: Sequence[Sequence[Any]]
    closed: bool = False


@dataclass(frozen=True)
class Figure:
    """A finished figure: everything else (page, file, test) only places it.

    `body` is the HTML inside `<figure>`, above the caption; `drawings` are the SVGs in it, in
    reading order; `text` states in words what the figure shows; `state` is what the script
    needs. `table` is the table in it, if any; `steps` are the sentences of a drawing that is also
    there as an animation; `spec` is what the author asked for, defaults and all. `more` says that
    it needs the style sheet and script that only some pages load.
    """

    id: str
    kind: str
    caption: str
    body: str
    text: str
    drawings: Sequence[Drawing] = ()
    state: Mapping[str, Any] = field(default_factory=dict)
    table: Table | None = None
    steps: Sequence[str] = ()
    spec: Mapping[str, Any] = field(default_factory=dict)
    more: bool = False


Make = Callable[[Any, Sources], Figure]


class Kind(NamedTuple):
    spec: type[FigureSpec]
    make: Make


KINDS: dict[str, Kind] = {}


def kind(name: str, spec: type[FigureSpec]) -> Callable[[Make], Make]:
    """Registers the function that makes figures of this kind."""

    def register(make: Make) -> Make:
        KINDS[name] = Kind(spec, make)
        return make

    return register


def make_figure(kind_name: str, document: Document, sources: Sources) -> Figure:
    """The figure that a block describes; ContentError at the line at fault otherwise."""
    spec = document.validate(KINDS[kind_name].spec)
    try:
        figure = KINDS[kind_name].make(spec, sources)
    except SpecProblem as wrong:
        raise document.error(wrong.path, wrong.problem) from None
    return replace(figure, spec=spec.model_dump(mode="json"))
