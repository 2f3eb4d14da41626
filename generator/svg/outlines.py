"""Texts of a drawing as the outlines of their letters, for what paints shapes alone."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import groupby
from xml.etree.ElementTree import Element

import uharfbuzz as hb

from generator.reading.shipped import ASSETS

# Arimo has the widths that labels are laid out with; the last has four signs that it lacks.
FONTS = ASSETS / "fonts"
REGULAR, BOLD, SIGNS = "Arimo-Regular.ttf", "Arimo-Bold.ttf", "DejaVuSans-signs.ttf"
ANCHORS = {"start": 0.0, "middle": 0.5, "end": 1.0}
_SPACES = re.compile(r"[ \t\r\n]+")  # of those, SVG draws one; of others, each


def outline_texts(root: Element) -> None:
    """Puts a group of paths in place of every text, with its paints and its place.

    The styles must stand in attributes, as in a flat drawing, and a text is in one font. Its size
    is that of the drawing where it has none of its own.
    """
    common = root.get("font-size", "16")
    for parent in root.iter():
        for i, child in enumerate(parent):
            if child.tag.endswith("}text"):
                parent[i] = _outlined(child, common)


def _outlined(text: Element, common: str) -> Element:
    """The group of a text; a halo is painted before the letters, as `paint-order` has it."""
    line = _SPACES.sub(" ", "".join(text.itertext())).strip(" ")
    d, advance, em = _outline(line, text.get("font-weight") == "700")
    size = float(text.get("font-size", common)) / em
    x = float(text.get("x", "0")) - ANCHORS[text.get("text-anchor", "start")] * advance * size
    namespace = text.tag.removesuffix("text")
    turned = f"translate({x} {text.get('y', '0')}) scale({size} {-size})"
    letters = Element(f"{namespace}path", {"d": d, "transform": turned, **_paints(text, "fill")})
    group = Element(f"{namespace}g", _paints(text, "transform"))
    group.append(letters)
    if text.get("stroke", "none") != "none":
        width = str(float(text.get("stroke-width", "1")) / size)
        stroke = _paints(text, "stroke", "stroke-linejoin") | {
            "stroke-width": width,
            "fill": "none",
        }
        halo = Element(f"{namespace}path", letters.attrib | stroke)
        group.insert(0 if text.get("paint-order", "").startswith("stroke") else 1, halo)
    return group


def _paints(text: Element, *names: str) -> dict[str, str]:
    """Those of the text's attributes that it has."""
    return {name: text.attrib[name] for name in names if name in text.attrib}


@lru_cache(maxsize=4096)
def _outline(text: str, bold: bool) -> tuple[str, int, int]:
    """Path data of a line of text that begins at 0, its advance, and what makes an em of both."""
    own, signs = _font(BOLD if bold else REGULAR), _font(SIGNS)
    em, at, parts = own.face.upem, 0, list[str]()

    def font_of(char: str) -> hb.Font:
        return next((font for font in (own, signs) if font.get_nominal_glyph(ord(char))), own)

    for font, run in groupby(text, key=font_of):
        buffer = hb.Buffer()
        buffer.add_str("".join(run))
        buffer.guess_segment_properties()
        hb.shape(font, buffer)
        for info, position in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
            pen = _Pen(at + position.x_offset, position.y_offset)
            font.draw_glyph_with_pen(info.codepoint, pen)
            parts += pen.parts
            at += position.x_advance
    return "".join(parts), at, em


@cache
def _font(name: str) -> hb.Font:
    """The typeface, with lengths in the units of Arimo."""
    font = hb.Font(hb.Face(hb.Blob.from_file_path(str(FONTS / name))))
    font.scale = (2048, 2048)
    return font


class _Pen:
    """Writes the outlines that a font draws, moved by `x` and `y`, as path data."""

    def __init__(self, x: int, y: int) -> None:
        self._x, self._y = x, y
        self.parts: list[str] = []

    def _add(self, letter: str, *points: tuple[float, float]) -> None:
        told = (f"{x + self._x:.12g} {y + self._y:.12g}" for x, y in points)
        self.parts.append(letter + " ".join(told))

    def moveTo(self, to: tuple[float, float]) -> None:
        self._add("M", to)

    def lineTo(self, to: tuple[float, float]) -> None:
        self._add("L", to)

    def qCurveTo(self, by: tuple[float, float], to: tuple[float, float]) -> None:
        self._add("Q", by, to)

    def curveTo(
        self, by: tuple[float, float], and_by: tuple[float, float], to: tuple[float, float]
    ) -> None:
        self._add("C", by, and_by, to)

    def closePath(self) -> None:
        self.parts.append("Z")
