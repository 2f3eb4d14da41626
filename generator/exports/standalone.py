"""A figure on its own: as one SVG file with all that it draws, as an animation, as a page."""

from __future__ import annotations

import math
from dataclasses import dataclass

from generator.exports.policy import with_policy
from generator.figures.finished import FinishedFigure, Picture
from generator.figures.parts.table import table_drawing
from generator.notation.templating import render
from generator.site.scripts import Script
from generator.site.styles import Styles
from generator.svg.flat import flat_both
from generator.svg.label import wrapped

GAP = 24.0
WIDEST = 760.0


@dataclass(frozen=True)
class Standalone:
    """What the page of a single figure is made with: the site's language, style sheet and script.

    Where these have addresses, the page links them; else it holds them. A figure that needs more
    links `more.css`, `moves.js` and `more.js` beside them, and one of a site with rules of its own
    `theme.css`, and knows where scripts are that come late. `own` is where a policy finds what is
    linked.
    """

    language: str
    styles: Styles
    script: Script
    stylesheet: str = ""
    script_address: str = ""
    own: str = ""


def figure_page(
    figure: FinishedFigure, caption: str, made_with: Standalone, source: tuple[str, str] | None
) -> str:
    """The figure as an HTML page; `source` is the title and the address of its article, if any."""
    page = render(
        "figure/standalone.html",
        figure=figure,
        caption=caption,
        source=source,
        language=made_with.language,
        stylesheet=made_with.stylesheet,
        themed=bool(made_with.styles.theme),
        script_address=made_with.script_address,
        styles=made_with.styles.of(figure.more),
        script=made_with.script.of(figure.more, figure.late),
    )
    return with_policy(page, made_with.own)


def animated_svg(figure: FinishedFigure, styles: Styles) -> str:
    """The drawing with one step after the other, each with its sentence beneath; plays once."""
    (drawing,) = figure.drawings
    size, (width, height) = 16.0, (drawing.width + 2 * GAP, drawing.height + 2 * GAP)
    sentences = [wrapped(step, size, 0.95 * drawing.width) for step in figure.steps]
    line = 1.4 * size
    svg = render(
        "figure/animated.svg",
        figure=figure,
        drawing=drawing,
        gap=GAP,
        sentences=[
            [(GAP, height + i * line, text) for i, text in enumerate(lines)] for lines in sentences
        ],
        width=width,
        height=height + max(map(len, sentences)) * line,
    )
    return flat_both(svg, styles.drawing, styles.animation)


def figure_svg(figure: FinishedFigure, styles: str) -> str:
    """The table, if it says more than they do, and the drawings: side by side where they fit, else
    one above the other."""
    drawings = list(figure.drawings)
    if figure.table and not figure.table.closed:
        drawings.insert(0, table_drawing(figure.table, f"{figure.id}-table", "", figure.text).drawn)
    placed: list[tuple[float, float, Picture]] = []
    x, y, right, bottom = GAP, GAP, 0.0, 0.0
    for drawing in drawings:
        if placed and x + drawing.width + GAP > WIDEST:
            x, y = GAP, bottom + GAP
        placed.append((x, y, drawing))
        x += drawing.width + GAP
        right, bottom = max(right, x), max(bottom, y + drawing.height)
    svg = render(
        "figure/standalone.svg",
        figure=figure,
        title=figure.drawings[0].title if figure.drawings else figure.title,
        placed=placed,
        # Whole pixels: at any scale a picture then has the drawing's shape.
        width=math.ceil(right),
        height=math.ceil(bottom + GAP),
    )
    return flat_both(svg, styles)
