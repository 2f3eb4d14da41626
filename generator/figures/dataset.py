"""The data as tables: raw rows with all their columns, or the numbers that a network sees."""

from __future__ import annotations

from pydantic import PositiveInt

from generator.data import Dataset
from generator.figures import digits
from generator.figures.base import Figure, FigureSpec, Sources, SpecProblem, kind
from generator.models import Model
from generator.templating import render


class DatasetSpec(FigureSpec):
    """The first rows of a data set: raw (`data`), or as the inputs and label of a `model`."""

    data: str | None = None
    model: str | None = None
    rows: PositiveInt = 3


@kind("dataset", DatasetSpec)
def dataset_figure(spec: DatasetSpec, sources: Sources) -> Figure:
    """The table of the first rows; SpecProblem for an unknown data set or model."""
    if (spec.data is None) == (spec.model is None):
        raise SpecProblem(("data",), 'expected either "data" or "model"')
    if spec.data:
        dataset = sources.dataset(spec.data)
        head, body = _raw(dataset, spec.rows)
    else:
        model = sources.network(spec.model, trained=False)
        dataset = model.dataset
        head, body = _encoded(model, spec.rows)
    noun = dataset.description.row_noun
    text = (
        f"{dataset.title}: the first {len(body)} of {dataset.rows} rows, one row per {noun}, "
        f"{len(head)} columns: {', '.join(name for name, *_ in head)}."
    )
    table = render(
        "figures/dataset.html",
        head=head,
        body=body,
        dataset=dataset,
        meanings=dataset.description.columns if spec.data else {},
    )
    return Figure(spec.id, "dataset", spec.caption, table, text, table=True)


def _raw(dataset: Dataset, rows: int):
    """Heads as (name, role, is a number), and rows of cells as (text, role, is a number)."""
    frame = dataset.frame.head(rows)
    numeric = [kind in "if" for kind in (frame[c].dtype.kind for c in frame.columns)]
    body = []
    for row in frame.astype(object).where(frame.notna(), None).itertuples(index=False):
        cells = zip(row, numeric, strict=True)
        body.append(
            [
                ("" if v is None else digits.raw(v) if is_number else str(v), "", is_number)
                for v, is_number in cells
            ]
        )
    return [(c, "", n) for c, n in zip(frame.columns, numeric, strict=True)], body


def _encoded(model: Model, rows: int):
    head = [(feature.name, "input", True) for feature in model.inputs]
    head.append((model.description.label, "output", True))
    body = [
        [(digits.value(x), "input", True) for x in inputs] + [(str(label), "output", True)]
        for inputs, label in zip(model.features[:rows], model.labels[:rows], strict=True)
    ]
    return head, body
