"""A training: loss and accuracy over its epochs, and what the network was at each of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Annotated, Any, Literal, NamedTuple

import numpy as np
from pydantic import Field

from generator.figures.base import Drawing, Figure, Sources, SpecProblem, kind
from generator.figures.coded import Coded, coded, decoded
from generator.figures.curves import CurvePlot, lay_out
from generator.figures.decision_texts import curve_text
from generator.figures.decision_texts import notes as decision_notes
from generator.figures.history import History, lay_out_history
from generator.figures.line_width import weight_scales
from generator.figures.live_network import weights_note
from generator.figures.network import deep, diagram, network_drawing, network_state
from generator.figures.slice import SliceSpec, slice_of
from generator.figures.stage import stage
from generator.figures.training_texts import Moment, Score, history_text, notes, table
from generator.figures.view import trained
from generator.models import Model
from generator.nn.model import Array, Network
from generator.templating import render

MOST_NUMBERS = 6000  # that the script gets: some 14 KB gzip
FEWEST = 8  # epochs, where a network has so many parameters that not all of them can be shown
STAGES = 4  # pictures of the curves on the way, for where no script can move them

Part = Literal["decision", "network"]


class TrainingSpec(SliceSpec):
    """A model that this repository trains, and what moves with the epochs besides its scores."""

    show: Annotated[tuple[Part, ...], Field(max_length=2)] = ("decision", "network")


class Moving(NamedTuple):
    """What the script moves from epoch to epoch: the drawing, its place in the page, its state."""

    drawing: Drawing
    html: str
    state: dict[str, Any]
    notes: list[str]


@kind("training", TrainingSpec)
def training_figure(spec: TrainingSpec, sources: Sources) -> Figure:
    """Plots, curves and network at the last epoch; SpecProblem for what cannot be shown."""
    model = sources.network(spec.model)
    if model.run is None:
        problem = f'model "{spec.model}" is not trained here, expected one with "training"'
        raise SpecProblem(("model",), problem)
    if spec.show:
        model = _thinned(model)
    code = coded(_numbers(model, with_parameters=bool(spec.show)))
    moments = _moments(model, code)
    history = _lay_out(moments)
    text = history_text(model, moments)
    plots = history.drawing(
        f"{spec.id}-history", f"Training of “{model.title}”", text, len(moments) - 1
    )
    moving = {
        part: {"decision": _curves, "network": _network}[part](spec, model) for part in spec.show
    }
    numbers = table(moments)
    body = render(
        "figures/training.html",
        history=plots,
        last=moments[-1],
        kept=len(moments),
        moving=moving,
        notes=[*notes(model, moments), *(note for part in moving.values() for note in part.notes)],
        table=numbers,
    )
    drawings = [plots, *(part.drawing for part in moving.values())]
    state = {
        "epochs": [moment.epoch for moment in moments],
        "rows": [_learned(model), model.rows.validation],
        "series": code,
        "history": history.state,
        "layers": [
            {"activation": layer.activation.name, "shape": layer.weights.shape}
            for layer in model.network.layers
        ],
        **{name: part.state for name, part in moving.items()},
    }
    told = " ".join(drawing.text for drawing in drawings)
    return Figure(
        spec.id, "training", spec.caption, body, told, drawings, state, numbers, more=True
    )


def _thinned(model: Model) -> Model:
    """The model with as many of its kept epochs as the script can get, parameters and all."""
    epochs = model.run.epochs
    parameters = len(_flat(model.network))
    most = MOST_NUMBERS // parameters
    if most < FEWEST:
        problem = f"{parameters} parameters are too many to follow over the epochs"
        raise SpecProblem(("show",), f"{problem}, expected at most {MOST_NUMBERS // FEWEST}, or []")
    kept = [epochs[i] for i in _spaced(len(epochs), most)]
    return replace(model, run=replace(model.run, epochs=tuple(kept)))


def _spaced(count: int, most: int) -> list[int]:
    """Indices of at most so many of `count` things, evenly, the first and the last among them."""
    return np.unique(np.linspace(0, count - 1, min(count, most)).round().astype(int)).tolist()


def _learned(model: Model) -> int:
    """How many rows the training learned from."""
    stop = model.training.stop
    return model.rows.training - (stop.held_out if stop else 0)


def _numbers(model: Model, with_parameters: bool) -> Array:
    """A row per kept epoch: losses, right answers, then weights and biases layer by layer."""
    counts = (_learned(model), model.rows.validation)
    rows = []
    for epoch in model.run.epochs:
        scores = (epoch.training, epoch.validation)
        row = [score.loss for score in scores]
        row += [round(s.accuracy * n) for s, n in zip(scores, counts, strict=True)]
        rows.append(row + (_flat(epoch.network) if with_parameters else []))
    return np.array(rows)


def _flat(network: Network) -> list[float]:
    arrays = [a for layer in network.layers for a in (layer.weights, layer.biases)]
    return np.concatenate([array.ravel() for array in arrays]).tolist()


def _moments(model: Model, code: Coded) -> list[Moment]:
    """The scores as the script has them, so that it never shows another digit."""
    counts = (_learned(model), model.rows.validation)
    losses_and_rights = zip(*decoded(code)[:4], strict=True)
    return [
        Moment(
            epoch.number,
            *(Score(losses[i], losses[i + 2] / counts[i]) for i in (0, 1)),
        )
        for epoch, losses in zip(model.run.epochs, losses_and_rights, strict=True)
    ]


def _lay_out(moments: Sequence[Moment]) -> History:
    both = [[getattr(m, rows) for m in moments] for rows in ("training", "validation")]
    return lay_out_history(
        [moment.epoch for moment in moments],
        [[score.loss for score in scores] for scores in both],
        [[score.share for score in scores] for scores in both],
    )


def _curves(spec: TrainingSpec, model: Model) -> Moving:
    seen = slice_of(spec, model)
    if seen.two_continuous:
        problem = "a map of two continuous inputs does not move with the epochs"
        raise SpecProblem(("show",), f'{problem}: leave "decision" out, or name another "by"')
    plot = lay_out(seen)
    text = curve_text(plot, model.network)
    drawing = plot.drawing(f"{spec.id}-curves", model.network, text)
    html = render(
        "figures/training-curves.html", drawing=drawing, stages=_stages(spec.id, plot, model)
    )
    return Moving(drawing, html, dict(plot.state), decision_notes(seen))


def _stages(id: str, plot: CurvePlot, model: Model) -> list[Drawing]:
    """The curves at a few of the kept epochs, the first and the last among them."""
    epochs = model.run.epochs
    return [
        stage(plot, epochs[i].network, f"{id}-stage-{i}", f"Epoch {epochs[i].number}")
        for i in _spaced(len(epochs), STAGES)
    ]


def _network(spec: TrainingSpec, model: Model) -> Moving:
    """The diagram of the weights; its widest line is the strongest of all epochs."""
    views = [trained(replace(model, network=epoch.network)) for epoch in model.run.epochs]
    widest = np.max([view.largest for view in views], axis=0).tolist()
    drawing = network_drawing(f"{spec.id}-network", model, "weights", others=views, largest=widest)
    state, told = network_state(model, "symbols"), []
    if deep(model):
        told = [weights_note("its layer in all epochs")]
        scales = [scale[:-1].tolist() for scale in weight_scales(model)]
        state |= {"scales": scales, "largest": widest}
    return Moving(drawing, diagram(drawing, model), state, told)
