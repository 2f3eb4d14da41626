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
    """How many neurons it has."""
    activation: OutputName
    """The activation function of its neurons."""
    weights: list[list[Number]] | None = None
    """A list for each neuron with a weight for each of its inputs, in their order; a layer without
    weights is a shape, which is drawn or trained."""
    biases: list[Number] | None = None
    """A bias for each neuron."""


class Predictor(Description):
    """What rules and networks share: the question that they answer, and on which rows.

    `positive` is the value of the label that a probability is of, where it has two.
    """

    title: Line
    """What readers see as its name."""
    source: Line | None = None
    """Who made it, and where it is told of."""
    url: Line | None = None
    """The address of the source."""
    data: Line
    """The data set that the question is about."""
    label: Line
    """The column that is to be foretold; a row without a value in it is an error."""
    positive: Code | None = None
    """Of a label with two values the one that the probability is of; the second unless told."""
    split: Split
    """Which rows are learned from, and which judge."""


class NetworkDescription(Predictor):
    """A network; the weights of its layers may lie in a `file` beside the model file."""

    file: Line | None = None
    """A network that another program has trained, in a file beside this one: `.safetensors`,
    `.npz`, `.onnx` or `.keras`."""
    features: list[Feature] = Field(min_length=1)
    """What goes into the network, in this order."""
    published_accuracy: Number | None = Field(default=None, ge=0, le=1)
    """The share of right answers that the source tells of, to be compared with our count."""
    layers: list[LayerDescription] = Field(min_length=1, max_length=50)
    """The layers from the first hidden one to the output."""
    training: Recipe | None = None
    """How it gets its weights from `feedforward train`."""


class Rule(Description):
    """A prediction without a network: `always` one value of the label, or the positive one of
    two where a column equals."""

    always: Code | None = None
    """The value of the label that it answers for every row."""
    column: Line | None = None
    """The column that decides, of a label with two values."""
    equals: Code | None = None
    """The value of that column for which the answer is the second value of the label, or that of
    `positive`."""


class RuleDescription(Predictor):
    rule: Rule
    """How it answers."""


class ExperimentDescription(Predictor):
    """What `content/experiments/<name>.yaml` says: a grid of trainings.

    Each of `feature_sets` (columns of `features`, by a name for the set) is trained with each
    number of hidden units, 0 being a network without a hidden layer, and from `seeds` seeds.
    With `folds`, each network is also trained that often without one part of the training rows,
    to be judged on that part. The `output` is the activation of the last layer: unless told a
    sigmoid for a label of two values, softmax for one of more; "identity" for numbers.
    """

    features: list[Feature] = Field(min_length=1)
    """Every feature that a set names."""
    feature_sets: dict[Line, Annotated[list[Line], Field(min_length=1)]] = Field(
        min_length=1, max_length=100
    )
    """The sets of features that are compared, by their names, such as `Age and sex: [Age, Sex]`."""
    hidden: list[Annotated[int, Strict(), Field(ge=0, le=MOST_UNITS)]] = Field(
        min_length=1, max_length=100
    )
    """The numbers of hidden neurons; with 0 there is no hidden layer."""
    seeds: Annotated[int, Strict(), Field(gt=0, le=1_000)]
    """How many networks are trained of each size and set, each from another start."""
    activation: ActivationName = "relu"
    """The activation function of the hidden neurons."""
    output: Literal["sigmoid", "softmax", "identity"] | None = None
    """That of the last layer; unless told `sigmoid` for a label of two values, `softmax` for more.
    `identity` answers with numbers."""
    folds: Annotated[int, Strict(), Field(ge=2)] | None = None
    """How many parts cross-validation makes of the training rows, to choose a size by; none unless
    told."""
    training: Recipe
    """How each network is trained."""
