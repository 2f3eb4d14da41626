"""Locked results: a training as text that differs line by line, and back to the last bit."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Literal

import numpy as np
from pydantic import BaseModel, ConfigDict, Field

from generator.models.lock_file import LockFile, sealed
from generator.nn.activations import Activation
from generator.nn.examples import Score
from generator.nn.network import Array, Network, network
from generator.nn.parts import Part
from generator.nn.training import Epoch, Run
from generator.reading.errors import SpecProblem

FORMAT = "feedforward-lock-2"
DIGITS = 6  # significant, of the parameters on the way; those at the end have all


class _Locked(BaseModel):
    model_config = ConfigDict(extra="forbid", allow_inf_nan=False)


class LockedLayer(_Locked):
    weights: list[list[float]]
    biases: list[float]


class LockedScore(_Locked):
    """Mean loss, and how many rows were answered right; none where the answers are numbers."""

    loss: float = Field(ge=0)
    right: int | None = Field(default=None, ge=0)


class LockedEpoch(_Locked):
    """`scores` are on the rows of each part; `parameters` has each layer's weights, unit by unit,
    then its biases; the last epoch has none, as its are the layers'."""

    epoch: int = Field(ge=0)
    scores: dict[Part, LockedScore]
    parameters: list[float] = []


class Lock(LockFile):
    """What a lock file holds. `rows` counts the rows learned from and those of the other parts;
    `restart` is missing where an earlier version has written it."""

    format: Literal["feedforward-lock-2"]
    rows: dict[Part, int]
    restart: int | None = Field(default=None, ge=0)
    layers: list[LockedLayer]
    epochs: list[LockedEpoch] = Field(min_length=1)

    def check(self, rows: Mapping[Part, int], units: Sequence[int], epochs: int) -> None:
        """Raises SpecProblem for what a training of so many rows, inputs and units cannot give."""
        if self.rows != rows:
            raise SpecProblem(("rows",), f"expected {dict(rows)}, found {self.rows}")
        found = [len(layer.biases) for layer in self.layers]
        if found != list(units[1:]):
            raise SpecProblem(("layers",), f"expected {units[1:]} units, found {found}")
        before = -1
        for i, epoch in enumerate(self.epochs):
            if not before < epoch.epoch <= epochs:
                problem = f"expected more than {before} and up to {epochs}, found {epoch.epoch}"
                raise SpecProblem(("epochs", i, "epoch"), problem)
            before = epoch.epoch
            if list(epoch.scores) != list(rows):
                problem = f"expected {', '.join(rows)}, found {', '.join(epoch.scores)}"
                raise SpecProblem(("epochs", i, "scores"), problem)
            for part, score in epoch.scores.items():
                if (score.right or 0) > rows[part]:
                    problem = f"expected up to {rows[part]} rows, found {score.right}"
                    raise SpecProblem(("epochs", i, "scores", part, "right"), problem)

    def run(self, activations: Sequence[Activation]) -> Run:
        """The training; ValueError where the numbers do not make networks of one shape."""
        last = network(
            [np.array(layer.weights, ndmin=2) for layer in self.layers],
            [layer.biases for layer in self.layers],
            activations,
        )
        sizes = [last.layers[0].weights.shape[1], *(len(layer.biases) for layer in last.layers)]
        ways = [_network(e.parameters, sizes, activations) for e in self.epochs[:-1]]
        return Run(
            tuple(
                Epoch({p: self._score(s, p) for p, s in e.scores.items()}, e.epoch, net)
                for e, net in zip(self.epochs, [*ways, last], strict=True)
            ),
            self.restart,
        )

    def _score(self, locked: LockedScore, part: Part) -> Score:
        share = None if locked.right is None else locked.right / self.rows[part]
        return Score(locked.loss, share)


def lock_text(run: Run, rows: Mapping[Part, int], fingerprint: str) -> str:
    """The lock file's text: a line for each unit, and one for each epoch."""
    layers = ",\n".join(
        '{"weights": [\n'
        + ",\n".join(json.dumps(unit) for unit in layer.weights.tolist())
        + f'],\n"biases": {json.dumps(layer.biases.tolist())}}}'
        for layer in run.network.layers
    )
    restart = "" if run.restart is None else f'"restart": {run.restart},\n'
    last = len(run.epochs) - 1
    epochs = ",\n".join(
        json.dumps(_locked(epoch, rows, with_parameters=i < last))
        for i, epoch in enumerate(run.epochs)
    )
    return sealed(
        f'{{"format": "{FORMAT}",\n"fingerprint": "{fingerprint}",\n"rows": {json.dumps(rows)},\n'
        f'{restart}"layers": [\n{layers}],\n"epochs": [\n{epochs}]}}\n'
    )


def _locked(epoch: Epoch, rows: Mapping[Part, int], with_parameters: bool) -> dict[str, object]:
    scores = {part: _score(score, rows[part]) for part, score in epoch.by_name.items()}
    told: dict[str, object] = {"epoch": epoch.number, "scores": scores}
    if with_parameters:
        told["parameters"] = [_rounded(value) for value in _flat(epoch.network)]
    return told


def _score(score: Score, rows: int) -> dict[str, float]:
    loss = {"loss": _rounded(score.loss)}
    return loss if score.accuracy is None else loss | {"right": round(score.accuracy * rows)}


def _rounded(value: float) -> float:
    return float(f"{value:.{DIGITS}g}")


def _flat(net: Network) -> list[float]:
    parts = [array.ravel() for layer in net.layers for array in (layer.weights, layer.biases)]
    flat: list[float] = np.concatenate(parts).tolist()
    return flat


def _network(
    flat: Sequence[float], sizes: Sequence[int], activations: Sequence[Activation]
) -> Network:
    values, weights, biases = np.array(flat), [], []
    for inputs, units in pairwise(sizes):
        taken, values = _split(values, inputs * units)
        weights.append(taken.reshape(units, inputs))
        taken, values = _split(values, units)
        biases.append(taken)
    if len(values):
        raise ValueError(f"{len(values)} parameters more than a network of {sizes} has")
    return network(weights, biases, activations)


def _split(values: Array, count: int) -> tuple[Array, Array]:
    if len(values) < count:
        raise ValueError(f"{count - len(values)} parameters are missing")
    return values[:count], values[count:]
