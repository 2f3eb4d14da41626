"""The calculation for one row, step by step: inputs, products, sum, activation, answer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, NamedTuple

from pydantic import Field

from generator.data.dataset import Key
from generator.figures.contents import Contents
from generator.figures.diagram.drawing import forward_drawing, panel
from generator.figures.diagram.frame import beneath_networks, in_frame
from generator.figures.diagram.state import ForwardState, forward_state
from generator.figures.frame_height import STEP, FrameHeight
from generator.figures.kind import Assets, FigureSpec, Kind, script, style
from generator.figures.parts import digits
from generator.figures.parts.filled import filled
from generator.figures.parts.outcome import measured, output_text
from generator.figures.parts.paper import PaperState, on_paper
from generator.models.sources import Sources, check_row
from generator.models.trained import TrainedNetwork
from generator.nn.activations import Activation
from generator.nn.examples import THRESHOLD
from generator.notation.direction import isolated
from generator.notation.number import percent
from generator.notation.templating import opening, render
from generator.reading.errors import SpecProblem

NO_BREAK = "\N{NO-BREAK SPACE}"  # an equation stays on one line

LAST = 5
Step = Annotated[int, Field(strict=True, ge=1, le=LAST)]


class ForwardPassSpec(FigureSpec):
    """A network without hidden layers, and the row that passes through it.

    `print` has the steps that are drawn on paper, each as far as the calculation has come.
    """

    model: str
    row: Key
    print: list[Step] = Field(default=[2, 3, 4, 5], min_length=3, max_length=5)


class Term(NamedTuple):
    """An input on its way: what the data call it, its weight, their product, as texts."""

    name: str
    input: str
    note: str
    weight: str
    product: str


@dataclass(frozen=True)
class Steps:
    """What each step says, as texts, and how the answer compares: a class by whether it is right,
    a number, which has `measured`, by how far it is `off`."""

    terms: list[Term]
    bias: str
    bias_product: str
    sum: str
    activation: Activation
    formula: str
    output: str
    probability: str
    above: bool
    threshold: str
    answer: str
    truth: str
    right: bool
    off: str
    measured: str
    noun: str
    key: Key


def forward_pass_figure(spec: ForwardPassSpec, sources: Sources) -> Contents:
    """The numbered diagram and its steps; SpecProblem for what is unknown."""
    model = sources.network(spec.model, ("binary", "number"))
    if len(model.network.layers) != 1:
        raise SpecProblem(
            ("model",), f'"{spec.model}" has hidden layers; expected a network without (the '
            'kind "network" draws the forward pass of any network)'
        )  # fmt: skip
    check_row(model, spec.row, ("row",))
    drawing = forward_drawing(spec.id, model, spec.row, numbered=True)
    steps = _steps(model, spec.row)
    body = render(
        "kinds/forward-pass/forward-pass.html",
        diagram=panel(drawing, model),
        paper=_paper(spec, model),
        last=LAST,
        **vars(steps),
    )
    state = forward_state(model, spec.row)
    return Contents(body, drawing.text, [drawing], state, steps=_sentences(steps))


def _paper(spec: ForwardPassSpec, model: TrainedNetwork) -> str:
    return on_paper(
        PaperState(
            forward_drawing(f"{spec.id}-paper-{step}", model, spec.row, numbered=True),
            f"Step {step}",
            step,
        )
        for step in spec.print
    )


def _sentences(steps: Steps) -> list[str]:
    """The five steps as plain text, for the animated drawing."""
    inputs = [
        f"{isolated(t.name)} {t.input}" + (f" ({t.note})" if t.note else "") for t in steps.terms
    ]
    products = [f"{t.input} × {t.weight} = {t.product}" for t in steps.terms]
    products.append(f"1 × {steps.bias} = {steps.bias_product}")
    f = steps.activation
    return [
        f"Inputs: {', '.join(inputs)}, and the bias, which is always 1.",
        f"Products: {', '.join(product.replace(' ', NO_BREAK) for product in products)}.",
        f"Sum: the neuron adds the products to {steps.sum}.",
        f"{opening(f.title)}: {f.plain(steps.sum)} = {steps.output}.",
        f"Answer: {_answered(steps)}.",
    ]


def _answered(steps: Steps) -> str:
    """The last step: which side of the threshold a probability is on, or the number."""
    if steps.measured:
        return f"{steps.answer}, {steps.measured}"
    than = "at least" if steps.above else "less than"
    return f"{steps.probability} is {than} {steps.threshold}: “{steps.answer}”"


def _steps(model: TrainedNetwork, key: Key) -> Steps:
    """The numbers of every step; rounded only here."""
    done, number = model.row(key), model.answer == "number"
    activation = model.network.layers[0].activation
    total, output = digits.total_in_full(done.sum), digits.total_in_full(done.output)
    terms = [
        Term(
            name=one.name,
            input=digits.given(x),
            note=model.note(one.column, key),
            weight=digits.weight(w),
            product=digits.product(w * x),
        )
        for one, x, w in zip(
            model.inputs, done.numbers, model.network.layers[0].weights[0].tolist(), strict=True
        )
    ]
    return Steps(
        terms=terms,
        bias=digits.weight(model.bias),
        bias_product=digits.product(model.bias),
        sum=total,
        activation=activation,
        formula=next(form.tex for form in filled(activation, total, output) if form.shown),
        output=output,
        probability=output_text(model, done.output),
        above=done.predicted == 1,
        threshold=percent(THRESHOLD),
        answer=done.answer,
        truth=done.truth,
        right=done.predicted == done.label,
        off=model.label.said(abs(done.predicted - done.label)) if number else "",
        measured=measured(model) if number else "",
        noun=model.dataset.description.row_noun,
        key=key,
    )


KIND = Kind(
    "forward-pass",
    ForwardPassSpec,
    forward_pass_figure,
    state=ForwardState,
    core=Assets(
        scripts=tuple(map(script, ("details", "diagram", "player", "kinds/forward-pass"))),
        styles=(style("player"),),
    ),
    frame_height=FrameHeight(173.5, width=in_frame, besides=beneath_networks, parts=(STEP,)),
)
