"""What a network says over the whole range of one or two of its inputs."""

from __future__ import annotations

import math
from itertools import product
from typing import NamedTuple

import numpy as np

from generator.figures.contents import Contents, Shown
from generator.figures.frame_height import NOTE, PANEL, Boxes, FrameHeight, Lines, always
from generator.figures.kind import Assets, Kind, script, style
from generator.figures.parts import digits
from generator.figures.parts.outcome import output_text
from generator.figures.parts.own import own_inputs
from generator.figures.parts.states import between, changing_drawing, choices
from generator.figures.slice.curves import CurvePlot
from generator.figures.slice.groups import groups_shown
from generator.figures.slice.marks import tone
from generator.figures.slice.plane import Plane
from generator.figures.slice.plots import Plot, plot_drawing, plot_notes, plot_of, read_at
from generator.figures.slice.regions import ClassMap
from generator.figures.slice.slice import Slice, SliceSpec, slice_of
from generator.figures.slice.state import Layer, SliceState, layers_of
from generator.figures.slice.texts import table
from generator.models.sources import ANY, Sources
from generator.nn.examples import THRESHOLD
from generator.notation.direction import isolated
from generator.notation.templating import render

DECIMALS = 6  # of the ends of a slider, and more where its steps are smaller
SUMMARY = "The probabilities as a table"


class DecisionSpec(SliceSpec):
    """A network's answers: curves over one input, or a map of two continuous ones."""


class DecisionState(SliceState):
    """The network, and the names of the inputs that the reader moves; on a map of several classes
    the one that is read is `named` beside the mark where there is room."""

    names: list[str]
    layers: list[Layer]
    classes: tuple[str, ...]
    named: bool = False


class Told(NamedTuple):
    """One of the network's answers: of what it is, its text, and the class of its colour."""

    name: str
    text: str
    tone: str


class MovedInput(NamedTuple):
    """An input that the reader moves, from `low` to `high`, numbers of at most so many `decimals`;
    `shown` is the text of `at`."""

    name: str
    unit: str
    step: float
    decimals: int
    at: float
    shown: str
    low: float
    high: float

    def rounded(self, value: float) -> float:
        """The nearest that the slider stops at."""
        return round(value, -round(math.log10(self.step))) + 0.0

    @property
    def title(self) -> str:
        return f"{self.name}, in {self.unit}" if self.unit else self.name


def decision_figure(spec: DecisionSpec, sources: Sources) -> Contents:
    """Curves or map, and the rows; SpecProblem for inputs, values and rows that cannot be."""
    model = sources.network(spec.model, ANY)
    seen = slice_of(spec, model)
    plot = plot_of(seen)
    frame = plot if isinstance(plot, CurvePlot) else plot.plane
    axes = _axes(frame)
    at = [axis.at for axis in axes]
    drawing = plot_drawing(f"{spec.id}-plot", plot, at)
    numbers = table(frame)
    told, answer = _told(seen, at)
    places = _places(axes)
    others = {i: place for i, place in enumerate(places, start=1) if place != at}
    states = {i: read_at(drawing, plot, place) for i, place in others.items()}
    body = render(
        "kinds/decision/decision.html",
        drawing=changing_drawing(drawing, states),
        choices=choices(
            spec.id,
            " and ".join(axis.title for axis in axes),
            [", ".join(map(digits.given, place)) for place in places],
            places.index(at),
            {i: _said(seen, axes, place) for i, place in others.items()},
            "said",
        ),
        model=model.title,
        axes=axes,
        share=[100 * end / drawing.width for end in frame.x.range],
        told=told,
        answer=answer,
        table=numbers,
        summary="The numbers as a table" if model.answer == "number" else SUMMARY,
    )
    state = DecisionState.of(
        frame.state,
        names=[axis.name.lower() for axis in axes],
        layers=layers_of(model.network),
        classes=model.classes,
        **({"named": plot.named} if isinstance(plot, ClassMap) else {}),
    )
    return Contents(
        body,
        drawing.text,
        [drawing],
        state,
        numbers,
        more=True,
        shows=_shows(plot, axes, told if isinstance(plot, CurvePlot) else []),
        takes={axis.name.lower(): () for axis in axes},
        notes=plot_notes(plot),
    )


