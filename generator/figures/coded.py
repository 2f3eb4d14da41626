"""Series of numbers as the script takes them: whole numbers, told by their changes."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from typing import TypedDict

import numpy as np

from generator.nn.model import Array

DIGITS = 5  # significant, of the number of a series that is farthest from 0


class Coded(TypedDict):
    """`changes` has a list for each series: its first number, then the difference of each from
    the one before, in units of 10 to the power that `exponents` has for the series."""

    exponents: list[int]
    changes: list[list[int]]


def coded(series: Array) -> Coded:
    """The numbers of `series`, of shape (steps, series), as differences, which compress well."""
    sizes = np.abs(series).max(axis=0)
    exponents = np.floor(np.log10(np.where(sizes > 0, sizes, 1.0))).astype(int) - DIGITS + 1
    changes = []
    for column, exponent in zip(series.T.tolist(), exponents.tolist(), strict=True):
        whole = [round(value / 10.0**exponent) for value in column]
        changes.append([b - a for a, b in zip([0, *whole], whole, strict=False)])
    return {"exponents": exponents.tolist(), "changes": changes}


def decoded(code: Coded) -> list[list[float]]:
    """The series again, each a list: the twin of training.js."""
    return [
        [float(f"{whole}e{exponent}") for whole in accumulate(changes)]
        for exponent, changes in zip(code["exponents"], code["changes"], strict=True)
    ]


def flat(arrays: Sequence[Array]) -> list[float]:
    """All numbers of the arrays, one after another."""
    return np.concatenate([array.ravel() for array in arrays]).tolist()
