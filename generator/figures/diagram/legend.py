"""The legend beneath a diagram whose lines tell strengths: a row of signs and what they say."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import ceil

from generator.figures.diagram.geometry import SIZE, Diagram
from generator.nn.activations import ACTIVATIONS
from generator.svg.label import text_width

MARGIN = 8.0
SIGN = 34.0  # room of a sign
GAP = 8.0  # from a sign to its words
APART = 26.0  # from one entry to the next
ROW = 34.0  # height of the row, and what parts it from the diagram


@dataclass(frozen=True)
class Entry:
    """A sign, from `x` on, and what it says, from `text_x` on."""

    sign: str
    text: str
    x: float

    @property
    def text_x(self) -> float:
        return self.x + SIGN + GAP

    @property
    def end(self) -> float:
        return self.text_x + ceil(text_width(self.text, SIZE))


def legend(diagram: Diagram, hidden: Iterable[str]) -> list[Entry]:
    """What the lines of a diagram say; nothing where they are plain.

    Also what a hidden neuron that gives 0 looks like, if a row is shown, and a function of the
    `hidden` layers can give 0, whether or not it does in this row: a reader may choose others.
    """
    if all(edge.width is None for edge in diagram.edges):
        return []
    told = {"adds": "adds", "takes": "takes away"}
    told["wider"] = "more flows" if diagram.valued else "larger weight"
    if diagram.valued and any(ACTIVATIONS[name].function(-1.0) == 0 for name in hidden):
        told["silent"] = "silent, gives 0"
    entries: list[Entry] = []
    for sign, text in told.items():
        entries.append(Entry(sign, text, entries[-1].end + APART if entries else MARGIN))
    return entries