def _shows(plot: Plot, axes: list[MovedInput], curves: list[Told]) -> list[Shown]:
    """The curves by their names, what is read at a value, where the answer changes, and the rows
    by their groups."""
    shows = [Shown(one.name, f".{one.tone} > .curve") for one in curves if one.name]
    for axis in axes:
        name = axis.name.lower()
        shows.append(Shown(f"{name} *", ".mark", f"{name}=*", axis.low, axis.high))
    if plot.seen.model.answer == "binary":
        shows.append(Shown("threshold", ".threshold"))
    return [*shows, *groups_shown(plot, axes[0].low, axes[0].high)]


def _axes(frame: CurvePlot | Plane) -> list[MovedInput]:
    """What the reader moves: the inputs that vary continuously, in the middle of the data."""
    own = own_inputs(frame.seen.model)
    scales = [(frame.seen.over, frame.x)]
    if isinstance(frame, Plane):
        scales.append((frame.by, frame.y))
    return [
        MovedInput(
            name=own[index].name,
            unit=own[index].unit,
            step=own[index].step,
            decimals=max(DECIMALS, own[index].decimals),
            at=own[index].start,
            shown=digits.given(own[index].start),
            low=min(scale.domain),
            high=max(scale.domain),
        )
        for index, scale in scales
    ]


def _places(axes: list[MovedInput]) -> list[list[float]]:
    """Where a reader without scripts can read: values of the one input, in order, or places all
    over the map; that of the beginning is among them."""
    at = [axis.at for axis in axes]
    if len(axes) == 1:
        (axis,) = axes
        values = map(axis.rounded, between(axis.low, axis.high, axis.at))
        return [[value] for value in sorted({*values})]
    quarters = [
        [axis.rounded(axis.low + share * (axis.high - axis.low)) for share in (0.25, 0.75)]
        for axis in axes
    ]
    return [at, *(place for place in map(list, product(*quarters)) if place != at)]


def _said(seen: Slice, axes: list[MovedInput], place: list[float]) -> str:
    """What is read there, in words."""
    told, answer = _told(seen, place)
    inputs = ", ".join(
        f"{isolated(axis.name)} {digits.given(value)}"
        for axis, value in zip(axes, place, strict=True)
    )
    each = ", ".join(f"{isolated(one.name)} {one.text}".strip() for one in told)
    return f"{inputs}: {each}{f' → {answer}' if answer else ''}"


def _told(seen: Slice, at: list[float]) -> tuple[list[Told], str]:
    """What the network answers there, for each curve or at the one place of the map; of several
    classes also which is the likeliest."""
    x, model = np.array([at[0]]), seen.model
    if model.answer == "classes":
        outputs = seen.outputs(model.network, x, at[-1])[0]
        shares = zip(model.classes, outputs.tolist(), strict=True)
        told = [Told(name, output_text(model, p), tone(i)) for i, (name, p) in enumerate(shares)]
        return told, model.classes[outputs.argmax()]
    places = [("", at[1])] if seen.two_continuous else [(s.name, s.value) for s in seen.series]
    told = []
    for i, (name, by) in enumerate(places):
        p = float(seen.predict(model.network, x, by)[0])
        answer = f" → {model.classes[int(p >= THRESHOLD)]}" if model.answer == "binary" else ""
        told.append(Told(name, output_text(model, p) + answer, tone(i) if name else "output"))
    return told, ""


KIND = Kind(
    "decision",
    DecisionSpec,
    decision_figure,
    purpose=(
        "A network's answers over its inputs: a curve over one number, or a map of two, with "
        "the rows of the data beside them."
    ),
    example="""
        id: by-age
        model: shallow
        caption: What the network says at each age.
    """,
    state=DecisionState,
    more=Assets(
        scripts=(script("pointing"), script("slice"), script("kinds/decision")),
        styles=(style("how-to-read"), style("kinds/decision")),
        drawing=(style("slice"),),
    ),
    frame_height=FrameHeight(
        49.4,
        width=always(PANEL),
        parts=(
            Boxes(".controls", 90),
            Lines(".readout", size=17.1, line=25.65, width=PANEL),
            NOTE,
        ),
    ),
)
