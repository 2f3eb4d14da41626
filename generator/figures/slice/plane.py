"""The frame of a map: two continuous inputs as its axes, and what every map has in it."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from generator.figures.contents import Drawing
from generator.figures.parts.plot_text import SIZE
from generator.figures.slice.curves import (
    LINE,
    NICE,
    SPAN,
    TITLE_LINE,
    TITLE_LINES,
    X_TICKS,
    beneath,
    domain,
    named,
    overhang,
)
from generator.figures.slice.key import Entry, Key
from generator.figures.slice.marks import RAISED, PlaceMark, beside
from generator.figures.slice.slice import Slice
from generator.figures.slice.state import SliceState
from generator.figures.state import Scale
from generator.nn.network import Array
from generator.svg.axis import Axis, axis, roomy_axis
from generator.svg.label import fitted, text_width
from generator.svg.scale import Interval, Linear

TALL = 200.0
LEAST = 400.0  # width of a map: in a narrower one all would be drawn larger than in other figures
CELL = 2.0  # from one sample to the next
Y_TICKS = 5


class Area(NamedTuple):
    """A part of the map: the class of its colour, its path data and, of a shade, how dark."""

    tone: str
    path: str
    opacity: float | None = None


class Marks(NamedTuple):
    """Rows as path data, with the class of their look and, of a shade, how dark they are."""

    look: str
    path: str
    opacity: float | None = None


class Note(NamedTuple):
    """A text on the map or beside it, and its class."""

    text: str
    look: str
    x: float
    y: float


class Step(NamedTuple):
    """A part of the scale of shades: its lower and upper end, and how dark it is."""

    bottom: float
    top: float
    opacity: float


@dataclass(frozen=True)
class Inside:
    """What one map shows: its areas, the lines between them, rows and texts, a scale of shades.

    The lines are `contours` of a number, or else where the answer changes; `threshold` is where
    the scale has a line for that.
    """

    areas: list[Area]
    lines: str
    rows: list[Marks]
    notes: list[Note]
    steps: list[Step] = field(default_factory=list)
    threshold: float | None = None
    contours: bool = False


@dataclass(frozen=True)
class Plane:
    """The frame of a map, laid out. `by` is the input on the y axis; `key` names the classes."""

    seen: Slice
    by: int
    x: Linear
    y: Linear
    x_axis: Axis
    y_axis: Axis
    heading: list[str]
    key: list[Entry]
    x_title: list[str]
    y_title: list[str]
    width: float
    height: float

    @property
    def titled(self) -> float:
        """The baseline of the first line of the y axis's title."""
        return self.y.range[1] - 9 - TITLE_LINE * (len(self.y_title) - 1)

    @property
    def bar(self) -> float:
        """Where a scale of shades begins."""
        return self.x.range[1] + 12

    @property
    def samples(self) -> tuple[Array, Array]:
        """Coordinates of the columns and of the rows of places at which the network is asked."""
        (left, right), (bottom, top) = self.x.range, self.y.range
        return np.arange(left, right + 1, CELL), np.arange(top, bottom + 1, CELL)

    @property
    def whole(self) -> Array:
        """The ring around all of the map, of shape (points, 2)."""
        (left, right), (bottom, top) = self.x.range, self.y.range
        corners = [(left, top), (right, top), (right, bottom), (left, bottom), (left, top)]
        return np.array(corners)

    def asked(self, of: Callable[[Array, Array], Array]) -> Array:
        """What `of` has for the inputs at each sample, of shape (rows, columns, …)."""
        xs, ys = self.samples
        x, y = np.meshgrid(self.x.inverse(xs), self.y.inverse(ys))
        found = of(x.ravel(), y.ravel())
        return found.reshape(*x.shape, *found.shape[1:])

    def places(self, rows: NDArray[np.int64]) -> Array:
        """Coordinates of rows, by their positions, of shape (places, 2): each once, in order."""
        at = np.unique(self.seen.model.features[rows][:, [self.seen.over, self.by]], axis=0)
        return np.column_stack([self.x(at[:, 0]), self.y(at[:, 1])])

    def mark(self, at: tuple[float, float], text: str) -> PlaceMark:
        """The mark at two inputs, with what is read there."""
        x, y = self.x(at[0]), self.y(at[1])
        label_x, anchor = beside(x, self.x.range)
        return PlaceMark(x, y, label_x, y + RAISED, anchor, text)

    def drawing(
        self, id: str, title: str, text: str, inside: Inside, mark: PlaceMark | None
    ) -> Drawing:
        """The frame with what is inside it, and the mark where it is read."""
        parts = {"plot": self, "inside": inside, "mark": mark}
        return Drawing(id, "slice/decision-map.svg", self.width, self.height, title, text, parts)

    @property
    def state(self) -> SliceState:
        """What the script needs to move the mark, besides the network's parameters."""
        bottom, top = self.y.range
        return SliceState(
            row=list(self.seen.held),
            over=self.seen.over,
            by=self.by,
            threshold=self.seen.threshold,
            decimals=self.seen.decimals,
            x=Scale.mapping(self.x),
            y=Scale.mapping(self.y),
            span=self.x.range,
            room=(0, top, bottom),
        )


def lay_out_plane(seen: Slice, heading: str, right: float, classes: Sequence[str] = ()) -> Plane:
    """The frame of a slice's map, with so much room at its right and a key to the classes;
    ValueError where the slice has one input only."""
    by = seen.by
    if by is None:
        raise ValueError(f"a map of {seen.title} needs a second input")
    x_ends, y_ends = ends(seen, seen.over), ends(seen, by)
    over = overhang(roomy_axis(Linear(x_ends, (0, SPAN)), X_TICKS, SIZE))
    ticks = axis(Linear(y_ends, (TALL, 0)), Y_TICKS).ticks
    start = max(math.ceil(max(text_width(tick.label, SIZE) for tick in ticks)) + 12.0, over)
    span = max(SPAN, LEAST - start - max(right, over))
    span = math.ceil(span / CELL) * CELL
    width = start + span + max(right, over)
    lines = fitted(heading, SIZE, width - 8, TITLE_LINES)
    title = fitted(named(seen, by), SIZE, span, TITLE_LINES)
    key = Key.of(classes, width, 15 + TITLE_LINE * len(lines))
    top = key.bottom - TITLE_LINE + LINE + TITLE_LINE * (len(title) - 1) + 9
    x, y = Linear(x_ends, (start, start + span)), Linear(y_ends, (top + TALL, top))
    x_axis = roomy_axis(x, X_TICKS, SIZE, named(seen, seen.over))
    y_axis = axis(y, Y_TICKS, named(seen, by))
    x_title = beneath(x_axis, width)
    height = top + TALL + 2 * LINE + 6 + TITLE_LINE * (len(x_title) - 1)
    titles = lines, key.entries, x_title, title
    return Plane(seen, by, x, y, x_axis, y_axis, *titles, width, height)


def ends(seen: Slice, index: int) -> Interval:
    """From where to where an axis of that input goes: round numbers around those of the data."""
    return Linear(domain(seen.model.features[:, index]), (0, SPAN)).nice(NICE).domain
