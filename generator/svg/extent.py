"""How far the shapes of a drawing reach."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

_STEP = re.compile(r"([A-Za-z])|(-?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)")
# How many numbers each command of a path takes, and how many of them are no coordinates.
_COUNTS = {"M": 2, "L": 2, "T": 2, "H": 1, "V": 1, "C": 6, "S": 4, "Q": 4, "A": 7}
_ARC = 5  # of which the last two are where it ends


class Extent(NamedTuple):
    """A rectangle in user units."""

    x: float
    y: float
    width: float
    height: float


def extent(shapes: Iterator[tuple[str, Mapping[str, str]]]) -> Extent | None:
    """The rectangle around lines, rectangles, circles and paths, each its name and attributes.

    Curves count with the points that bend them, arcs with their ends. None without any shape.
    """
    points = [point for tag, values in shapes for point in _points(tag, values)]
    if not points:
        return None
    xs, ys = zip(*points, strict=True)
    return Extent(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))


def _points(tag: str, values: Mapping[str, str]) -> Iterator[tuple[float, float]]:
    def number(name: str) -> float:
        return float(values.get(name, 0))

    if tag == "line":
        yield number("x1"), number("y1")
        yield number("x2"), number("y2")
    elif tag == "rect":
        yield number("x"), number("y")
        yield number("x") + number("width"), number("y") + number("height")
    elif tag == "circle":
        yield number("cx") - number("r"), number("cy") - number("r")
        yield number("cx") + number("r"), number("cy") + number("r")
    elif tag == "path":
        yield from path_points(values.get("d", ""))


def path_points(data: str) -> Iterator[tuple[float, float]]:
    """The points that a path's data name, relative ones as where they are."""
    x = y = 0.0
    command, waiting = "M", list[float]()
    start = (0.0, 0.0)
    for letter, written in _STEP.findall(data):
        if letter:
            command, waiting = letter, []
            if letter in "zZ":
                x, y = start
            continue
        waiting.append(float(written))
        if len(waiting) < _COUNTS[command.upper()]:
            continue
        at = (x, y) if command.islower() else (0.0, 0.0)
        ends = list(_ends(command.upper(), waiting, at, (x, y)))
        yield from ends
        x, y = ends[-1]
        if command in "Mm":
            start, command = (x, y), "L" if command == "M" else "l"
        waiting = []


def _ends(
    command: str, numbers: list[float], at: tuple[float, float], now: tuple[float, float]
) -> Iterator[tuple[float, float]]:
    """The points of one command, the last of which is where it ends."""
    if command == "H":
        yield at[0] + numbers[0], now[1]
    elif command == "V":
        yield now[0], at[1] + numbers[0]
    else:
        pairs = numbers[_ARC:] if command == "A" else numbers
        for i in range(0, len(pairs), 2):
            yield at[0] + pairs[i], at[1] + pairs[i + 1]
