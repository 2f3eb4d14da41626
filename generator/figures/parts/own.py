"""A row of the reader's own: for each feature what may be chosen, and where it starts."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product

import numpy as np

from generator.data.feature import numbers_for
from generator.data.inputs import Entry
from generator.figures.parts import digits
from generator.models.trained import TrainedNetwork
from generator.nn.network import Array

MOST_ROWS = 500  # that are tried for the room that their numbers need
MOST_STEPS = 10_000  # of one range
COARSE = 10.0  # a range from this on goes in steps of 1, or of 10, 100, …


@dataclass(frozen=True)
class OwnInput:
    """One feature: a number from `low` to `high`, or one of `options` (number, word).

    One-hot, the number of an option is the place of a value, and `entry` says what goes in.
    """

    entry: Entry
    unit: str
    low: float
    high: float
    decimals: int
    start: float
    options: tuple[tuple[float, str], ...] = ()

    @property
    def name(self) -> str:
        return self.entry.name

    @property
    def step(self) -> float:
        return 10.0**-self.decimals

    @property
    def word(self) -> str:
        """What the data call the number that it starts from; empty for a plain number."""
        return dict(self.options).get(self.start, "")

    @property
    def stops(self) -> int:
        """How many values can be set."""
        return len(self.options) or round((self.high - self.low) / self.step) + 1

    def values(self, stride: int = 1) -> list[float]:
        """The values that can be set, or every so many-th of them."""
        at = range(0, self.stops, stride)
        if self.options:
            return [self.options[i][0] for i in at]
        return [round(self.low + i * self.step, self.decimals) for i in at]


def own_inputs(model: TrainedNetwork) -> list[OwnInput]:
    """What the reader may set, within the range of the data; starts in the middle of them."""
    return [_own(model, entry) for entry in model.entries]


def _own(model: TrainedNetwork, entry: Entry) -> OwnInput:
    feature = entry.feature
    column = model.dataset.frame[feature.column].dropna()
    described = model.dataset.description.columns[feature.column]
    if entry.words:
        values = tuple((float(place), word) for place, word in enumerate(entry.words))
        commonest = float(entry.values.index(column.mode().tolist()[0]))
        return OwnInput(entry, "", 0.0, len(values) - 1.0, 0, commonest, values)
    if feature.numbers:
        words = model.dataset.codes(feature.column)
        encode = numbers_for(feature, model.dataset)
        options = tuple((float(n), str(words.get(c, c))) for c, n in encode.items())
        numbers = [number for number, _ in options]
        return OwnInput(entry, "", min(numbers), max(numbers), 0, numbers[-1], options)
    low, high = float(column.min()), float(column.max())
    span = high - low
    decimals = _decimals(span)
    scale = 10.0**decimals
    low, high = math.floor(low * scale) / scale, math.ceil(high * scale) / scale
    start = round(float(column.median()), decimals)
    return OwnInput(entry, described.unit or "", low, high, decimals, start)


def _decimals(span: float) -> int:
    """How many decimals the values of a range have; below 0 where steps of 1 would be too many."""
    if span >= COARSE:
        return -max(0, math.ceil(math.log10(span / MOST_STEPS)))
    return max(0, -math.floor(math.log10(span or 1) - 2))


def own_rows(inputs: list[OwnInput]) -> Array:
    """Rows that can be set, of shape (rows, inputs of the network): all, or where they are many one
    feature at a time, with the others at their ends or their start."""
    if math.prod(i.stops for i in inputs) <= MOST_ROWS:
        settings = product(*(i.values() for i in inputs))
        return np.array([going_in(inputs, setting) for setting in settings])
    fixed = [{i.low, i.start, i.high} for i in inputs]
    rows: set[tuple[float, ...]] = set()
    for at, moved in enumerate(inputs):
        for others in (min, max, lambda ends: sorted(ends)[len(ends) // 2]):
            row = [others(ends) for ends in fixed]
            stride = max(1, moved.stops * 3 * len(inputs) // MOST_ROWS)
            rows.update((*row[:at], value, *row[at + 1 :]) for value in moved.values(stride))
    return np.array([going_in(inputs, setting) for setting in sorted(rows)])


def going_in(inputs: list[OwnInput], settings: Sequence[float]) -> list[float]:
    """What goes into the network for a setting of each feature."""
    pairs = zip(inputs, settings, strict=True)
    return [x for own, setting in pairs for x in own.entry.row(setting)]


def shown(inputs: list[OwnInput]) -> list[tuple[str, str]]:
    """The settings that it starts from, as texts: number and word, one-hot the word alone."""
    return [
        (own.word, "") if own.entry.words else (digits.given(own.start), own.word) for own in inputs
    ]
