"""The curve of a function as few cubic Bézier segments, exact to a fraction of a pixel.

A function is not drawn through a row of samples: each segment is fitted to the true curve
between two points of it, with the true slopes at both, and reaches as far as its error allows.
The fit is Schneider's (1990), "An algorithm for automatically fitting digitized curves".
"""

import math
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from typing import Protocol

import numpy as np

from generator.notation.number import coordinate
from generator.svg.scale import Array, Linear

FINEST = 0.02  # user units; printing to two decimals alone may cost 0.01
_SAMPLES = 256  # of the true curve, at least, across the drawing
_SAG = 0.1  # of the tolerance: how far the true curve may leave the line between two samples
_ROUNDS = 4  # of improving a fit


class Function(Protocol):
    """What can be drawn: a function of arrays, its slope, and where either of them jumps."""

    @property
    def function(self) -> Callable[[Array], Array]: ...

    @property
    def derivative(self) -> Callable[[Array], Array]: ...

    @property
    def breaks(self) -> Sequence[float]: ...


def function_path(f: Function, x: Linear, y: Linear, tolerance: float = 0.05) -> str:
    """SVG path data of `f` over the domain of `x`, within `tolerance` user units.

    The printed path and the true curve are nowhere further apart. Straight pieces are lines,
    a kink lies between two segments, a jump begins a new subpath. Raises ValueError where `x`
    has an empty domain or range, and for a tolerance below `FINEST`.
    """
    if x.affine["slope"] == 0:
        raise ValueError(f"cannot draw a curve over {x.domain} in {x.range}: one of them is empty")
    if not tolerance >= FINEST:
        raise ValueError(f"the tolerance of a path is at least {FINEST}, not {tolerance}")
    path, pen = "", ""
    for start, stop in _smooth_pieces(f, x):
        points, tangents = _samples(f, x, y, start, stop, _SAG * tolerance)
        segments = list(_segments(points, tangents, tolerance))
        origin = _text(segments[0][0])
        if origin != pen:
            path += f"M{origin}"
        for segment in segments:
            path += ("L" if len(segment) == 2 else "C") + ",".join(map(_text, segment[1:]))
            pen = _text(segment[-1])
    return path


def _smooth_pieces(f: Function, x: Linear) -> Iterator[tuple[float, float]]:
    """The intervals between the breaks; each end at a break is the nearest number inside."""
    start, stop = x.domain
    inside = [b for b in f.breaks if min(x.domain) < b < max(x.domain)]
    for a, b in pairwise([start, *sorted(inside, reverse=stop < start), stop]):
        first = np.nextafter(a, b) if a in f.breaks else float(a)
        last = np.nextafter(b, a) if b in f.breaks else float(b)
        if first != last:  # a single number beside a break is no piece of a curve
            yield first, last


def _samples(
    f: Function, x: Linear, y: Linear, start: float, stop: float, sag: float
) -> tuple[Array, Array]:
    """Points of the true curve, close enough to stand for it, and unit tangents there."""
    inputs = np.linspace(start, stop, _SAMPLES + 1)
    while True:
        points = np.column_stack([x(inputs), y(f.function(inputs))])
        tangents = _unit_tangents(f, x, y, inputs)
        chords = np.diff(points, axis=0)
        wide = np.hypot(*chords.T) > 2 * np.ptp(points, axis=0).max() / _SAMPLES
        bent = (_sags(tangents[:-1], chords) > sag) | (_sags(tangents[1:], chords) > sag)
        middles = inputs[:-1] + np.diff(inputs) / 2
        # Where neighbouring floats are far apart in the drawing there is nothing between them.
        split = (wide | bent) & (middles != inputs[:-1]) & (middles != inputs[1:])
        if not split.any():
            return points, tangents
        inputs = np.insert(inputs, np.flatnonzero(split) + 1, middles[split])


def _unit_tangents(f: Function, x: Linear, y: Linear, inputs: Array) -> Array:
    """The directions of the curve at `inputs`, in the order in which they run."""
    forwards = math.copysign(1, inputs[-1] - inputs[0])
    dx, dy = x.affine["slope"], y.affine["slope"] * f.derivative(inputs)
    tangents = forwards * np.column_stack([np.full_like(dy, dx), dy])
    lengths: Array = np.hypot(*tangents.T)
    return tangents / lengths[:, None]


def _sags(tangents: Array, chords: Array) -> Array:
    """The heights of arcs over their chords, as of parabolas with these tangents at one end."""
    across = abs(tangents[:, 0] * chords[:, 1] - tangents[:, 1] * chords[:, 0])
    along = np.sum(tangents * chords, axis=1)
    forwards = along > 0  # an arc that starts backwards is no short arc
    sags = across / np.where(forwards, along, 1) * np.hypot(*chords.T) / 4
    return np.where(forwards | (across == 0), sags, np.inf)


