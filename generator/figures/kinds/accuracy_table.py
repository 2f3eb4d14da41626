"""How often rules and models are right, or how far off: in the rows of each part, and in all."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import NamedTuple

from pydantic import Field

from generator.figures.contents import Column, Contents, Shown, Table
from generator.figures.frame_height import FrameHeight
from generator.figures.kind import FigureSpec, Kind
from generator.models.model import Answers
from generator.models.question import question
from generator.models.sources import ANY, Sources
from generator.notation.number import fixed, percent, significant
from generator.notation.templating import opening, render
from generator.reading.errors import SpecProblem
from generator.svg.label import text_width, wrapped

# Of a row in a frame, in pixels: the size of its title, its lines, what is around them, and its
# height with a title of one line.
SIZE, LINE, PADDING, LOW = 16.56, 23.2, 16.1, 59.0
# Of the table: how wide it is but for the room around the titles; of a head the size of the number
# of rows in it, and the room around it.
TABLE, SMALL, AROUND = 698.3, 14.08, 24.3


class AccuracyTableSpec(FigureSpec):
    """The models and rules to compare, from top to bottom."""

    models: list[str] = Field(min_length=1, max_length=50)
    """Models and rules, from top to bottom."""


class Cell(NamedTuple):
    """What a model reaches on some rows: as texts, as a number, and in the order of worth."""

    text: str
    small: str
    value: float | None
    worth: float


class Row(NamedTuple):
    """A line of the table: a model, or one of its classes or errors, by columns of rows."""

    title: str
    part: str
    cells: list[Cell]


def accuracy_table_figure(spec: AccuracyTableSpec, sources: Sources) -> Contents:
    """The table; SpecProblem where a model is unknown or answers another question."""
    models = [sources.answers(name, ("models", i), ANY) for i, name in enumerate(spec.models)]
    for i, model in enumerate(models):
        if question(model) != question(models[0]):
            raise SpecProblem(
                ("models", i),
                f'"{model.name}" answers another question than "{models[0].name}": expected the '
                "same data, label and split",
            )
    numbers = models[0].answer == "number"
    of = _errors if numbers else _shares
    rows = [row for model in models for row in of(model)]
    columns = list(models[0].rows.each.items())
    best = {
        part: [
            max(row.cells[i].worth for row in rows if row.part == part) for i in range(len(columns))
        ]
        for part in {row.part for row in rows}
    }
    measured = "Errors" if numbers else "Share of right answers"
    body = render(
        "kinds/accuracy-table/accuracy-table.html",
        rows=rows,
        columns=columns,
        best=best if len(models) > 1 or not numbers else {},
        label=f"{measured} by rule or model",
    )
    text = f"{measured}. " + " ".join(
        f"{_name(row)}: "
        + ", ".join(f"{s} {cell.text}" for (s, _), cell in zip(columns, row.cells, strict=True))
        + "."
        for row in rows
    )
    table = Table(
        [
            Column("Rule or model"),
            *(Column(f"{opening(s)}, {n} rows", "", True) for s, n in columns),
        ],
        [[_name(row), *(cell.text for cell in row.cells)] for row in rows],
        [[_name(row), *(cell.value for cell in row.cells)] for row in rows],
    )
    return Contents(body, text, table=table, shows=list(_shows(models, rows)))


def _shows(models: list[Answers], rows: list[Row]) -> Iterator[Shown]:
    """How many rows are in each column, and how many of these each model answers rightly."""
    lines = [i for i, row in enumerate(rows, start=1) if not row.part]
    for column, part in enumerate(models[0].rows.each, start=2):
        for model in models:
            yield Shown(f"models.{model.name}.rows.{part}", f"thead th:nth-child({column})")
        for model, line in zip(models, lines, strict=False):  # errors have no such lines
            cell = f"tbody > :nth-child({line}) > :nth-child({column})"
            yield Shown(f"models.{model.name}.accuracy.{part}", cell)
            yield Shown(f"models.{model.name}.correct.{part}", cell)


def _name(row: Row) -> str:
    return f"{row.title}, {row.part}" if row.part else row.title


def _shares(model: Answers) -> list[Row]:
    """How often it is right: in all rows, and of several classes in those of each."""
    counts = zip(model.correct.each.values(), model.rows.each.values(), strict=True)
    rows = [Row(model.title, "", [_share(*count) for count in counts])]
    if model.answer == "classes":
        for place, name in enumerate(model.classes):
            parts = model.by_class(place).each.values()
            rows.append(Row(model.title, name, [_share(*part, name) for part in parts]))
    return rows


def _share(correct: int, rows: int, of: str = "") -> Cell:
    if not rows:
        return Cell("–", "no rows", None, 0)
    return Cell(
        percent(correct / rows, 2),
        f"{correct} of {rows}" if of else f"{correct} right",
        correct / rows,
        correct,
    )


def _errors(model: Answers) -> list[Row]:
    """How far its numbers are off."""
    unit = model.dataset.description.columns[model.description.label].unit
    errors = model.errors.each.values()
    off = [Cell(significant(e.absolute, 4), "", e.absolute, -e.absolute) for e in errors]
    squared = [Cell(significant(e.squared, 4), "", e.squared, -e.squared) for e in errors]
    r2 = [_determination(e.r2) for e in errors]
    return [
        Row(model.title, "mean absolute error" + (f", {unit}" if unit else ""), off),
        Row(model.title, "mean squared error", squared),
        Row(model.title, "R²", r2),
    ]


def _determination(r2: float) -> Cell:
    if math.isnan(r2):  # of rows that all have one number
        return Cell("–", "", None, -math.inf)
    return Cell(fixed(r2, 3), "", r2, r2)


def _rows_height(contents: Contents) -> float:
    """Pixels of the rows in a frame: a title wraps, and two lines beside it say how many are right.

    A row with a title of one line is as high as those two, which are smaller than two of its own.
    """
    if contents.table is None:
        return 0.0
    room = TABLE - sum(_head_width(column.name) for column in contents.table.columns[1:])
    height, before = 0.0, ""
    for title in (str(row[0]) for row in contents.table.rows):
        of_class = before and title.startswith(f"{before}, ")  # beneath its model, a line
        height += LOW if of_class else max(LOW, PADDING + LINE * len(wrapped(title, SIZE, room)))
        before = before if of_class else title
    return height


def _head_width(name: str) -> float:
    """How wide a column with such a head stands: "Test, 291 rows"."""
    part, _, rows = name.partition(", ")
    return text_width(f"{part} ", SIZE, bold=True) + text_width(rows, SMALL) + AROUND


KIND = Kind(
    "accuracy-table",
    AccuracyTableSpec,
    accuracy_table_figure,
    purpose=(
        "How often rules and models are right, on the rows of each part of the split and on all."
    ),
    example="""
        id: compared
        models: [nobody_survives, women_survive, shallow]
        caption: The network beside two simple rules.
    """,
    title="Table of accuracies",
    frame_height=FrameHeight(40.3, besides=_rows_height),
)
