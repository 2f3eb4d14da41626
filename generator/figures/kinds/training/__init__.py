"""A training: loss and accuracy over its epochs, and what the network was at each of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Annotated, Literal, NamedTuple

import numpy as np
from pydantic import Field

from generator.figures.contents import Contents, Drawing
from generator.figures.diagram.drawing import panel, weights_drawing
from generator.figures.diagram.frame import in_frame
from generator.figures.diagram.line_width import weight_scales
from generator.figures.diagram.notes import weights_note
from generator.figures.diagram.state import NetworkState, symbols_state
from generator.figures.diagram.turns import LEARNING
from generator.figures.diagram.views import trained
from generator.figures.frame_height import NOTE, Boxes, FrameHeight
from generator.figures.kind import Assets, Kind, script, style
from generator.figures.kinds.training.chosen import (
    STAGES,
    changes,
    epochs_to_choose,
    with_epochs,
)
from generator.figures.kinds.training.coded import Coded, coded
from generator.figures.kinds.training.history import History, HistoryState, history_of
from generator.figures.kinds.training.lesson import LessonState, lesson
from generator.figures.kinds.training.moments import (
    Moment,
    judged,
    kept_moments,
    numbers,
    thinned,
)
from generator.figures.kinds.training.shows import shown_scores
from generator.figures.kinds.training.stage import stage
from generator.figures.kinds.training.texts import history_text, notes, table
from generator.figures.parts.rows import CodedRows, coded_rows
from generator.figures.parts.spaced import spaced
from generator.figures.slice.curves import CurvePlot
from generator.figures.slice.plots import (
    Plot,
    map_state,
    note_beyond,
    plot_drawing,
    plot_notes,
    plot_of,
)
from generator.figures.slice.slice import SliceSpec, slice_of, words_of
from generator.figures.slice.state import CurvesState, MapState
from generator.figures.state import State
from generator.models.sources import ANY, Sources
from generator.models.trained import TrainedNetwork
from generator.nn.training import Run
from generator.notation.templating import render
from generator.reading.errors import SpecProblem

WIDE = 706  # pixels of a frame that the page leaves to the figure

Part = Literal["decision", "network"]


class TrainingSpec(SliceSpec):
    """A model that this repository trains, and what moves with the epochs besides its scores:
    unless the author tells it, all that the model has."""

    model: str
    """A network that this repository trains."""
    show: Annotated[tuple[Part, ...], Field(max_length=2)] | None = None
    """What moves along with the epochs: curves or a map of the answers, the diagram; unless told
    both, of a model without a feature that is a number the network alone; neither with `[]`."""


class LayerShape(State):
    """A layer's activation, and how many units and inputs it has."""

    activation: str
    shape: tuple[int, int]


class WeightsState(NetworkState):
    """A network whose weights come with each epoch; `scales` has what makes the weights of each
    layer comparable."""

    scales: list[list[float]] = Field(default_factory=list)
    largest: list[float] = Field(default_factory=list)


class TrainingState(State):
    """The kept epochs; how many rows were learned from and how many judged; losses, right
    answers (or `r2`) and parameters as series; what moves with the epochs; and for small networks
    the `lesson` by which the page trains them itself."""

    epochs: list[int]
    counts: tuple[int, int]
    r2: bool = False
    series: Coded
    history: HistoryState
    layers: list[LayerShape]
    decision: CurvesState | MapState | None = None
    network: WeightsState | None = None
    lesson: LessonState | None = None
    rows: CodedRows | str | None = None


class Moving(NamedTuple):
    """What the script moves from epoch to epoch: the drawing, its place in the page, its state."""

    drawing: Drawing
    html: str
    state: CurvesState | MapState | WeightsState
    notes: list[str]


def training_figure(spec: TrainingSpec, sources: Sources) -> Contents:
    """Plots, curves and network at the last epoch; SpecProblem for what cannot be shown."""
    model = sources.network(spec.model, ANY)
    if model.run is None:
        problem = f'model "{spec.model}" is not trained here, expected one with "training"'
        raise SpecProblem(("model",), problem)
    show = _shown(spec, model)
    run = thinned(model.run) if show else model.run
    code = coded(numbers(model, run, with_parameters=bool(show)))
    kept = kept_moments(model, run, code)
    history = history_of(kept)
    title = f"Training of “{model.title}”"
    plots = history.drawing(f"{spec.id}-history", title, history_text(kept), len(kept) - 1)
    changing = with_epochs(plots, len(kept), lambda i: history.drawing(spec.id, title, "", i))
    still = "network" in show and not changes(model)
    choices, others = epochs_to_choose(spec.id, kept, still)
    moving = {part: PARTS[part](spec, model, run) for part in show}
    scores, rows = table(kept), coded_rows(model)
    own = lesson(model) if show and rows else None
    body = render(
        "kinds/training/training.html",
        history=changing,
        choices=choices,
        others=others,
        last=kept[-1],
        kept=len(kept),
        moving=moving,
        lesson=own,
        table=scores,
        measure="R²" if model.answer == "number" else "right",
    )
    drawings = [plots, *(part.drawing for part in moving.values())]
    parts: dict[str, State | None] = {name: part.state for name, part in moving.items()}
    if own:
        parts |= {"lesson": own, "rows": rows}
    state = TrainingState.of(_state(model, code, history, kept), **parts)
    told = " ".join(drawing.text for drawing in drawings)
    late = ("learning", "lesson") if own else ()
    return Contents(
        body,
        told,
        drawings,
        state,
        scores,
        more=True,
        late=late,
        shows=list(shown_scores(model, kept)),
        takes={"epoch": tuple(str(moment.epoch) for moment in kept)},
        notes=[*notes(model, kept), *(note for part in moving.values() for note in part.notes)],
    )


