"""A figure's page inside another one that cannot ask how high it is, such as a notebook."""

from __future__ import annotations

import math
from html import escape
from typing import NamedTuple

from generator.figures import Figure

WIDTH = 760  # narrower than most notebooks: so wide, the page is as high everywhere
GROWTH, WIDEST = 1.3, 828.0  # how far the style sheet enlarges a drawing
LINE, PER_LINE = 25, 85  # of the caption: pixels, characters
EDGES, SOURCE = 45, 32  # margins, and the line that names the article
WRAPPED = 100  # a row of so many columns that their words break
MOST_COLUMNS = 6
NOTE, CONTROLS, PER_CONTROL = 90, 70, 50  # of a network with hidden layers


class Parts(NamedTuple):
    """Pixels that a kind of figure needs beside its drawings and captions, and for each row."""

    fixed: int
    row: int = 0


PARTS = {
    "accuracy-table": Parts(40, row=61),
    "activation": Parts(300),
    "anatomy": Parts(27),
    "dataset": Parts(110, row=39),
    "decision": Parts(330),
    "forward-pass": Parts(400),
    "network": Parts(0),
    "prediction": Parts(250, row=40),
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
    drawn = sum(d.height * min(GROWTH, WIDEST / d.width) for d in figure.drawings)
    lines = math.ceil(len(caption) / PER_LINE)
    rows = 0
    if figure.table:
        wraps = len(figure.table.columns) > MOST_COLUMNS
        rows = len(figure.table.rows) * (WRAPPED if wraps else parts.row)
    return math.ceil(
        EDGES + drawn + parts.fixed + _deep(figure) + rows + lines * LINE + SOURCE * sourced
    )


def _deep(figure: Figure) -> int:
    """Pixels that a network with hidden layers needs besides: what its lines tell, controls."""
    if not figure.more or figure.kind not in ("network", "prediction"):
        return 0
    live = figure.kind == "network" and "row" in figure.state
    return NOTE + (CONTROLS + PER_CONTROL * len(figure.state["inputs"]) if live else 0)
