"""Series of numbers as the script takes them: whole numbers, told by their changes."""

from __future__ import annotations

from itertools import accumulate

import numpy as np

from generator.figures.state import State
from generator.nn.network import Array

DIGITS = 5  # significant, of the number of a series that is farthest from 0
LEAST = 1e-12  # what is nearer to 0 counts as 0


class Coded(State):
    """`changes` has a list for each series: its first number, then the difference of each from
    the one before, in units of 10 to the power that `exponents` has for the series."""

    exponents: list[int]
    changes: list[list[int]]


def coded(series: Array) -> Coded:
    """The numbers of `series`, of shape (steps, series), as differences, which compress well."""
    sizes = np.maximum(np.abs(series).max(axis=0), LEAST)
    exponents = np.floor(np.log10(sizes)).astype(int) - DIGITS + 1
    code = Coded(exponents=[], changes=[])
    for column, exponent in zip(series.T.tolist(), exponents.tolist(), strict=True):
        whole = [round(value / 10.0**exponent) for value in column]
        while exponent < 0 and not any(number % 10 for number in whole):  # counts of rows
            whole = [number // 10 for number in whole]
            exponent += 1
        code.exponents.append(exponent)
        code.changes.append([b - a for a, b in zip([0, *whole], whole, strict=False)])
    return code


def decoded(code: Coded) -> list[list[float]]:
    """The series again, each a list: the twin of training.js."""
    return [
        [float(f"{whole}e{exponent}") for whole in accumulate(changes)]
        for exponent, changes in zip(code.exponents, code.changes, strict=True)
    ]
