"""Weights that a reader turns: what an author says of that, and what goes with it."""

from __future__ import annotations

import math
from typing import Any, TypeVar

import numpy as np
from markupsafe import Markup

from generator.figures.diagram.line_width import weight_scales
from generator.figures.diagram.state import DiagramState, Turns
from generator.figures.kind import FigureSpec, script, style
from generator.figures.parts.rows import coded_rows
from generator.models.model import Answers
from generator.models.sources import Sources
from generator.models.trained import TrainedNetwork
from generator.nn.loss import usual_loss
from generator.notation.number import terse
from generator.notation.templating import render
from generator.reading.errors import SpecProblem

S = TypeVar("S", bound=DiagramState)

_SCRIPTS = ("parameters", "loss", "score", "pills", "box", "bar", "words", "steps", "turning")
# What every training in the page computes with, and what readers set before it.
LEARNING = {"learning": tuple(map(script, ("exact", "random", "learning", "descent", "choices")))}
# What comes once a reader reaches for a weight, and once the network is to learn.
LATE = {
    "turn": (style("turn"), script("rows"), *(script(f"turn/{name}") for name in _SCRIPTS)),
    **LEARNING,
    "descend": tuple(map(script, ("turn/loss-line", "turn/descend"))),
}


class TurnedSpec(FigureSpec):
    """A diagram whose weights a reader may turn unless the author says otherwise; `challenge` is a
    model to beat by that."""

    editable: bool = True
    """`false` where readers may not turn the weights."""
    challenge: str | None = None
    """A rule or network with answers to the same question on the same rows, which readers are
    asked to beat by turning the weights; none unless told."""


def late(spec: TurnedSpec) -> tuple[str, ...]:
    """The scripts that a figure of that spec may ask for."""
    return tuple(LATE) if spec.editable else ()


def turned(state: S, spec: TurnedSpec, model: TrainedNetwork, sources: Sources) -> S:
    """The state with what turning takes, unless the author does not want it; SpecProblem for a
    challenge that is none."""
    rival = _rival(spec, model, sources)
    if not spec.editable:
        return state
    told: dict[str, Any] = {"ends": ends_of(model), "loss": _loss(model)}
    if model.deep and not state.row:
        told["spread"] = weight_scales(model)[0][:-1].tolist()
    if rival:
        told["rival"] = rival.correct.of(model.parts.judge)
    rows = coded_rows(model)
    return type(state).of(state, turns=Turns(**told), **({"rows": rows} if rows else {}))


def challenge(spec: TurnedSpec, model: TrainedNetwork, sources: Sources) -> Markup:
    """The challenge in a sentence; empty where there is none."""
    rival = _rival(spec, model, sources)
    if rival is None:
        return Markup()
    part = model.parts.judge
    return Markup(
        render(
            "diagram/challenge.html",
            title=rival.title,
            right=rival.correct.of(part),
            rows=rival.rows.of(part),
            part=part,
            noun=model.dataset.description.row_nouns,
        )
    )


def ends_of(model: TrainedNetwork) -> list[list[list[float]]]:
    """How far from 0 each parameter turns, by layer and unit, the bias last: at least four times
    its size, and as far as the standard deviation of its input makes it count; 1, 2 or 5 times a
    power of ten."""
    ends = []
    for layer, scales in zip(model.network.layers, weight_scales(model), strict=True):
        every = np.column_stack([layer.weights, layer.biases])
        least = np.maximum(4 * np.abs(every), 2 / np.where(scales > 0, scales, 1.0))
        ends.append([[_round_up(x) for x in unit] for unit in least.tolist()])
    return ends


def _round_up(least: float) -> float:
    power = math.floor(math.log10(least))
    sizes = [float(f"{times}e{power}") for times in (1, 2, 5, 10)]
    size = next((size for size in sizes if size >= least), sizes[-1])
    return terse(size)


def _rival(spec: TurnedSpec, model: TrainedNetwork, sources: Sources) -> Answers | None:
    """The model to beat, which must answer the same question on the same rows."""
    if spec.challenge is None:
        return None
    if not spec.editable:
        raise SpecProblem(("challenge",), "nothing can be turned here: editable is false")
    rival = sources.answers(spec.challenge, ("challenge",), ("binary", "classes"))
    same = rival.dataset is model.dataset and rival.classes == model.classes
    if not (same and _parts(rival) == _parts(model)):
        problem = f'"{rival.name}" answers another question than "{model.name}", or on other rows'
        raise SpecProblem(("challenge",), problem)
    return rival


def _parts(model: Answers) -> dict[str, list[int]]:
    return {part: np.sort(at).tolist() for part, at in model.parts.by_name.items()}


def _loss(model: TrainedNetwork) -> str:
    """The name of the loss that the network was trained on, or that goes with its output; empty
    after a step, which has none."""
    ends = model.network.layers[-1].activation.name
    if ends == "step":
        return ""
    if model.training:
        return model.training.loss_for(ends).name
    return "mean-squared-error" if model.answer == "number" else usual_loss(ends).name
