"""What a model file may say: `content/models/<name>.yaml`, checked key by key."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, Strict

from generator.data.dataset import Code
from generator.data.feature import Feature
from generator.models.split import Split
from generator.nn.activations import ActivationName, OutputName
from generator.nn.recipe import Recipe
from generator.reading.description import Description, Line, Number

MOST_UNITS = 10_000  # of a layer
MOST_PARAMETERS = 1_000_000  # of a network


class LayerDescription(Description):
    """A dense layer; `weights` has a row per unit, without them the layer is only a shape."""

    units: Annotated[int, Strict(), Field(gt=0, le=MOST_UNITS)]
    activation: OutputName
    weights: list[list[Number]] | None = None
    biases: list[Number] | None = None


class Predictor(Description):
    """What rules and networks share: the question that they answer, and on which rows.

    `positive` is the value of the label that a probability is of, where it has two.
    """

    title: Line
    source: Line | None = None
    url: Line | None = None
    data: Line
    label: Line
    positive: Code | None = None
    split: Split


class NetworkDescription(Predictor):
    """A network; the weights of its layers may lie in a `file` beside the model file."""

    file: Line | None = None
    features: list[Feature] = Field(min_length=1)
    published_accuracy: Number | None = Field(default=None, ge=0, le=1)
    layers: list[LayerDescription] = Field(min_length=1, max_length=50)
    training: Recipe | None = None


class Rule(Description):
    """A prediction without a network: `always` one value of the label, or the positive one of
    two where a column equals."""

    always: Code | None = None
    column: Line | None = None
    equals: Code | None = None


class RuleDescription(Predictor):
    rule: Rule


class ExperimentDescription(Predictor):
    """What `content/experiments/<name>.yaml` says: a grid of trainings.

    Each of `feature_sets` (columns of `features`, by a name for the set) is trained with each
    number of hidden units, 0 being a network without a hidden layer, and from `seeds` seeds.
    With `folds`, each network is also trained that often without one part of the training rows,
    to be judged on that part. The `output` is the activation of the last layer: unless told a
    sigmoid for a label of two values, softmax for one of more; "identity" for numbers.
    """

    features: list[Feature] = Field(min_length=1)
    feature_sets: dict[Line, Annotated[list[Line], Field(min_length=1)]] = Field(
        min_length=1, max_length=100
    )
    hidden: list[Annotated[int, Strict(), Field(ge=0, le=MOST_UNITS)]] = Field(
        min_length=1, max_length=100
    )
    seeds: Annotated[int, Strict(), Field(gt=0, le=1_000)]
    activation: ActivationName = "relu"
    output: Literal["sigmoid", "softmax", "identity"] | None = None
    folds: Annotated[int, Strict(), Field(ge=2)] | None = None
    training: Recipe
