"""One rule for labels on lines: slide along the line until nothing is in the way."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from generator.svg.label import CAP_HEIGHT, Polygon, along, box, text_width, touch

if TYPE_CHECKING:
    from generator.figures.diagram.geometry import Edge

SIZE = 16.0  # font size of every text on a line
STEP = 4.0
PILL_AT = 40.0  # from the edge of the source, across
PILL_RX, PILL_RY = 22.0, 10.0
PILL_REACH = 20.0  # 24 px and more, twice, wherever a drawing is shown
APART = 4.0
PADDING = 10.0
ABOVE = 4.0  # between a line and the product that stands on it


@dataclass(frozen=True)
class Pill:
    """A weight on its line: centre, half width, half height.

    `reach` is half the height in which a finger finds it.
    """

    x: float
    y: float
    rx: float
    ry: float
    text: str
    reach: float = PILL_REACH


@dataclass(frozen=True)
class Product:
    """Text that ends near the sum, along its line: where it ends, and the line's angle."""

    x: float
    y: float
    angle: float
    text: str


def place_pill(
    edge: Edge, lines: list[Polygon], taken: list[Polygon]
) -> tuple[Pill, Polygon] | None:
    """(Pill, its shape) as near to the source as there is room, or None."""
    (x1, y1), (x2, y2) = edge.ends
    # The source may come nearer to its own pill than others: they belong together.
    source = edge.source.shape
    others = [shape for shape in taken if shape != source]
    rx = max(PILL_RX, text_width(edge.weight_room, SIZE) / 2 + PADDING / 2)
    if not edge.weight:
        return None
    x = x1 + edge.source.half + PILL_AT
    while x + rx < x2 - edge.target.half - STEP:
        y = y1 + (y2 - y1) * (x - x1) / (x2 - x1)
        shape = box(x, y, 2 * rx, 2 * PILL_RY)
        if not touch(shape, source) and not blocked(shape, lines, others, 3.0):
            # Pills above one another keep a little farther apart, for a finger between them.
            return Pill(x, y, rx, PILL_RY, edge.weight), box(x, y, 2 * rx, 2 * PILL_RY + APART)
        x += STEP
    return None


def within_reach(pills: list[Pill]) -> list[Pill]:
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
    edge: Edge, lines: list[Polygon], taken: list[Polygon]
) -> tuple[Product, Polygon] | None:
    """(Product, its shape) as near to the sum as there is room, or None."""
    if not edge.product_text:
        return None
    start, end = edge.ends
    width = text_width(edge.product_room, SIZE)
    far = edge.length - edge.target.half - 2 * STEP
    while far - width > edge.source.half:
        top = ABOVE + CAP_HEIGHT * SIZE
        shape = along(start, end, far - width, far, ABOVE / 2, top)
        if not blocked(shape, lines, taken, 2.0):
            (x, y), _, _, _ = along(start, end, far, far, ABOVE, top)
            return Product(x, y, edge.angle, edge.product_text), shape
        far -= STEP
    return None


def blocked(shape: Polygon, lines: list[Polygon], taken: list[Polygon], gap: float) -> bool:
    """Whether a shape comes closer than `gap` to a line or to what has its place already."""
    return any(touch(shape, line, gap) for line in lines) or any(
        touch(shape, other, gap) for other in taken
    )
