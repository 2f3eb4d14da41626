"""What a live figure is on paper: a row of chosen states in place of the one that moves."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple, TypeVar

from markupsafe import Markup

from generator.figures.contents import Drawing
from generator.figures.parts.states import nameless
from generator.notation.templating import render

T = TypeVar("T")

# In user units. Two drawings beside each other on A4 are 8.3 cm wide each, and a text of 16 units
# is then 6 pt or more up to the first of these; print.css gives the others 11 cm or 15 cm.
WIDE, VERY_WIDE = 620.0, 820.0


class PaperState(NamedTuple):
    """One state: its drawing, what tells it from the others, the step that it has come to.

    `place` is its number among the states that readers choose where no script runs, from 1; 0 of
    the one that is there at first. One that is not `printed` is there for these readers alone.
    What the drawing shows is `said` to those who choose it and do not see it.
    """

    drawing: Drawing
    label: str
    step: int = 0
    place: int = 0
    printed: bool = True
    said: str = ""

    @property
    def picture(self) -> Markup:
        """The drawing; without the names by which style sheets know what comes in which step, if it
        is of none."""
        picture = self.drawing.picture
        return picture if self.step else Markup(nameless(str(picture)))


def on_paper(states: Iterable[PaperState], least: int = 0) -> Markup:
    """The states side by side, or where their drawings are wide, one beneath the other, shown when
    the page is printed; and on a screen the one that a reader without scripts chooses. `least` is
    the width in pixels below which a wide drawing scrolls there."""
    every = list(states)
    width = max(state.drawing.width for state in every)
    wide = " wide very" if width > VERY_WIDE else " wide" if width > WIDE else ""
    return render("parts/paper.html", states=every, wide=wide, least=least)


def states_on_paper(
    choices: Sequence[T], printed: Sequence[T], first: T, state: Callable[[T, str], PaperState]
) -> Iterator[PaperState]:
    """Those that are printed, in their order, and the other choices but for the `first`; `state`
    makes one of what is chosen and of what its drawing is called."""
    for i, choice in enumerate(dict.fromkeys((*printed, *choices)), start=1):
        if choice in printed or choice != first:
            place = 0 if choice == first or choice not in choices else choices.index(choice) + 1
            yield state(choice, f"paper-{i}")._replace(place=place, printed=choice in printed)
