"""The inputs of a network: one for each feature, or of a one-hot one for each of its values."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from generator.data.dataset import Code, Dataset, held
from generator.data.feature import Feature, fill_value
from generator.data.one_hot import values_of


@dataclass(frozen=True)
class Input:
    """One number that goes into a network: a feature's, or 1 for one `value` of it, else 0."""

    feature: Feature
    value: str = ""

    @property
    def column(self) -> str:
        return self.feature.column

    @property
    def name(self) -> str:
        """The feature's, with the value that it stands for: "island: Dream"."""
        return f"{self.feature.name}: {self.value}" if self.value else self.feature.name

    @property
    def largest(self) -> float:
        """The size of the largest number that is set for a value; 0 where none is."""
        return 1.0 if self.value else max(map(abs, self.feature.numbers.values()), default=0.0)


@dataclass(frozen=True)
class Entry:
    """How a feature goes into a network: as one number, or one-hot as one for each value.

    Its `count` inputs begin at `at`. One-hot it has `values`, what the column holds, and `words`,
    what they are called; one that has no input comes last. A setting of the feature is one number
    either way: the input itself, or the place of a value.
    """

    feature: Feature
    at: int
    count: int = 1
    values: tuple[Code, ...] = ()
    words: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        return self.feature.name

    @property
    def column(self) -> str:
        return self.feature.column

    @property
    def end(self) -> int:
        """Where the inputs of the next feature begin."""
        return self.at + self.count

    @property
    def inputs(self) -> list[Input]:
        words = self.words[: self.count] or [""]
        return [Input(self.feature, word) for word in words]

    def numbers(self, settings: NDArray[np.float64]) -> NDArray[np.float64]:
        """What goes in for settings of shape (rows,), of shape (rows, inputs of the feature)."""
        if not self.words:
            return settings[:, np.newaxis]
        return np.equal.outer(settings, np.arange(self.count)).astype(np.float64)

    def settings(self, rows: NDArray[np.float64]) -> NDArray[np.float64]:
        """The setting in each row of all inputs, of shape (rows,): what `numbers` makes them of."""
        part = rows[:, self.at : self.end]
        if not self.words:
            return part[:, 0]
        return np.where(part.any(axis=1), part.argmax(axis=1), float(self.count))

    def row(self, setting: float) -> list[float]:
        """What goes in for one setting."""
        return [float(x) for x in self.numbers(np.array([setting]))[0]]

    def setting(self, row: Sequence[float]) -> float:
        """The setting in one row of all inputs."""
        return float(self.settings(np.array([row], dtype=np.float64))[0])

    def said(self, row: Sequence[float]) -> float | str:
        """What the row has: a number, or one-hot the word for its value."""
        return self.words[int(self.setting(row))] if self.words else self.setting(row)

    def filled(self, dataset: Dataset, train: NDArray[np.int64]) -> float | str:
        """What stands in for a missing value, told so; ValueError where nothing does."""
        if self.words and self.feature.missing is not None:
            code = held(dataset.frame[self.column], self.feature.missing)
            return self.words[self.values.index(code)]
        return fill_value(self.feature, dataset, train)


def entries_of(features: Sequence[Feature], dataset: Dataset) -> list[Entry]:
    """How features, which encoding has found to be right, go into a network."""
    entries: list[Entry] = []
    at = 0
    for feature in features:
        entry = Entry(feature, at)
        if feature.one_hot:
            taken, left = values_of(feature, dataset)
            words = [dataset.word(feature.column, value) for value in taken + left]
            entry = Entry(feature, at, len(taken), (*taken, *left), tuple(words))
        entries.append(entry)
        at = entry.end
    return entries


def counted(entries: Sequence[Entry]) -> str:
    """How many inputs there are, and of which one-hot features: "5 inputs (3 for island)"."""
    several = [f"{e.count} for {e.column}" for e in entries if e.words]
    told = f" ({', '.join(several)})" if several else ""
    count = sum(entry.count for entry in entries)
    return f"{count} input{'s' if count > 1 else ''}{told}"
