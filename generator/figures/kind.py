"""A kind of figure is one record: whatever pages, files, frames and notebooks ask of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from textwrap import dedent
from typing import Any, Generic, TypeVar

from pydantic import field_validator

from generator.figures.contents import Contents
from generator.figures.frame_height import OF_OWN, FrameHeight
from generator.figures.state import State
from generator.models.sources import Sources
from generator.reading.description import Description, Id, short
from generator.reading.shipped import script, style

__all__ = ["AnyKind", "Assets", "FigureSpec", "Kind", "by_name", "script", "style"]


class FigureSpec(Description):
    """What every figure block says; kinds add their own keys.

    What stands beneath a key is what authors are told of it (`keys`).
    """

    id: Id
    """Its name, unique in the whole site: small letters, digits and hyphens."""
    caption: str
    """What stands beneath it: a paragraph of Markdown, with values and formulas as in the text."""

    @field_validator("id")
    @classmethod
    def _names_files(cls, id: str) -> str:
        if id == "schema":
            raise ValueError('"schema" is taken by the file that describes all figures')
        return id

    @field_validator("caption")
    @classmethod
    def _of_some_lines(cls, caption: str) -> str:
        return short(caption, 5_000)


Spec = TypeVar("Spec", bound=FigureSpec)


@dataclass(frozen=True)
class Assets:
    """The files that make figures of a kind alive and give them their look.

    `scripts` and `styles` are for pages, in the order in which they need each other; `drawing`
    are style sheets that its drawings need as files of their own too. Several kinds may name
    the same file.
    """

    scripts: tuple[Path, ...] = ()
    styles: tuple[Path, ...] = ()
    drawing: tuple[Path, ...] = ()


@dataclass(frozen=True)
class Kind(Generic[Spec]):
    """A kind of figure: its name in figure blocks, the keys that these have, and what it makes.

    `make` raises SpecProblem for what cannot be shown. `state` is the model of what the script
    gets, None where all figures of the kind are still. `core` is what every page loads, `more`
    what only pages with figures that need it do (`Contents.more`), `late` scripts by the names by
    which they are asked for once a reader does (`Contents.late`). `title` names its files
    where they have no drawing whose title would. `purpose` tells authors in a sentence what it
    shows, and `example` is the inside of a block, indented at will. `home` is the folder of a kind
    that a site brings along, which `own` fills in.
    """

    name: str
    spec: type[Spec]
    make: Callable[[Spec, Sources], Contents]
    frame_height: FrameHeight = OF_OWN
    state: type[State] | None = None
    core: Assets = Assets()
    more: Assets = Assets()
    late: Mapping[str, tuple[Path, ...]] = field(default_factory=dict, hash=False)
    title: str = ""
    purpose: str = ""
    example: str = ""
    home: Path | None = None

    @property
    def block(self) -> str:
        """The example as it stands in an article; empty where there is none."""
        keys = dedent(self.example).strip()
        return f"```figure {self.name}\n{keys}\n```" if keys else ""


# Of any spec: a list of kinds forgets which, and validation makes the right one for each.
AnyKind = Kind[Any]


def by_name(kinds: Iterable[AnyKind]) -> dict[str, AnyKind]:
    """The kinds by their names."""
    return {kind.name: kind for kind in kinds}
