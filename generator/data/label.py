"""A data set's column as the question: which class, or which number, is right for each row."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Literal

import numpy as np
from numpy.typing import NDArray

from generator.data.dataset import Code, Dataset, held
from generator.data.encoding import column, words_among_numbers
from generator.data.sentences import PLACES, USUAL, Sentences, place_in
from generator.notation.number import given, to_decimals
from generator.reading.document import Document
from generator.reading.errors import unknown

if TYPE_CHECKING:
    import pandas as pd

Answer = Literal["binary", "classes", "number"]
Values = NDArray[np.int64] | NDArray[np.float64]
MOST_CLASSES = 20
MOST_DECIMALS = 6


@dataclass(frozen=True)
class Labels:
    """What is right for each row: the place of its class in `classes`, or with none a number.

    `values` has shape (rows,); `codes` are what the column holds for each class. A binary answer
    has two classes, the second of which is the one whose probability a single output gives.
    `sentences` are an author's own.
    """

    answer: Answer
    values: Values
    classes: tuple[str, ...] = ()
    codes: tuple[Code, ...] = ()
    sentences: Sentences = USUAL

    def said(self, value: float) -> str:
        """An answer: a class by its word; a number with the decimals of the data, and enough of
        them to tell apart what differs by a hundredth of their deviation."""
        if self.answer == "number":
            return to_decimals(value, self.decimals)
        return self.classes[int(value)]

    def told(self, value: float) -> str:
        """The truth: a class by its word, a number as the data have it."""
        return given(value) if self.answer == "number" else self.classes[int(value)]

    @cached_property
    def decimals(self) -> int:
        """How many decimals a number is said with."""
        spread = float(self.values.std())
        fine = 2 - math.floor(math.log10(spread)) if spread else 0
        of_data = (d for d in range(MOST_DECIMALS) if (self.values.round(d) == self.values).all())
        return max(0, fine, next(of_data, MOST_DECIMALS))

    @cached_property
    def targets(self) -> NDArray[np.float64]:
        """What should come out of a network, of shape (rows, outputs): 0 or 1, one 1 among zeros
        for each row, or its number."""
        if self.answer == "classes":
            return np.eye(len(self.classes))[self.values.astype(np.int64)]
        return self.values[:, np.newaxis].astype(np.float64)


def labels_of(
    document: Document,
    label: str,
    dataset: Dataset,
    answer: Answer | None,
    positive: Code | None = None,
) -> Labels:
    """The labels in the column `label`; ContentError for one that asks no such question.

    Classes stand in the order of their codes, 0 before 1; without codes in that of their values.
    Of two, `positive` is the second. An answer that is not told is one of the classes there are.
    """
    values = column(document, ("label",), label, dataset)
    if gaps := int(values.isna().sum()):
        at = int(values.isna().to_numpy().argmax())
        problem = f'no value of the label "{label}", expected one in every row; {gaps} have none'
        raise dataset.cells.error(at, problem)
    if answer == "number":
        if values.dtype.kind not in "iuf":
            raise words_among_numbers(document, ("label",), label, dataset)
        sentences = _sentences(document, label, dataset, answer, ())
        return Labels(answer, values.to_numpy(dtype=np.float64), sentences=sentences)
    order = _order(values, dataset.codes(label))
    answer = answer or ("binary" if len(order) == 2 else "classes")
    if positive is not None:
        second = held(values, positive)
        if second not in order or answer != "binary":
            problem = unknown(f'value of the label "{label}"', str(positive), map(str, order))
            raise document.error(("positive",), problem)
        order.sort(key=lambda value: value == second)
    _check_count(document, label, len(order), answer)
    place = {value: at for at, value in enumerate(order)}
    found: NDArray[np.int64] = values.map(place.__getitem__).to_numpy(dtype=np.int64)
    words = tuple(dataset.word(label, value) for value in order)
    sentences = _sentences(document, label, dataset, answer, words)
    return Labels(answer, found, words, tuple(order), sentences)


def _sentences(
    document: Document, label: str, dataset: Dataset, answer: Answer, classes: tuple[str, ...]
) -> Sentences:
    """What the author says of the label; ContentError for a place that is not of such answers, and
    for chances of other classes than its two."""
    sentences = dataset.description.columns[label].sentences
    place = "{number}" if answer == "number" else "{class}"
    for which, clause in (("answer", sentences.answer), ("truth", sentences.truth)):
        if clause and place_in(clause) != place:
            raise document.error(
                ("label",),
                f'label "{label}" is {PLACES[place]} here, expected {place} in its sentence '
                f'"{which}" in {dataset.name}.yaml, found "{clause}"',
            )
    where = f'in its sentences "chance" in {dataset.name}.yaml'
    if sentences.chance and answer != "binary":
        raise document.error(
            ("label",), f'label "{label}" is {PLACES[place]} here, expected two classes {where}'
        )
    for word in sentences.chance:
        if word not in classes:
            problem = unknown(f'class of the label "{label}"', word, classes)
            raise document.error(("label",), f"{problem} {where}")
    return sentences


def _check_count(document: Document, label: str, count: int, answer: Answer) -> None:
    if answer == "binary" and count != 2:
        problem = f'label "{label}" has {count} values, expected two for a "sigmoid"'
        more = f'; for classes end in {count} units of "softmax", for numbers in one of "identity"'
        raise document.error(("label",), problem + (more if count > 2 else ""))
    if not 2 <= count <= MOST_CLASSES:
        problem = f'label "{label}" has {count} values, expected 2 to {MOST_CLASSES} classes'
        raise document.error(("label",), f'{problem}; for numbers end in one unit of "identity"')


def _order(values: pd.Series, codes: dict[Code, str]) -> list[Code]:
    """The classes in their order."""
    present: list[Code] = sorted(values.unique().tolist())
    if not codes or set(codes) in ({0, 1}, {False, True}):
        return sorted(codes) or present
    return list(codes)
