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
    """How many of the last training rows are not learned from, and choose the epoch; the validation
    rows do unless told."""
    patience: Count
    """After how many epochs without a lower loss on those rows the training ends; the best epoch is
    taken."""


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
    """What is made small; unless told that which goes with the output: the first with a sigmoid,
    the second with softmax, else the third."""
    optimizer: Literal["gradient-descent", "adam"] = "adam"
    """How a step follows from the slopes of the loss."""
    learning_rate: Positive
    """How large a step is."""
    momentum: Number = Field(default=0, ge=0, lt=1)
    """Which share of a step the next one keeps, with `gradient-descent`."""
    epochs: Annotated[int, Strict(), Field(gt=0, le=100_000)]
    """How often all training rows are gone through."""
    batch: Count | None = None
    """How many rows a step learns from; all of them unless told."""
    l2: Number = Field(default=0, ge=0)
    """The penalty on large weights, on those of standardised inputs."""
    initialisation: Literal["he", "glorot"] = "he"
    """How large the random weights are from which a training starts."""
    seed: Annotated[int, Strict(), Field(ge=0, lt=2**63)] = 0
    """The number from which all randomness follows."""
    restarts: Annotated[int, Strict(), Field(gt=0, le=100)] = 1
    """From how many starts it is trained. The network with the lowest loss is taken, on the rows
    held out, else the validation rows, else the training rows."""
    standardise: bool = True
    """`false` where inputs, and numbers that are to be answered, are not scaled to mean 0 and
    deviation 1 while the network learns."""
    stop: Stop | None = None
    """When the training ends early."""
    keep: Annotated[int, Strict(), Field(ge=2, le=200)] = 40
    """How many epochs of the way are kept, for figures of it."""

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
