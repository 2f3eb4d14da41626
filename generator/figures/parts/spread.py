"""Labels beneath each other: each as near to its place as the others allow."""

from __future__ import annotations

from collections.abc import Sequence


def spread(places: Sequence[float], gap: float, low: float, high: float) -> list[float]:
    """Coordinates at least `gap` apart and, where there is room, from `low` to `high`.

    They keep the order of the places. The script does the same; see decision.js.
    """
    order = sorted(range(len(places)), key=lambda i: places[i])
    found, following = list(places), low
    for i in order:
        found[i] = max(places[i], following)
        following = found[i] + gap
    preceding = high
    for i in reversed(order):
        found[i] = min(found[i], preceding)
        preceding = found[i] - gap
    return found
