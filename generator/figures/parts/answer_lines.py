"""An answer behind an arrow, in as many lines as it needs."""

from __future__ import annotations

from generator.svg.label import fitted

_TOGETHER = "→\N{NO-BREAK SPACE}"


def arrow_lines(answer: str, size: float, width: float, most: int) -> list[str]:
    """Lines of "→ answer", as `fitted` breaks them, but never behind the arrow."""
    first, *more = fitted(f"{_TOGETHER}{answer}", size, width, most)
    return [first.replace(_TOGETHER, "→ ", 1), *more]
