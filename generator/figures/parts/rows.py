"""The rows of a data set as scripts take them: coded, so that a page can carry them.

Each distinct value is told once, exactly, and each row by the place of its value. Where these are
few, one character tells the places of several rows; where they are many, a place takes several
characters. The twin that reads them is assets/scripts/rows.js.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

import numpy as np

from generator.figures.finished import FinishedFigure
from generator.figures.state import Real, State
from generator.models.trained import TrainedNetwork
from generator.nn.network import Array
from generator.notation.number import terse

MOST_CELLS = 20_000  # rows × features; more would weigh on the page more than the figure itself
# What stands for a digit: whatever needs no escape in JSON or in an HTML script.
DIGITS = "".join(chr(code) for code in range(33, 127) if chr(code) not in "\"&'<>\\`")

MOST_PACKED = 6  # rows in one character


class CodedColumn(State):
    """`values` are the `count` distinct ones, for a feature of several inputs the numbers of each
    one after the other. `places` has the place of each row's value as a number of the base
    `count`; so many of them as fit into one digit of the base len(DIGITS) stand in one, the first
    as the lowest, or each takes as many digits as it needs, the first as the highest."""

    count: int
    values: list[Real]
    places: str


class CodedRows(State):
    """How many rows there are of each part, the parts one after the other; a column for each
    feature, in the order of the inputs; and the label: the place of a class, or a number."""

    parts: dict[str, int]
    features: list[CodedColumn]
    label: CodedColumn


def coded_rows(model: TrainedNetwork) -> CodedRows | None:
    """All rows that the model learned from, chose by or is judged by; None where they are many."""
    if len(model.features) * len(model.entries) > MOST_CELLS:
        return None
    order = np.concatenate(list(model.parts.by_name.values()))
    inputs, labels = model.features[order], model.labels[order]
    return CodedRows(
        parts={part: len(at) for part, at in model.parts.by_name.items()},
        features=[_coded(inputs[:, entry.at : entry.end]) for entry in model.entries],
        label=_coded(labels.astype(np.float64)[:, np.newaxis]),
    )


def decoded_rows(coded: CodedRows) -> tuple[Array, Array]:
    """The inputs, of shape (rows, inputs), and the labels again, of shape (rows,)."""
    count = sum(coded.parts.values())
    inputs = np.hstack([_decoded(column, count) for column in coded.features])
    return inputs, _decoded(coded.label, count)[:, 0]


def told_late(
    figures: Iterable[FinishedFigure],
) -> tuple[list[FinishedFigure], dict[str, dict[str, Any]]]:
    """The figures of a page with a name in place of rows, and the rows by these names: a page has
    the same ones once, and readers get them when something is first counted or learned on them.
    The names are places, so that pages with the same rows may share them."""
    rows: dict[str, dict[str, Any]] = {}
    told = []
    for figure in figures:
        own = figure.numbers.get("rows")
        if isinstance(own, dict):  # other kinds call other things so
            name = next((name for name, same in rows.items() if same == own), f"{len(rows)}")
            rows[name] = own
            figure = replace(figure, numbers=figure.numbers | {"rows": name})
        told.append(figure)
    return told, rows


def _coded(block: Array) -> CodedColumn:
    """A feature, of shape (rows, its inputs)."""
    distinct, at = np.unique(block, axis=0, return_inverse=True)
    values = [terse(float(x)) for x in distinct.ravel()]
    count, rows = len(distinct), at.ravel().tolist()
    packed, width = _packed(count), _width(count)
    if packed > 1:
        groups = (rows[i : i + packed] for i in range(0, len(rows), packed))
        numbers = [sum(place * count**i for i, place in enumerate(group)) for group in groups]
    else:
        numbers = rows
    return CodedColumn(
        count=count, values=values, places="".join(_number(n, width) for n in numbers)
    )


def _packed(count: int) -> int:
    """How many places of so many fit into one digit."""
    packed = 1
    while count ** (packed + 1) <= len(DIGITS) and packed < MOST_PACKED:
        packed += 1
    return packed


def _width(count: int) -> int:
    """How many digits it takes to tell so many places apart."""
    width = 1
    while len(DIGITS) ** width < count:
        width += 1
    return width


def _number(number: int, width: int) -> str:
    base = len(DIGITS)
    return "".join(DIGITS[number // base**power % base] for power in reversed(range(width)))


def _decoded(column: CodedColumn, rows: int) -> Array:
    count, packed, width = column.count, _packed(column.count), _width(column.count)
    places = []
    for row in range(rows):
        at = row // packed * width
        number = 0
        for digit in column.places[at : at + width]:
            number = number * len(DIGITS) + DIGITS.index(digit)
        places.append(number // count ** (row % packed) % count)
    return np.array(column.values, np.float64).reshape(count, -1)[places]
