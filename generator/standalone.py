"""A figure as a file of its own: SVG for drawings, HTML where there is a table or text too."""

from __future__ import annotations

from generator.figures import Figure
from generator.scripts import Script
from generator.styles import Styles
from generator.svg.label import wrapped
from generator.templating import render

GAP = 24.0
WIDEST = 760.0


def standalone_files(
    figure: Figure, caption: str, styles: Styles, script: Script, language: str
) -> dict[str, str]:
    """Contents by file name: `<id>.svg` where the figure draws, `<id>.html` where it tells,
    `<id>.animated.svg` where it has steps."""
    files = {}
    if figure.drawings:
        files[f"{figure.id}.svg"] = _svg(figure, styles.drawing)
    if figure.steps:
        files[f"{figure.id}.animated.svg"] = _animated(figure, styles)
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


def _animated(figure: Figure, styles: Styles) -> str:
    """The drawing with one step after the other, each with its sentence beneath; plays once."""
    (drawing,) = figure.drawings
    size, (width, height) = 16.0, (drawing.width + 2 * GAP, drawing.height + 2 * GAP)
    sentences = [wrapped(step, size, 0.95 * drawing.width) for step in figure.steps]
    line = 1.4 * size
    return render(
        "figures/animated.svg",
        figure=figure,
        drawing=drawing,
        gap=GAP,
        sentences=[
            [(GAP, height + i * line, text) for i, text in enumerate(lines)] for lines in sentences
        ],
        width=width,
        height=height + max(map(len, sentences)) * line,
        styles=styles.drawing + styles.animation,
    )


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
