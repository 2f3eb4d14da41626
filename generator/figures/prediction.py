"""A table of rows beside the network; the first row's forward pass is drawn in full."""

from __future__ import annotations

from pydantic import Field

from generator.data import Value
from generator.figures import digits
from generator.figures.base import Figure, FigureSpec, Sources, SpecProblem, check_row, kind
from generator.figures.network import diagram, network_drawing, network_state
from generator.models import Model
from generator.templating import render


class PredictionSpec(FigureSpec):
    """The rows to choose from, by key, and the network that answers."""

    model: str
    rows: list[Value] = Field(min_length=1)


@kind("prediction", PredictionSpec)
def prediction_figure(spec: PredictionSpec, sources: Sources) -> Figure:
    """The table and the network; SpecProblem for rows that are unknown or stand twice."""
    model = sources.network(spec.model)
    for i, key in enumerate(spec.rows):
        check_row(model, key, ("rows", i))
        if key in spec.rows[:i]:
            raise SpecProblem(("rows", i), f"row {key!r} stands here already, expected another")
    drawing = network_drawing(f"{spec.id}-network", model, "forward", spec.rows[0])
    rows = [_row(model, key) for key in spec.rows]
    right = sum(row["right"] for row in rows)
    noun, nouns = model.dataset.description.row_noun, model.dataset.description.row_nouns
    text = (
        f"{len(rows)} {nouns} with their inputs, the network's output and the truth. "
        f"Right answers: {right} of {len(rows)}."
    )
    body = render(
        "figures/prediction.html",
        noun=noun,
        nouns=nouns,
        features=[feature.name for feature in model.inputs],
        positive=model.classes[1],
        rows=rows,
        diagram=diagram(drawing),
    )
    state = network_state(model) | {"rows": [row["values"] for row in rows]}
    return Figure(spec.id, "prediction", spec.caption, body, text, [drawing], state, table=True)


def _row(model: Model, key: Value) -> dict:
    """One line of the table: texts, and the exact inputs for the script."""
    done = model.row(key)
    inputs = [(digits.value(x), model.note(column, key)) for column, x in done.inputs.items()]
    return {
        "key": key,
        "inputs": inputs,
        "output": digits.probability(done.output),
        "truth": done.truth,
        "right": done.predicted == done.label,
        "values": list(done.inputs.values()),
    }
