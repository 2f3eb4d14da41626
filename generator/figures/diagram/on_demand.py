"""Weights that a crowded layer shows only while the part that they belong to is open."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from generator.figures.diagram.geometry import Edge, Pill
from generator.figures.diagram.placing import APART, pill_at, pill_shape, product_shape
from generator.svg.label import touch

# How far along the free part of a line, in the order in which they are tried: in the middle neither
# the lines into a unit nor those out of one are close to each other.
PLACES = (0.5, 0.45, 0.4, 0.35, 0.3, 0.25, 0.2)


def with_weights_on_demand(edges: Sequence[Edge]) -> list[Edge]:
    """The lines of a layer, each with a pill that covers no pill or product that may open with it.

    Those are on the lines from the same source, or into the same target. All pills stand one above
    the other. Where no place serves every line, the layer goes without products, which its units
    tell when they are open; and where that does not help, the pills stand in the middle.
    """
    bare = [replace(edge, product=None) for edge in edges]
    for lines in (edges, bare):
        for place in PLACES:
            pills = _pills(lines, place)
            if not _covers(lines, pills):
                return _with(lines, pills)
    return _with(bare, _pills(bare, PLACES[0]))


def _with(edges: Sequence[Edge], pills: Sequence[Pill]) -> list[Edge]:
    return [replace(edge, on_demand=pill) for edge, pill in zip(edges, pills, strict=True)]


def _pills(edges: Sequence[Edge], place: float) -> list[Pill]:
    """A pill for each line, all at one x: that share of the way between the two columns."""
    left = max(edge.source.x + edge.source.half for edge in edges)
    right = min(edge.target.x - edge.target.half for edge in edges)
    return [pill_at(edge, left + place * (right - left)) for edge in edges]


def _covers(edges: Sequence[Edge], pills: Sequence[Pill]) -> bool:
    """Whether a pill stands on another or on a product that is open at the same time."""
    pairs = list(zip(edges, pills, strict=True))
    for one, pill in pairs:
        for other, other_pill in pairs:
            if one.source is not other.source and one.target is not other.target:
                continue
            if one is not other and touch(pill_shape(pill, APART), pill_shape(other_pill)):
                return True
            if other.product and touch(pill_shape(pill), product_shape(other, other.product)):
                return True
    return False
