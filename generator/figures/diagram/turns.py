"""Weights that a reader turns: what an author says of that, and what goes with it."""

from __future__ import annotations

from typing import Any, TypeVar

import numpy as np
from markupsafe import Markup

from generator.figures.diagram.state import DiagramState, Turns
from generator.figures.kind import FigureSpec, script
from generator.figures.parts.rows import coded_rows
from generator.models.model import Answers
from generator.models.sources import Sources
from generator.models.trained import TrainedNetwork
from generator.nn.loss import usual_loss
from generator.notation.templating import render
from generator.reading.errors import SpecProblem

S = TypeVar("S", bound=DiagramState)

_SCRIPTS = ("parameters", "loss", "score", "pills", "box", "bar", "words", "steps", "turning")
# What comes once a reader reaches for a weight.
LATE = {"turn": (script("rows"), *(script(f"turn/{name}") for name in _SCRIPTS))}


class TurnedSpec(FigureSpec):
    """A diagram whose weights a reader may turn unless the author says otherwise; `challenge` is a
    model to beat by that."""

    editable: bool = True
    challenge: str | None = None


def late(spec: TurnedSpec) -> tuple[str, ...]:
    """The scripts that a figure of that spec may ask for."""
    return tuple(LATE) if spec.editable else ()


def turned(state: S, spec: TurnedSpec, model: TrainedNetwork, sources: Sources) -> S:
    """The state with what turning takes, unless the author does not want it; SpecProblem for a
    challenge that is none."""
    rival = _rival(spec, model, sources)
    if not spec.editable:
        return state
    spread = model.features[model.parts.training].std(axis=0)
    told: dict[str, Any] = {"spread": [float(f"{x:.3g}") for x in spread], "loss": _loss(model)}
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
    return (model.training.loss_for(ends) if model.training else usual_loss(ends)).name
