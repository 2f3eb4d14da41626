"""The way down over two weights: that of a training, or of plain steps."""

from __future__ import annotations

import math

import numpy as np

from generator.figures.kinds.loss_map.plot import Place
from generator.figures.parts.landscape import Landscape
from generator.svg.scale import Interval, Linear

STEPS = 40
FARTHEST = 1e6  # from here on a weight has run away
RISE = 0.5  # of the lowest loss: so much higher is the loss at the sides of the map
WIDE = 2.0  # units to each side where the loss does not bend


def of_training(land: Landscape) -> list[Place]:
    """Where the kept epochs of a model's training were; empty where it was trained elsewhere."""
    run = land.model.run
    return [_pair(land.of(epoch.network)) for epoch in run.epochs] if run else []


def of_steps(land: Landscape, rate: float | None) -> list[Place]:
    """Where steps of gradient descent lead, from where training began, or from the model's own
    values. A rate that is not told suits the steepest bend there."""
    run = land.model.run
    places = [_pair(land.of(run.epochs[0].network) if run else land.own)]
    if rate is None:
        steepest = float(np.linalg.eigvalsh(land.curvatures(places[0])).max())
        rate = 1 / steepest if steepest > 0 else 0.0
    for _ in range(STEPS):
        pairs = zip(places[-1], land.slopes(places[-1]), strict=True)
        after = [value - rate * slope for value, slope in pairs]
        if not all(abs(value) < FARTHEST for value in after):
            break
        places.append(_pair(after))
    return places


def domains(land: Landscape, trail: list[Place], at: Place | None) -> tuple[Interval, Interval]:
    """Round ends of both axes, around the end of the trail and all of it."""
    middle = trail[-1]
    bends, loss = np.diag(land.curvatures(middle)).tolist(), land.loss_at(middle)
    found = []
    for i, (bend, unit) in enumerate(zip(bends, land.units, strict=True)):
        side = math.sqrt(2 * RISE * loss / bend) if bend > 0 and loss > 0 else WIDE * unit
        side = min(side, 4 * WIDE * unit)
        ends = [middle[i] - side, middle[i] + side, *(place[i] for place in trail)]
        ends += [at[i]] if at else []
        found.append(Linear((min(ends), max(ends)), (0.0, 1.0)).nice(8).domain)
    return found[0], found[1]


def _pair(values: list[float]) -> Place:
    return values[0], values[1]
