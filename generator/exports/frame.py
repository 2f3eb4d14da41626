"""A figure's page inside another one that cannot ask how high it is, such as a notebook."""

from __future__ import annotations

import math
from html import escape
from typing import NamedTuple

from generator.figures.figure import Drawing, Figure
from generator.figures.kinds.network import PHONE

WIDTH = 760  # narrower than most notebooks: so wide, the page is as high everywhere
GROWTH, WIDEST = 1.3, 828.0  # how far the style sheet enlarges a drawing
LINE, PER_LINE = 25, 85  # of the caption: pixels, characters
EDGES, SOURCE = 45, 32  # margins, and the line that names the article
WRAPPED = 100  # a row of so many columns that their words break
MOST_COLUMNS = 6
INNER, LEAST = 745, 0.76  # of a network in a box that scrolls: pixels, and to its canvas
BENEATH = 0.86  # of sentences that stand beneath a wide drawing, to those beside a small one
PLOT, MOVING = 486, 160  # of a training: its plots, and what else moves with them
PANEL, SLIDER = 544, 80  # .decision-panel, and the height of its .controls
NOTE, CONTROLS, PER_CONTROL = 90, 70, 50  # of a network with hidden layers


class Parts(NamedTuple):
    """Pixels that a kind of figure needs beside its drawings and captions, for each row of its
    table; 0 where the table waits behind a summary. `panel` is how wide its drawings always are,
    0 where that depends on their size; the sliders in such a panel are counted. `character` is for
    each character of the figure's text, where it shows that."""

    fixed: int
    row: int = 0
    panel: int = 0
    character: float = 0.0


PARTS = {
    "accuracy": Parts(290, panel=PANEL),
    "accuracy-table": Parts(40, row=61),
    "activation": Parts(300),
    "anatomy": Parts(27),
    "dataset": Parts(110, row=39),
    "decision": Parts(245, panel=PANEL),
    "forward-pass": Parts(400),
    "gradient": Parts(210, row=39, character=0.53),
    "network": Parts(15),
    "prediction": Parts(250, row=40),
    "training": Parts(140, panel=PLOT),
}


def frame(page: str, title: str, height: int) -> str:
    """An `<iframe>` that holds `page` whole: it neither sees the page around nor changes it."""
    style = f"display: block; width: 100%; max-width: {WIDTH}px; border: 0"
    return (
        f'<iframe srcdoc="{escape(page)}" title="{escape(title)}" sandbox="allow-scripts" '
        f'height="{height}" style="{style}"></iframe>'
    )


def height(figure: Figure, caption: str, sourced: bool) -> int:
    """Pixels that the figure's page is high in a frame of that width, or a few more."""
    parts = PARTS[figure.kind]
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
    if figure.kind == "training" and len(figure.drawings) > 1:
        told += MOVING
    needed = drawn + parts.fixed + sliders + _deep(figure) + rows + told
    return math.ceil(EDGES + needed + lines * LINE + SOURCE * sourced)


def _growth(drawing: Drawing, parts: Parts) -> float:
    """How much larger a drawing stands there than its canvas."""
    if drawing.name == "network" and drawing.width > PHONE:
        return max(INNER / drawing.width, LEAST)
    if parts.panel:
        return parts.panel / drawing.width
    return min(GROWTH, WIDEST / drawing.width)


def _deep(figure: Figure) -> int:
    """Pixels that a network with hidden layers needs besides: what its lines tell, controls."""
    if not figure.more or figure.kind not in ("network", "prediction"):
        return 0
    live = figure.kind == "network" and "row" in figure.state
    return NOTE + (CONTROLS + PER_CONTROL * len(figure.state["inputs"]) if live else 0)
