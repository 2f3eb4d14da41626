"""What is in a figure: drawings, a table, words, numbers for the script."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import PurePath
from typing import Any

from markupsafe import Markup

from generator.figures.finished import PAIR, CellValue, Column, Picture, Shown, Table
from generator.figures.state import State
from generator.notation.templating import render

__all__ = ["PAIR", "CellValue", "Column", "Contents", "Drawing", "Shown", "Table"]


@dataclass(frozen=True)
class Drawing:
    """One SVG: its canvas in user units, its text alternative, and what its template draws.

    `id` is unique in the site; `title` names the drawing, `text` says what it shows, numbers
    and all. `parts` are the names that the template uses.
    """

    id: str
    template: str
    width: float
    height: float
    title: str
    text: str
    parts: Mapping[str, object]

    @property
    def name(self) -> str:
        """What the style sheet calls drawings from this template."""
        return PurePath(self.template).stem

    @property
    def markup(self) -> Markup:
        """The `<svg>` element as it stands in a page."""
        return render("figure/drawing.svg", drawing=self, live=True, **self.parts)

    @property
    def picture(self) -> Markup:
        """The same as a mere picture: without text alternative, and nothing for a finger."""
        return render("figure/picture.svg", drawing=self, live=False, **self.parts)

    @property
    def content(self) -> Markup:
        """What stands inside the `<svg>` element, with nothing that only a page needs."""
        return render(self.template, drawing=self, live=False, **self.parts)

    @property
    def drawn(self) -> Picture:
        """The drawing without what it was drawn from."""
        told = (self.width, self.height, self.title, self.text, self.content)
        return Picture(self.id, self.name, *told)


@dataclass(frozen=True)
class Contents:
    """What a kind makes of a spec.

    `body` is the HTML inside `<figure>`, above the caption; `drawings` are the SVGs in it, in
    reading order; `text` states in words what the figure shows; `state` is what the script
    needs, None for a still. `table` is the table in it, if any; `steps` are the sentences of a
    drawing that is also there as an animation. `more` says that it needs the style sheet and
    script that only some pages load; `late` names the scripts that it may ask for later. `shows`
    are the values that the text of an article can point at in it; `takes` the names of its state
    in addresses, each with the texts that it may be, none for any number. `notes` are sentences on
    how to read it: an article tells those of all its figures once, a page of the figure alone has
    them beneath it.
    """

    body: str
    text: str
    drawings: Sequence[Drawing] = ()
    state: State | None = None
    table: Table | None = None
    steps: Sequence[str] = ()
    more: bool = False
    late: Sequence[str] = ()
    shows: Sequence[Shown] = ()
    takes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    notes: Sequence[str] = ()

    @property
    def numbers(self) -> dict[str, Any]:
        """The state as JSON has it; empty for a still."""
        return self.state.numbers if self.state else {}
