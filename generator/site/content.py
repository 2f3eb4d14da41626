"""The content folder: what is read of it where something must be made."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from generator.article.page import Block
from generator.notation.own_templates import KINDS
from generator.reading.errors import ContentError, unknown
from generator.reading.text import read_text
from generator.work.reads import names_in

if TYPE_CHECKING:
    from generator.figures.kind import AnyKind
    from generator.figures.own import OwnKinds
    from generator.models.sources import Sources


@dataclass(frozen=True)
class Content:
    """The content folder, and what is read of it where something must be made.

    `own_kinds` are the kinds of figures that there are; None for those of the program, and those
    that the folder brings along.
    """

    folder: Path
    own_kinds: tuple[AnyKind, ...] | None = None

    @cached_property
    def sources(self) -> Sources:
        """The data sets, models and experiments."""
        from generator.models.sources import read_sources  # numpy and pandas

        return read_sources(self.folder)

    @cached_property
    def own(self) -> OwnKinds:
        """The kinds that the folder brings along."""
        from generator.figures.own import OwnKinds

        return OwnKinds(self.folder, _ours)

    @property
    def own_names(self) -> tuple[str, ...]:
        """What these are called."""
        found = names_in(self.folder / KINDS, "*") if self.own_kinds is None else ()
        return tuple(self.own.names) if found else ()

    @property
    def kinds(self) -> tuple[AnyKind, ...]:
        """The kinds of figures."""
        if self.own_kinds is not None:
            return self.own_kinds
        return (*_ours().values(), *(self.own.all if self.own_names else ()))

    def kind(self, name: str) -> AnyKind | None:
        """The kind of that name; None where there is none."""
        known = _ours() if self.own_kinds is None else {kind.name: kind for kind in self.own_kinds}
        if name in known:  # whatever the folder brings along
            return known[name]
        return self.own[name] if name in self.own_names else None

    @property
    def listings(self) -> list[str]:
        """The names of the files in listings/."""
        return [
            name
            for name in names_in(self.folder / "listings", "*")
            if (self.folder / "listings" / name).is_file()
        ]

    def listing(self, name: str) -> str:
        """The text of one of them."""
        return read_text(self.folder / "listings" / name, self.folder.parent)


def kind_of(block: Block, content: Content) -> AnyKind:
    """The kind of a figure block; ContentError where there is no such kind."""
    if found := content.kind(block.kind):
        return found
    names = [kind.name for kind in content.kinds]
    raise ContentError(block.file, block.line, unknown("figure kind", block.kind, names))


def _ours() -> dict[str, AnyKind]:
    from generator.figures.kinds import KINDS  # the whole program

    return KINDS
