"""A figure as all that places it needs it: texts and numbers alone, which can be kept and sent."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple


class Column(NamedTuple):
    """Of a table: its head, its colour role, and whether it holds numbers, which stand right."""

    name: str
    role: str = ""
    number: bool = False


CellValue = str | int | float | bool | None


@dataclass(frozen=True)
class Table:
    """Rows of texts as readers see them, and of the values behind them.

    `closed` says that it only repeats in numbers what a drawing shows, and opens on demand;
    `raw` that the texts are the data's own, which files repeat too.
    """

    columns: Sequence[Column]
    rows: Sequence[Sequence[str]]
    values: Sequence[Sequence[CellValue]]
    closed: bool = False
    raw: bool = False


@dataclass(frozen=True)
class Picture:
    """A drawing, drawn: `content` is what stands inside its `<svg>` element outside of pages."""

    id: str
    name: str
    width: float
    height: float
    title: str
    text: str
    content: str


PAIR = ("number,number",)
"""What a state may be that is two numbers, a place on a map, in `takes`."""


@dataclass(frozen=True)
class Shown:
    """A value that a figure shows: the text of an article knows it by `name`.

    That is how an expression spells it, `models.shallow.row(2).sum`, with `*` for a number from
    `least` to `most` that the figure can be set to; or a word, such as the name of an input.
    `marks` is the CSS selector of the elements that show it; `state` is what the figure must be
    set to, as addresses have it: `row=2`, or `at=*`.
    """

    name: str
    marks: str
    state: str = ""
    least: float = 0.0
    most: float = 0.0


@dataclass(frozen=True)
class FinishedFigure:
    """A figure by what it came to.

    `kind` is the name of its kind, `title` what that calls figures without a drawing. `keys` are
    those of its block, defaults and all; `told` are those of them that are no defaults, without
    id and caption. `numbers` are what its script computes with; empty for a still. `shows`,
    `takes` and `notes` are those of its contents.
    """

    id: str
    kind: str
    title: str
    caption: str
    body: str
    text: str
    drawings: tuple[Picture, ...]
    numbers: dict[str, Any]
    table: Table | None
    steps: tuple[str, ...]
    more: bool
    late: tuple[str, ...]
    keys: dict[str, Any]
    told: dict[str, Any]
    shows: tuple[Shown, ...] = ()
    takes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    notes: tuple[str, ...] = ()

    @property
    def live(self) -> bool:
        """Whether a script has something to do here."""
        return bool(self.numbers)
