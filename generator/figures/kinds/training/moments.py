"""The kept epochs of a training: as numbers for the script, and as scores for readers."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from generator.figures.kinds.training.coded import Coded, decoded
from generator.figures.parts import digits
from generator.figures.parts.spaced import spaced
from generator.models.trained import TrainedNetwork
from generator.nn.network import Array, Network
from generator.nn.parts import Part
from generator.nn.training import Run
from generator.notation.number import percent
from generator.reading.errors import SpecProblem

MOST_NUMBERS = 6000  # that the script gets: some 14 KB gzip
FEWEST = 8  # epochs, where a network has so many parameters that not all of them can be shown
DECIMALS = 1  # of a share of right answers


class Score(NamedTuple):
    """How well a network answered at one epoch: mean loss, and share of right answers, or of
    numbers R²."""

    loss: float
    share: float
    numbers: bool = False

    @property
    def told(self) -> tuple[str, str]:
        shown = digits.determination(self.share) if self.numbers else percent(self.share, DECIMALS)
        return digits.loss(self.loss), shown


class Moment(NamedTuple):
    """A kept epoch: its number, and its scores on the rows learned from and on those watched
    beside them, which are of that part."""

    epoch: int
    training: Score
    watched: Score
    part: Part


def thinned(run: Run) -> Run:
    """The run with as many of its kept epochs as the script can get, parameters and all.

    SpecProblem where these would be too few.
    """
    parameters = len(_flat(run.network))
    most = MOST_NUMBERS // parameters
    if most < FEWEST:
        problem = f"{parameters} parameters are too many to follow over the epochs"
        raise SpecProblem(("show",), f"{problem}, expected at most {MOST_NUMBERS // FEWEST}, or []")
    return Run(tuple(run.epochs[i] for i in spaced(len(run.epochs), most)))


def judged(model: TrainedNetwork) -> tuple[int, int]:
    """How many rows the training learned from, and how many were watched beside them."""
    held_out = model.training.held_out if model.training else 0
    return model.rows.training - held_out, model.rows.of(model.parts.watched)


def variances(model: TrainedNetwork) -> tuple[float, float]:
    """Of the numbers to be answered, in the rows learned from and in those watched beside them;
    SpecProblem where they do not vary, as then there is no R²."""
    learned, _ = judged(model)
    rows = model.parts.training[:learned], model.parts.of(model.parts.watched)
    found = float(model.labels[rows[0]].var()), float(model.labels[rows[1]].var())
    if not all(found):
        told = f"training or {model.parts.watched} rows"
        problem = f'"{model.description.label}" is the same in all {told}'
        raise SpecProblem(("model",), f"{problem}: R² needs numbers that vary")
    return found


def numbers(model: TrainedNetwork, run: Run, with_parameters: bool) -> Array:
    """A row per kept epoch: losses, right answers (or R², which is 1 less the loss as a share of
    the variance) on both sets of rows, then weights and biases layer by layer."""
    rows = []
    for epoch in run.epochs:
        scores = (epoch.training, epoch.of(epoch.watched))
        row = [score.loss for score in scores]
        if model.answer == "number":
            row += [1 - s.loss / v for s, v in zip(scores, variances(model), strict=True)]
        else:
            pairs = zip(scores, judged(model), strict=True)
            row += [float(round((s.accuracy or 0) * n)) for s, n in pairs]
        rows.append(row + (_flat(epoch.network) if with_parameters else []))
    return np.array(rows)


def _flat(network: Network) -> list[float]:
    arrays = [a for layer in network.layers for a in (layer.weights, layer.biases)]
    flat: list[float] = np.concatenate([array.ravel() for array in arrays]).tolist()
    return flat


def kept_moments(model: TrainedNetwork, run: Run, code: Coded) -> list[Moment]:
    """The scores as the script has them, so that it never shows another digit."""
    of_numbers = model.answer == "number"
    learned, watched = (1, 1) if of_numbers else judged(model)
    return [
        Moment(
            epoch.number,
            Score(loss, right / learned, of_numbers),
            Score(other, others / watched, of_numbers),
            epoch.watched,
        )
        for epoch, loss, other, right, others in zip(run.epochs, *decoded(code)[:4], strict=True)
    ]
