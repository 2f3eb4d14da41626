"""What a network answers over two continuous inputs: a map of its probability, with the rows."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from generator.figures.contents import Drawing
from generator.figures.kinds.activation.plot import SIZE
from generator.figures.parts import digits
from generator.figures.slice.curves import (
    BESIDE,
    LINE,
    NICE,
    RAISED,
    SPAN,
    TOP,
    X_TICKS,
    domain,
    named,
)
from generator.figures.slice.slice import Slice
from generator.figures.slice.state import SliceState
from generator.figures.state import Scale
from generator.nn.examples import THRESHOLD
from generator.nn.network import Network
from generator.notation.number import coordinate
from generator.svg.axis import Axis, axis, roomy_axis
from generator.svg.contour import band_paths, contour_path
from generator.svg.label import text_width
from generator.svg.scale import Linear

TALL = 200.0
CELL = 4.0  # side of a cell
BANDS = 10  # of probability
Y_TICKS = 5
BAR = 14.0  # width of the scale of probabilities
CROSS = 1.8  # half a cross's side


@dataclass(frozen=True)
class HeatMap:
    """The map of a slice, laid out: everything but the probabilities."""

    seen: Slice
    x: Linear
    y: Linear
    x_axis: Axis
    y_axis: Axis
    points: tuple[str, str]  # path data of the rows of class 0, as crosses, and of class 1, as dots
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
        over = f"{seen.title} and {seen.model.inputs[seen.by].name}"
        p = float(seen.predict(network, np.array([at[0]]), at[1])[0])
        x, y = self.x(at[0]), self.y(at[1])
        beyond = x > (left + right) / 2
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
                "mark": {
                    "x": x,
                    "y": y,
                    "label_x": x - BESIDE if beyond else x + BESIDE,
                    "label_y": y + RAISED,
                    "anchor": " end" if beyond else "",
                    "text": digits.probability(p),
                },
            },
        )

    @property
    def state(self) -> SliceState:
        """What the script needs to move the mark, besides the network's parameters."""
        bottom, top = self.y.range
        return SliceState(
            row=list(self.seen.held),
            over=self.seen.over,
            by=self.seen.by,
            threshold=THRESHOLD,
            x=Scale.of(self.x),
            y=Scale.of(self.y),
            span=self.x.range,
            room=(0, top, bottom),
        )

    def _probabilities(self, network: Network, xs: np.ndarray, ys: np.ndarray) -> np.ndarray:
        """Of shape (len(ys), len(xs)), at coordinates of the drawing."""
        x, y = np.meshgrid(self.x.inverse(xs), self.y.inverse(ys))
        return self.seen.predict(network, x.ravel(), y.ravel()).reshape(x.shape)


def lay_out_map(seen: Slice) -> HeatMap:
    """The map of a slice: scales, axes and rows."""
    values = seen.model.features
    top = TOP + LINE
    y = Linear(domain(values[:, seen.by]), (top + TALL, top)).nice(NICE)
    y_axis = axis(y, Y_TICKS, named(seen, seen.by))
    start = math.ceil(max(text_width(tick.label, SIZE) for tick in y_axis.ticks)) + 12.0
    x = Linear(domain(values[:, seen.over]), (start, start + SPAN)).nice(NICE)
    x_axis = roomy_axis(x, X_TICKS, SIZE, named(seen, seen.over))
    words = [f"→ {name}" for name in seen.model.classes]
    right = 12 + BAR + 6 + max(text_width(word, SIZE) for word in (*words, "100 %"))
    height = top + TALL + 2 * LINE + 6
    return HeatMap(seen, x, y, x_axis, y_axis, _points(seen, x, y), start + SPAN + right, height)


def _points(seen: Slice, x: Linear, y: Linear) -> tuple[str, str]:
    """Each place once, however many rows are there."""
    side = f"{2 * CROSS:g}"
    cross, dot = f"l{side},{side}m0-{side}l-{side},{side}", "h0"
    return _marks(seen, 0, x, y, CROSS, cross), _marks(seen, 1, x, y, 0, dot)


def _marks(seen: Slice, label: int, x: Linear, y: Linear, shift: float, mark: str) -> str:
    at = seen.drawn[seen.model.labels[seen.drawn] == label]
    values = seen.model.features[at][:, [seen.over, seen.by]]
    return "".join(
        f"M{coordinate(x(a) - shift)},{coordinate(y(b) - shift)}{mark}"
        for a, b in np.unique(values, axis=0).tolist()
    )