def _segments(points: Array, tangents: Array, tolerance: float) -> Iterator[list[Array]]:
    """Lines (two points) and Béziers (four) along `points`, each as long as it can be."""
    start, last = 0, len(points) - 1
    while start < last:
        # The next sample is always in reach: nothing of the curve lies between.
        end, segment = start + 1, [_rounded(points[start]), _rounded(points[start + 1])]
        low, high, candidate = start + 1, last + 1, last
        while low < high:
            reach = slice(start, candidate + 1)
            fitted = _fitted(points[reach], tangents[reach], tolerance)
            if fitted is None:
                high = candidate
            else:
                low, end, segment = candidate + 1, candidate, fitted
            candidate = (low + high) // 2
        yield segment
        start = end


def _fitted(points: Array, tangents: Array, tolerance: float) -> list[Array] | None:
    """The line or the Bézier that follows `points`, printed, within `tolerance`; else None."""
    # The lines between samples leave the true curve, too.
    tolerance -= _SAG * tolerance
    start, end = _rounded(points[0]), _rounded(points[-1])
    t = _chord_lengths(points)
    straight = np.array([start, start + (end - start) / 3, end - (end - start) / 3, end])
    if _deviation(straight, points, _nearest(straight, points, t)) <= tolerance:
        return [start, end]
    for _ in range(_ROUNDS):
        bezier = _least_squares(points, tangents, t)
        printed = np.array([_rounded(point) for point in bezier])
        t = _nearest(printed, points, t)
        if _deviation(printed, points, t) <= tolerance:
            return list(printed)
    return None


def _least_squares(points: Array, tangents: Array, t: Array) -> Array:
    """The Bézier with the true end tangents that passes nearest to `points`.

    Only the distance across the curve counts: its points at `t` may slide along it, which
    brings a fit within a few rounds to where Schneider's would be after a hundred.
    """
    start, end, leaving, arriving = points[0], points[-1], tangents[0], tangents[-1]
    normals = tangents[:, ::-1] * [-1, 1]
    b0, b1, b2, b3 = _bernstein(t)
    first, second = b1 * (normals @ leaving), -b2 * (normals @ arriving)
    rest = points - np.outer(b0 + b1, start) - np.outer(b2 + b3, end)
    offset = np.sum(rest * normals, axis=1)
    a, b, c, u, v = first @ first, first @ second, second @ second, first @ offset, second @ offset
    determinant = a * c - b * b
    handles = np.array([c * u - b * v, a * v - b * u]) / (determinant or 1)
    if not (handles > 0).all():
        handles[:] = np.hypot(*(end - start)) / 3  # nothing to choose from: take the plain cubic
    # No handle reaches past the other end: x never runs backwards, as on the true curve.
    handles = np.minimum(handles, abs((end - start)[0] / np.array([leaving[0], arriving[0]])))
    return np.array([start, start + handles[0] * leaving, end - handles[1] * arriving, end])


def _nearest(bezier: Array, points: Array, t: Array) -> Array:
    """The parameters of the Bézier's points nearest to `points`, by Newton's method from `t`."""
    p0, p1, p2, p3 = bezier
    d0, d1, d2 = 3 * (p1 - p0), 3 * (p2 - p1), 3 * (p3 - p2)
    for _ in range(3):
        s = 1 - t
        away = np.array(_bernstein(t)).T @ bezier - points
        velocity = np.outer(s * s, d0) + np.outer(2 * s * t, d1) + np.outer(t * t, d2)
        acceleration = 2 * (np.outer(s, d1 - d0) + np.outer(t, d2 - d1))
        speed = np.sum(velocity**2, axis=1)
        curvature = speed + np.sum(away * acceleration, axis=1)
        # On the far side of the centre of curvature Newton would flee: step as on a line.
        slope = np.where(curvature > 0, curvature, np.where(speed > 0, speed, 1))
        t = np.clip(t - np.sum(away * velocity, axis=1) / slope, 0, 1)
    return t


def _deviation(bezier: Array, points: Array, t: Array) -> float:
    """How far apart the line through `points` and the Bézier are, nearest to each other at `t`."""
    missed = np.array(_bernstein(t)).T @ bezier - points
    # Between two of these the Bézier could still turn aside.
    chords = np.diff(points, axis=0)
    offsets = np.array(_bernstein((t[:-1] + t[1:]) / 2)).T @ bezier - points[:-1]
    squares = np.sum(chords**2, axis=1)
    along = np.clip(np.sum(offsets * chords, axis=1) / np.where(squares > 0, squares, 1), 0, 1)
    aside = offsets - along[:, None] * chords
    return float(max(np.hypot(*missed.T).max(), np.hypot(*aside.T).max()))


def _bernstein(t: Array) -> tuple[Array, ...]:
    s = 1 - t
    return s**3, 3 * s * s * t, 3 * s * t * t, t**3


def _chord_lengths(points: Array) -> Array:
    """How far along the line through `points` each of them is, from 0 to 1."""
    lengths = np.cumsum(np.hypot(*np.diff(points, axis=0).T))
    return np.concatenate([[0.0], lengths / (lengths[-1] or 1)])


def _rounded(point: Array) -> Array:
    return np.array([float(coordinate(value)) for value in point])


def _text(point: Array) -> str:
    return ",".join(map(coordinate, point))
