"""What a live figure is on paper: a row of chosen states in place of the one that moves."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from markupsafe import Markup

from generator.figures.contents import Drawing
from generator.notation.templating import render


class PaperState(NamedTuple):
    """One state: its drawing, what tells it from the others, the step that it has come to."""

    drawing: Drawing
    label: str
    step: int = 0


def on_paper(states: Iterable[PaperState]) -> Markup:
    """The states side by side, shown when the page is printed."""
    return render("parts/paper.html", states=list(states))
