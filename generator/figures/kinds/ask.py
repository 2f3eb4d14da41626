"""A row of the reader's own: what the network answers, in words, and the network at work on it."""

from __future__ import annotations

from typing import NamedTuple
from urllib.parse import quote

import numpy as np

from generator.data.dataset import Key
from generator.figures.contents import Contents
from generator.figures.diagram.drawing import forward_drawing, needs_more, panel
from generator.figures.diagram.frame import beneath_networks, in_frame
from generator.figures.diagram.live import other_passes, starting_inputs
from generator.figures.diagram.shows import inputs_shown, pass_shown, taken, weights_shown
from generator.figures.diagram.state import ForwardState, forward_state
from generator.figures.diagram.turns import LATE, TurnedSpec, challenge, late, turned
from generator.figures.frame_height import CHALLENGE, Boxes, FrameHeight
from generator.figures.kind import Assets, Kind, script, style
from generator.figures.parts import digits
from generator.figures.parts.outcome import measured, output_text
from generator.figures.parts.own import OwnInput
from generator.figures.parts.states import FEWEST, changing_drawing, choices, texts_of
from generator.models.sources import ANY, Sources, check_row
from generator.models.trained import RowPass, TrainedNetwork
from generator.notation.direction import isolated
from generator.notation.number import ecmascript
from generator.notation.templating import render
from generator.reading.description import Line
from generator.reading.errors import SpecProblem


class AskSpec(TurnedSpec):
    """The network that is asked, the row that it is asked about at first, and what, of two classes,
    the probability is one of: "chance of survival"."""

    model: str
    """A network."""
    row: Key
    """The row that readers start from, by its key."""
    chance: Line | None = None
    """Of two classes what the probability is one of, “chance of survival”; what the data set says,
    or else names the class, unless told."""


class AskState(ForwardState):
    """A network at work on a row, and what its answer's number is one of, in words; of several
    classes with the place {class}."""

    called: str


def ask_figure(spec: AskSpec, sources: Sources) -> Contents:
    """The controls, the answer, and the network; SpecProblem for what is unknown."""
    model = sources.network(spec.model, ANY)
    check_row(model, spec.row, ("row",))
    if spec.chance is not None and model.answer != "binary":
        raise SpecProblem(("chance",), "expected it where a network answers one of two classes")
    own = starting_inputs(model, spec.row)
    others = other_passes(model)
    drawing = forward_drawing(f"{spec.id}-network", model, spec.row, others=others)
    rows = _rows(model, spec.row)
    states = {
        place: forward_drawing(spec.id, model, row, others=others)
        for place, row in enumerate(rows, start=1)
        if row != spec.row
    }
    of = _chance(spec, model)
    body = render(
        "kinds/ask/ask.html",
        noun=model.dataset.description.row_noun,
        own=own,
        states=[
            (0, _told(model, spec.row, of)),
            *((place, _told(model, rows[place - 1], of)) for place in states),
        ],
        choices=choices(
            spec.id,
            f"A {model.dataset.description.row_noun}",
            [", ".join(_given(one) for one in starting_inputs(model, row)) for row in rows],
            rows.index(spec.row),
            texts_of(states),
        ),
        diagram=panel(
            changing_drawing(drawing, states),
            model,
            "your own row",
            challenge(spec, model, sources),
        ),
    )
    state = AskState.of(turned(forward_state(model, spec.row), spec, model, sources), called=of)
    return Contents(
        body,
        drawing.text,
        [drawing],
        state,
        more=needs_more(model),
        late=("ask", *late(spec)),
        shows=[
            *inputs_shown(model),
            *weights_shown(model),
            *pass_shown(model, spec.row, _set_to(own)),
        ],
        takes=taken(model),
    )


class Told(NamedTuple):
    """What is asked, by name, setting and unit, and the answer: a number, what it is one of, and
    the likeliest class, empty without classes."""

    given: list[tuple[str, str, str]]
    number: str
    of: str
    answer: str


def _told(model: TrainedNetwork, row: Key, of: str) -> Told:
    done = model.row(row)
    likeliest = done.answer if model.classes else ""
    given = [(one.name, _given(one), one.unit) for one in starting_inputs(model, row)]
    number = output_text(model, _number(model, done))
    return Told(given, number, of.replace("{class}", likeliest), likeliest)


def _rows(model: TrainedNetwork, first: Key) -> list[Key]:
    """The rows to choose from without scripts: that one, and the next whose settings are others."""
    settings = {first: [_given(one) for one in starting_inputs(model, first)]}
    keys = [*model.dataset.position]
    # Of rows with the same inputs the first: a long table may have few that differ.
    _, places = np.unique(model.features, axis=0, return_index=True)
    for row in (keys[place] for place in sorted(places.tolist())):
        if len(settings) == FEWEST:
            break
        told = [_given(one) for one in starting_inputs(model, row)]
        if told not in settings.values():
            settings[row] = told
    return [*settings]


def _set_to(own: list[OwnInput]) -> str:
    """The settings as an address has them."""
    return "&".join(
        f"{quote(one.name.lower())}={quote(one.word) if one.entry.words else ecmascript(one.start)}"
        for one in own
    )


def _number(model: TrainedNetwork, done: RowPass) -> float:
    """What is told of the outputs: the only one, or of several classes the likeliest."""
    return max(done.outputs) if model.answer == "classes" else done.outputs[0]


def _chance(spec: AskSpec, model: TrainedNetwork) -> str:
    """What the number in the answer is one of."""
    if model.answer == "number":
        return measured(model)
    if model.answer == "classes":
        return "chance of “{class}”"
    told = model.label.sentences.chance.get(model.classes[1])
    return spec.chance or told or f"chance of “{isolated(model.classes[1])}”"


def _given(own: OwnInput) -> str:
    """A setting in words: "26 years", "female"."""
    return own.word or f"{digits.given(own.start)} {own.unit}".strip()


KIND = Kind(
    "ask",
    AskSpec,
    ask_figure,
    purpose=(
        "A row of the reader's own: what the network answers, in words, beside the network at "
        "work on it."
    ),
    example="""
        id: would-you
        model: shallow
        row: 3
        caption: What the network says of you.
    """,
    state=AskState,
    core=Assets(
        scripts=tuple(map(script, ("details", "diagram", "turner"))),
        styles=(style("turner"), style("kinds/ask")),
    ),
    more=Assets(
        scripts=(script("lines"), script("deep-network"), script("elided")),
        styles=(style("deep-network"), style("elided")),
        drawing=(style("lines"),),
    ),
    late={"ask": (script("kinds/ask"),), **LATE},
    frame_height=FrameHeight(
        226.5,
        width=in_frame,
        besides=beneath_networks,
        parts=(CHALLENGE, Boxes("[data-own]", 98.1, beside=2)),
    ),
)
