"""One rule for labels on lines: slide along the line until nothing is in the way."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TypeVar

from generator.figures.diagram.geometry import (
    PILL_REACH,
    PILL_RX,
    PILL_RY,
    SIZE,
    Edge,
    Pill,
    Product,
)
from generator.svg.label import CAP_HEIGHT, Polygon, along, box, text_width, touch

STEP = 4.0
PILL_AT = 40.0  # from the edge of the source, across
APART = 4.0
PADDING = 10.0
ABOVE = 4.0  # between a line and the product that stands on it
THICK = 2.5  # what a line that may become wide takes of that, and of what is between it and others

Label = TypeVar("Label")
Place = Callable[[Edge, Sequence[Polygon], Sequence[Polygon]], tuple[Label, Polygon] | None]
"""Given a line, the other lines and what is taken: a label and its room, None without room."""


def labelled(edges: Sequence[Edge], taken: Sequence[Polygon]) -> list[Edge]:
    """The lines of a layer with pills, then products on them: all of a sort, or none.

    `taken` has the room of what stands beside the lines.
    """
    done = list(edges)
    if pills := _placed(done, taken, place_pill):
        labels, taken = pills
        done = [replace(e, pill=p) for e, p in zip(done, within_reach(labels), strict=True)]
    if products := _placed(done, taken, place_product):
        done = [replace(e, product=p) for e, p in zip(done, products[0], strict=True)]
    return done


def _placed(
    edges: Sequence[Edge], taken: Sequence[Polygon], place: Place[Label]
) -> tuple[list[Label], list[Polygon]] | None:
    """A label for each line, and what is taken then; None where one has no room."""
    lines = [edge.ends for edge in edges]
    labels: list[Label] = []
    shapes = list(taken)
    for edge in edges:
        placed = place(edge, [line for line in lines if line != edge.ends], shapes)
        if placed is None:
            return None
        labels.append(placed[0])
        shapes.append(placed[1])
    return labels, shapes


def place_pill(
    edge: Edge, lines: Sequence[Polygon], taken: Sequence[Polygon]
) -> tuple[Pill, Polygon] | None:
    """(Pill, its shape) as near to the source as there is room, or None."""
    # The source may come nearer to its own pill than others: they belong together.
    source = edge.source.shape
    others = [shape for shape in taken if shape != source]
    if not edge.weight:
        return None
    pill = pill_at(edge, edge.source.x + edge.source.half + PILL_AT)
    while pill.x + pill.rx < edge.target.x - edge.target.half - STEP:
        shape = pill_shape(pill)
        if not touch(shape, source) and not blocked(shape, lines, others, 3.0):
            # Pills above one another keep a little farther apart, for a finger between them.
            return pill, pill_shape(pill, APART)
        pill = pill_at(edge, pill.x + STEP)
    return None


def pill_at(edge: Edge, x: float) -> Pill:
    """The line's weight at that x, as wide as the widest text that must have room there."""
    (x1, y1), (x2, y2) = edge.ends
    rx = max(PILL_RX, text_width(edge.weight_room, SIZE) / 2 + PADDING / 2)
    return Pill(x, y1 + (y2 - y1) * (x - x1) / (x2 - x1), rx, PILL_RY, edge.weight)


def pill_shape(pill: Pill, apart: float = 0.0) -> Polygon:
    """The room of a pill, and of `apart` above and beneath it together."""
    return box(pill.x, pill.y, 2 * pill.rx, 2 * pill.ry + apart)


def product_shape(edge: Edge, product: Product) -> Polygon:
    """The room of the line's product, which ends where it stands."""
    (x, y), (ux, uy) = (product.x, product.y), edge.direction
    width = text_width(edge.product_room, SIZE)
    return along((x, y), (x + ux, y + uy), -width, 0.0, 0.0, CAP_HEIGHT * SIZE)


def within_reach(pills: Sequence[Pill]) -> list[Pill]:
    """The pills, each reaching no further than half the way to the next above or below it."""
    reached = []
    for pill in pills:
        near = [
            abs(other.y - pill.y) / 2
            for other in pills
            if other is not pill and abs(other.x - pill.x) < other.rx + pill.rx
        ]
        reached.append(replace(pill, reach=min([PILL_REACH, *near])))
    return reached


def place_product(
    edge: Edge, lines: Sequence[Polygon], taken: Sequence[Polygon]
) -> tuple[Product, Polygon] | None:
    """(Product, its shape) as near to the sum as there is room, or None."""
    if not edge.product_text:
        return None
    start, end = edge.ends
    width = text_width(edge.product_room, SIZE)
    thick = 0.0 if edge.width is None else THICK
    far = edge.length - edge.target.half - 2 * STEP
    while far - width > edge.source.half:
        top = ABOVE + thick + CAP_HEIGHT * SIZE
        shape = along(start, end, far - width, far, ABOVE / 2, top)
        if not blocked(shape, lines, taken, 2.0 + thick):
            (x, y), _, _, _ = along(start, end, far, far, ABOVE + thick, top)
            return Product(x, y, edge.angle, edge.product_text), shape
        far -= STEP
    return None


def blocked(shape: Polygon, lines: Sequence[Polygon], taken: Sequence[Polygon], gap: float) -> bool:
    """Whether a shape comes closer than `gap` to a line or to what has its place already."""
    return any(touch(shape, line, gap) for line in lines) or any(
        touch(shape, other, gap) for other in taken
    )
