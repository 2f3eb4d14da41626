"""Networks that the site does not have, of any shape or with inputs of a certain kind."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise
from typing import Any

import numpy as np
import pandas as pd

from generator.data.cells import Cells
from generator.data.dataset import ColumnDescription, Dataset, DatasetDescription
from generator.data.feature import Feature
from generator.data.label import Answer, Labels
from generator.data.texts import Texts
from generator.figures.contents import Drawing
from generator.figures.diagram.drawing import forward_drawing, symbols_drawing, weights_drawing
from generator.figures.diagram.views import View, forward, symbols, trained
from generator.models.description import (
    LayerDescription,
    NetworkDescription,
    RuleDescription,
)
from generator.models.description import Rule as Always
from generator.models.model import Model
from generator.models.rule import Rule
from generator.models.sources import Sources
from generator.models.split import Split
from generator.models.trained import TrainedNetwork
from generator.nn.activations import ACTIVATIONS, OUTPUTS, OutputName
from generator.nn.examples import THRESHOLD
from generator.nn.network import Array, Layer, Network, network
from generator.nn.parts import Parts
from tests.samples import real_site

ROWS = 20


@cache
def random_model(shape: tuple[int, ...], seed: int = 0) -> TrainedNetwork:
    """A network of that shape on made-up data: two classes, or as many as it has outputs."""
    random = np.random.default_rng(seed)
    net = _random(random, shape)
    names = ["Age", "Sex", "Fare", "Class", *(f"Input {i}" for i in range(5, shape[0] + 1))]
    names = names[: shape[0]]
    values = np.round(random.uniform(0, 80, size=(ROWS, shape[0])), 2)
    description = NetworkDescription(
        title="A made network",
        data="made",
        features=[Feature(column=name) for name in names],
        label="Survived",
        split=Split(train=ROWS),
        layers=[
            *(LayerDescription(units=units, activation="relu") for units in shape[1:-1]),
            LayerDescription(units=shape[-1], activation=_output(shape[-1])),
        ],
    )
    several = shape[-1] > 1
    named = ("first", "second", "third", *(f"class {i}" for i in range(4, shape[-1] + 1)))
    classes = named[: shape[-1]] if several else ("died", "survived")
    answer: Answer = "classes" if several else "binary"
    outputs = net.predict(values)
    predictions = outputs.argmax(axis=1) if several else outputs[:, 0] >= 0.5
    return TrainedNetwork(
        name="made",
        description=description,
        dataset=_dataset(values, names, classes),
        features=values,
        label=Labels(answer, np.zeros(ROWS, np.int64), classes, tuple(range(len(classes)))),
        parts=Parts({"training": np.arange(ROWS), "test": np.arange(0)}),
        predictions=predictions.astype(np.int64),
        network=net,
    )


def turned_model(model: TrainedNetwork, changes: Mapping[int, float]) -> TrainedNetwork:
    """The model with other parameters, by their places among all: layer by layer and unit by unit,
    weights and then the bias."""
    layers, at = [], 0
    for layer in model.network.layers:
        every = np.column_stack([layer.weights, layer.biases])
        for place, value in changes.items():
            if at <= place < at + every.size:
                every.flat[place - at] = value
        layers.append(replace(layer, weights=every[:, :-1], biases=every[:, -1]))
        at += every.size
    net = replace(model.network, layers=tuple(layers))
    outputs = net.predict(model.features)
    first = outputs[:, 0]
    likeliest = outputs.argmax(axis=1) if model.answer == "classes" else first >= THRESHOLD
    predictions = first if model.answer == "number" else likeliest.astype(np.int64)
    return replace(model, network=net, predictions=predictions, run=None)


def _random(random: np.random.Generator, shape: Sequence[int]) -> Network:
    """Layers of ReLU and a last one of a sigmoid or softmax, of random parameters."""
    pairs = list(pairwise(shape))
    return network(
        [random.normal(size=(outputs, inputs)) for inputs, outputs in pairs],
        [random.normal(size=outputs) for _, outputs in pairs],
        [ACTIVATIONS["relu"]] * (len(pairs) - 1) + [OUTPUTS[_output(shape[-1])]],
    )


def _output(units: int) -> OutputName:
    return "softmax" if units > 1 else "sigmoid"


def _dataset(values: Array, names: list[str], classes: Sequence[str]) -> Dataset:
    """The values under their names, in rows that are called 1, 2, …, all of class 0."""
    frame = pd.DataFrame(values, columns=names).assign(Id=range(1, ROWS + 1), Survived=0)
    columns = {name: ColumnDescription(meaning=name) for name in frame.columns}
    columns["Survived"] = ColumnDescription(meaning="Class", codes=dict(enumerate(classes)))
    description = DatasetDescription(
        file="made.csv",
        title="Made data",
        source="None",
        licence="CC0",
        key="Id",
        row_noun="passenger",
        columns=columns,
    )
    texts = {name: Texts.of(map(str, frame[name])) for name in frame.columns}
    return Dataset("made", description, Cells("made.csv", texts, np.arange(2, ROWS + 2)), frame)


def drawing_of(id: str, model: TrainedNetwork, show: str) -> Drawing:
    """One of the three drawings of a network; a forward pass is that of row 1."""
    if show == "forward":
        return forward_drawing(id, model, "1")
    return symbols_drawing(id, model) if show == "symbols" else weights_drawing(id, model)


def views(model: TrainedNetwork) -> dict[str, View]:
    """The three ways to show a network."""
    return {"symbols": symbols(model), "weights": trained(model), "forward": forward(model, "1")}


def _on_titanic(
    name: str, columns: list[str], hidden: list[int], sizes: list[float], seed: int
) -> TrainedNetwork:
    """A random network that takes these columns, of about these sizes, of the Titanic data."""
    random = np.random.default_rng(seed)
    shape = [len(columns), *hidden, 1]
    pairs = list(pairwise(shape))
    weights = [random.normal(size=(outputs, inputs)) * 2 for inputs, outputs in pairs]
    weights[0] /= sizes
    biases = [random.normal(size=outputs) for _, outputs in pairs]
    activations = [ACTIVATIONS["relu"]] * len(hidden) + [ACTIVATIONS["sigmoid"]]
    six = real_site().sources.network("more_features")
    at = [[feature.column for feature in six.inputs].index(column) for column in columns]
    description = six.description.model_copy(
        update={
            "title": f"A network of {len(columns)}",
            "features": [six.inputs[i].feature for i in at],
        }
    )
    net = network(weights, biases, activations)
    return replace(
        six, name=name, description=description, features=six.features[:, at], network=net
    )


def _several(name: str, label: Labels, layers: list[Layer], columns: list[str]) -> TrainedNetwork:
    """A network that answers these labels of the Titanic data from these columns."""
    six = real_site().sources.network("more_features")
    at = [[feature.column for feature in six.inputs].index(column) for column in columns]
    update = {
        "title": f"A network of {' and '.join(columns)}",
        "features": [six.description.features[i] for i in at],
        "label": "Pclass" if label.classes else "Fare",
    }
    net = Network(tuple(layers))
    outputs = net.predict(six.features[:, at])
    return replace(
        six,
        name=name,
        description=six.description.model_copy(update=update),
        features=six.features[:, at],
        label=label,
        predictions=outputs.argmax(axis=1) if label.classes else outputs[:, 0],
        network=net,
    )


TRAVEL = {"travel": [], "travel_deep": [2]}
"""Networks that answer with one of three classes, by their hidden layers."""


def travel(name: str) -> dict[str, Any]:
    """One of them as its file has it."""
    random = np.random.default_rng(11)
    layers: list[dict[str, Any]] = []
    for inputs, outputs in pairwise([2, *TRAVEL[name], 3]):
        weights = random.normal(size=(outputs, inputs))
        if not layers:
            weights /= [20, 1]  # an age is about so much larger than a 0 or 1
        biases = random.normal(size=outputs)
        layers.append(
            {
                "units": outputs,
                "activation": "relu",
                "weights": weights.round(4).tolist(),
                "biases": biases.round(4).tolist(),
            }
        )
    layers[-1]["activation"] = "softmax"
    return {
        "title": f"Class of the ticket, {sum(TRAVEL[name])} hidden neurons",
        "data": "titanic",
        "features": [
            {"column": "Age", "missing": "median"},
            {"column": "Sex", "encode": {"male": 0, "female": 1}},
        ],
        "label": "Pclass",
        "split": {"train": 600},
        "layers": layers,
    }


def _travel(name: str) -> TrainedNetwork:
    shallow = real_site().sources.network("shallow")
    told = travel(name)
    net = network(
        [layer["weights"] for layer in told["layers"]],
        [layer["biases"] for layer in told["layers"]],
        [OUTPUTS[layer["activation"]] for layer in told["layers"]],
    )
    return replace(
        shallow,
        name=name,
        description=NetworkDescription.model_validate(told),
        label=_third_class().label,
        predictions=net.predict(shallow.features).argmax(axis=1),
        network=net,
    )


def _which_class() -> TrainedNetwork:
    """The class in which a passenger travels, one of three, from age, fare and sex."""
    weights = np.array([[0.06, 0.02, 0.3], [0.02, 0.01, 0.2], [0.0, 0.0, -0.5]])
    last = Layer(weights, np.array([-8.0, -2.5, 0.0]), OUTPUTS["softmax"])
    return _several("which_class", _third_class().label, [last], ["Age", "Fare", "Sex"])


def _what_fare() -> TrainedNetwork:
    """What a passenger pays, from age and brothers and sisters on board."""
    hidden = Layer(
        np.array([[0.05, 0.3], [-0.1, 0.8], [0.06, -0.5]]),
        np.array([-1.0, 0.5, -1.5]),
        ACTIVATIONS["tanh"],
    )
    last = Layer(np.array([[40.0, 60.0, -30.0]]), np.array([60.0]), OUTPUTS["identity"])
    fares = real_site().sources.dataset("titanic").frame["Fare"].to_numpy(np.float64)
    return _several("what_fare", Labels("number", fares), [hidden, last], ["Age", "SibSp"])


def _third_class() -> Rule:
    """The rule that everybody travels in the third class."""
    titanic = real_site().sources.dataset("titanic")
    places = titanic.frame["Pclass"].to_numpy(np.int64) - 1
    return Rule(
        name="third_class",
        description=RuleDescription(
            title="All in the third class",
            data="titanic",
            label="Pclass",
            split=Split(train=600),
            rule=Always(always=3),
        ),
        dataset=titanic,
        label=Labels("classes", places, ("first class", "second class", "third class"), (1, 2, 3)),
        parts=real_site().sources.models["shallow"].parts,
        predictions=np.full(len(places), 2),
    )


@cache
def with_networks() -> Sources:
    """What the site has, and networks with three hidden layers, with one input, without codes,
    that answer with one of three classes and with a number, and a rule that does the first."""
    made: list[Model] = [
        _on_titanic("deep", ["Age", "Sex"], [6, 5, 4], [20, 1], seed=50),
        _on_titanic("age", ["Age"], [4], [20], seed=50),
        _on_titanic("fare", ["Age", "Fare"], [5], [20, 100], seed=3),
        _on_titanic("class", ["Pclass", "Sex"], [], [1, 1], seed=50),
        *map(_travel, TRAVEL),
        _third_class(),
        _which_class(),
        _what_fare(),
    ]
    given = real_site().sources
    return replace(given, models={**given.models, **{model.name: model for model in made}})
