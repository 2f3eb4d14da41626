"""Lines through points: SVG path data, with the curves of d3-shape 3.

`line(points, curve)` equals d3's `line().curve(…).digits(null)` character by character. A curve
is a function from two or more points to the path that goes on from the first of them.
"""

import math
from collections.abc import Callable, Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from generator.notation.number import ecmascript

Point = tuple[float, float]
Curve = Callable[[Sequence[Point]], str]


def linear(points: Sequence[Point]) -> str:
    """Straight lines from point to point."""
    return "".join(_command("L", point) for point in points[1:])


def step(points: Sequence[Point]) -> str:
    """Horizontal lines that change level halfway between two points (d3's curveStep)."""
    path = ""
    for (x0, y0), (x1, y1) in pairwise(points):
        middle = x0 * (1 - 0.5) + x1 * 0.5
        path += _command("L", (middle, y0)) + _command("L", (middle, y1))
    return path + _command("L", points[-1])


def cardinal(tension: float = 0.0) -> Curve:
    """Cardinal spline, from Catmull-Rom's (tension 0) to straight lines (tension 1).

    Equal to d3's curveCardinal. Raises ValueError for a tension outside 0..1.
    """
    if not 0 <= tension <= 1:
        raise ValueError(f"the tension of a cardinal spline is between 0 and 1, not {tension}")
    k = (1 - tension) / 6

    def curve(points: Sequence[Point]) -> str:
        if len(points) == 2:
            return linear(points)
        # Each end is its neighbour's neighbour: its own tangent vanishes.
        padded = [points[1], *points, points[-2]]
        path = ""
        for before, start, end, after in zip(padded, points, points[1:], padded[3:], strict=False):
            leave, arrive = _moved(start, k, before, end), _moved(end, k, after, start)
            path += _command("C", leave, arrive, end)
        return path

    return curve


def _moved(point: Point, share: float, start: Point, end: Point) -> Point:
    """`point`, moved by a share of the way from start to end."""
    return (point[0] + share * (end[0] - start[0]), point[1] + share * (end[1] - start[1]))


def monotone_x(points: Sequence[Point]) -> str:
    """Cubic spline that rises and falls only where the points do, for ordered x.

    Equal to d3's curveMonotoneX, after Steffen (1990), "A simple method for monotonic
    interpolation in one dimension". Coincident neighbours count once.
    """
    points = [points[0], *(b for a, b in pairwise(points) if a != b)]
    if len(points) < 3:
        return linear(points) or "Z"
    path = ""
    slopes = _steffen_slopes(np.array(points, dtype=np.float64))
    for ((x0, y0), slope0), ((x1, y1), slope1) in pairwise(zip(points, slopes, strict=True)):
        dx = (x1 - x0) / 3
        path += _command("C", (x0 + dx, y0 + dx * slope0), (x1 - dx, y1 - dx * slope1), (x1, y1))
    return path


def line(points: Sequence[Point], curve: Curve = linear) -> str:
    """SVG path data of a `curve` through `points`; "" where there are none.

    Raises ValueError for a point that is not finite.
    """
    for index, point in enumerate(points):
        if not all(map(math.isfinite, point)):
            raise ValueError(f"point {index} of the line is not finite: {point}")
    if not points:
        return ""
    # A single point is closed: with round line caps it shows as a dot.
    return _command("M", points[0]) + (curve(points) if len(points) > 1 else "Z")


def _steffen_slopes(points: NDArray[np.float64]) -> list[float]:
    (h, dy) = np.diff(points, axis=0).T
    with np.errstate(all="ignore"):  # vertical steps divide by zero; their slopes end as 0
        # d3 divides by -0 where the neighbouring step runs backwards, so that signs agree.
        before = dy[:-1] / np.where(h[:-1] == 0, np.where(h[1:] < 0, -0.0, 0.0), h[:-1])
        after = dy[1:] / np.where(h[1:] == 0, np.where(h[:-1] < 0, -0.0, 0.0), h[1:])
        mean = (before * h[1:] + after * h[:-1]) / (h[:-1] + h[1:])
        size = np.minimum(np.minimum(abs(before), abs(after)), 0.5 * abs(mean))
        sign = np.where(before < 0, -1, 1) + np.where(after < 0, -1, 1)
        inner = np.nan_to_num(sign * size, nan=0.0, posinf=np.inf, neginf=-np.inf).tolist()
    first = _end_slope(h[0], dy[0], inner[0])
    last = _end_slope(h[-1], dy[-1], inner[-1])
    return [first, *inner, last]


def _end_slope(h: float, dy: float, neighbour: float) -> float:
    return (3 * dy / h - neighbour) / 2 if h else neighbour


def _command(letter: str, *points: Point) -> str:
    return letter + ",".join(ecmascript(value) for point in points for value in point)
