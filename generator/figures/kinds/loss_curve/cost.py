"""What one answer costs, by what the network says and by what is true: the curve of a loss."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from generator.figures.parts import digits
from generator.notation.number import fixed, percent
from generator.svg.scale import Array, Interval

LEAST, HIGHEST = 0.01, 5.0  # a logarithm has no bound: up to where a reader goes, and is drawn


@dataclass(frozen=True)
class Cost:
    """The loss of an answer x where `truth` is right.

    By the logarithm, x is the probability of class 1 and the loss −ln of what the truth got: x
    where `truth` is 1, else 1 − x. Squared, the loss is (x − truth)². It has no breaks.
    """

    truth: float
    squared: bool = False
    breaks: Sequence[float] = field(default=(), repr=False)

    def function(self, x: Array) -> Array:
        found: Array = (x - self.truth) ** 2 if self.squared else -np.log(self._given(x))
        return found + 0.0  # no minus zero, where the truth got all

    def derivative(self, x: Array) -> Array:
        if self.squared:
            return 2 * (x - self.truth)
        slope: Array = (1 if self.truth < 1 else -1) / self._given(x)
        return slope

    def of(self, x: float) -> float:
        return float(self.function(np.array(x)))

    def seen(self, ends: Interval) -> Interval:
        """From where to where between the ends it is no higher than the plot."""
        if self.squared:
            return ends
        least = float(np.exp(-HIGHEST))
        return (least, 1.0) if self.truth else (0.0, 1 - least)

    def written(self, x: float) -> str:
        """The calculation: "−ln 0.62 = 0.478"."""
        if self.squared:
            return f"({digits.given(x)} − {digits.given(self.truth)})² = {digits.loss(self.of(x))}"
        return f"−ln {fixed(self.share(x), 2)} = {digits.loss(self.of(x))}"

    def share(self, x: float) -> float:
        """The probability that the truth got."""
        return float(self._given(np.array(x)))

    def _given(self, x: Array) -> Array:
        return x if self.truth else 1 - x


def shown(x: float, shares: bool) -> str:
    """An answer as readers see it: a probability as per cent, or a number."""
    return percent(x) if shares else digits.given(x)
