"""What answers a question on a data set, and how often that is right."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Literal, TypeVar

import numpy as np
from numpy.typing import NDArray

from generator.data.dataset import Dataset, Value
from generator.data.label import Answer, Labels, Values
from generator.models.description import Predictor
from generator.models.doubts import Asked
from generator.models.split import Positions
from generator.nn.parts import Part, Parts
from generator.notation.in_prose import in_prose

T = TypeVar("T")
Rows = Part | Literal["all"]


@dataclass(frozen=True)
class BySplit(Parts[T]):
    """One value for each part of the rows, and one for all."""

    all: T

    @property
    def each(self) -> dict[Rows, T]:
        """The values by their names, that of all rows last."""
        parts: dict[Rows, T] = {part: value for part, value in self.by_name.items()}
        return parts | {"all": self.all}


@dataclass(frozen=True)
class Group:
    """Some rows: how many there are, are of class 1, are predicted as class 1, are right."""

    rows: int
    """How many rows these are."""
    positive: int
    """How many of them are of the second class."""
    predicted: int
    """How many are answered with the second class."""
    correct: int
    """How many get the right answer."""


@dataclass(frozen=True)
class Errors:
    """How far numbers are from the truth, in the label's unit or its square.

    `r2` is the share of the truth's variance that the answers account for: 1 where they are
    right, 0 for the mean of the truth, below for worse; NaN where the truth does not vary.
    """

    squared: float
    """The mean of the squared errors."""
    absolute: float
    """The mean of the errors, without their signs."""
    r2: float
    """The share of the variance that the answers account for."""


def errors_of(predicted: Values, truth: Values) -> Errors:
    """The mean squared and mean absolute error, and the coefficient of determination R² (Wright
    1921, "Correlation and causation")."""
    off = predicted - truth
    squared, variance = float((off**2).mean()), float(truth.var())
    r2 = 1 - squared / variance if variance else float("nan")
    return Errors(squared, float(np.abs(off).mean()), r2)


@dataclass(frozen=True, kw_only=True)
class Model:
    """A question to a data set: the label of each row, and the positions of the rows of each part.

    Rules, shapes and trained networks add how it is answered.
    """

    name: str
    description: Predictor
    dataset: Dataset
    label: Labels
    parts: Parts[Positions]

    @property
    def title(self) -> str:
        """What readers see as its name."""
        return self.description.title

    @property
    def answer(self) -> Answer:
        """Whether it answers with one of two classes, one of several, or a number."""
        return self.label.answer

    @property
    def labels(self) -> Values:
        """The place of each row's class among the classes, or its number; shape (rows,)."""
        return self.label.values

    @property
    def classes(self) -> tuple[str, ...]:
        return self.label.classes

    @property
    def asked(self) -> Asked:
        """Its question, to be doubted."""
        file = f"models/{self.name}.yaml"
        return Asked(file, self.description, self.dataset, self.label, self.parts, {})

    @cached_property
    def rows(self) -> BySplit[int]:
        """How many rows there are."""
        return self._by_split(self.labels, len)

    def _by_split(self, rows: NDArray[Any], of: Callable[[NDArray[Any]], T]) -> BySplit[T]:
        return BySplit(self.parts.map(lambda at: of(rows[at])).by_name, of(rows))


@dataclass(frozen=True, kw_only=True)
class Answers(Model):
    """A model with an answer for every row: `predictions` are as the labels."""

    predictions: Values

    @cached_property
    def correct(self) -> BySplit[int]:
        """Numbers of rows that get the right class; TypeError where the answer is a number."""
        if self.answer == "number":
            raise TypeError(f'model "{self.name}" answers with numbers; it has errors, no accuracy')
        return self._by_split(self.predictions == self.labels, lambda right: int(right.sum()))

    @cached_property
    def accuracy(self) -> BySplit[float]:
        """Shares of rows predicted right, 0 to 1; TypeError where the answer is a number."""
        right, rows = self.correct, self.rows
        shares = {part: right.of(part) / count for part, count in rows.by_name.items()}
        return BySplit(shares, right.all / rows.all)

    def by_class(self, place: int) -> BySplit[tuple[int, int]]:
        """Of the rows of one class how many get it, and how many there are."""
        right, of_it = self.predictions == self.labels, self.labels == place
        both = np.column_stack([right & of_it, of_it])
        return self._by_split(both, lambda part: (int(part[:, 0].sum()), int(part[:, 1].sum())))

    @cached_property
    def confusion(self) -> BySplit[NDArray[np.int64]]:
        """Counts of rows by their class and the answer, of shape (classes, classes); TypeError
        where the answer is a number."""
        if self.answer == "number":
            raise TypeError(f'model "{self.name}" answers with numbers; it has errors, no classes')
        both, count = np.column_stack([self.labels, self.predictions]), len(self.classes)

        def counted(part: NDArray[Any]) -> NDArray[np.int64]:
            table = np.zeros((count, count), np.int64)
            np.add.at(table, (part[:, 0], part[:, 1]), 1)
            return table

        return self._by_split(both, counted)

    @cached_property
    def errors(self) -> BySplit[Errors]:
        """How far numbers are from the truth; TypeError where the answer is a class."""
        if self.answer != "number":
            raise TypeError(f'model "{self.name}" answers with classes; it has accuracy, no errors')
        both = np.column_stack([self.predictions, self.labels])
        return self._by_split(both, lambda part: errors_of(part[:, 0], part[:, 1]))

    @in_prose
    def group(self, **equals: Value) -> Group:
        """Counts over the rows whose columns have the given values; TypeError for an answer that
        is none of two classes."""
        if self.answer != "binary":
            raise TypeError(f'model "{self.name}" does not answer with one of two classes')
        at = self.dataset.where(**equals).frame.index.to_numpy()
        labels, predicted = self.labels[at], self.predictions[at]
        right = int((labels == predicted).sum())
        return Group(len(at), int(labels.sum()), int(predicted.sum()), right)
