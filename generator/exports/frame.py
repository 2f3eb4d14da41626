"""A figure's page inside another one that cannot ask how high it is, such as a notebook."""

from __future__ import annotations

import math
from html import escape

from generator.figures.contents import Drawing
from generator.figures.diagram.drawing import PHONE
from generator.figures.figure import Figure
from generator.figures.kind import FrameHeight

WIDTH = 760  # narrower than most notebooks: so wide, the page is as high everywhere
GROWTH, WIDEST = 1.3, 828.0  # how far the style sheet enlarges a drawing
LINE, PER_LINE = 25, 85  # of the caption: pixels, characters
EDGES, SOURCE = 45, 32  # margins, and the line that names the article
WRAPPED = 100  # a row of so many columns that their words break
MOST_COLUMNS = 6
INNER, LEAST = 745, 0.76  # of a network in a box that scrolls: pixels, and to its canvas
BENEATH = 0.86  # of sentences that stand beneath a wide drawing, to those beside a small one
SLIDER = 80  # height of .controls in a panel


def frame(page: str, title: str, height: int) -> str:
    """An `<iframe>` that holds `page` whole: it neither sees the page around nor changes it."""
    style = f"display: block; width: 100%; max-width: {WIDTH}px; border: 0"
    return (
        f'<iframe srcdoc="{escape(page)}" title="{escape(title)}" sandbox="allow-scripts" '
        f'height="{height}" style="{style}"></iframe>'
    )


def height(figure: Figure, caption: str, sourced: bool) -> int:
    """Pixels that the figure's page is high in a frame of that width, or a few more."""
    parts = figure.kind.frame_height
    drawn = sum(d.height * _growth(d, parts) for d in figure.drawings)
    lines = math.ceil(len(caption) / PER_LINE)
    sliders = SLIDER * figure.body.count('class="controls') if parts.panel else 0
    rows = 0
    if figure.table and parts.row:
        wraps = len(figure.table.columns) > MOST_COLUMNS
        rows = len(figure.table.rows) * (WRAPPED if wraps else parts.row)
    told = parts.character * len(figure.text)
    if parts.character and figure.drawings[0].width > PHONE:
        told *= BENEATH
    needed = drawn + parts.fixed + sliders + parts.besides(figure) + rows + told
    return math.ceil(EDGES + needed + lines * LINE + SOURCE * sourced)


def _growth(drawing: Drawing, parts: FrameHeight) -> float:
    """How much larger a drawing stands there than its canvas."""
    if drawing.name == "network" and drawing.width > PHONE:
        return max(INNER / drawing.width, LEAST)
    if parts.panel:
        return parts.panel / drawing.width
    return min(GROWTH, WIDEST / drawing.width)
