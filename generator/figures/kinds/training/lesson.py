"""What the page needs to train a small network itself: its rows and its recipe."""

from __future__ import annotations

import string
from collections.abc import Sequence

import numpy as np

from generator.figures.kinds.training.moments import judged, variances
from generator.figures.state import Real, State
from generator.models.trained import TrainedNetwork
from generator.nn.network import Array
from generator.nn.recipe import Recipe
from generator.nn.stack import Scaling
from generator.nn.training import scalings

MOST_HIDDEN = 8  # neurons of the one hidden layer that readers may choose
MOST_PRODUCTS = 60_000  # of a row and a weight, in an epoch: some 4 ms of a laptop's time
USUAL_HIDDEN = "relu"  # of hidden neurons that the model itself has none of
UNTRAINED = ("gelu",)  # whose normal distribution has no exact twin

# One character for each of a column's values, none of which JSON or HTML writes as several.
ALPHABET = string.digits + string.ascii_letters + " !#$%()*+,-./:;=?@[]^_`{|}~"


class Packed(State):
    """A column: its different values, and the place among them of each row's, as `width`
    characters of the alphabet that descent.js has too."""

    values: list[Real]
    width: int
    places: str


class Scaled(State):
    """(x − mean) / deviation of each input or output, to the last bit."""

    mean: list[Real]
    deviation: list[Real]


class LessonState(State):
    """How the stored run was trained, and on what. `counts` are rows learned from and rows watched,
    in that order in the columns; targets are numbers, or the places of classes; `hidden` is the
    activation of hidden neurons, and `neurons` how many the stored network has."""

    inputs: list[Packed]
    names: list[str]
    targets: Packed
    outputs: int
    counts: tuple[int, int]
    variances: tuple[float, float] | None
    scaling: Scaled
    answers: Scaled
    hidden: str
    neurons: int
    output: str
    loss: str
    optimizer: str
    rate: Real
    momentum: Real
    epochs: int
    batch: int
    l2: Real
    initialisation: str
    seed: str
    restart: int
    most: int


def lesson(model: TrainedNetwork) -> LessonState | None:
    """The lesson of a network that the page can train; None of one that is too large for it, or
    whose start is not known."""
    how, run, layers = model.training, model.run, model.network.layers
    functions = {layer.activation.name for layer in layers}
    if how is None or run is None or run.restart is None or len(layers) > 2:
        return None
    neurons = len(layers[0].weights) if len(layers) == 2 else 0
    learned, watched = judged(model)
    weights = _weights(model, max(neurons, 1))
    if neurons > MOST_HIDDEN or learned * weights > MOST_PRODUCTS or functions & {*UNTRAINED}:
        return None
    rows = np.concatenate([model.parts.training[:learned], model.parts.of(model.parts.watched)])
    scaling, answers = _scalings(model, how, learned)
    return LessonState(
        inputs=[packed(column) for column in model.features[rows].T],
        names=[one.name for one in model.inputs],
        targets=packed(np.asarray(model.labels, dtype=np.float64)[rows]),
        outputs=len(layers[-1].weights),
        counts=(learned, watched),
        variances=variances(model) if model.answer == "number" else None,
        scaling=scaling,
        answers=answers,
        hidden=layers[0].activation.name if neurons else USUAL_HIDDEN,
        neurons=neurons,
        output=layers[-1].activation.name,
        loss=how.loss_for(layers[-1].activation.name).name,
        optimizer=how.optimizer,
        rate=how.learning_rate,
        momentum=how.momentum,
        epochs=run.last.number,
        batch=how.batch or 0,
        l2=how.l2,
        initialisation=how.initialisation,
        seed=str(how.seed),
        restart=run.restart,
        most=max(
            n for n in range(MOST_HIDDEN + 1) if learned * _weights(model, n) <= MOST_PRODUCTS
        ),
    )


def _weights(model: TrainedNetwork, neurons: int) -> int:
    """How many weights and biases such a network has with so many hidden neurons."""
    inputs, outputs = model.units[0], model.units[-1]
    return (inputs + 1) * neurons + (neurons + 1) * outputs if neurons else (inputs + 1) * outputs


def _scalings(model: TrainedNetwork, how: Recipe, learned: int) -> tuple[Scaled, Scaled]:
    examples = model.examples[model.parts.training[:learned]]
    inputs, answers = scalings(examples, model.network.layers[-1].activation, how)
    return _scaled(inputs), _scaled(answers)


def _scaled(scaling: Scaling) -> Scaled:
    return Scaled(mean=scaling.mean.tolist(), deviation=scaling.deviation.tolist())


def packed(column: Array) -> Packed:
    """A column of numbers, each to its last bit."""
    values, places = np.unique(column, return_inverse=True)
    width = 1
    while len(ALPHABET) ** width < len(values):
        width += 1
    told = "".join(_spelled(place, width) for place in places.tolist())
    return Packed(values=[_short(value) for value in values.tolist()], width=width, places=told)


def _spelled(place: int, width: int) -> str:
    digits: Sequence[str] = [
        ALPHABET[place // len(ALPHABET) ** i % len(ALPHABET)] for i in range(width)
    ]
    return "".join(digits)


def _short(value: float) -> float | int:
    return int(value) if value.is_integer() else value
