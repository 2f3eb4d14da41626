"""Network diagrams: symbols, trained weights, or one row's forward pass."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

import numpy as np
from markupsafe import Markup

from generator.data.dataset import Value
from generator.figures.diagram.layout import lay_out, step_badges
from generator.figures.diagram.line_width import largest_flow
from generator.figures.diagram.live import live_body, other_passes, weights_note
from generator.figures.diagram.views import View, forward, roomiest, symbols, trained
from generator.figures.figure import Drawing, Figure, FigureSpec, kind
from generator.figures.parts import digits
from generator.figures.parts.filled import filled
from generator.figures.parts.glyph import glyph
from generator.models.model import THRESHOLD, Model, shape
from generator.models.sources import Sources, check_row
from generator.nn.activations import ACTIVATIONS
from generator.notation.templating import opening, render
from generator.reading.errors import SpecProblem

PHONE = 520.0  # a wider drawing scrolls in a box of its own on narrow screens
MOST_PARAMETERS = 30  # that the text alternative states one by one
SHOWING = {"symbols": "diagram", "weights": "weights", "forward": "forward pass"}
LISTED = 3  # units of a wide layer that the text alternative names one by one


class NetworkSpec(FigureSpec):
    """A dense network as nodes and lines; `row` is the row whose values a forward pass shows."""

    model: str
    show: Literal["symbols", "weights", "forward"]
    row: Value | None = None


@kind("network", NetworkSpec)
def network_figure(spec: NetworkSpec, sources: Sources) -> Figure:
    """The diagram, in a box that scrolls where it is wide; SpecProblem for what is unknown."""
    model = sources.network(spec.model, trained=spec.show != "symbols")
    if (spec.show == "forward") != (spec.row is not None):
        raise SpecProblem(("show",), 'expected "row" with "show: forward", and only there')
    if spec.row is not None:
        check_row(model, spec.row, ("row",))
    live = deep(model) and spec.row is not None
    others = other_passes(model) if live else ()
    drawing = network_drawing(spec.id, model, spec.show, spec.row, others=others)
    state = network_state(model, spec.show, spec.row)
    body = diagram(drawing, model, SHOWING[spec.show])
    more = deep(model) and spec.show != "symbols"
    if live:
        body = live_body(body, model, spec.row)
    elif more:
        body += Markup(f'\n<p class="table-note">{weights_note()}</p>')
    return Figure(spec.id, "network", spec.caption, body, drawing.text, [drawing], state, more=more)


def deep(model: Model) -> bool:
    """Whether it has hidden layers, so that its lines tell strengths."""
    return len(model.description.layers) > 1


def network_drawing(
    id: str,
    model: Model,
    show: str,
    row: Value | None = None,
    numbered: bool = False,
    others: Sequence[View] = (),
    largest: Sequence[float] = (),
) -> Drawing:
    """The diagram of a model.

    `numbered` puts the steps' numbers 1 to 5 beside their parts; `others` are forward passes
    that the diagram must have room for too; `largest` has the strength of each layer that is drawn
    widest, where that is not the layer's own.
    """
    view: View = (
        forward(model, row)
        if row is not None
        else {"symbols": symbols, "weights": trained}[show](model)
    )
    if largest:
        view = replace(view, largest=largest)
    diagram = lay_out(roomiest(view, others) if others else view)
    activations = [layer.activation for layer in model.description.layers]
    return Drawing(
        id=id,
        template="figures/network.svg",
        width=diagram.width,
        height=diagram.height,
        title=model.title,
        text=_describe(model, show, row),
        parts={
            "diagram": diagram,
            "glyphs": [glyph(name) for name in activations],
            "badges": step_badges(diagram) if numbered else [],
        },
    )


def diagram(drawing: Drawing, model: Model, showing: str = "diagram") -> Markup:
    """The drawing in its place in a page, with the panel that explains the part a reader opens.

    A wide drawing stands in a box that scrolls, whose name says what it is `showing`, as a page may
    have several of one network.
    """
    functions = dict.fromkeys(layer.activation for layer in model.description.layers)
    return render(
        "figures/diagram.html",
        drawing=drawing,
        wide=drawing.width > PHONE,
        showing=showing,
        formulas={name: filled(ACTIVATIONS[name], "0", "0") for name in functions},
    )


def network_state(model: Model, show: str = "forward", row: Value | None = None) -> dict:
    """What the script needs to compute and tell a forward pass, layer by layer: of symbols only
    the shape, of weights the parameters too, of a forward pass also the row's inputs."""
    layers = [
        {"activation": layer.activation, "title": ACTIVATIONS[layer.activation].title}
        for layer in model.description.layers
    ]
    if show != "symbols":
        for layer, described in zip(model.network.layers, layers, strict=True):
            described |= {"weights": layer.weights.tolist(), "biases": layer.biases.tolist()}
    state = {
        "inputs": [feature.name for feature in model.inputs],
        "layers": layers,
        "classes": model.classes,
        "threshold": THRESHOLD,
    }
    if row is None:
        return state
    state |= {"row": list(model.row(row).inputs.values())}
    return state | {"largest": largest_flow(model)} if deep(model) else state


