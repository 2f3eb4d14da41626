"""The names of classes beside a plot, in lines."""

from __future__ import annotations

from collections.abc import Iterable

from generator.figures.parts.answer_lines import arrow_lines
from generator.figures.parts.plot_text import SIZE
from generator.svg.label import fitted

NAME_WIDTH, NAME_LINE, NAME_LINES = 150.0, 17.0, 3
BETWEEN = 8.0  # names of several lines


def class_lines(name: str) -> list[str]:
    """Lines of the name of a class that rows have."""
    return fitted(name, SIZE, NAME_WIDTH, NAME_LINES)


def answer_lines(name: str) -> list[str]:
    """Lines of a class that is answered."""
    return arrow_lines(name, SIZE, NAME_WIDTH, NAME_LINES)


def further(names: Iterable[str]) -> float:
    """How much more than a line the highest of the names needs, with room to tell names apart."""
    lines = max(len(class_lines(name)) for name in names)
    return NAME_LINE * (lines - 1) + BETWEEN if lines > 1 else 0.0


def around(lines: list[str], middle: float) -> list[tuple[str, float]]:
    """The lines and their baselines, around that of a single one at `middle`."""
    return downwards(lines, middle - NAME_LINE * (len(lines) - 1) / 2)


def downwards(lines: list[str], first: float) -> list[tuple[str, float]]:
    """The lines and their baselines, from the first one's down."""
    return [(line, first + NAME_LINE * i) for i, line in enumerate(lines)]
