"""What a network answers over two continuous inputs: a map of its probability, with the rows."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from generator.figures.contents import Drawing
from generator.figures.parts import digits
from generator.figures.parts.plot_text import SIZE
from generator.figures.slice.curves import (
    LINE,
    NICE,
    SPAN,
    TITLE_LINE,
    TITLE_LINES,
    TOP,
    X_TICKS,
    beneath,
    domain,
    named,
    overhang,
)
from generator.figures.slice.marks import RAISED, PlaceMark, beside
from generator.figures.slice.slice import Slice
from generator.figures.slice.state import SliceState
from generator.figures.state import Scale
from generator.nn.examples import THRESHOLD
from generator.nn.network import Array, Network
from generator.notation.number import coordinate
from generator.svg.axis import Axis, axis, roomy_axis
from generator.svg.contour import band_paths, contour_path
from generator.svg.label import fitted, text_width
from generator.svg.scale import Linear

TALL = 200.0
CELL = 4.0  # side of a cell
BANDS = 10  # of probability
Y_TICKS = 5
BAR = 14.0  # width of the scale of probabilities
CROSS = 1.8  # half a cross's side
_CROSS = f"l{2 * CROSS:g},{2 * CROSS:g}m0-{2 * CROSS:g}l-{2 * CROSS:g},{2 * CROSS:g}"


@dataclass(frozen=True)
class HeatMap:
    """The map of a slice over two continuous inputs, laid out: everything but the probabilities.

    `by` is the input on the y axis.
    """

    seen: Slice
    by: int
    x: Linear
    y: Linear
    x_axis: Axis
    y_axis: Axis
    points: tuple[str, str]  # path data of the rows of class 0, as crosses, and of class 1, as dots
    x_title: list[str]
    y_title: list[str]
    width: float
    height: float

    @property
    def bar(self) -> float:
        """Where the scale of probabilities begins."""
        return self.x.range[1] + 12

    def drawing(self, id: str, network: Network, text: str, at: tuple[float, float]) -> Drawing:
        """The map of the network's probability, read at the two inputs `at`."""
        (left, right), (bottom, top) = self.x.range, self.y.range
        xs, ys = np.arange(left, right + 1, CELL), np.arange(top, bottom + 1, CELL)
        middles = self._probabilities(network, xs[:-1] + CELL / 2, ys[:-1] + CELL / 2)
        bands = np.minimum((middles * BANDS).astype(int), BANDS - 1)
        corners = self._probabilities(network, xs, ys)
        seen, classes = self.seen, self.seen.model.classes
        over = f"{seen.title} and {seen.model.inputs[self.by].name}"
        p = float(seen.predict(network, np.array([at[0]]), at[1])[0])
        x, y = self.x(at[0]), self.y(at[1])
        label_x, anchor = beside(x, self.x.range)
        return Drawing(
            id,
            "slice/decision-map.svg",
            self.width,
            self.height,
            f"Probability of “{classes[1]}” over {over}",
            text,
            {
                "plot": self,
                "classes": classes,
                "bands": band_paths(bands, left, top, CELL, CELL),
                "steps": BANDS,
                "boundary": contour_path(corners, xs.tolist(), ys.tolist(), THRESHOLD),
                "mark": PlaceMark(x, y, label_x, y + RAISED, anchor, digits.probability(p)),
            },
        )

    @property
    def state(self) -> SliceState:
        """What the script needs to move the mark, besides the network's parameters."""
        bottom, top = self.y.range
        return SliceState(
            row=list(self.seen.held),
            over=self.seen.over,
            by=self.by,
            threshold=THRESHOLD,
            x=Scale.mapping(self.x),
            y=Scale.mapping(self.y),
            span=self.x.range,
            room=(0, top, bottom),
        )

    def _probabilities(self, network: Network, xs: Array, ys: Array) -> Array:
        """The probabilities at coordinates of the drawing, of shape (len(ys), len(xs))."""
        x, y = np.meshgrid(self.x.inverse(xs), self.y.inverse(ys))
        return self.seen.predict(network, x.ravel(), y.ravel()).reshape(x.shape)


def lay_out_map(seen: Slice) -> HeatMap:
    """The map of a slice: scales, axes and rows; ValueError where it has one input only."""
    by = seen.by
    if by is None:
        raise ValueError(f"a map of {seen.title} needs a second input")
    values = seen.model.features
    heads = Linear(domain(seen.model.features[:, seen.over]), (0, SPAN)).nice(NICE)
    over = overhang(roomy_axis(heads, X_TICKS, SIZE))
    title = fitted(named(seen, by), SIZE, SPAN, TITLE_LINES)
    top = TOP + LINE + TITLE_LINE * (len(title) - 1)
    y = Linear(domain(values[:, by]), (top + TALL, top)).nice(NICE)
    y_axis = axis(y, Y_TICKS, named(seen, by))
    start = math.ceil(max(text_width(tick.label, SIZE) for tick in y_axis.ticks)) + 12.0
    start = max(start, over)
    x = Linear(domain(values[:, seen.over]), (start, start + SPAN)).nice(NICE)
    x_axis = roomy_axis(x, X_TICKS, SIZE, named(seen, seen.over))
    words = [f"→ {name}" for name in seen.model.classes]
    right = 12 + BAR + 6 + max(text_width(word, SIZE) for word in (*words, "100 %"))
    width = start + SPAN + max(right, over)
    x_title = beneath(x_axis, width)
    height = top + TALL + 2 * LINE + 6 + TITLE_LINE * (len(x_title) - 1)
    none, one = _places(seen, by, 0), _places(seen, by, 1)
    points = (_marks(none, x, y, CROSS, _CROSS), _marks(one, x, y, 0, "h0"))
    return HeatMap(seen, by, x, y, x_axis, y_axis, points, x_title, title, width, height)


def _places(seen: Slice, by: int, label: int) -> Array:
    """Where drawn rows of a class are, of shape (places, 2): each place once, in order."""
    at = seen.drawn[seen.model.labels[seen.drawn] == label]
    return np.unique(seen.model.features[at][:, [seen.over, by]], axis=0)


def _marks(places: Array, x: Linear, y: Linear, shift: float, mark: str) -> str:
    return "".join(
        f"M{coordinate(x(a) - shift)},{coordinate(y(b) - shift)}{mark}" for a, b in places.tolist()
    )
