"""The size of an author's SVG file, which pages show as a picture and do not take in.

As a picture it runs no script and loads nothing. What would do so where it is opened by itself is
refused nonetheless: it would be missing in the picture, and no author means that.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree

from generator.site.files.raster import Size

_NUMBER = re.compile(r"\s*\+?(\d*\.?\d+(?:e[+-]?\d+)?)\s*(px|pt|pc|mm|cm|in|q)?\s*", re.IGNORECASE)
_PIXELS = {"pt": 96 / 72, "pc": 16, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96, "q": 96 / 101.6}
LARGEST = 100_000  # pixels of a side
_LOADS = re.compile(r"url\(\s*[\"']?\s*(?!#|data:)([^)\"']+)|@import", re.IGNORECASE)


class BadDrawing(Exception):
    """What is wrong with an SVG file, and the cure."""


def drawing_size(data: bytes) -> Size:
    """The size of the drawing in that file. Raises BadDrawing for what is none, for one without a
    size, and for one with a script or with what it would load."""
    if b"<!ENTITY" in data:
        raise BadDrawing("it declares entities; save it as plain SVG")
    try:
        root = etree.fromstring(data)
    except etree.ParseError as error:
        raise BadDrawing(f"no XML ({error}); save it as plain SVG") from None
    if _local(root.tag) != "svg":
        raise BadDrawing(f"<{_local(root.tag)}> in place of <svg>; save it as SVG")
    for element in root.iter():
        _check(element)
    width, height = (_length(root.get(name)) for name in ("width", "height"))
    box = _view_box(root.get("viewBox", ""))
    if len(box) == 4 and box[2] > 0 and box[3] > 0:
        if width is None and height is None:
            width, height = box[2], box[3]
        width = width if width is not None else (height or 0) * box[2] / box[3]
        height = height if height is not None else width * box[3] / box[2]
    width, height = width or 0, height or 0
    if not (0 < width <= LARGEST and 0 < height <= LARGEST):
        raise BadDrawing('it has no size to show; give its <svg> a viewBox="0 0 width height"')
    return Size(max(1, round(width)), max(1, round(height)), clear=True)


def _check(element: etree.Element) -> None:
    tag = _local(element.tag) if isinstance(element.tag, str) else ""
    if tag in ("script", "foreignObject", "iframe"):
        raise BadDrawing(f"it has <{tag}>, which a picture does not show; save it as plain SVG")
    if tag == "style" and _LOADS.search(element.text or ""):
        raise BadDrawing("its <style> loads another file, which a picture cannot; put it in")
    for name, value in element.attrib.items():
        key = _local(name)
        if key.startswith("on"):
            problem = f"it has a script ({key}), which no picture runs"
            raise BadDrawing(f"{problem}; save it as plain SVG")
        loads = key == "href" and tag != "a" and not value.strip().startswith(("#", "data:"))
        if loads or (key != "href" and _LOADS.search(value)):
            problem = f'it loads "{value.strip()[:60]}", which a picture cannot; put it in'
            raise BadDrawing(problem + (" (embed images when saving)" if tag == "image" else ""))


def _view_box(text: str) -> list[float]:
    """The numbers of a view box; none where one of them is no number."""
    try:
        return [float(part) for part in text.replace(",", " ").split()]
    except ValueError:
        return []


def _length(text: str | None) -> float | None:
    """A length in pixels; None for one in parts of what is around it, and where there is none."""
    found = _NUMBER.fullmatch(text or "")
    return float(found[1]) * _PIXELS.get((found[2] or "px").lower(), 1) if found else None


def _local(name: str) -> str:
    return name.rpartition("}")[2]
