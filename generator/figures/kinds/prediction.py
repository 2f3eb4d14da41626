"""A table of rows beside the network; the chosen row's forward pass is drawn in full."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from pydantic import Field

from generator.data.dataset import Key
from generator.figures.contents import CellValue, Column, Contents, Shown, Table
from generator.figures.diagram.drawing import forward_drawing, needs_more, panel, scrolling
from generator.figures.diagram.frame import beneath_networks, in_frame
from generator.figures.diagram.notes import FLOW
from generator.figures.diagram.shows import inputs_shown, pass_shown, taken, weights_shown
from generator.figures.diagram.state import ForwardState, forward_state
from generator.figures.diagram.turns import LATE, TurnedSpec, challenge, late, turned
from generator.figures.diagram.views import View, passes
from generator.figures.frame_height import CHALLENGE, NOTE, Boxes, FrameHeight
from generator.figures.kind import Assets, Kind, script, style
from generator.figures.parts import digits
from generator.figures.parts.outcome import answer_text, measured
from generator.figures.parts.own import going_in, own_inputs, own_rows, shown
from generator.figures.parts.paper import PaperState, on_paper, states_on_paper
from generator.figures.parts.states import FEWEST
from generator.models.sources import ANY, Sources, check_row
from generator.models.trained import RowPass, TrainedNetwork
from generator.notation.direction import isolated
from generator.notation.templating import opening, render
from generator.reading.errors import SpecProblem
from generator.reading.problems import describe

PRINTED = 4  # rows, unless the spec names them
LONG = 24  # characters; the cells of longer classes have several lines, as those of long names do


class PredictionSpec(TurnedSpec):
    """The rows to choose from, by key, and the network that answers.

    `print` has the rows whose forward pass is drawn on paper.
    """

    model: str
    """A network."""
    rows: list[Key] = Field(min_length=1, max_length=50)
    """The rows of the table by their keys."""
    print: list[Key] | None = Field(default=None, min_length=3, max_length=5)
    """The three to five rows whose forward pass is drawn on paper; the first four of the table
    unless told."""


class PredictionState(ForwardState):
    """The keys of the rows to choose from, and the inputs of each; last those of the reader's.
    Of numbers also what is true of them, but for that."""

    keys: list[Key]
    table: list[list[float]]
    truths: list[float] | None = None


class Row(NamedTuple):
    """One line of the table, as texts: each feature with the word that the data have for it.

    `right` says whether its class is; a number is neither right nor wrong.
    """

    key: Key
    inputs: list[tuple[str, str]]
    output: str
    truth: str
    right: bool | None


def prediction_figure(spec: PredictionSpec, sources: Sources) -> Contents:
    """The table and the network; SpecProblem for rows that are unknown or stand twice."""
    model = sources.network(spec.model, ANY)
    _check_rows(spec, model)
    own = own_inputs(model)
    start = going_in(own, [input.start for input in own])
    done = [model.row(key) for key in spec.rows]
    values = [row.numbers for row in done]
    others = passes(model, [*values, *own_rows(own)])
    drawing = forward_drawing(f"{spec.id}-network", model, spec.rows[0], others=others)
    rows = [_row(model, row) for row in done]
    noun, nouns = model.dataset.description.row_noun, model.dataset.description.row_nouns
    text = (
        f"{len(rows)} {nouns} with their inputs, the network's output and the truth. "
        f"{_judged(model, done)}"
    )
    judged = model.answer != "number"
    body = render(
        "kinds/prediction/prediction.html",
        id=spec.id,
        subject=model.title,
        noun=noun,
        nouns=nouns,
        features=_features(model),
        judged=judged,
        said="" if judged else measured(model),
        long=any(len(name) > LONG for name in model.classes),
        rows=rows,
        own=own,
        own_inputs=shown(own),
        own_output=answer_text(model, model.network.predict([start])[0].tolist()),
        diagram=panel(drawing, model, "chosen row", challenge(spec, model, sources)),
        deep=model.deep,
        choices=FEWEST,
        paper=_paper(spec, model, others, scrolling(drawing)),
    )
    state = PredictionState.of(
        turned(forward_state(model, spec.rows[0]), spec, model, sources),
        keys=spec.rows,
        table=[*values, start],
        **({"truths": [row.label for row in done]} if model.answer == "number" else {}),
    )
    table = _table(model, done, rows)
    needed = ("prediction", "travel", *late(spec))
    return Contents(
        body,
        text,
        [drawing],
        state,
        table,
        more=needs_more(model),
        late=needed,
        shows=list(_shows(model, spec.rows)),
        takes={"row": tuple(map(str, spec.rows)), **taken(model)},
        notes=(FLOW,) if model.deep else (),
    )


def _shows(model: TrainedNetwork, keys: list[Key]) -> Iterator[Shown]:
    yield from (*inputs_shown(model), *weights_shown(model))
    for place, key in enumerate(keys, start=1):
        row = f".choices tbody > :nth-child({place})"
        yield Shown(f"row {key}", row, f"row={key}")
        yield from pass_shown(model, key, f"row={key}", row)


def _table(model: TrainedNetwork, done: list[RowPass], rows: list[Row]) -> Table:
    description = model.dataset.description
    columns = [
        Column(opening(description.row_noun), "", True),
        *_features(model),
        Column("In truth"),
        Column(", ".join(filter(None, ("Network says", _said(model)))), "output", True),
    ]
    texts = [
        [str(row.key), *(value for value, _ in row.inputs), row.truth, row.output] for row in rows
    ]
    values: list[list[CellValue]] = [
        [row.key, *row.inputs.values(), row.truth, row.output] for row in done
    ]
    return Table(columns, texts, values)


def _features(model: TrainedNetwork) -> list[Column]:
    return [Column(entry.name, "input", not entry.words) for entry in model.entries]


def _check_rows(spec: PredictionSpec, model: TrainedNetwork) -> None:
    for name, keys in (("rows", spec.rows), ("print", spec.print or [])):
        for i, key in enumerate(keys):
            check_row(model, key, (name, i))
            if key in keys[:i]:
                problem = f"row {describe(key)} stands here already, expected another"
                raise SpecProblem((name, i), problem)


def _paper(spec: PredictionSpec, model: TrainedNetwork, others: list[View], least: int) -> str:
    noun = opening(model.dataset.description.row_noun)

    def state(key: Key, name: str) -> PaperState:
        drawing = forward_drawing(f"{spec.id}-{name}", model, key, others=others)
        return PaperState(drawing, f"{noun} {key}", said=drawing.text)

    printed = spec.print or spec.rows[:PRINTED]
    return on_paper(states_on_paper(spec.rows[:FEWEST], printed, spec.rows[0], state), least)


def _row(model: TrainedNetwork, done: RowPass) -> Row:
    return Row(
        key=done.key,
        inputs=[
            (digits.said(x), model.note(column, done.key)) for column, x in done.inputs.items()
        ],
        output=answer_text(model, done.outputs),
        truth=done.truth,
        right=None if model.answer == "number" else done.predicted == done.label,
    )


def _said(model: TrainedNetwork) -> str:
    """Of what a number in the column of answers is, where it does not say so itself."""
    if model.answer == "binary":
        return f"“{isolated(model.classes[1])}”"
    return measured(model) if model.answer == "number" else ""


def _judged(model: TrainedNetwork, done: list[RowPass]) -> str:
    """How many rows are right, or how far off they are, in a sentence."""
    if model.answer == "number":
        off = sum(abs(row.predicted - row.label) for row in done) / len(done)
        return f"On average the answers are off by {digits.value(off)}."
    return f"Right answers: {sum(row.predicted == row.label for row in done)} of {len(done)}."


KIND = Kind(
    "prediction",
    PredictionSpec,
    prediction_figure,
    purpose="A table of rows beside the network that answers for them.",
    example="""
        id: eight-passengers
        model: shallow
        rows: [1, 2, 3, 4, 5, 15, 76, 7]
        caption: Eight passengers and the network's answers.
    """,
    state=PredictionState,
    core=Assets(
        scripts=tuple(map(script, ("details", "diagram", "turner"))),
        styles=(style("turner"), style("kinds/prediction")),
    ),
    more=Assets(
        scripts=(
            script("lines"),
            script("deep-network"),
            script("elided"),
        ),
        styles=(style("how-to-read"), style("deep-network"), style("elided")),
        drawing=(style("lines"),),
    ),
    late={"prediction": (script("kinds/prediction"),), "travel": (script("travel"),), **LATE},
    frame_height=FrameHeight(
        100.2,
        width=in_frame,
        besides=beneath_networks,
        parts=(
            CHALLENGE,
            Boxes("tbody tr", 40.3),
            Boxes("[data-own]:only-of-type", 56.6),
            Boxes("[data-own]:not(:only-of-type)", 109.7, beside=2),
            Boxes(".table-note", 7.2),
            NOTE,
        ),
    ),
)
