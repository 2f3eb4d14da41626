"""The calculation for one row, step by step: inputs, products, sum, activation, answer."""

from __future__ import annotations

from generator.data import Value
from generator.figures import digits
from generator.figures.base import Figure, FigureSpec, Sources, SpecProblem, check_row, kind
from generator.figures.network import diagram, network_drawing, network_state
from generator.models import THRESHOLD, Model
from generator.number import percent
from generator.templating import render


class ForwardPassSpec(FigureSpec):
    """A network without hidden layers, and the row that passes through it."""

    model: str
    row: Value


@kind("forward-pass", ForwardPassSpec)
def forward_pass_figure(spec: ForwardPassSpec, sources: Sources) -> Figure:
    """The numbered diagram and its steps; SpecProblem for what is unknown."""
    model = sources.network(spec.model)
    if len(model.network.layers) != 1:
        raise SpecProblem(
            ("model",), f'"{spec.model}" has hidden layers; expected a network without (the '
            'kind "network" draws the forward pass of any network)'
        )  # fmt: skip
    check_row(model, spec.row, ("row",))
    drawing = network_drawing(spec.id, model, "forward", spec.row, numbered=True)
    body = render("figures/forward-pass.html", diagram=diagram(drawing), **_steps(model, spec.row))
    state = network_state(model) | {"row": list(model.row(spec.row).inputs.values())}
    return Figure(
        spec.id, "forward-pass", spec.caption, body, drawing.text, [drawing], state, table=True
    )


def _steps(model: Model, key: Value) -> dict:
    """The numbers of every step, as texts; rounded only here."""
    done = model.row(key)
    activation = model.network.layers[0].activation
    terms = [
        {
            "name": feature.name,
            "input": digits.value(done.inputs[feature.column]),
            "note": model.note(feature.column, key),
            "weight": digits.weight(model.weights[feature.column]),
            "product": digits.product(done.products[feature.column]),
        }
        for feature in model.inputs
    ]
    return {
        "terms": terms,
        "bias": digits.weight(model.bias),
        "bias_product": digits.product(model.bias),
        "sum": digits.total_in_full(done.sum),
        "activation": activation,
        "name": activation.tex_name,
        "filled": activation.tex(digits.total_in_full(done.sum)),
        "output": digits.total_in_full(done.output),
        "probability": digits.probability(done.output),
        "above": done.predicted == 1,
        "threshold": percent(THRESHOLD),
        "answer": done.answer,
        "truth": done.truth,
        "right": done.predicted == done.label,
        "noun": model.dataset.description.row_noun,
        "key": key,
    }
