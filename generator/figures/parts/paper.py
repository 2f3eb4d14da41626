"""What a live figure is on paper: a row of chosen states in place of the one that moves."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from markupsafe import Markup

from generator.figures.contents import Drawing
from generator.notation.templating import render

# In user units. Two drawings beside each other on A4 are 8.3 cm wide each, and a text of 16 units
# is then 6 pt or more up to the first of these; print.css gives the others 11 cm or 15 cm.
WIDE, VERY_WIDE = 620.0, 820.0


class PaperState(NamedTuple):
    """One state: its drawing, what tells it from the others, the step that it has come to."""

    drawing: Drawing
    label: str
    step: int = 0


def on_paper(states: Iterable[PaperState]) -> Markup:
    """The states side by side, or where their drawings are wide, one beneath the other, shown when
    the page is printed."""
    every = list(states)
    width = max(state.drawing.width for state in every)
    wide = " wide very" if width > VERY_WIDE else " wide" if width > WIDE else ""
    return render("parts/paper.html", states=every, wide=wide)
