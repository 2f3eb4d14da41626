"""Room for labels: how wide a text is, and whether two convex shapes touch."""

from __future__ import annotations

from math import cos, hypot, pi, sin

Point = tuple[float, float]
Polygon = list[Point]

# Advance widths in em of the sans-serif faces that the style sheet names (Helvetica's metrics,
# which Arial and Liberation Sans share; Segoe UI and Roboto are within 2 %).
_WIDTHS = {
    **dict.fromkeys("0123456789", 0.556),
    **dict.fromkeys(".,:;|!'", 0.278),
    **dict.fromkeys(" ijl\N{NARROW NO-BREAK SPACE}\N{NO-BREAK SPACE}", 0.24),
    **dict.fromkeys("ftIr()-", 0.333),
    **dict.fromkeys("−+×=<>", 0.584),
    **dict.fromkeys("mMwW%", 0.86),
    **dict.fromkeys("←→", 1.0),
    **dict.fromkeys("₀₁₂₃₄₅₆₇₈₉¹²³⁴⁵⁶⁷⁸⁹⁰", 0.36),
}
_LOWER, _UPPER = 0.556, 0.7
CAP_HEIGHT = 0.72  # em, of the same faces


def text_width(text: str, size: float) -> float:
    """Width of `text` in user units at font size `size`, in the diagrams' typeface."""
    return size * sum(_WIDTHS.get(c, _UPPER if c.isupper() else _LOWER) for c in text)


def wrapped(text: str, size: float, width: float) -> list[str]:
    """Lines of `text`, broken at spaces, none wider than `width` unless a word is."""
    lines = [""]
    for word in text.split(" "):
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and text_width(longer, size) > width:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


def box(x: float, y: float, width: float, height: float) -> Polygon:
    """The upright rectangle centred on (x, y)."""
    w, h = width / 2, height / 2
    return [(x - w, y - h), (x + w, y - h), (x + w, y + h), (x - w, y + h)]


def disc(x: float, y: float, radius: float) -> Polygon:
    """A regular dodecagon around the circle, so that nothing clear of it meets the circle."""
    outer = radius / cos(pi / 12)
    return [(x + outer * cos(pi * i / 6), y + outer * sin(pi * i / 6)) for i in range(12)]


def along(start: Point, end: Point, near: float, far: float, low: float, high: float) -> Polygon:
    """The strip beside the line from start to end: `near`..`far` from start, `low`..`high` above.

    Above is to the left of the direction of travel as drawn, i.e. up for a line to the right.
    """
    length = hypot(end[0] - start[0], end[1] - start[1])
    ux, uy = (end[0] - start[0]) / length, (end[1] - start[1]) / length
    corners = ((near, low), (far, low), (far, high), (near, high))
    return [(start[0] + s * ux + t * uy, start[1] + s * uy - t * ux) for s, t in corners]


def touch(a: Polygon, b: Polygon, gap: float = 0.0) -> bool:
    """Whether two convex shapes come closer than `gap`, by the separating axis theorem.

    A segment is a shape of two points. The gap is measured along the axes tested, so shapes
    that pass corner to corner may be reported a little early, never late.
    """
    for polygon in (a, b):
        for (x1, y1), (x2, y2) in zip(polygon, polygon[1:] + polygon[:1], strict=True):
            nx, ny = y1 - y2, x2 - x1
            length = hypot(nx, ny)
            if length == 0:
                continue
            on_a = [(x * nx + y * ny) / length for x, y in a]
            on_b = [(x * nx + y * ny) / length for x, y in b]
            if max(on_a) + gap <= min(on_b) or max(on_b) + gap <= min(on_a):
                return False
    return True
