"""Plots above each other of what each neuron adds, and beneath them of the sum: one scale for all,
so that heights can be added by eye."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from functools import cached_property
from typing import NamedTuple

import numpy as np

from generator.figures.contents import Drawing
from generator.figures.kinds.contributions.added import Added
from generator.figures.parts import digits
from generator.figures.parts.plot_text import SIZE
from generator.figures.slice.curves import NICE, X_TICKS, beneath, domain, named
from generator.figures.slice.key import Key
from generator.figures.slice.marks import RAISED, tone
from generator.notation.number import coordinate
from generator.svg.axis import Axis, Tick, axis, roomy_axis
from generator.svg.label import text_width
from generator.svg.scale import Array, Linear
from generator.svg.simplify import simplified
from generator.svg.ticks import tick_step

WIDTH = 400.0
TALLEST = 110.0  # of a plot; the others have the same scale
TITLE = 34.0  # above each plot
LINE = 17.0  # from one of the values beside a plot to the next
APART = 22.0  # from one tick to the next, at least
GAP = 10.0  # from the plots to the values beside them
TITLE_LINE = 20.0
LEGEND = 26.0  # height of the legend beneath
BASE = 8.0  # from the last plot to the axis
TOLERANCE = 0.05
WIDEST = "−000.00"


class Panel(NamedTuple):
    """One of the plots: what it is of, its scale and its ticks."""

    title: str
    y: Linear
    ticks: list[Tick]

    @property
    def middle(self) -> float:
        return sum(self.y.range) / 2


@dataclass(frozen=True)
class Stack:
    """The plots, laid out: one for each neuron, the last one of the sum."""

    added: Added
    x: Linear
    x_axis: Axis
    x_title: list[str]
    panels: list[Panel]
    key: Key
    height: float

    def drawing(self, id: str, title: str, text: str, at: float) -> Drawing:
        """The plots with their dots at the input `at`."""
        curves = [self._curves(i) for i in range(len(self.added.seen.series))]
        values = self.values(at)
        panels = [
            {
                "panel": panel,
                "curves": [
                    {
                        "tone": tone(series),
                        "path": curves[series][i],
                        "kinks": self._kinks(i, series),
                        "y": panel.y(values[series][i]),
                        "label_y": self.label_y(panel, series),
                        "text": digits.total(values[series][i]),
                    }
                    for series in range(len(values))
                ],
            }
            for i, panel in enumerate(self.panels)
        ]
        # All of a series together, in front of all curves: so states of it take few elements.
        marked = zip(*(drawn["curves"] for drawn in panels), strict=True)
        parts = {"plot": self, "panels": panels, "marked": [*marked], "reading": self.x(at)}
        return Drawing(
            id, "kinds/contributions/contributions.svg", WIDTH, self.height, title, text, parts
        )

    @cached_property
    def bends(self) -> bool:
        """Whether any neuron does, for a series."""
        ends = self.x.domain
        return any(own for one in self.added.seen.series for own in self.added.kinks(one, *ends))

    @property
    def base(self) -> float:
        """Where the axis lies."""
        return self.panels[-1].y.range[0] + BASE

    def values(self, at: float) -> list[list[float]]:
        """For each series what each neuron adds at an input, and the sum."""
        x, series = np.array([at]), self.added.seen.series
        return [self.added.parts(x, one)[0].tolist() for one in series]

    def label_y(self, panel: Panel, series: int) -> float:
        """The baseline of a series' value beside a plot."""
        count = len(self.added.seen.series)
        return panel.middle + RAISED + LINE * (series - (count - 1) / 2)

    def _samples(self) -> Array:
        first, last = self.x.range
        return np.linspace(first, last, math.ceil(last - first) + 1)

    def _curves(self, series: int) -> list[str]:
        """The path of each plot."""
        at, one = self._samples(), self.added.seen.series[series]
        kinks = self.added.kinks(one, *self.x.domain)
        bends = [self.x(kink) for several in kinks for kink in several]
        at = np.unique([*at, *bends])  # a bend lies between two samples
        parts = self.added.parts(self.x.inverse(at), one)
        return [
            _path(simplified(np.column_stack([at, panel.y(parts[:, i])]), TOLERANCE))
            for i, panel in enumerate(self.panels)
        ]

    def _kinks(self, neuron: int, series: int) -> list[tuple[float, float]]:
        """Where the curve of a neuron bends; the sum has the bends of all."""
        one = self.added.seen.series[series]
        kinks = self.added.kinks(one, *self.x.domain)
        own = kinks[neuron] if neuron < len(kinks) else [at for some in kinks for at in some]
        y = self.panels[neuron].y
        return [
            (self.x(at), y(float(self.added.parts(np.array([at]), one)[0, neuron]))) for at in own
        ]


