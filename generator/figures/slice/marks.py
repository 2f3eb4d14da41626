"""What stands on the plot of a slice: curves, and the answers that are read at one place."""

from __future__ import annotations

from typing import NamedTuple

from generator.nn.network import Array
from generator.notation.number import coordinate
from generator.svg.scale import Interval

RAISED = 5.0  # of a text's baseline below its middle
BESIDE = 9.0  # from a mark to its label
TONES = 6  # colours of classes and series; see slice.css


class Shape(NamedTuple):
    """The mark of a row: from its middle to where its outline begins, and how that goes on."""

    dx: float
    dy: float
    outline: str

    def at(self, places: Array) -> str:
        """Path data of the mark at each place, of shape (places, 2)."""
        return "".join(
            f"M{coordinate(x + self.dx)},{coordinate(y + self.dy)}{self.outline}"
            for x, y in places.tolist()
        )


DOT = Shape(0, 0, "h0")
CROSS = Shape(-1.8, -1.8, "l3.6,3.6m0-3.6l-3.6,3.6")
SHAPES = (
    DOT,
    CROSS,
    Shape(-2.6, 1.8, "l2.6-4.5 2.6,4.5z"),
    Shape(-2.5, 0, "h5m-2.5-2.5v5"),
    Shape(-2, -2, "h4v4h-4z"),
    Shape(-2.8, 0, "l2.8-2.8 2.8,2.8-2.8,2.8z"),
)


def tone(place: int) -> str:
    """What the style sheet calls the colour of a class or series; there are six, which recur."""
    return f"s{place % TONES + 1}"


def shape(place: int) -> Shape:
    """The mark of a class's rows; classes of the same colour have different ones."""
    return SHAPES[(place + place // TONES) % len(SHAPES)]


class Curve(NamedTuple):
    """A series' curve as path data, its colour, the lines of its name and the height at which
    these stand.

    `answers` are lines where the answer is class 1 or, of several classes, the curve's own;
    `rings` the circles where it becomes or stops being class 1.
    """

    path: str
    tone: str
    name: list[str]
    name_y: float
    answers: str
    rings: str


class Mark(NamedTuple):
    """An answer read from a curve: its height, and the text and height of its label."""

    y: float
    label_y: float
    text: str


class Reading(NamedTuple):
    """What is read from all curves at the coordinate x; `anchor` is the class of the labels."""

    x: float
    label_x: float
    anchor: str
    marks: list[Mark]


class PlaceMark(NamedTuple):
    """An answer read from a map at a place of it."""

    x: float
    y: float
    label_x: float
    label_y: float
    anchor: str
    text: str


def beside(x: float, span: Interval) -> tuple[float, str]:
    """Where the label of a mark at x begins, or ends in the right half of the span, and the class
    that aligns it so."""
    return (x - BESIDE, " end") if x > sum(span) / 2 else (x + BESIDE, "")
