"""A finished figure: a value made from a block's keys and the site's data and models."""

from __future__ import annotations

from dataclasses import dataclass

from generator.figures.contents import Contents
from generator.figures.finished import FinishedFigure
from generator.figures.kind import AnyKind, FigureSpec
from generator.figures.own import checked, mistakes_told
from generator.models.sources import Sources
from generator.reading.document import Document
from generator.reading.errors import SpecProblem
from generator.svg.blanks import without_blanks


@dataclass(frozen=True, kw_only=True)
class Figure(Contents):
    """Contents in their place: everything else (page, file, test) only places it.

    `spec` is what the author asked for, defaults and all.
    """

    kind: AnyKind
    spec: FigureSpec

    @property
    def id(self) -> str:
        return self.spec.id

    @property
    def caption(self) -> str:
        return self.spec.caption

    @property
    def finished(self) -> FinishedFigure:
        """The figure without what it was made from."""
        return FinishedFigure(
            id=self.id,
            kind=self.kind.name,
            title=self.kind.title,
            caption=self.caption,
            body=without_blanks(self.body),
            text=self.text,
            drawings=tuple(drawing.drawn for drawing in self.drawings),
            numbers=self.numbers,
            table=self.table,
            steps=tuple(self.steps),
            more=self.more,
            late=tuple(self.late),
            keys=self.spec.model_dump(mode="json"),
            told=self.spec.model_dump(
                mode="json", exclude_defaults=True, exclude={"id", "caption"}
            ),
            shows=tuple(self.shows),
            takes=self.takes,
            notes=tuple(self.notes),
        )


def make_figure(kind: AnyKind, document: Document, sources: Sources) -> Figure:
    """The figure that a block describes; ContentError at the line at fault otherwise."""
    if kind.home:
        with mistakes_told(kind, document):
            spec = document.validate(kind.spec)
            contents = checked(kind, kind.make(spec, sources))
            late = {"late": tuple(kind.late) if contents.state else ()}
            figure = Figure(**vars(contents) | late, kind=kind, spec=spec)
            _ = figure.finished  # draws what is drawn
            return figure
    spec = document.validate(kind.spec)
    try:
        contents = kind.make(spec, sources)
    except SpecProblem as wrong:
        raise document.error(wrong.path, wrong.problem) from None
    return Figure(**vars(contents), kind=kind, spec=spec)
