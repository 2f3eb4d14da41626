"""Reference lines across a plot, each told in the key above it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from generator.figures.parts.plot_text import SIZE
from generator.svg.label import wrapped

LINE = 20.0  # from one line of text to the next
SIGN = 26.0  # a piece of the line, before its name
ASIDE = 6.0
# What lines are told apart by; those of more models begin again.
DASHES = ("6 4", "2 3", "11 3 2 3", "14 4")


@dataclass(frozen=True)
class Reference:
    """A line at `value`, its dashes, and its name: lines of text, with their baselines."""

    value: float
    dashes: str
    texts: list[tuple[float, str]]


def place_references(
    lines: Sequence[tuple[str, float]], width: float, first: float
) -> tuple[list[Reference], float]:
    """A reference for each name and value, and the baseline that the next line of text has.

    The names stand one below the other from the baseline `first` on, as high as their lines do
    among each other, each beside a piece of its line; together they are `width` wide at most.
    """
    baseline, found = first, {}
    ordered = sorted(range(len(lines)), key=lambda i: -lines[i][1])
    for place, i in enumerate(ordered):
        name, value = lines[i]
        texts = wrapped(name, SIZE, width - SIGN - ASIDE)
        placed = [(baseline + LINE * row, text) for row, text in enumerate(texts)]
        found[i] = Reference(value, DASHES[place % len(DASHES)], placed)
        baseline += LINE * len(texts)
    return [found[i] for i in range(len(lines))], baseline
