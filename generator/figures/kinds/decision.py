"""What a network says over the whole range of one or two of its inputs."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from generator.figures.contents import Contents, Drawing
from generator.figures.frame_height import NOTE, PANEL, Boxes, FrameHeight, Lines, always
from generator.figures.kind import Assets, Kind, script, style
from generator.figures.parts import digits
from generator.figures.parts.outcome import output_text
from generator.figures.parts.own import own_inputs
from generator.figures.slice.curves import CurvePlot, lay_out
from generator.figures.slice.heat_map import HeatMap, lay_out_map
from generator.figures.slice.slice import Slice, SliceSpec, slice_of
from generator.figures.slice.state import Layer, SliceState, layers_of
from generator.figures.slice.texts import curve_text, map_text, notes, table
from generator.models.sources import Sources
from generator.nn.examples import THRESHOLD
from generator.notation.templating import render

DECIMALS = 6  # of the ends of a slider, and more where its steps are smaller
SUMMARY = "The probabilities as a table"


class DecisionSpec(SliceSpec):
    """A network's answers: curves over one input, or a map of two continuous ones."""


class DecisionState(SliceState):
    """The network, and the names of the inputs that the reader moves."""

    names: list[str]
    layers: list[Layer]
    classes: tuple[str, ...]


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


def decision_figure(spec: DecisionSpec, sources: Sources) -> Contents:
    """Curves or map, and the rows; SpecProblem for inputs, values and rows that cannot be."""
    model = sources.network(spec.model, ("binary", "number"))
    seen = slice_of(spec, model)
    plot = lay_out_map(seen) if seen.two_continuous else lay_out(seen)
    axes = _axes(plot)
    at = [axis.at for axis in axes]
    drawing = _drawing(f"{spec.id}-plot", plot, at)
    numbers = table(plot)
    body = render(
        "kinds/decision/decision.html",
        drawing=drawing,
        model=model.title,
        axes=axes,
        share=[100 * end / drawing.width for end in plot.x.range],
        readings=_readings(seen, at),
        notes=notes(seen),
        table=numbers,
        summary="The numbers as a table" if model.answer == "number" else SUMMARY,
    )
    state = DecisionState.of(
        plot.state,
        names=[axis.name.lower() for axis in axes],
        layers=layers_of(model.network),
        classes=model.classes,
    )
    return Contents(body, drawing.text, [drawing], state, numbers, more=True)


def _drawing(id: str, plot: CurvePlot | HeatMap, at: list[float]) -> Drawing:
    network = plot.seen.model.network
    if isinstance(plot, HeatMap):
        return plot.drawing(id, network, map_text(plot), (at[0], at[1]))
    return plot.drawing(id, network, curve_text(plot, network), at[0])


def _axes(plot: CurvePlot | HeatMap) -> list[MovedInput]:
    """What the reader moves: the inputs that vary continuously, in the middle of the data."""
    own = own_inputs(plot.seen.model)
    scales = [(plot.seen.over, plot.x)]
    if isinstance(plot, HeatMap):
        scales.append((plot.by, plot.y))
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


def _readings(seen: Slice, at: list[float]) -> list[dict[str, str]]:
    """What the network answers there: for each curve, or at the one place of the map."""
    x = np.array([at[0]])
    answers = [(one.name, one.value) for one in seen.series]
    if seen.two_continuous:
        answers = [("", at[1])]
    readings = []
    for name, by in answers:
        p = float(seen.predict(seen.model.network, x, by)[0])
        told = output_text(seen.model, p)
        if seen.model.answer == "binary":
            told += f" → {seen.model.classes[int(p >= THRESHOLD)]}"
        readings.append({"name": name, "told": told})
    return readings


KIND = Kind(
    "decision",
    DecisionSpec,
    decision_figure,
    state=DecisionState,
    more=Assets(
        scripts=(script("pointing"), script("slice"), script("kinds/decision")),
        styles=(style("kinds/decision"),),
        drawing=(style("slice"),),
    ),
    frame_height=FrameHeight(
        51.2,
        width=always(PANEL),
        parts=(
            Boxes(".controls", 90),
            Lines(".readout", size=17.1, line=25.65, width=PANEL),
            NOTE,
        ),
    ),
)
