"""A figure as a file of its own: SVG for drawings, HTML where there is a table or text too."""

from __future__ import annotations

from generator.figures import Figure
from generator.scripts import Script
from generator.styles import Styles
from generator.templating import render

GAP = 24.0
WIDEST = 760.0


def standalone_files(
    figure: Figure, caption: str, styles: Styles, script: Script, language: str
) -> dict[str, str]:
    """Contents by file name: `<id>.svg` where the figure draws, `<id>.html` where it tells."""
    files = {}
    if figure.drawings:
        files[f"{figure.id}.svg"] = _svg(figure, styles.drawing)
    if figure.table:
        files[f"{figure.id}.html"] = render(
            "figures/standalone.html",
            figure=figure,
            caption=caption,
            styles=styles.page,
            script=script.text,
            language=language,
        )
    return files


def _svg(figure: Figure, styles: str) -> str:
    """The drawings side by side where they fit, else one above the other."""
    placed, x, y, right, bottom = [], GAP, GAP, 0.0, 0.0
    for drawing in figure.drawings:
        if placed and x + drawing.width + GAP > WIDEST:
            x, y = GAP, bottom + GAP
        placed.append((x, y, drawing, render(drawing.template, drawing=drawing, **drawing.parts)))
        x += drawing.width + GAP
        right, bottom = max(right, x), max(bottom, y + drawing.height)
    return render(
        "figures/standalone.svg",
        figure=figure,
        placed=placed,
        width=right,
        height=bottom + GAP,
        styles=styles,
    )
