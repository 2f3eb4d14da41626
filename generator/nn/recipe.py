"""How a network is trained: what an author may say of it."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, Strict

from generator.nn.loss import LOSSES, Loss, usual_loss
from generator.reading.description import Count, Description, Number, Positive


class Stop(Description):
    """Early stopping: the network is taken from the epoch whose loss on the validation rows no
    epoch of the next `patience` ones undercuts; or on the last `held_out` training rows, which are
    then not learned from."""

    held_out: Count | None = None
    patience: Count


class Recipe(Description):
    """How a network is trained, by the build's own rules; see generator/nn/training.py.

    A `loss` that is not told is the one that goes with the output: binary cross-entropy with a
    sigmoid, cross-entropy with softmax, else the mean squared error. `standardise` scales the
    inputs, and numbers to be answered, to mean 0 and deviation 1 while the network learns.
    `batch` is the number of rows per step, all if absent. `restarts` networks start from
    different weights, and the one is taken that has the lowest loss on the rows held out, else on
    the validation rows, else on those learned from. `keep` says how many epochs of the way are
    kept.
    """

    loss: Literal["binary-cross-entropy", "cross-entropy", "mean-squared-error"] | None = None
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

    @property
    def held_out(self) -> int:
        """How many training rows are not learned from."""
        return (self.stop.held_out or 0) if self.stop else 0

    def loss_for(self, output: str) -> Loss:
        """The loss of networks whose last layer has that activation."""
        return LOSSES[self.loss] if self.loss else usual_loss(output)

    def ending_in(self, output: str) -> Recipe:
        """This recipe for networks whose last layer has that activation: with its loss told."""
        return self.model_copy(update={"loss": self.loss_for(output).name})
