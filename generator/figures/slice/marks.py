"""What stands on the plot of a slice: curves, and the answers that are read at one place."""

from __future__ import annotations

from typing import NamedTuple

from generator.svg.scale import Interval

RAISED = 5.0  # of a text's baseline below its middle
BESIDE = 9.0  # from a mark to its label


class Curve(NamedTuple):
    """A series' curve as path data, its name and the height at which that stands.

    `answers` are lines where the answer is class 1, `rings` the circles where it changes.
    """

    path: str
    name: str
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
