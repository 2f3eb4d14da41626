"""The plot of a loss over one weight: a ball on a curve, its tangent, and where it has been."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import numpy as np

from generator.figures.contents import Drawing
from generator.figures.kinds.slope.descent import Valley
from generator.figures.parts import digits
from generator.figures.parts.chart import Chart, lay_out_chart
from generator.notation.number import coordinate, given
from generator.svg.scale import Interval, Linear
from generator.svg.simplify import simplified

TOLERANCE = 0.05  # user units, between the curve's samples and its line
BENEATH = 0.08  # of the plot's height, under the lowest point
ARM = 60.0  # of the tangent, to each side of the ball
FLAT = 0.12  # a slope in the drawing up to which the number stands above the ball
ASIDE, UP, RAISED = 13.0, 6.0, 16.0  # from the ball to its slope
LEVEL = 1e-6  # the slope that a reader may take for none


class Ball(NamedTuple):
    """The ball, the ends of its tangent, and where its slope stands, with the class that aligns
    it."""

    x: float
    y: float
    tangent: tuple[float, float, float, float]
    label: tuple[float, float, str]


@dataclass(frozen=True)
class SlopePlot:
    """The loss over one weight, laid out. `title` says which weight."""

    valley: Valley
    chart: Chart
    title: str

    def drawing(self, id: str, places: Sequence[float]) -> Drawing:
        """The plot with its ball at the last of the places, where steps have led it."""
        at = places[-1]
        slope = self.valley.slope(at)
        trail = [(self._x(place), self._y(self.valley.loss(place))) for place in places[:-1]]
        return Drawing(
            id,
            "kinds/slope/slope.svg",
            self.chart.width,
            self.chart.height,
            f"Loss over the {self.title[:1].lower()}{self.title[1:]}",
            f"{self.summary} {self.told(at, len(places) - 1)}",
            {
                "chart": self.chart,
                "curve": self._curve,
                "ball": (ball := self.ball(at, slope)),
                "trail": "L".join(
                    f"{coordinate(x)},{coordinate(y)}" for x, y in [*trail, (ball.x, ball.y)]
                ),
                "been": [(x, y) for x, y in trail],
                "slope": digits.short(slope),
            },
        )

    @property
    def summary(self) -> str:
        """What the curve shows, in a sentence."""
        valley, ends = self.valley, self.chart.x.domain
        rows = len(valley.land.model.parts.training)
        told = ", ".join(
            f"{digits.loss(valley.loss(at))} at {digits.weight(at)}"
            for at in (ends[0], valley.lowest, ends[1])
        )
        where = "which are the ends and the lowest point"
        return f"The mean loss of the {rows} training rows is {told}, {where}."

    def told(self, at: float, steps: int) -> str:
        """Where the ball lies, in a sentence; its twin is in slope.js."""
        slope = self.valley.slope(at)
        after = f" after {steps} step{'s' if steps > 1 else ''}" if steps else ""
        way = "Here it is level." if abs(slope) < LEVEL else f"Down is to the {_down(slope)}."
        return (
            f"{self.title} {digits.weight(at)}{after}: loss {digits.loss(self.valley.loss(at))}, "
            f"slope {digits.short(slope)}. {way}"
        )

    def ball(self, at: float, slope: float) -> Ball:
        """Where everything stands with the ball at a weight; its twin is in slope.js."""
        x, y = self._x(at), self._y(self.valley.loss(at))
        rise = slope * self.chart.y.affine["slope"] / self.chart.x.affine["slope"]
        left, right = (self._arm(x, y, side, rise) for side in (-1, 1))
        if abs(rise) < FLAT:
            label = x, y - RAISED, " middle"
        else:
            # Downhill from the ball the inside of the valley is free.
            label = (x + ASIDE, y - UP, "") if rise > 0 else (x - ASIDE, y - UP, " end")
        return Ball(x, y, (x - left, y - left * rise, x + right, y + right * rise), label)

    def _arm(self, x: float, y: float, side: int, rise: float) -> float:
        """How far along x the tangent reaches to a side: not beyond the plot."""
        (x0, x1), (bottom, top) = self.chart.x.range, self.chart.y.range
        reach = ARM / float(np.hypot(1, rise))
        reach = min(reach, x1 - x if side > 0 else x - x0)
        if rise:
            reach = min(reach, (bottom - y if side * rise > 0 else y - top) / abs(rise))
        return reach

    def _x(self, at: float) -> float:
        return min(max(self.chart.x(at), self.chart.x.range[0]), self.chart.x.range[1])

    def _y(self, loss: float) -> float:
        return min(max(self.chart.y(loss), self.chart.y.range[1]), self.chart.y.range[0])

    @cached_property
    def _curve(self) -> str:
        at = np.arange(self.chart.x.range[0], self.chart.x.range[1] + 1)
        losses = self.valley.land.losses(self.chart.x.inverse(at)[:, np.newaxis])
        points = simplified(np.column_stack([at, self.chart.y(losses)]), TOLERANCE)
        return "M" + "L".join(f"{coordinate(x)},{coordinate(y)}" for x, y in points.tolist())


def plot_of(valley: Valley, domain: Interval) -> SlopePlot:
    """The plot of a valley over these values of its weight."""
    title = valley.land.titles[0]
    losses = valley.land.losses(np.linspace(*domain, 97)[:, np.newaxis])
    low, high = float(losses.min()), float(losses.max())
    scale = Linear((low - BENEATH * (high - low), high), (0.0, 1.0)).nice(5)
    rows = len(valley.land.model.parts.training)
    chart = lay_out_chart(
        domain, scale.domain, f"Mean loss of the {given(rows)} training rows", title
    )
    return SlopePlot(valley, chart, title)


def _down(slope: float) -> str:
    return "left" if slope > 0 else "right"
