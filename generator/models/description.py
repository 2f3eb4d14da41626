"""What a model file may say: `content/models/<name>.yaml`, checked key by key."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import AllowInfNan, Field, Strict, StrictFloat

from generator.data.dataset import Code, Description

ActivationName = Literal[
    "identity", "step", "sigmoid", "tanh", "relu",
    "leaky-relu", "elu", "softplus", "gelu", "silu",
]  # fmt: skip
Number = Annotated[StrictFloat, AllowInfNan(False)]
"""A finite number, whole or not; neither `true` nor a text that looks like one."""
Positive = Annotated[StrictFloat, AllowInfNan(False), Field(gt=0)]
Count = Annotated[int, Strict(), Field(gt=0)]


class Feature(Description):
    """One input: a column, the numbers that stand for its values, the rule for missing ones."""

    column: str
    title: str | None = None
    encode: dict[Code, Number] | None = None
    missing: Literal["median"] | Number | None = None

    @property
    def name(self) -> str:
        return self.title or self.column


class Split(Description):
    """The first `train` rows train, the others validate."""

    train: Count


class LayerDescription(Description):
    """A dense layer; `weights` has a row per unit, without them the layer is only a shape."""

    units: Count
    activation: ActivationName
    weights: list[list[Number]] | None = None
    biases: list[Number] | None = None


class Stop(Description):
    """Early stopping: the last `held_out` training rows are not learned from, and the network is
    taken from the epoch whose loss on them no epoch of the next `patience` ones undercuts."""

    held_out: Count
    patience: Count


class Training(Description):
    """How a network is trained, by the build's own rules; see generator/nn/training.py.

    `batch` is the number of rows per step, all if absent. `restarts` networks start from
    different weights, and the one with the lowest loss on training rows is taken. `keep` says
    how many epochs of the way are kept.
    """

    loss: Literal["binary-cross-entropy", "mean-squared-error"] = "binary-cross-entropy"
    optimizer: Literal["gradient-descent", "adam"] = "adam"
    learning_rate: Positive
    momentum: Number = Field(default=0, ge=0, lt=1)
    epochs: Count
    batch: Count | None = None
    l2: Number = Field(default=0, ge=0)
    initialisation: Literal["he", "glorot"] = "he"
    seed: Annotated[int, Strict(), Field(ge=0)] = 0
    restarts: Count = 1
    standardise: bool = True
    stop: Stop | None = None
    keep: Annotated[int, Strict(), Field(ge=2, le=200)] = 40


class Predictor(Description):
    """What rules and networks share: the question that they answer, and on which rows."""

    title: str
    source: str | None = None
    url: str | None = None
    data: str
    label: str
    split: Split


class NetworkDescription(Predictor):
    features: list[Feature] = Field(min_length=1)
    published_accuracy: Number | None = Field(default=None, ge=0, le=1)
    layers: list[LayerDescription] = Field(min_length=1)
    training: Training | None = None


class Rule(Description):
    """A prediction without a network: `always` one class, or class 1 where a column equals."""

    always: Literal[0, 1] | None = None
    column: str | None = None
    equals: Code | None = None


class RuleDescription(Predictor):
    rule: Rule


class ExperimentDescription(Predictor):
    """What `content/experiments/<name>.yaml` says: a grid of trainings.

    Each of `feature_sets` (columns of `features`, by a name for the set) is trained with each
    number of hidden units, 0 being a network without a hidden layer, and from `seeds` seeds.
    With `folds`, each network is also trained that often without one part of the training rows,
    to be judged on that part.
    """

    features: list[Feature] = Field(min_length=1)
    feature_sets: dict[str, Annotated[list[str], Field(min_length=1)]] = Field(min_length=1)
    hidden: list[Annotated[int, Strict(), Field(ge=0)]] = Field(min_length=1)
    seeds: Count
    activation: ActivationName = "relu"
    folds: Annotated[int, Strict(), Field(ge=2)] | None = None
    training: Training
