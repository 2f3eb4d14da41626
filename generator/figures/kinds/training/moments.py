"""The kept epochs of a training: as numbers for the script, and as scores for readers."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

import numpy as np

from generator.figures.kinds.training.coded import Coded, decoded
from generator.figures.parts import digits
from generator.models.model import Model
from generator.nn.network import Array, Network
from generator.notation.number import percent
from generator.reading.errors import SpecProblem

MOST_NUMBERS = 6000  # that the script gets: some 14 KB gzip
FEWEST = 8  # epochs, where a network has so many parameters that not all of them can be shown
DECIMALS = 1  # of a share of right answers


class Score(NamedTuple):
    """How well a network answered at one epoch: mean loss, and share of right answers."""

    loss: float
    share: float

    @property
    def told(self) -> tuple[str, str]:
        return digits.loss(self.loss), percent(self.share, DECIMALS)


class Moment(NamedTuple):
    """A kept epoch: its number, and its scores on the rows learned from and on the others."""

    epoch: int
    training: Score
    validation: Score


def thinned(model: Model) -> Model:
    """The model with as many of its kept epochs as the script can get, parameters and all.

    SpecProblem where these would be too few.
    """
    epochs = model.run.epochs
    parameters = len(_flat(model.network))
    most = MOST_NUMBERS // parameters
    if most < FEWEST:
        problem = f"{parameters} parameters are too many to follow over the epochs"
        raise SpecProblem(("show",), f"{problem}, expected at most {MOST_NUMBERS // FEWEST}, or []")
    kept = [epochs[i] for i in spaced(len(epochs), most)]
    return replace(model, run=replace(model.run, epochs=tuple(kept)))


def spaced(count: int, most: int) -> list[int]:
    """Indices of at most so many of `count` things, evenly, the first and the last among them."""
    return np.unique(np.linspace(0, count - 1, min(count, most)).round().astype(int)).tolist()


def learned(model: Model) -> int:
    """How many rows the training learned from."""
    stop = model.training.stop
    return model.rows.training - (stop.held_out if stop else 0)


def numbers(model: Model, with_parameters: bool) -> Array:
    """A row per kept epoch: losses, right answers, then weights and biases layer by layer."""
    counts = (learned(model), model.rows.validation)
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


def kept_moments(model: Model, code: Coded) -> list[Moment]:
    """The scores as the script has them, so that it never shows another digit."""
    counts = (learned(model), model.rows.validation)
    losses_and_rights = zip(*decoded(code)[:4], strict=True)
    return [
        Moment(
            epoch.number,
            *(Score(losses[i], losses[i + 2] / counts[i]) for i in (0, 1)),
        )
        for epoch, losses in zip(model.run.epochs, losses_and_rights, strict=True)
    ]
