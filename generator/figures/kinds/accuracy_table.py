"""How often rules and models are right: training, validation and all rows side by side."""

from __future__ import annotations

from pydantic import Field

from generator.figures.contents import Column, Contents, Table
from generator.figures.frame_height import FrameHeight
from generator.figures.kind import FigureSpec, Kind
from generator.models.question import question
from generator.models.sources import Sources
from generator.notation.number import percent
from generator.notation.templating import opening, render
from generator.reading.errors import SpecProblem
from generator.svg.label import wrapped

# Of a row in a frame, in pixels: the size and the width of its title, its lines, what is around
# them, and its height with a title of one line.
SIZE, TITLE, LINE, PADDING, LOW = 16.56, 274.6, 23.2, 16.1, 59.0
SPLITS = ("training", "validation", "all")


class AccuracyTableSpec(FigureSpec):
    """The models and rules to compare, from top to bottom."""

    models: list[str] = Field(min_length=1, max_length=50)


def accuracy_table_figure(spec: AccuracyTableSpec, sources: Sources) -> Contents:
    """The table; SpecProblem where a model is unknown or answers another question."""
    models = [sources.answers(name, ("models", i)) for i, name in enumerate(spec.models)]
    for i, model in enumerate(models):
        if question(model) != question(models[0]):
            raise SpecProblem(
                ("models", i),
                f'"{model.name}" answers another question than "{models[0].name}": expected the '
                "same data, label and split",
            )
    rows = [
        (model.title, [(getattr(model.correct, s), getattr(model.accuracy, s)) for s in SPLITS])
        for model in models
    ]
    columns = [(s, getattr(models[0].rows, s)) for s in SPLITS]
    best = [max(cells[i][0] for _, cells in rows) for i in range(len(SPLITS))]
    body = render("kinds/accuracy-table/accuracy-table.html", rows=rows, columns=columns, best=best)
    text = "Share of right answers. " + " ".join(
        f"{title}: "
        + ", ".join(f"{split} {percent(p, 2)}" for split, (_, p) in zip(SPLITS, cells, strict=True))
        + "."
        for title, cells in rows
    )
    table = Table(
        [
            Column("Rule or model"),
            *(Column(f"{opening(s)}, {n} rows", "", True) for s, n in columns),
        ],
        [[title, *(f"{percent(p, 2)}" for _, p in cells)] for title, cells in rows],
        [[title, *(p for _, p in cells)] for title, cells in rows],
    )
    return Contents(body, text, table=table)


def _rows_height(contents: Contents) -> float:
    """Pixels of the rows in a frame: a title wraps, and two lines beside it say how many are right.

    A row with a title of one line is as high as those two, which are smaller than two of its own.
    """
    titles = [str(row[0]) for row in contents.table.rows] if contents.table else []
    lines = [len(wrapped(title, SIZE, TITLE)) for title in titles]
    return sum(max(LOW, PADDING + LINE * told) for told in lines)


KIND = Kind(
    "accuracy-table",
    AccuracyTableSpec,
    accuracy_table_figure,
    title="Table of accuracies",
    frame_height=FrameHeight(40.3, besides=_rows_height),
)
