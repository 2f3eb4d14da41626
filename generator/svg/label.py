"""Room for labels: how wide a text is, and whether two convex shapes touch."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from functools import lru_cache
from itertools import pairwise
from math import cos, hypot, pi, sin

from generator.svg import widths

Point = tuple[float, float]
Polygon = list[Point]

# In em. Capitals reach up to the first, the tallest letters ("d", "l") to the second; descenders
# reach down to the third.
CAP_HEIGHT = widths.CAP_HEIGHT / widths.UNITS_PER_EM
ASCENT = widths.ASCENT / widths.UNITS_PER_EM
DESCENT = widths.DESCENT / widths.UNITS_PER_EM


def _by_character(runs: Mapping[int, list[int]]) -> dict[str, int]:
    return {chr(first + i): width for first, run in runs.items() for i, width in enumerate(run)}


_REGULAR, _BOLD = _by_character(widths.REGULAR), _by_character(widths.BOLD)


def text_width(text: str, size: float, bold: bool = False) -> float:
    """Width of `text` in user units at font size `size`: the sum of Arimo's advance widths.

    Helvetica, Arial and Liberation Sans have the same. Roboto sets the words and numbers of our
    drawings 1 % wider at most, and 3 % in bold. Where small digits, as in w₁, come from another
    typeface, each is up to 0.07 em wider: the least width of a pill has room for that.

    Kerning is left out. Where a browser kerns it brings characters together, "11" by 0.07 em; it
    parts them only before an apostrophe ("f’" 0.02 em, "r’" 0.04 em) and in Greek before ΐ and ϊ.
    """
    table = _BOLD if bold else _REGULAR
    units = sum(table[c] if c in table else _not_in(table, c) for c in text)
    return size * units / widths.UNITS_PER_EM


def _not_in(table: Mapping[str, int], character: str) -> int:
    """Width of a character that the typeface lacks, as a browser takes it from another one.

    Marks stand on the letter before them, and an accented letter is as wide as the plain one.
    East Asian characters and pictures fill an em. Any other is taken for a W, the widest of A to Z.
    """
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    if unicodedata.east_asian_width(character) in ("W", "F"):
        return widths.UNITS_PER_EM
    letter = unicodedata.normalize("NFD", character)[0]
    return table.get(letter, table["W"])


def wrapped(text: str, size: float, width: float, bold: bool = False) -> list[str]:
    """Lines of `text`, broken at spaces, none wider than `width` unless a word is."""
    lines = [""]
    for word in text.split(" "):
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and text_width(longer, size, bold) > width:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


def lacking(text: str) -> str:
    """The characters of `text`, each once, that the typefaces of our pictures do not have."""
    unseen = ("Mn", "Me", "Cf", "Cc", "Zs")
    return "".join(
        character
        for character in dict.fromkeys(text)
        if character not in _REGULAR and unicodedata.category(character) not in unseen
    )


def fitted(text: str, size: float, width: float, most: int) -> list[str]:
    """Lines of `text`, none wider than `width`, or than `most` lines of it must be.

    They are broken at spaces, behind signs that join words, between East Asian characters, and
    within a word that is wider than a line.
    """
    while len(lines := _filled(text, size, width)) > most:
        width *= 1.1
    return lines


def _filled(text: str, size: float, width: float) -> list[str]:
    lines = [""]
    for piece in _pieces(text):
        if text_width((lines[-1] + piece).rstrip(), size) <= width:
            lines[-1] += piece
            continue
        if lines[-1]:
            lines.append("")
        for character in piece:
            if lines[-1] and text_width((lines[-1] + character).rstrip(), size) > width:
                lines.append("")
            lines[-1] += character
    return [line.rstrip() for line in lines]


def _pieces(text: str) -> list[str]:
    """The text in pieces, behind each of which a line may end."""
    pieces = [""]
    for character in text:
        wide = unicodedata.east_asian_width(character) in ("W", "F")
        if wide or (pieces[-1] and pieces[-1][-1] in " _-/"):
            pieces.append("")
        pieces[-1] += character
    return [piece for piece in pieces if piece]


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

    Both are symmetric about their middle, as boxes, strips, discs and segments are, so that the
    first half of their edges has all directions. A segment is a shape of two points. The gap is
    measured along the axes tested, so shapes that pass corner to corner may be reported a little
    early, never late.
    """
    one, other = tuple(a), tuple(b)
    return not (_apart(one, other, gap) or _apart(other, one, gap))


def _apart(a: tuple[Point, ...], b: tuple[Point, ...], gap: float) -> bool:
    """Whether `b` lies off `a` by the gap, seen along an edge of `a`."""
    for nx, ny, length, low, high in _axes(a):
        along_axis = [(x * nx + y * ny) / length for x, y in b]
        if high + gap <= min(along_axis) or max(along_axis) + gap <= low:
            return True
    return False


@lru_cache(maxsize=4096)  # a shape is held against many others
def _axes(polygon: tuple[Point, ...]) -> list[tuple[float, float, float, float, float]]:
    """The normals of a shape's edges, each with its length, and from where to where along it the
    shape reaches."""
    axes = []
    for (x1, y1), (x2, y2) in pairwise(polygon[: len(polygon) // 2 + 1]):
        nx, ny = y1 - y2, x2 - x1
        length = hypot(nx, ny)
        if length > 0:
            reach = [(x * nx + y * ny) / length for x, y in polygon]
            axes.append((nx, ny, length, min(reach), max(reach)))
    return axes
