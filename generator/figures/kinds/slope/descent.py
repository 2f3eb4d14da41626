"""The valley of a loss over one weight: where it is lowest, how it bends, and steps down it."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from generator.figures.parts.landscape import Landscape
from generator.notation.number import given
from generator.reading.errors import SpecProblem
from generator.svg.scale import Interval, Linear

REACH, PLACES, ROUNDS = 12.0, 97, 4  # of the search for the lowest point: units to both sides
FLAT = 1e-9  # of losses: what differs less does not differ
RISE = 0.5  # of the lowest loss: so much higher is the loss at the sides of the picture
FARTHEST = 1e6  # from here on a weight has run away
SMALL, LARGE = 0.05, 2.5  # times the rate at which one step would reach the bottom of a parabola


@dataclass(frozen=True)
class Valley:
    """The loss over one parameter, whose lowest point lies at `lowest`."""

    land: Landscape
    lowest: float

    def loss(self, at: float) -> float:
        return self.land.loss_at([at])

    def slope(self, at: float) -> float:
        return self.land.slopes([at])[0]

    @cached_property
    def curvature(self) -> float:
        """How fast the slope rises at the lowest point. SpecProblem where it does not."""
        rise = float(self.land.curvatures([self.lowest])[0, 0])
        if not rise > 0:
            problem = f'the loss does not bend where it is lowest over "{self.land.names[0]}"'
            raise SpecProblem(self.land.path, f"{problem}, expected a weight with a valley")
        return rise

    @property
    def side(self) -> float:
        """From the lowest point to a side of the picture."""
        return math.sqrt(2 * RISE * max(self.loss(self.lowest), FLAT) / self.curvature)

    @property
    def start(self) -> float:
        """Where the ball lies at first: at the model's own value, unless that is at the bottom."""
        own = self.land.own[0]
        return own if abs(own - self.lowest) > self.side / 4 else self.lowest - 0.75 * self.side

    def domain(self, *within: float) -> Interval:
        """Round ends around the valley and these places."""
        places = [self.lowest - self.side, self.lowest + self.side, *within]
        return Linear((min(places), max(places)), (0.0, 1.0)).nice(8).domain

    @property
    def rates(self) -> tuple[float, float, float]:
        """Learning rates that are too small, right, and too large: on a parabola the right one
        takes a step to its lowest point, and twice that leads as high as before (LeCun et al.
        1998, "Efficient BackProp", section 5)."""
        right = 1 / self.curvature
        small, middle, large = (
            float(f"{rate:.2g}") for rate in (SMALL * right, right, LARGE * right)
        )
        return small, middle, large

    def steps(self, start: float, rate: float, count: int) -> list[float]:
        """The start, and where each step leads; fewer where the weight runs away."""
        places = [start]
        for _ in range(count):
            after = places[-1] - rate * self.slope(places[-1])
            if not abs(after) < FARTHEST:
                break
            places.append(after)
        return places


def valley_of(land: Landscape) -> Valley:
    """The valley of a landscape over one parameter; SpecProblem where there is none near its own
    value."""
    own, unit, name = land.own[0], land.units[0], land.names[0]
    lowest, reach = own, REACH * unit
    for _ in range(ROUNDS):
        places = lowest + np.linspace(-reach, reach, PLACES)
        losses = land.losses(places[:, np.newaxis])
        if not np.isfinite(losses).all() or np.ptp(losses) < FLAT * 1e-3:
            break
        lowest, reach = float(places[losses.argmin()]), 4 * reach / PLACES
    edge = REACH * unit * (1 - 2 / PLACES)
    if abs(lowest - own) >= edge or not np.isfinite(losses).all():
        ends = " to ".join(given(round(own + side * edge, 6)) for side in (-1, 1))
        problem = f'the loss has no lowest point over "{name}" from {ends}'
        raise SpecProblem(land.path, f"{problem}, expected a weight with a valley")
    return Valley(land, lowest)