def _shown(spec: TrainingSpec, model: TrainedNetwork) -> tuple[Part, ...]:
    """What moves: the answers too, unless no input could be an axis."""
    if spec.show is not None:
        return spec.show
    continuous = any(not words_of(model, entry.at) for entry in model.entries)
    return ("decision", "network") if continuous else ("network",)


def _state(
    model: TrainedNetwork, code: Coded, history: History, kept: list[Moment]
) -> TrainingState:
    """What the script needs of the epochs, besides what moves with them."""
    return TrainingState(
        epochs=[moment.epoch for moment in kept],
        counts=(1, 1) if model.answer == "number" else judged(model),
        r2=model.answer == "number",
        series=code,
        history=history.state,
        layers=[
            LayerShape(activation=layer.activation.name, shape=layer.weights.shape)
            for layer in model.network.layers
        ],
    )


def _decision(spec: TrainingSpec, model: TrainedNetwork, run: Run) -> Moving:
    """The curves, or the map, of what the network answers."""
    plot = plot_of(slice_of(spec, model))
    drawing = plot_drawing(f"{spec.id}-curves", plot)
    epochs = run.epochs
    changing = with_epochs(
        drawing, len(epochs), lambda i: plot.drawing(spec.id, epochs[i].network, "")
    )
    stages = _stages(spec.id, plot, run)
    html = render("kinds/training/training-curves.html", drawing=changing, stages=stages)
    state = plot.state if isinstance(plot, CurvePlot) else map_state(plot)
    off = note_beyond(plot, [epoch.network for epoch in epochs])
    return Moving(drawing, html, state, [*plot_notes(plot), *([off] if off else [])])


def _stages(id: str, plot: Plot, run: Run) -> list[Drawing]:
    """The curves or maps at a few of the kept epochs, the first and the last among them."""
    epochs = run.epochs
    return [
        stage(plot, epochs[i].network, f"{id}-stage-{i}", f"Epoch {epochs[i].number}")
        for i in spaced(len(epochs), STAGES)
    ]


def _network(spec: TrainingSpec, model: TrainedNetwork, run: Run) -> Moving:
    """The diagram of the weights; its widest line is the strongest of all epochs."""
    models = [replace(model, network=epoch.network) for epoch in run.epochs]
    views = [trained(one) for one in models]
    widest = np.max([view.largest for view in views], axis=0).tolist()
    drawing = weights_drawing(f"{spec.id}-network", model, others=views, largest=widest)
    shown = drawing
    if changes(model):
        shown = with_epochs(
            drawing, len(models), lambda i: weights_drawing(spec.id, models[i], views, widest)
        )
    state, told = WeightsState.of(symbols_state(model)), []
    if model.deep:
        told = [weights_note("its layer in all epochs")]
        scales = [scale[:-1].tolist() for scale in weight_scales(model)]
        state = WeightsState.of(state, scales=scales, largest=widest)
    return Moving(drawing, panel(shown, model), state, told)


PARTS: dict[Part, Callable[[TrainingSpec, TrainedNetwork, Run], Moving]] = {
    "decision": _decision,
    "network": _network,
}


def _width(contents: Contents, drawing: Drawing) -> float:
    """How wide a plot or a network stands in a frame."""
    return in_frame(contents, drawing, WIDE) if drawing.name == "network" else 486


KIND = Kind(
    "training",
    TrainingSpec,
    training_figure,
    purpose=(
        "How a network was trained: its loss and right answers over the epochs, with what it "
        "answers and its weights at each of them."
    ),
    example="""
        id: lesson
        model: retrained
        caption: One neuron learns.
    """,
    state=TrainingState,
    core=Assets(scripts=(script("details"), script("diagram"))),
    more=Assets(
        scripts=tuple(
            map(script, ("elided", "lines", "pointing", "slice", "map", "kinds/training"))
        ),
        styles=(style("how-to-read"), style("elided"), style("kinds/training")),
        drawing=tuple(map(style, ("slice", "lines", "kinds/training-drawing"))),
    ),
    late={**LEARNING, "lesson": tuple(map(script, ("rows", "kinds/training-lesson")))},
    frame_height=FrameHeight(
        140.5,
        width=_width,
        parts=(Boxes(".curves", 18), Boxes(".lesson", 68.6), replace(NOTE, width=WIDE)),
        caption=WIDE,
    ),
)
