"""The map of a loss over two weights: shades and contours, the trail of a descent, and a ball."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from math import ceil
from typing import NamedTuple

import numpy as np

from generator.figures.contents import Drawing
from generator.figures.parts import digits
from generator.figures.parts.chart import LINE, Chart, lay_out_chart
from generator.figures.parts.landscape import Landscape
from generator.figures.parts.plot_text import SIZE
from generator.nn.network import Array
from generator.notation.number import coordinate, given
from generator.svg.contour import areas, contours, path_of
from generator.svg.label import text_width
from generator.svg.scale import Interval, Linear

CELL = 3.0  # from one sample to the next
LEVELS = 7  # about
DARKEST = 0.7
TALL = 220.0
BAR, GAP, EDGE = 14.0, 6.0, 4.0  # width of the scale of shades; from it to its texts; after these
ARROW, HEAD = 34.0, 8.0  # from the ball downhill, and the length of the arrow's head
LEGEND = 26.0  # height of the legend beneath
ASIDE, NEAR = 13.0, 64.0  # from the ball to its loss; room that this needs
Place = tuple[float, float]


class Shade(NamedTuple):
    """A part of the map and of the scale beside it: path data, ends on the scale, how dark."""

    path: str
    bottom: float
    top: float
    opacity: float


@dataclass(frozen=True)
class LossMap:
    """The map, laid out; from one of the `levels` to the next is one shade, and `way` says in the
    legend whose trail it is."""

    land: Landscape
    chart: Chart
    levels: list[float]
    texts: list[str]
    trail: list[Place]
    way: str

    @property
    def scale(self) -> Linear:
        """Where a loss stands beside the map."""
        return Linear((self.levels[0], self.levels[-1]), self.chart.y.range)

    def drawing(self, id: str, text: str, at: Place) -> Drawing:
        """The map with its ball at a place."""
        first, second = (title[:1].lower() + title[1:] for title in self.land.titles)
        x, y = self.chart.x(at[0]), self.chart.y(at[1])
        slopes = self.land.slopes(at)
        return Drawing(
            id,
            "kinds/loss-map/loss-map.svg",
            self.chart.width,
            self.chart.height + LEGEND,
            f"Loss over the {first} and the {second}",
            text,
            {
                "chart": self.chart,
                "y_title": self.land.titles[1],
                "shades": self._shades,
                "lines": self._lines,
                "bar": self.chart.x.range[1] + 12,
                "scale": [(self.scale(v), t) for v, t in zip(self.levels, self.texts, strict=True)],
                "trail": [(self.chart.x(a), self.chart.y(b)) for a, b in self.trail],
                "ball": (x, y),
                "arrow": self.arrow(x, y, slopes),
                "label": self._beside(x, y, slopes),
                "loss": digits.loss(self.land.loss_at(at)),
                "way": self.way,
                "way_end": 60 + ceil(text_width(self.way, SIZE)),
            },
        )

    def told(self, at: Place) -> str:
        """What the ball's place has, in a sentence; its twin is in loss-map.js."""
        first, second = self.land.titles
        slopes = " and ".join(digits.short(slope) for slope in self.land.slopes(at))
        return (
            f"{first} {digits.weight(at[0])}, {second[:1].lower()}{second[1:]} "
            f"{digits.weight(at[1])}: loss {digits.loss(self.land.loss_at(at))}, slopes {slopes}."
        )

    def arrow(self, x: float, y: float, slopes: Sequence[float]) -> str:
        """Path data from the ball to where a short step leads; its twin is in loss-map.js."""
        dx, dy = self._downhill(slopes)
        size = float(np.hypot(dx, dy))
        if not size:
            return ""
        dx, dy = dx / size, dy / size
        tip = x + ARROW * dx, y + ARROW * dy
        back = tip[0] - HEAD * dx, tip[1] - HEAD * dy
        sides = [(back[0] - s * dy * HEAD / 2, back[1] + s * dx * HEAD / 2) for s in (1, -1)]
        return "M{}L{}M{}L{}L{}".format(*map(_text, [(x, y), tip, sides[0], tip, sides[1]]))

    def _downhill(self, slopes: Sequence[float]) -> Place:
        """Against the slopes, in user units."""
        scales = (self.chart.x, self.chart.y)
        dx, dy = (-g * scale.affine["slope"] for g, scale in zip(slopes, scales, strict=True))
        return dx, dy

    def _beside(self, x: float, y: float, slopes: Sequence[float]) -> tuple[float, float, str]:
        """Where the loss stands: not where the arrow leads, and within the map."""
        left, right = self.chart.x.range
        end = x - left > NEAR and (self._downhill(slopes)[0] > 0 or right - x < NEAR)
        return (x - ASIDE, y + 5, " end") if end else (x + ASIDE, y + 5, "")

    @cached_property
    def _samples(self) -> tuple[Array, Array]:
        (left, right), (bottom, top) = self.chart.x.range, self.chart.y.range
        return (
            np.linspace(left, right, round((right - left) / CELL) + 1),
            np.linspace(top, bottom, round((bottom - top) / CELL) + 1),
        )

    @cached_property
    def _losses(self) -> Array:
        xs, ys = self._samples
        x, y = np.meshgrid(self.chart.x.inverse(xs), self.chart.y.inverse(ys))
        return self.land.losses(np.column_stack([x.ravel(), y.ravel()])).reshape(x.shape)

    @cached_property
    def _shades(self) -> list[Shade]:
        """Between two levels is what is within the rings of the lower, and not of the upper."""
        (left, right), (bottom, top) = self.chart.x.range, self.chart.y.range
        corners = [(left, top), (right, top), (right, bottom), (left, bottom), (left, top)]
        rings = [areas(self._losses, *self._samples, level) for level in self.levels[1:-1]]
        every = [[np.array(corners)], *rings, []]
        heights, last = [*map(self.scale, self.levels)], max(1, len(self.levels) - 2)
        return [
            Shade(path_of(low + high), heights[i], heights[i + 1], DARKEST * i / last)
            for i, (low, high) in enumerate(pairwise(every))
        ]

    @cached_property
    def _lines(self) -> str:
        levels = self.levels[1:-1]
        return "".join(path_of(contours(self._losses, *self._samples, at)) for at in levels)


def lay_out(land: Landscape, x: Interval, y: Interval, trail: list[Place], way: str) -> LossMap:
    """The map over these values of the two parameters."""
    a, b = np.meshgrid(np.linspace(*x, 41), np.linspace(*y, 41))
    losses = land.losses(np.column_stack([a.ravel(), b.ravel()]))
    scale = Linear((float(losses.min()), float(losses.max())), (0.0, 1.0)).nice(LEVELS)
    levels, texts = scale.ticks(LEVELS), scale.tick_labels(LEVELS)
    right = 12 + BAR + GAP + EDGE + max(text_width(text, SIZE) for text in texts)
    rows = given(len(land.model.parts.training))
    heading = f"Mean loss of the {rows} training rows"
    chart = lay_out_chart(x, y, heading, land.titles[0], LINE + 4, right, TALL)
    return LossMap(land, chart, levels, texts, trail, way)


def _text(point: Place) -> str:
    return f"{coordinate(point[0])},{coordinate(point[1])}"