def _describe(model: Model, show: str, row: Value | None) -> str:
    if row is not None:
        return describe_pass(model, row)
    units = shape(model)
    names = ", ".join(feature.name for feature in model.inputs)
    hidden = "".join(
        f" a hidden layer of {n} {ACTIVATIONS[layer.activation].title} unit{'s' if n > 1 else ''},"
        for n, layer in zip(units[1:-1], model.description.layers, strict=False)
    )
    last = ACTIVATIONS[model.description.layers[-1].activation].title
    text = (
        f"A network with {units[0]} inputs ({names}), a bias of 1,{hidden} and "
        f"{units[-1]} output ({model.classes[1]}) through {last}."
    )
    if show == "symbols":
        return text
    return f"{text} {_describe_parameters(model)}"


def _describe_parameters(model: Model) -> str:
    """Every weight of a small network, unit by unit; of a larger one how many and their range."""
    layers = model.network.layers
    count = sum(layer.weights.size + layer.biases.size for layer in layers)
    if count > MOST_PARAMETERS:
        every = np.concatenate([layer.weights.ravel() for layer in layers])
        low, high = digits.weight(float(every.min())), digits.weight(float(every.max()))
        return f"{count} parameters, weights between {low} and {high}."
    sentences = []
    sources = [feature.name for feature in model.inputs]
    for number, layer in enumerate(layers, start=1):
        units = [f"unit {i}" for i in range(1, len(layer.weights) + 1)]
        for unit, weights, bias in zip(units, layer.weights, layer.biases, strict=True):
            place = f"Layer {number}, {unit}: " if len(layers) > 1 else "Weights: "
            terms = zip(sources, weights, strict=True)
            listed = ", ".join(f"{name} {digits.weight(float(w))}" for name, w in terms)
            sentences.append(f"{place}{listed}; bias {digits.weight(float(bias))}.")
        sources = units
    return " ".join(sentences)


def describe_pass(model: Model, row: Value) -> str:
    """The forward pass of a row in a sentence or two, with its numbers."""
    done = model.row(row)
    noun = model.dataset.description.row_noun
    notes = {column: model.note(column, row) for column in done.inputs}
    inputs = ", ".join(
        f"{feature.name} {digits.value(done.inputs[feature.column])}"
        + (f" ({notes[feature.column]})" if notes[feature.column] else "")
        for feature in model.inputs
    )
    parts = [f"{opening(noun)} {done.key}: {inputs}."]
    if len(done.layers) == 1:
        products = [done.products[feature.column] for feature in model.inputs]
        terms = [
            f"{feature.name} {digits.product(p)}"
            for feature, p in zip(model.inputs, products, strict=True)
        ]
        parts.append(f"Products: {', '.join(terms)}, bias {digits.product(model.bias)}.")
    for number, layer in enumerate(done.layers[:-1], start=1):
        values = [digits.value(a) for a in layer.activation[0]]
        more = f" and {len(values) - LISTED} more" if len(values) > 2 * LISTED else ""
        parts.append(
            f"Hidden layer {number}: {', '.join(values[: LISTED if more else None])}{more}."
        )
    activation = model.network.layers[-1].activation.title
    parts.append(
        f"Sum {digits.total(done.sum)}; {activation} gives {digits.probability(done.output)} "
        f"{model.classes[1]}; the answer is “{done.answer}”."
    )
    return " ".join(parts)
