"""A network seen over one or two of its inputs, the others held at a value."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Annotated, NamedTuple

import numpy as np
from numpy.typing import NDArray
from pydantic import Field

from generator.data.dataset import Code, Dataset, held
from generator.data.feature import fill_value, numbers_for
from generator.data.inputs import Entry
from generator.figures.kind import FigureSpec
from generator.figures.parts import digits
from generator.models.model import Rows
from generator.models.sources import check_part
from generator.models.trained import TrainedNetwork
from generator.nn.examples import THRESHOLD
from generator.nn.network import Array, Network
from generator.notation.direction import isolated
from generator.reading.errors import SpecProblem, unknown

MOST_SERIES = 4  # curves that line, colour and label can tell apart

Nothing = Annotated[tuple[str, ...], Field(max_length=0)]


class SliceSpec(FigureSpec):
    """The network, the inputs that vary, the rows that are drawn, and values of the other inputs.

    `over` is the first continuous input unless the author names another; `by` is the first one
    with a word for each of its numbers, or the second continuous one where there is none or each
    class has a curve; none with `[]`.
    """

    model: str
    """The network whose answers are drawn over the range of its inputs."""
    over: str | None = None
    """The feature on the axis; the first that is a number unless told."""
    by: str | Nothing | None = None
    """The feature with a curve for each of its values, or, for a map, a second number; unless told
    the first with a word for each value, or else the second number; none with `[]`."""
    rows: Rows = "training"
    """The rows that are marked."""
    hold: dict[str, Code] = Field(default_factory=dict)
    """Values at which other features are held, such as `{Pclass: 3}`; the median or commonest of
    the training rows unless told."""


class Series(NamedTuple):
    """What a curve is of: one value of an input that has a word for each, the word and the number
    it stands for; or a class, and the output that has its probability."""

    name: str
    value: float
    output: int = 0


@dataclass(frozen=True)
class Slice:
    """The inputs `over` and `by` (indices; None where there is only one) of a model, drawn with
    the rows named `rows`. Of a one-hot feature `by` is the first input. `held` is a row with the
    values of all other inputs."""

    model: TrainedNetwork
    over: int
    by: int | None
    rows: Rows
    held: tuple[float, ...]

    @property
    def two_continuous(self) -> bool:
        return self.by is not None and not words_of(self.model, self.by)

    @property
    def title(self) -> str:
        return self.model.inputs[self.over].name

    @property
    def threshold(self) -> float | None:
        """The probability from which on class 1 of two is the answer."""
        return THRESHOLD if self.model.answer == "binary" else None

    @property
    def decimals(self) -> int | None:
        """Those of an answer that is a number."""
        return self.model.label.decimals if self.model.answer == "number" else None

    @cached_property
    def second(self) -> Entry | None:
        """The feature whose first input is `by`."""
        return None if self.by is None else _entry(self.model, self.by)

    @cached_property
    def series(self) -> tuple[Series, ...]:
        """The values of `by`, one curve each; the classes, if there are several; a single one
        without name where there is neither."""
        if self.model.answer == "classes":
            return tuple(Series(name, 0.0, i) for i, name in enumerate(self.model.classes))
        if self.by is None:
            return (Series("", 0.0),)
        return tuple(Series(name, v) for v, name in words_of(self.model, self.by).items())

    @cached_property
    def drawn(self) -> NDArray[np.int64]:
        """Positions of the drawn rows, in the order of the file."""
        if self.rows == "all":
            return np.arange(len(self.model.labels))
        return np.sort(self.model.parts.of(self.rows))

    def predict(self, network: Network, x: Array, by: float | Array = 0.0) -> Array:
        """The first output at each of the values `x`, of shape (n,): of two classes the
        probability of class 1, or a number."""
        return self.outputs(network, x, by)[:, 0]

    def outputs(self, network: Network, x: Array, by: float | Array = 0.0) -> Array:
        """All outputs at each of the values `x`, of shape (n, outputs)."""
        return network.predict(self._rows(x, by))

    def sums(self, network: Network, x: Array, by: float | Array = 0.0) -> Array:
        """What the last layer makes its outputs of, of shape (n, outputs)."""
        passes = network.parts(self._rows(x, by))
        return np.concatenate([layers[-1].pre_activation for layers in passes])

    def _rows(self, x: Array, by: float | Array) -> Array:
        rows = np.tile(self.held, (len(x), 1))
        rows[:, self.over] = x
        if self.second is not None:
            rows[:, self.second.at : self.second.end] = self.second.numbers(np.full(len(x), by))
        return rows

    def drawn_of(self, series: Series) -> NDArray[np.int64]:
        """Positions of the drawn rows of one series."""
        at: NDArray[np.int64] = self.drawn
        if self.model.answer == "classes":
            at = at[self.model.labels[at] == series.output]
        elif self.second is not None:
            at = at[self.second.settings(self.model.features[at]) == series.value]
        return at

    def unit(self, index: int) -> str:
        return self.model.dataset.description.columns[self.model.inputs[index].column].unit or ""

    def filled(self, index: int) -> tuple[int, float]:
        """How many drawn rows have no value of that input, and the value that they are given."""
        feature, dataset = self.model.inputs[index].feature, self.model.dataset
        missing = int(dataset.frame[feature.column].isna().to_numpy()[self.drawn].sum())
        train = self.model.parts.training
        return missing, fill_value(feature, dataset, train) if missing else 0.0

    @property
    def holding(self) -> list[str]:
        """What each other input is held at: "Class 3 (third class)"."""
        return [
            f"{isolated(entry.name)} {_shown(self.model, entry, entry.setting(self.held))}"
            for entry in self.model.entries
            if entry.at not in (self.over, self.by)
        ]


def slice_of(spec: SliceSpec, model: TrainedNetwork) -> Slice:
    """What the spec asks for; SpecProblem where the model has no such input or value."""
    at = {entry.column: entry.at for entry in model.entries}
    columns = list(at)
    worded = [column for column in columns if words_of(model, at[column])]
    continuous = [column for column in columns if column not in worded]
    over = spec.over or next((c for c in continuous if c != spec.by), None)
    several = model.answer == "classes"
    few = [column for column in worded if len(words_of(model, at[column])) <= MOST_SERIES]
    others = continuous if several else [*few, *continuous]
    by = spec.by if isinstance(spec.by, str) else None
    if spec.by is None:
        by = next((c for c in others if c != over), None)
    if over is None:
        raise SpecProblem(("model",), f'network "{model.name}" has no continuous input')
    for key, column in (("over", over), ("by", by)):
        if column is not None and column not in columns:
            raise SpecProblem((key,), unknown(f"input of {model.name}", column, columns))
    if over in worded:
        problem = f'"{over}" has a word for each number, expected a continuous input'
        raise SpecProblem(("over",), f"{problem} ({', '.join(continuous) or 'none here'})")
    if several and by in worded:
        problem = f'"{by}" has a word for each number, but each class has a curve'
        more = f"expected another continuous input ({', '.join(continuous)}) or []"
        raise SpecProblem(("by",), f"{problem}; {more}")
    if over == by:
        raise SpecProblem(("by",), f'"{by}" is on the x axis already, expected another input')
    check_part(model, spec.rows)
    second = None if by is None else at[by]
    found = Slice(model, at[over], second, spec.rows, _held(spec, model, {over, by}))
    if not several and not found.two_continuous and len(found.series) > MOST_SERIES:
        problem = f'"{by}" has {len(found.series)} values, expected at most {MOST_SERIES}'
        raise SpecProblem(("by",), problem)
    return found


def words_of(model: TrainedNetwork, index: int) -> dict[float, str]:
    """The words for the numbers of an input; codes that share a number share a line.

    Empty for a continuous input.
    """
    entry = _entry(model, index)
    if entry.words:
        return {float(place): word for place, word in enumerate(entry.words)}
    feature = entry.feature
    words = model.dataset.codes(feature.column)
    numbers: Mapping[Code, Code] = numbers_for(feature, model.dataset) or {
        code: code for code in words
    }
    found: dict[float, str] = {}
    for code, number in numbers.items():
        word, at = str(words.get(code, code)), float(number)
        found[at] = f"{found[at]} or {word}" if at in found else word
    return found


def _held(spec: SliceSpec, model: TrainedNetwork, varied: set[str | None]) -> tuple[float, ...]:
    columns = [entry.column for entry in model.entries]
    for column in spec.hold:
        if column not in columns:
            raise SpecProblem(("hold", column), unknown("input", column, columns))
        if column in varied:
            raise SpecProblem(("hold", column), f'"{column}" varies here, expected another input')
    train = model.features[model.parts.training]
    return tuple(
        number
        for entry in model.entries
        for number in entry.row(
            _asked(entry, model.dataset, spec.hold)
            if entry.column in spec.hold
            else _usual(entry, entry.settings(train), entry.column in varied)
        )
    )


def _entry(model: TrainedNetwork, at: int) -> Entry:
    """The feature whose first input is there."""
    return next(entry for entry in model.entries if entry.at == at)


def _asked(entry: Entry, dataset: Dataset, hold: Mapping[str, Code]) -> float:
    feature = entry.feature
    value = held(dataset.frame[feature.column], hold[feature.column])
    if entry.words:
        if value not in entry.values:
            problem = unknown(f"value of {feature.column}", str(value), map(str, entry.values))
            raise SpecProblem(("hold", feature.column), problem)
        return float(entry.values.index(value))
    if feature.numbers:
        numbers = numbers_for(feature, dataset)
        if value not in numbers:
            problem = unknown(f"value of {feature.column}", str(value), map(str, feature.numbers))
            raise SpecProblem(("hold", feature.column), problem)
        return float(numbers[value])
    if isinstance(value, str | bool):
        problem = f"found {str(value).lower() if isinstance(value, bool) else repr(value)}"
        raise SpecProblem(("hold", feature.column), f"{problem}, expected a number")
    return float(value)


def _usual(entry: Entry, values: Array, varies: bool) -> float:
    """The most frequent value of an encoded feature, the median of another; 0 where it varies."""
    if varies:
        return 0.0
    if not entry.feature.encode:
        return float(np.median(values))
    numbers, counts = np.unique(values, return_counts=True)
    return float(numbers[counts.argmax()])


def _shown(model: TrainedNetwork, entry: Entry, value: float) -> str:
    name = words_of(model, entry.at).get(value)
    if entry.feature.encode:
        return name or digits.given(value)
    return f"{digits.given(value)}{f' ({name})' if name else ''}"
