"""What answers a question on a data set, and how often that is right."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Generic, TypeVar

import numpy as np
from numpy.typing import NDArray

from generator.data.dataset import Dataset, Value
from generator.models.description import Predictor
from generator.notation.in_prose import in_prose

T = TypeVar("T")


@dataclass(frozen=True)
class BySplit(Generic[T]):
    """One value for the training rows, one for the validation rows, one for all."""

    training: T
    validation: T
    all: T


@dataclass(frozen=True)
class Group:
    """Some rows: how many there are, are of class 1, are predicted as class 1, are right."""

    rows: int
    positive: int
    predicted: int
    correct: int


@dataclass(frozen=True, kw_only=True)
class Model:
    """A question to a data set: a label of 0 or 1 for each row, and which rows come first.

    Rules, shapes and trained networks add how it is answered.
    """

    name: str
    description: Predictor
    dataset: Dataset
    labels: NDArray[np.int64]

    @property
    def title(self) -> str:
        return self.description.title

    @property
    def classes(self) -> tuple[str, str]:
        codes = self.dataset.description.columns[self.description.label].codes or {}
        return codes[0], codes[1]

    @cached_property
    def rows(self) -> BySplit[int]:
        train = self.description.split.train
        return BySplit(train, len(self.labels) - train, len(self.labels))


@dataclass(frozen=True, kw_only=True)
class Answers(Model):
    """A model with an answer for every row: `predictions` has 0 or 1 for each."""

    predictions: NDArray[np.int64]

    @cached_property
    def correct(self) -> BySplit[int]:
        right = self.predictions == self.labels
        train = self.description.split.train
        return BySplit(int(right[:train].sum()), int(right[train:].sum()), int(right.sum()))

    @cached_property
    def accuracy(self) -> BySplit[float]:
        """Shares of rows predicted right, 0 to 1."""
        return BySplit(
            self.correct.training / self.rows.training,
            self.correct.validation / self.rows.validation,
            self.correct.all / self.rows.all,
        )

    @in_prose
    def group(self, **equals: Value) -> Group:
        """Counts over the rows whose columns have the given values."""
        at = self.dataset.where(**equals).frame.index.to_numpy()
        labels, predicted = self.labels[at], self.predictions[at]
        right = int((labels == predicted).sum())
        return Group(len(at), int(labels.sum()), int(predicted.sum()), right)
