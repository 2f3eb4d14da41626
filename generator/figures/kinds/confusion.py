"""Which classes a model takes for which: counts of rows by their class and the answer."""

from __future__ import annotations

from collections.abc import Iterator

from generator.figures.contents import Column, Contents, Shown, Table
from generator.figures.frame_height import Boxes, FrameHeight
from generator.figures.kind import Assets, FigureSpec, Kind, style
from generator.models.model import Answers, Rows
from generator.models.sources import Sources, check_part
from generator.notation.number import percent
from generator.notation.sources import argument
from generator.notation.templating import render

SHADES = 10  # of a cell, by its share of the row


class ConfusionSpec(FigureSpec):
    """The model, and which rows are counted: those that judge it, unless told."""

    model: str
    """A network or rule that answers with classes."""
    rows: Rows | None = None
    """The rows that are counted; unless told those that judge, the test rows."""


def confusion_figure(spec: ConfusionSpec, sources: Sources) -> Contents:
    """The table, a line for each class in truth; SpecProblem for a model that answers numbers."""
    model = sources.answers(spec.model, taken=("binary", "classes"))
    rows = spec.rows or model.parts.judge
    check_part(model, rows)
    counts = model.confusion.each[rows].tolist()
    classes, nouns = model.classes, model.dataset.description.row_nouns
    lines = [
        (name, [(count, _share(count, row), _shade(count, row)) for count in row])
        for name, row in zip(classes, counts, strict=True)
    ]
    total = sum(map(sum, counts))
    right = sum(row[i] for i, row in enumerate(counts))
    which = nouns if rows == "all" else f"{rows} {nouns}"
    body = render(
        "kinds/confusion/confusion.html",
        id=spec.id,
        classes=classes,
        lines=lines,
        which=which,
        total=total,
    )
    told = [
        f"In truth {name}: "
        + ", ".join(f"{count} answered {other}" for count, other in zip(row, classes, strict=True))
        for name, row in zip(classes, counts, strict=True)
    ]
    text = f"{model.title}, {total} {which}, {right} of them right. {'. '.join(told)}."
    columns = [Column("In truth"), *(Column(f"Answer: {name}", "output", True) for name in classes)]
    texts = [[name, *map(str, row)] for name, row in zip(classes, counts, strict=True)]
    values = [[name, *row] for name, row in zip(classes, counts, strict=True)]
    shows = list(_shows(model, rows))
    return Contents(body, text, table=Table(columns, texts, values), more=True, shows=shows)


def _shows(model: Answers, rows: Rows) -> Iterator[Shown]:
    """How many rows are counted and right; each count; and of all rows those of each class."""
    yield Shown(f"models.{model.name}.rows.{rows}", "thead tr:first-child > :first-child")
    yield Shown(f"models.{model.name}.correct.{rows}", "td.right")
    for i, code in enumerate(model.label.codes):
        line, path = f"tbody > :nth-child({i + 1})", f"models.{model.name}.confusion.{rows}[{i}]"
        yield Shown(path, f"{line} > td")
        for j in range(len(model.classes)):
            yield Shown(f"{path}[{j}]", f"{line} > :nth-child({j + 2})")
        if rows == "all":
            told = f"{model.description.label}={argument(code)}"
            yield Shown(f"datasets.{model.dataset.name}.where({told})", line)


def _share(count: int, row: list[int]) -> str:
    return percent(count / sum(row)) if sum(row) else ""


def _shade(count: int, row: list[int]) -> int:
    return round(SHADES * count / sum(row)) if sum(row) else 0


KIND = Kind(
    "confusion",
    ConfusionSpec,
    confusion_figure,
    purpose="Which classes a model takes for which, counted.",
    example="""
        id: mixed-up
        model: shallow
        caption: Who is taken for a survivor.
    """,
    title="Confusion matrix",
    more=Assets(styles=(style("kinds/confusion"),)),
    frame_height=FrameHeight(80.6, parts=(Boxes("tbody tr", 59),)),
)
