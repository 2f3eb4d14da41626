"""Lines of a title that break well."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from generator.svg.label import text_width, wrapped

AFTER = (",", ":", ";", "—", "–", "?", "!", ".")
"""Signs behind which a line ends well."""
_WELL = 0.5  # what is left of a line's emptiness where it ends so
_SHORT = 0.45  # a last line that fills less of the width than this looks forgotten


def balanced(text: str, size: float, width: float) -> list[str]:
    """The words of a bold text in as few lines as `width` allows, which are about equally long.

    Lines end behind signs where they can, and the last is no single short word. A word that is
    wider than `width` has a line of its own.
    """
    words = text.split()
    count = len(wrapped(" ".join(words), size, width, bold=True))

    @cache
    def best(start: int, left: int) -> tuple[float, tuple[str, ...]]:
        """The least cost of the words from there on in so many lines, and these lines."""
        if left == 1:
            line = " ".join(words[start:])
            return _cost(line, size, width, last=True), (line,)
        options = []
        for end in range(start + 1, len(words) - left + 2):
            line = " ".join(words[start:end])
            cost, lines = best(end, left - 1)
            options.append((cost + _cost(line, size, width, last=False), (line, *lines)))
        return min(options)

    return list(best(0, count)[1])


def raggedness(lines: Sequence[str], size: float, width: float) -> float:
    """How badly the lines of a bold text break: 0 where each is as wide as `width`."""
    last = len(lines) - 1
    return sum(_cost(line, size, width, i == last) for i, line in enumerate(lines))


def _cost(line: str, size: float, width: float, last: bool) -> float:
    """How badly a line stands: the square of the share of it that is empty."""
    filled = text_width(line, size, bold=True) / width
    if filled > 1:
        return 1_000 * filled if " " in line else 0
    if last:
        return (1 - filled) ** 2 + (filled < _SHORT and " " not in line)
    return (1 - filled) ** 2 * (_WELL if line.endswith(AFTER) else 1)
