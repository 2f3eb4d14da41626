"""One-hot features as scripts know them: several inputs that a reader sets as one."""

from __future__ import annotations

from generator.data.inputs import Entry
from generator.figures.state import State


class Category(State):
    """A feature whose values have an input each, `count` of them from `at` on: 1 for the value of
    the row, else 0. Where one of the `words` has no input, it is the last."""

    name: str
    at: int
    count: int
    words: tuple[str, ...]

    @classmethod
    def of_feature(cls, entry: Entry) -> Category:
        """That of a one-hot feature."""
        return cls(name=entry.name, at=entry.at, count=entry.count, words=entry.words)
