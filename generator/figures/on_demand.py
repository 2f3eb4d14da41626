"""Weights that a crowded layer shows only while the part that they belong to is open."""

from __future__ import annotations

from generator.figures.diagram import Edge
from generator.figures.placing import APART, PADDING, PILL_RX, PILL_RY, SIZE, Pill
from generator.svg.label import box, text_width, touch

# How far along the free part of a line, in the order in which they are tried: in the middle neither
# the lines into a unit nor those out of one are close to each other.
PLACES = (0.5, 0.45, 0.4, 0.35)


def place_on_demand(edges: list[Edge]) -> None:
    """Give each line of a layer a pill that covers none of those that may open with it.

    Those are the pills of lines from the same source, or into the same target. All stand one above
    the other; where no place serves every line, in the middle.
    """
    for place in (*PLACES, PLACES[0]):
        for edge in edges:
            edge.on_demand = _pill(edge, edges, place)
        if not _covers(edges):
            return


def _pill(edge: Edge, edges: list[Edge], place: float) -> Pill:
    left = max(other.source.x + other.source.half for other in edges)
    right = min(other.target.x - other.target.half for other in edges)
    x = left + place * (right - left)
    (x1, y1), (x2, y2) = edge.ends
    rx = max(PILL_RX, text_width(edge.weight, SIZE) / 2 + PADDING / 2)
    return Pill(x, y1 + (y2 - y1) * (x - x1) / (x2 - x1), rx, PILL_RY, edge.weight)


def _covers(edges: list[Edge]) -> bool:
    for i, one in enumerate(edges):
        a = box(one.on_demand.x, one.on_demand.y, 2 * one.on_demand.rx, 2 * PILL_RY + APART)
        for other in edges[:i]:
            if one.source is not other.source and one.target is not other.target:
                continue
            b = other.on_demand
            if touch(a, box(b.x, b.y, 2 * b.rx, 2 * PILL_RY)):
                return True
    return False
