"""The data as tables: raw rows with all their columns, or the numbers that a network sees."""

from __future__ import annotations

import numpy as np
from pydantic import Field

from generator.data.dataset import Dataset
from generator.figures.contents import Column, Contents, Shown, Table
from generator.figures.frame_height import NOTE, Boxes, FrameHeight
from generator.figures.kind import FigureSpec, Kind
from generator.figures.parts import digits
from generator.models.shape import Shape
from generator.models.sources import ANY, Sources
from generator.notation.templating import render
from generator.reading.errors import SpecProblem
from generator.svg.label import text_width, wrapped

# Of a table of raw rows in a frame, in pixels: its text, its cells, the room around a row's lines.
SIZE, LINE, AROUND = 15.12, 21.17, 13.6
PADDING, LEAST, FRAME = 18.0, 50.0, 724.0


class DatasetSpec(FigureSpec):
    """The first rows of a data set: raw (`data`), or as the inputs and label of a `model`."""

    data: str | None = None
    """The data set to show raw; this or `model`."""
    model: str | None = None
    """The model whose inputs and label to show; this or `data`."""
    rows: int = Field(default=3, gt=0, le=200)
    """How many rows."""


def dataset_figure(spec: DatasetSpec, sources: Sources) -> Contents:
    """The table of the first rows; SpecProblem for an unknown data set or model."""
    if spec.data is not None and spec.model is None:
        dataset = sources.dataset(spec.data)
        table = _raw(dataset, spec.rows)
    elif spec.model is not None and spec.data is None:
        model = sources.shape(spec.model, ANY)
        dataset = model.dataset
        table = _encoded(model, spec.rows)
    else:
        raise SpecProblem(("data",), 'expected either "data" or "model"')
    noun = dataset.description.row_noun
    text = (
        f"{dataset.title}: the first {len(table.rows)} of {dataset.rows} rows, one row per {noun}, "
        f"{len(table.columns)} columns: {', '.join(column.name for column in table.columns)}."
    )
    body = render(
        "kinds/dataset/dataset.html",
        table=table,
        dataset=dataset,
        meanings=dataset.description.columns if spec.data else {},
    )
    shows = [
        Shown(column.name, f":is(th, td):nth-child({place})")
        for place, column in enumerate(table.columns, start=1)
    ]
    shows.append(Shown(f"datasets.{dataset.name}.rows", ".table-note"))
    return Contents(body, text, table=table, shows=shows)


def _raw(dataset: Dataset, rows: int) -> Table:
    """The rows as the file has them, text by text."""
    frame = dataset.frame.head(rows)
    columns = [Column(name, "", frame[name].dtype.kind in "if") for name in frame.columns]
    values = frame.astype(object).where(frame.notna(), None).to_numpy().tolist()
    texts = zip(*(dataset.cells.texts[name].first(rows) for name in frame.columns), strict=True)
    return Table(columns, [list(row) for row in texts], values, raw=True)


def _encoded(model: Shape, rows: int) -> Table:
    columns = [Column(one.name, "input", True) for one in model.inputs]
    columns += [Column(name, "output", True) for name in _targets(model)]
    targets = model.label.targets[:rows]
    if model.answer != "number":
        targets = targets.astype(np.int64)
    inputs = model.features[:rows].tolist()
    values = [[*row, *target] for row, target in zip(inputs, targets.tolist(), strict=True)]
    return Table(columns, [[digits.given(x) for x in row] for row in values], values)


def _targets(model: Shape) -> list[str]:
    """What should come out: the label, or of several classes one column for each."""
    label = model.description.label
    return [f"{label} {c}" for c in model.classes] if model.answer == "classes" else [label]


def _raw_height(contents: Contents) -> float:
    """Pixels of raw rows in a frame.

    A table that is wider than the frame has columns as narrow as their longest words; each of its
    rows is as high as the cell that then has the most lines.
    """
    table = contents.table
    if table is None or any(column.role for column in table.columns):
        return 0.0
    heads = [column.name for column in table.columns]
    columns = list(zip(heads, *table.rows, strict=True))
    widths = [max(map(_width, texts)) for texts in columns]
    if sum(widths) + len(widths) * PADDING > FRAME:
        words = [" ".join(texts).split(" ") for texts in columns]
        widths = [max(LEAST, *map(_width, several)) for several in words]
    return sum(
        AROUND + LINE * max(len(wrapped(t, SIZE, w)) for t, w in zip(row, widths, strict=True))
        for row in table.rows
    )


def _width(text: str) -> float:
    return text_width(text, SIZE)


KIND = Kind(
    "dataset",
    DatasetSpec,
    dataset_figure,
    purpose=(
        "The first rows of a data set as they are, or as the numbers that a model sees "
        "(`model:` in place of `data:`)."
    ),
    example="""
        id: raw-rows
        data: titanic
        rows: 3
        caption: The first three passengers.
    """,
    title="Table of data",
    frame_height=FrameHeight(
        47.5,
        parts=(NOTE, Boxes(".meanings", 36), Boxes(".table-scroll:not(.raw) tbody tr", 39.3)),
        besides=_raw_height,
    ),
)
