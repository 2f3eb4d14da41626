"""Rows to learn from with what should come out, and how well something did on them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from generator.nn.network import Array

THRESHOLD = 0.5  # of a single output, from which on it answers class 1


@dataclass(frozen=True)
class Examples:
    """Rows of shape (…, n, inputs) with their targets, of shape (…, n, outputs).

    Several outputs are classes that exclude each other, one of them 1 in each target. Targets
    that are `numbers` are neither right nor wrong.
    """

    rows: Array
    targets: Array
    numbers: bool = False

    def __getitem__(self, part: slice | NDArray[np.int64]) -> Examples:
        """Some of the rows; of an index of shape (runs, m), m rows for each run."""
        return Examples(self.rows[part], self.targets[part], self.numbers)

    def __len__(self) -> int:
        return len(self.rows)

    def right(self, outputs: Array) -> NDArray[np.bool_]:
        """Whether outputs of shape (…, n, outputs) answer each row with its class."""
        right: NDArray[np.bool_]
        if outputs.shape[-1] == 1:
            right = (outputs[..., 0] >= THRESHOLD) == (self.targets[..., 0] >= THRESHOLD)
        else:
            right = outputs.argmax(axis=-1) == self.targets.argmax(axis=-1)
        return right


@dataclass(frozen=True)
class Score:
    """Mean loss (without the penalty on weights) and share of right answers, 0 to 1; None where
    the answers are numbers."""

    loss: float
    """The mean loss."""
    accuracy: float | None
    """The share of right answers."""
