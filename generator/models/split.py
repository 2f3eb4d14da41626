"""Which rows a network learns from, which are set aside to choose by, and which only judge."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Annotated

import numpy as np
from numpy.typing import NDArray
from pydantic import BeforeValidator, Field, Strict, StrictFloat, StrictInt, model_validator

from generator.data.dataset import Code, Dataset, held
from generator.data.encoding import column
from generator.data.label import Labels
from generator.nn.parts import Part, Parts
from generator.reading.description import Description, Line
from generator.reading.document import Document
from generator.reading.problems import describe

if TYPE_CHECKING:
    from typing import Self

Positions = NDArray[np.int64]
KEYS: dict[Part, str] = {"training": "train", "validation": "validation", "test": "test"}
USUAL: dict[str, Part] = {
    "train": "training",
    "training": "training",
    "validation": "validation",
    "valid": "validation",
    "val": "validation",
    "dev": "validation",
    "test": "test",
}


def _told(value: object) -> object:
    whole = isinstance(value, int) and not isinstance(value, bool) and value > 0
    share = isinstance(value, float) and 0 < value < 1
    if whole or share or isinstance(value, list):
        return value
    problem = f"found {describe(value)}, expected a number of rows, a share of them below 1"
    raise ValueError(f"{problem}, or for a column a list of values")


Rows = Annotated[StrictInt | StrictFloat | list[Code], BeforeValidator(_told)]


class Split(Description):
    """How rows are shared out: by their place, after a shuffle, or by a column.

    A whole number counts rows, one below 1 is their share; rows that no part names are test rows.
    They are taken in the order of the file, or in the order that the seed `shuffle` gives;
    `stratify` shares out the rows of each class alike. With a `column`, each part lists the values
    of its rows, such as `train: [1, 2]`; a column may also hold the names of the parts.
    """

    train: Rows | None = None
    """The training rows, which are learned from: how many, or below 1 which share of all; with
    `column` a list of values."""
    validation: Rows | None = None
    """The validation rows, which are set aside to choose by, in the same way; none unless told."""
    test: Rows | None = None
    """The test rows, which only judge, in the same way; the rest unless told."""
    column: Line | None = None
    """The column that says where a row belongs: `train`, `validation` or `test`, or other values,
    which the three keys then list."""
    shuffle: Annotated[int, Strict(), Field(ge=0, lt=2**63)] | None = None
    """A seed that mixes the rows; unless told they are taken in the order of the file."""
    stratify: bool = False
    """`true` shares out the rows of each class alike."""

    @model_validator(mode="after")
    def _one_way(self) -> Self:
        told = {key: value for key in KEYS.values() if (value := getattr(self, key)) is not None}
        for key, value in told.items():
            if isinstance(value, list) != bool(self.column):
                expected = "a list of values" if self.column else "a number of rows or their share"
                raise ValueError(f'found {describe(value)} as "{key}", expected {expected}')
        if self.column and (self.stratify or self.shuffle is not None):
            raise ValueError(
                '"column" says where each row belongs; expected no shuffle, no stratify'
            )
        if not self.column and self.train is None:
            raise ValueError('expected "train", a number of rows or their share, or a "column"')
        return self


def parts_of(document: Document, split: Split, dataset: Dataset, label: Labels) -> Parts[Positions]:
    """The positions of the rows of each part, in the order in which they are learned from.

    Raises ContentError for parts that are larger than the data, miss some of them or are empty,
    and where no rows are left that judge.
    """
    if split.column:
        named = _by_column(document, split, split.column, dataset)
    else:
        named = _by_size(document, split, dataset.rows, label)
    parts = {part: rows for part, rows in zip(KEYS, named, strict=True) if len(rows)}
    if "training" not in parts or len(parts) < 2:
        found = " and ".join(f"{len(rows)} {part} rows" for part, rows in parts.items())
        lacking = "some rows to be left that judge" if "training" in parts else "training rows"
        at = "column" if split.column else "train"
        problem = f"found {found} of {dataset.rows}, expected {lacking}"
        raise document.error(("split", at), problem)
    return Parts(parts)


def arrays_of(parts: Parts[Positions]) -> list[Positions]:
    """The positions of training, validation and test rows; empty for a part that is not there."""
    return [parts.by_name.get(part, np.empty(0, np.int64)) for part in KEYS]


def _by_size(document: Document, split: Split, rows: int, label: Labels) -> Iterable[Positions]:
    sizes = _sizes(document, split, rows)
    order = np.arange(rows)
    if split.shuffle is not None:
        order = np.random.default_rng(split.shuffle).permutation(rows)
    if not split.stratify:
        return np.split(order, np.cumsum(sizes)[:-1])
    if label.answer == "number":
        problem = "found a label of numbers, which has no classes to share out alike"
        raise document.error(("split", "stratify"), problem)
    part = _stratified(label.values[order].astype(np.int64), sizes)
    return [order[part == number] for number in range(len(sizes))]


def _sizes(document: Document, split: Split, rows: int) -> list[int]:
    """How many rows each part has, in the order of `KEYS`."""
    shares = [share for key in KEYS.values() if not isinstance(share := getattr(split, key), list)]
    exact = [0.0 if s is None else s if isinstance(s, int) else s * rows for s in shares]
    sizes = [round(size) for size in exact]
    if split.test is not None and abs(sum(exact) - rows) > 1e-6 * rows:
        found = f"found parts of {sum(exact):g} rows in all, expected {rows}"
        problem = f'{found}; without "test" the rest are test rows'
        raise document.error(("split", "test"), problem)
    sizes[-1] = rows - sum(sizes[:-1])
    for key, share, size in zip(KEYS.values(), shares, sizes, strict=True):
        if share is not None and size < 1:
            problem = f"found {share} of {rows} rows, which leaves no row for it"
            raise document.error(("split", key), problem)
    if sizes[-1] < 0:
        problem = f"found parts of {sum(sizes[:-1])} rows in all, expected up to {rows}"
        raise document.error(("split", "train"), problem)
    return sizes


def _stratified(classes: Positions, sizes: list[int]) -> Positions:
    """The number of its part for each row, given the place of its class: each part has its size,
    and of each class as many rows as are its due, give or take one."""
    groups = [np.flatnonzero(classes == place) for place in np.unique(classes)]
    part = np.empty(len(classes), np.int64)
    for number, size in enumerate(sizes):
        # Rounding the sum over the classes so far, and not each class, keeps the size exact.
        ends = np.cumsum([0, *map(len, groups)])
        due = np.diff(ends * size // max(ends[-1], 1)).tolist()
        for rows, count in zip(groups, due, strict=True):
            part[rows[:count]] = number
        groups = [rows[count:] for rows, count in zip(groups, due, strict=True)]
    return part


def _by_column(
    document: Document, split: Split, name: str, dataset: Dataset
) -> Iterable[Positions]:
    path = ("split", "column")
    values = column(document, path, name, dataset)
    named: dict[Code, Part] = {}
    for part, key in KEYS.items():
        for at, code in enumerate(getattr(split, key) or ()):
            value = held(values, code)
            if value in named:
                problem = f"{describe(code)} belongs to the {named[value]} rows already"
                raise document.error(("split", key, at), problem)
            named[value] = part
    found = values.tolist()
    parts = [named.get(v) if named else USUAL.get(str(v).casefold()) for v in found]
    if None in parts:
        at = parts.index(None)
        what = "no value" if found[at] != found[at] else describe(found[at])
        known = ", ".join(map(describe, named or KEYS.values()))
        problem = f'column "{name}" has {what}, which names no part; known are {known}'
        raise document.error(path, problem)
    return [np.array([i for i, p in enumerate(parts) if p == part], np.int64) for part in KEYS]
