"""The plot over which a reader draws a guess: axes, and the true curve that appears beside it."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from generator.figures.contents import Drawing
from generator.figures.parts.chart import Chart, lay_out_chart
from generator.notation.number import plain, trimmed
from generator.reading.errors import SpecProblem
from generator.site.questions.keys import Across, CurveGuess
from generator.svg.axis import Axis, Tick
from generator.svg.curve import line, linear
from generator.svg.ticks import tick_step

FINE = 120  # stretches of the true curve, where x is a range
STEPS = 100  # of a guess, about, from the lowest to the highest
TALL = 190.0

Truth = Callable[[Sequence[float]], Sequence[float]]
"""What is true at several x."""


@dataclass(frozen=True)
class CurvePlot:
    """The plot of a question: where its points stand, and what is true there."""

    keys: CurveGuess
    truth: Truth

    @cached_property
    def points(self) -> list[float]:
        """The x at which a guess is drawn."""
        return list(self.keys.x.values or _spread(_ends(self.keys.x), self.keys.x.points - 1))

    @cached_property
    def true(self) -> list[float]:
        """What is true at these; SpecProblem for what the plot has no room for."""
        true = list(self.truth(self.points))
        low, high = self.keys.y.range
        for x, y in zip(self.points, true, strict=True):
            if not low <= y <= high:
                found = f"{plain(y, 6)} at {plain(x, 6)}"
                raise SpecProblem(("y", "range"), f"y.range: the answer leaves it: {found}")
        return true

    @cached_property
    def chart(self) -> Chart:
        keys = self.keys
        ends = _ends(keys.x) if keys.x.values is None else (0.0, len(self.points) - 1.0)
        heading = f"{keys.y.title} ({keys.y.unit})" if keys.y.unit else keys.y.title
        chart = lay_out_chart(ends, keys.y.range, heading, keys.x.title, tall=TALL)
        if keys.x.values is None:
            return chart
        ticks = tuple(Tick(chart.x(i), plain(x, 6), x) for i, x in enumerate(self.points))
        return replace(chart, x_axis=Axis(ticks, chart.x.range, keys.x.title))

    @property
    def step(self) -> float:
        """The smallest difference between two guesses."""
        return tick_step(*self.keys.y.range, STEPS)

    @property
    def decimals(self) -> int:
        return max(0, -math.floor(math.log10(self.step) + 1e-9))

    def across(self, points: Sequence[float]) -> list[float]:
        """Where points stand."""
        chart = self.chart
        if self.keys.x.values is None:
            return [chart.x(x) for x in points]
        return [chart.x(i) for i, _ in enumerate(points)]

    @property
    def path(self) -> str:
        """The true curve."""
        fine = self.points
        if self.keys.x.values is None:
            fine = sorted({*fine, *_spread(_ends(self.keys.x), FINE)})
        ys = self.true if fine is self.points else self.truth(fine)
        ends = [round(self.chart.y(y), 2) for y in ys]
        return line([*zip((round(x, 2) for x in self.across(fine)), ends, strict=True)], linear)

    @property
    def told(self) -> str:
        """The true curve in words: its ends, and where it is lowest and highest."""
        last = len(self.true) - 1
        low = min(range(last + 1), key=self.true.__getitem__)
        high = max(range(last + 1), key=self.true.__getitem__)
        told = [self._at(0), self._at(last)]
        if self.true[low] < min(self.true[0], self.true[last]):
            told.append(f"{self._at(low)}, its lowest")
        if self.true[high] > max(self.true[0], self.true[last]):
            told.append(f"{self._at(high)}, its highest")
        return "; ".join(told)

    def _at(self, i: int) -> str:
        return f"{self.written(self.true[i])} at {plain(self.points[i], 6)}"

    def written(self, y: float) -> str:
        unit = self.keys.y.unit
        return trimmed(y, self.decimals) + (f"\N{NARROW NO-BREAK SPACE}{unit}" if unit else "")

    def drawing(self, id: str, key: bool = False) -> Drawing:
        """The plot with its curve: hidden until a guess is made, or for the key of answers."""
        ends = (plain(end, 6) for end in (self.points[0], self.points[-1], *self.keys.y.range))
        empty = "Empty axes, {} to {} across and {} to {} up.".format(*ends)
        return Drawing(
            f"{id}-{'key' if key else 'plot'}",
            "question/plot.svg",
            self.chart.width,
            self.chart.height,
            f"{self.keys.y.title} over {self.keys.x.title}",
            f"{self.told}." if key else empty,
            {"chart": self.chart, "path": self.path, "key": key},
        )

    @property
    def state(self) -> dict[str, object]:
        """What the script draws and compares with."""
        chart, keys = self.chart, self.keys
        return {
            "x": [round(x, 2) for x in self.across(self.points)],
            "names": [plain(x, 6) for x in self.points],
            "y": chart.y.affine,
            "range": keys.y.range,
            "step": self.step,
            "true": [float(f"{y:.6g}") for y in self.true],
            "unit": keys.y.unit,
        }


def _ends(across: Across) -> tuple[float, float]:
    if across.range is None:
        raise ValueError("an axis of values has no ends")
    return across.range


def _spread(ends: tuple[float, float], count: int) -> list[float]:
    """So many even stretches between both ends."""
    low, high = ends
    return [low + (high - low) * i / count for i in range(count + 1)]
