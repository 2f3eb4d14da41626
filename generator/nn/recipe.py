"""How a network is trained: what an author may say of it."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, Strict

from generator.reading.description import Count, Description, Number, Positive


class Stop(Description):
    """Early stopping: the last `held_out` training rows are not learned from, and the network is
    taken from the epoch whose loss on them no epoch of the next `patience` ones undercuts."""

    held_out: Count
    patience: Count


class Recipe(Description):
    """How a network is trained, by the build's own rules; see generator/nn/training.py.

    `batch` is the number of rows per step, all if absent. `restarts` networks start from
    different weights, and the one with the lowest loss on training rows is taken. `keep` says
    how many epochs of the way are kept.
    """

    loss: Literal["binary-cross-entropy", "mean-squared-error"] = "binary-cross-entropy"
    optimizer: Literal["gradient-descent", "adam"] = "adam"
    learning_rate: Positive
    momentum: Number = Field(default=0, ge=0, lt=1)
    epochs: Annotated[int, Strict(), Field(gt=0, le=100_000)]
    batch: Count | None = None
    l2: Number = Field(default=0, ge=0)
    initialisation: Literal["he", "glorot"] = "he"
    seed: Annotated[int, Strict(), Field(ge=0, lt=2**63)] = 0
    restarts: Annotated[int, Strict(), Field(gt=0, le=100)] = 1
    standardise: bool = True
    stop: Stop | None = None
    keep: Annotated[int, Strict(), Field(ge=2, le=200)] = 40
