"""A number that the reader turns, by a slider and a box beneath a plot."""

from __future__ import annotations

import math
from dataclasses import dataclass

from generator.svg.scale import Interval

STEPS = 90  # of a slider, at least


@dataclass(frozen=True)
class Turn:
    """From `low` to `high` in steps of a power of ten, with so many decimals; at first `at`."""

    low: float
    high: float
    at: float
    decimals: int

    @property
    def step(self) -> float:
        return 10.0**-self.decimals

    def rounded(self, value: float) -> float:
        """The nearest that can be set."""
        return round(value, self.decimals) + 0.0


def turn_over(ends: Interval, at: float, steps: int = STEPS) -> Turn:
    """What turns a number between the ends, in at least so many steps; the ends must differ."""
    decimals = max(0, -math.floor(math.log10((ends[1] - ends[0]) / steps) + 1e-9))
    return Turn(*ends, at, decimals)
