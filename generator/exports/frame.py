"""A figure's page inside another one that cannot ask how high it is, such as a notebook."""

from __future__ import annotations

import math
import re
from functools import lru_cache
from html import escape

from selectolax.lexbor import LexborHTMLParser, LexborNode

from generator.figures.figure import Figure
from generator.figures.frame_height import Boxes, Lines
from generator.svg.label import text_width, wrapped

WIDTH = 760  # narrower than most notebooks: so wide, the page is as high everywhere
# In pixels, as `make heights` measures them: the page around a figure and above its caption, the
# caption, the line that names the article.
EDGES = 37.8
CAPTION = Lines("figcaption", size=16.2, line=24.3)
SOURCE = 33.7
SPARE = 15  # pixels: a box that scrolls has a bar beneath it where the system shows bars

_SPACES = re.compile(r"[ \n]+")


def frame(page: str, title: str, height: int) -> str:
    """An `<iframe>` that holds `page` whole: it neither sees the page around nor changes it."""
    style = f"display: block; width: 100%; max-width: {WIDTH}px; border: 0"
    return (
        f'<iframe srcdoc="{escape(page)}" title="{escape(title)}" sandbox="allow-scripts" '
        f'height="{height}" style="{style}"></iframe>'
    )


def height(figure: Figure, caption: str, sourced: bool) -> int:
    """Pixels that the figure's page is high in a frame of that width, and SPARE."""
    says = figure.kind.frame_height
    boxes = sum(box.height * count for box, count in box_rows(figure).items())
    needed = EDGES + says.fixed + boxes + content_height(figure, caption) + SOURCE * sourced
    return math.ceil(needed + SPARE)


def box_rows(figure: Figure) -> dict[Boxes, int]:
    """How many rows there are of each of the boxes that the figure's kind tells of."""
    body = _read(_whole(figure))
    return {
        part: math.ceil(len(body.css(part.selector)) / part.beside)
        for part in figure.kind.frame_height.parts
        if isinstance(part, Boxes)
    }


def content_height(figure: Figure, caption: str) -> float:
    """Pixels of the figure's drawings and lines of text, and of what its kind knows besides."""
    says, body = figure.kind.frame_height, _read(_whole(figure))
    drawn = sum(d.height * says.width(figure, d) / d.width for d in figure.drawings)
    told = CAPTION.line * len(wrapped(caption, CAPTION.size, says.caption))
    for part in says.parts:
        if isinstance(part, Lines):
            told += sum(_lines_height(part, found) for found in body.css(part.selector))
    return drawn + told + says.besides(figure)


def _whole(figure: Figure) -> str:
    """The figure's HTML above the caption, on a page of its own."""
    note = f'<p class="table-note">{escape(" ".join(figure.notes))}</p>' if figure.notes else ""
    return f"{figure.body}{note}"


@lru_cache(maxsize=1)  # boxes and lines are looked for in the same figure, one after the other
def _read(body: str) -> LexborHTMLParser:
    return LexborHTMLParser(body, is_fragment=True)


def _lines_height(lines: Lines, element: LexborNode) -> float:
    # Of bold words, which are wider, an element has few, and they stand in one line.
    bold = "".join(map(_inside, element.css("b")))
    wider = text_width(bold, lines.size, bold=True) - text_width(bold, lines.size)
    text = _SPACES.sub(" ", _inside(element)).strip(" ")
    return lines.line * len(wrapped(text, lines.size, lines.width - wider))


def _inside(node: LexborNode) -> str:
    """The text of a node, with spaces where a line may break, and without its formulas."""
    if node.is_text_node:
        return node.text_content or ""
    if node.tag == "math":  # a line of its own, of its own height
        return ""
    text = "".join(map(_inside, node.iter(include_text=True)))
    # The templates put into a <span> what stays on one line.
    return _SPACES.sub("\u00a0", text) if node.tag == "span" else text