def lay_out(added: Added) -> Stack:
    """The plots of all neurons and of the sum."""
    seen = added.seen
    ends = Linear(domain(seen.model.features[:, seen.over]), (0.0, 256.0)).nice(NICE).domain
    ranges = _ranges(added, np.linspace(*ends, 257))
    widest = max(high - low for low, high in ranges) or 1.0
    unit, step = TALLEST / widest, tick_step(0.0, widest, 4)
    least = LINE * len(seen.series) + 4
    key = Key.of([one.name for one in seen.series if one.name], WIDTH, 15.0)
    top, laid = (
        key.bottom - TITLE_LINE + (6 if key.entries else 0),
        list[tuple[Linear, list[float]]](),
    )
    for low, high in ranges:
        more = max(0.0, least / unit - (high - low)) / 2  # room for the values beside it
        scale = Linear((low - more, high + more), (0.0, 0.0))
        top += TITLE
        bottom = top + unit * (high - low + 2 * more)
        laid.append((Linear(scale.domain, (bottom, top)), _ticks(low, high, step, unit)))
        top = bottom
    labels = [digits.short(tick) for _, ticks in laid for tick in ticks]
    left = math.ceil(max(text_width(label, SIZE) for label in labels)) + 12.0
    right = WIDTH - GAP - math.ceil(text_width(WIDEST, SIZE, bold=True))
    x = Linear(ends, (left, right))
    x_axis = roomy_axis(x, X_TICKS, SIZE, named(seen, seen.over))
    title = beneath(x_axis, WIDTH)
    panels = [
        Panel(name, scale, [Tick(scale(v), digits.short(v), v) for v in ticks])
        for name, (scale, ticks) in zip(titles(added), laid, strict=True)
    ]
    height = top + BASE + 26 + TITLE_LINE * len(title)
    stack = Stack(added, x, x_axis, title, panels, key, height)
    return replace(stack, height=height + LEGEND) if stack.bends else stack


def titles(added: Added) -> list[str]:
    """What each plot is of."""
    neurons = [
        f"Neuron {i} × {digits.weight(weight)}" for i, weight in enumerate(added.weights, start=1)
    ]
    return [*neurons, f"Sum, with the bias {digits.weight(added.bias)}"]


def _ranges(added: Added, x: Array) -> list[tuple[float, float]]:
    """From where to where each plot goes: 0 is in all of them."""
    parts = np.concatenate([added.parts(x, series) for series in added.seen.series])
    lows, highs = parts.min(axis=0).clip(max=0), parts.max(axis=0).clip(min=0)
    return list(zip(lows.tolist(), highs.tolist(), strict=True))


def _ticks(low: float, high: float, step: float, unit: float) -> list[float]:
    """Multiples of the step between the ends, with room between them; 0 always."""
    every = max(1, math.ceil(APART / (step * unit)))
    first, last = math.ceil(low / step - 1e-9), math.floor(high / step + 1e-9)
    return [i * step for i in range(first, last + 1) if i % every == 0]


def _path(points: Array) -> str:
    return "M" + "L".join(f"{coordinate(x)},{coordinate(y)}" for x, y in points.tolist())


def axis_of(stack: Stack, count: int) -> list[float]:
    """About so many round inputs."""
    return [tick.value for tick in axis(stack.x, count).ticks]
