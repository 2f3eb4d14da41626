"""One step of gradient descent: forward and backward numbers on one diagram, and new weights."""

from __future__ import annotations

from typing import Literal

from generator.data.dataset import Key
from generator.data.label import Answer
from generator.figures.contents import Column, Contents, Table
from generator.figures.diagram.drawing import panel
from generator.figures.diagram.frame import beneath_networks, in_frame
from generator.figures.diagram.shows import inputs_shown, pass_shown, weights_shown
from generator.figures.diagram.state import ForwardState, forward_state
from generator.figures.diagram.turns import LATE, TurnedSpec, challenge, late, turned
from generator.figures.frame_height import CHALLENGE, ROW, STEP, FrameHeight
from generator.figures.kind import Assets, Kind, script, style
from generator.figures.kinds.gradient.drawing import gradient_drawing
from generator.figures.kinds.gradient.texts import VERDICTS, parameters, texts
from generator.figures.kinds.gradient.words import sentences
from generator.figures.parts.parameter_names import Names
from generator.figures.parts.states import steps_to_choose
from generator.models.sources import ANY, Sources, check_row
from generator.models.trained import TrainedNetwork
from generator.nn.activations import SOFTMAX
from generator.nn.descent import Step
from generator.nn.loss import LOSSES, usual_loss
from generator.notation.templating import render
from generator.reading.description import Positive
from generator.reading.errors import SpecProblem

RATES = (0.0001, 0.0003, 0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1.0)
BESIDE = 720.0  # a wider drawing has its sentences beneath it
MOST_PARAMETERS = 1000
FEW_ROWS = 40  # a longer table is closed until asked for
LossName = Literal["binary-cross-entropy", "cross-entropy", "mean-squared-error"]
USUAL: dict[Answer, LossName] = {
    "binary": "binary-cross-entropy",
    "classes": "cross-entropy",
    "number": "mean-squared-error",
}
CELLS = ("weight", "slope", "change", "moved")  # of the table


class GradientSpec(TurnedSpec):
    """A network, the row whose loss it descends, and how far. A loss that is not told is the
    cross-entropy of classes, and the squared error of a number."""

    model: str
    """A network of at most 1000 parameters; of more than 16 the table alone has the slopes."""
    row: Key
    """The row whose loss it takes a step down, by its key."""
    loss: LossName | None = None
    """The loss; unless told the first for two classes, the second for several, the third for
    numbers."""
    learning_rate: Positive = 0.1
    """How far the step goes."""


class GradientState(ForwardState):
    """What each output should be, the loss, the learning rates to choose from, and what is said
    of a step after which the loss is lower, the same, higher."""

    target: list[float]
    loss: str
    rates: list[float]
    verdicts: tuple[str, str, str]


def gradient_figure(spec: GradientSpec, sources: Sources) -> Contents:
    """The diagram, six sentences and the table of parameters; SpecProblem for what cannot be."""
    model = sources.network(spec.model, ANY)
    loss = spec.loss or USUAL[model.answer]
    _check(model, loss)
    check_row(model, spec.row, ("row",))
    step = gradient_step(model, spec.row, loss, spec.learning_rate)
    shown = texts(step)
    told = sentences(model, spec.row, step, shown)
    text = " ".join(sentence.striptags() for sentence in told)
    drawing = gradient_drawing(spec.id, model, spec.row, step, text)
    table = parameter_table(step, Names(model))
    rates = sorted({*RATES, spec.learning_rate})
    body = render(
        "kinds/gradient/gradient.html",
        diagram=panel(drawing, model, beneath=challenge(spec, model, sources)),
        title=drawing.title,
        subject=f"{model.title}, {model.dataset.description.row_noun} {spec.row}",
        sentences=told,
        choices=steps_to_choose(spec.id, len(told)),
        parameters=list(zip(parameters(step), table.rows, strict=True)),
        columns=table.columns,
        closed=table.closed,
        kinds=CELLS,
        shown=shown,
        rates=rates,
        beside=drawing.width < BESIDE,
        at=rates.index(spec.learning_rate),
    )
    state = GradientState.of(
        turned(forward_state(model, spec.row), spec, model, sources),
        target=step.target[0].tolist(),
        loss=loss,
        rates=rates,
        verdicts=VERDICTS,
    )
    return Contents(
        body,
        text,
        [drawing],
        state,
        table,
        more=True,
        late=late(spec),
        shows=[*inputs_shown(model), *weights_shown(model), *pass_shown(model, spec.row)],
        takes={"step": (), "rate": ()},
    )


def _check(model: TrainedNetwork, loss: LossName) -> None:
    layers = model.network.layers
    count = sum(layer.weights.size + layer.biases.size for layer in layers)
    if count > MOST_PARAMETERS:
        raise SpecProblem(
            ("model",), f'"{model.name}" has {count} parameters; expected at most '
            f"{MOST_PARAMETERS}, so that a table can list them"
        )  # fmt: skip
    needed, last = LOSSES[loss].output, layers[-1].activation.name
    if needed != last and (needed or last == SOFTMAX.name):
        raise SpecProblem(
            ("loss",), f'"{loss}" does not go with {last} in the last layer of "{model.name}"; '
            f'expected "{usual_loss(last).name}"'
        )  # fmt: skip


def gradient_step(model: TrainedNetwork, row: Key, loss: str, rate: float) -> Step:
    """The step on the loss of that row of the model's data."""
    at = model.dataset.row_of(row)
    inputs, target = model.features[at : at + 1], model.label.targets[at : at + 1]
    return Step(model.network, LOSSES[loss], inputs, target, rate)


def parameter_table(step: Step, names: Names) -> Table:
    """Each parameter, its slope, its change, and what it becomes."""
    shown, every = texts(step), parameters(step)
    changes = [0.0 - step.rate * p.slope for p in every]  # a plain minus would make -0 of 0
    return Table(
        [
            Column("Parameter"),
            Column("Weight", "weight", True),
            Column("Slope", "", True),
            Column("Change", "", True),
            Column("New weight", "weight", True),
        ],
        [[names.parameter(p), *(shown[f"{which}:{p.id}"] for which in CELLS)] for p in every],
        [
            [names.parameter(p), p.value, p.slope, change, p.moved]
            for p, change in zip(every, changes, strict=True)
        ],
        closed=len(every) > FEW_ROWS,
    )


KIND = Kind(
    "gradient",
    GradientSpec,
    gradient_figure,
    purpose=(
        "One step of gradient descent on one row: the loss, its slope for every weight, and the "
        "network after the step, to be played and scrubbed."
    ),
    example="""
        id: a-step-down
        model: start
        row: 1
        learning_rate: 0.01
        caption: One step of gradient descent.
    """,
    state=GradientState,
    core=Assets(
        scripts=tuple(map(script, ("details", "diagram", "player", "turner"))),
        styles=(style("player"), style("turner")),
    ),
    more=Assets(
        scripts=(script("elided"), script("backward"), script("kinds/gradient")),
        styles=(style("elided"), style("kinds/gradient")),
    ),
    late=LATE,
    frame_height=FrameHeight(
        261.7, width=in_frame, besides=beneath_networks, parts=(CHALLENGE, STEP, ROW)
    ),
)
