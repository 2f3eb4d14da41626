"""Weights that a crowded layer shows only while the part that they belong to is open."""

from __future__ import annotations

from generator.figures.diagram.geometry import Edge
from generator.figures.diagram.placing import APART, PADDING, PILL_RX, PILL_RY, SIZE, Pill
from generator.svg.label import CAP_HEIGHT, Polygon, along, box, text_width, touch

# How far along the free part of a line, in the order in which they are tried: in the middle neither
# the lines into a unit nor those out of one are close to each other.
PLACES = (0.5, 0.45, 0.4, 0.35, 0.3, 0.25, 0.2)


def place_on_demand(edges: list[Edge]) -> None:
    """Give each line of a layer a pill that covers no pill or product that may open with it.

    Those are on the lines from the same source, or into the same target. All pills stand one above
    the other. Where no place serves every line, the layer goes without products, which its units
    tell when they are open; and where that does not help, the pills stand in the middle.
    """
    if _placed(edges):
        return
    for edge in edges:
        edge.product = None
    if not _placed(edges):
        _place(edges, PLACES[0])


def _placed(edges: list[Edge]) -> bool:
    """Whether one of the places serves every line."""
    for place in PLACES:
        _place(edges, place)
        if not _covers(edges):
            return True
    return False


def _place(edges: list[Edge], place: float) -> None:
    for edge in edges:
        edge.on_demand = _pill(edge, edges, place)


def _pill(edge: Edge, edges: list[Edge], place: float) -> Pill:
    left = max(other.source.x + other.source.half for other in edges)
    right = min(other.target.x - other.target.half for other in edges)
    x = left + place * (right - left)
    (x1, y1), (x2, y2) = edge.ends
    rx = max(PILL_RX, text_width(edge.weight_room, SIZE) / 2 + PADDING / 2)
    return Pill(x, y1 + (y2 - y1) * (x - x1) / (x2 - x1), rx, PILL_RY, edge.weight)


def _covers(edges: list[Edge]) -> bool:
    for one in edges:
        for other in edges:
            if one.source is not other.source and one.target is not other.target:
                continue
            if one is not other and touch(_shape(one, APART), _shape(other, 0.0)):
                return True
            if other.product and touch(_shape(one, 0.0), _product_shape(other)):
                return True
    return False


def _shape(edge: Edge, apart: float) -> Polygon:
    pill = edge.on_demand
    return box(pill.x, pill.y, 2 * pill.rx, 2 * pill.ry + apart)


def _product_shape(edge: Edge) -> Polygon:
    """The room of the line's product, which ends where it stands."""
    start, (x2, y2) = edge.ends
    at, width = (edge.product.x, edge.product.y), text_width(edge.product_room, SIZE)
    beyond = (at[0] + x2 - start[0], at[1] + y2 - start[1])
    return along(at, beyond, -width, 0.0, 0.0, CAP_HEIGHT * SIZE)
