"""How much a run tries: little each time, more in a longer run, `--hypothesis-profile=long`."""

from hypothesis import settings

USUAL, LONG = 100, 1_000  # examples of a property


def often(few: int, many: int) -> int:
    """`few`, or `many` in the longer run."""
    return many if settings().max_examples >= LONG else few
