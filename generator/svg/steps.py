"""Lines as path data that packs well."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from generator.notation.number import coordinate


def stepped(points: Iterable[tuple[float, float]]) -> str:
    """SVG path data of the line through the points, each told from the one before.

    Where points are evenly apart, or near each other, that takes half the bytes of their places.
    Steps are those between rounded places, so that no error adds up.
    """
    places = [(float(coordinate(x)), float(coordinate(y))) for x, y in points]
    (x, y), steps = places[0], pairwise(places)
    line = "".join(f"l{coordinate(c - a)},{coordinate(d - b)}" for (a, b), (c, d) in steps)
    return f"M{coordinate(x)},{coordinate(y)}{line}"
