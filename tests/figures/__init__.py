"""The real content, read once, and networks that it does not have."""

from functools import cache
from itertools import pairwise
from pathlib import Path
from types import SimpleNamespace

import numpy as np

from generator.figures.diagram.views import View, forward, symbols, trained
from generator.models.model import Model, RowPass
from generator.nn.activations import ACTIVATIONS
from generator.nn.network import network
from generator.site.site import Site, read_site

ROOT = Path(__file__).parent.parent.parent


@cache
def real_site() -> Site:
    """The site of this repository."""
    return read_site(ROOT / "content")


@cache
def random_model(shape: tuple[int, ...], seed: int = 0) -> Model:
    """A network of that shape on made-up data: two classes, or as many as it has outputs."""
    random = np.random.default_rng(seed)
    pairs = list(pairwise(shape))
    net = network(
        [random.normal(size=(outputs, inputs)) for inputs, outputs in pairs],
        [random.normal(size=outputs) for _, outputs in pairs],
        [ACTIVATIONS["relu"]] * (len(pairs) - 1) + [ACTIVATIONS["sigmoid"]],
    )
    names = ["Age", "Sex", "Fare", "Class", *(f"Input {i}" for i in range(5, shape[0] + 1))]
    layers = [
        SimpleNamespace(units=len(layer.weights), activation=layer.activation.name)
        for layer in net.layers
    ]
    inputs = [
        SimpleNamespace(name=name, column=name, encode=None, missing=None)
        for name in names[: shape[0]]
    ]
    classes = ("died", "survived") if shape[-1] == 1 else ("first", "second", "third")[: shape[-1]]
    values = np.round(random.uniform(0, 80, size=(20, shape[0])), 2)
    return _Made(net, inputs, layers, classes, values)


class _Made(Model):
    """A model without a data set: `row` passes the first of its made-up rows through."""

    def __init__(self, net, inputs, layers, classes, values) -> None:
        noun = SimpleNamespace(row_noun="passenger", row_nouns="passengers")
        fields = {
            "name": "made",
            "description": SimpleNamespace(
                title="A made network",
                layers=layers,
                features=inputs,
                split=SimpleNamespace(train=len(values)),
            ),
            "dataset": SimpleNamespace(description=noun),
            "features": values,
            "labels": np.zeros(len(values), np.int64),
            "network": net,
            "_classes": classes,
        }
        for name, value in fields.items():
            object.__setattr__(self, name, value)

    @property
    def classes(self):
        return self._classes

    def note(self, column, key):
        return ""

    def row(self, key):
        layers = self.network.forward(self.features[:1])
        names = [feature.column for feature in self.inputs]
        products = layers[0].products[0, 0].tolist()
        return RowPass(
            key=key,
            inputs=dict(zip(names, self.features[0].tolist(), strict=True)),
            products=dict(zip(names, products, strict=True)),
            layers=layers,
            label=0,
            predicted=int(layers[-1].activation[0, 0] >= 0.5),
            answer=self.classes[int(layers[-1].activation[0, 0] >= 0.5)],
            truth=self.classes[0],
        )


def views(model: Model) -> dict[str, View]:
    """The three ways to show a network."""
    return {"symbols": symbols(model), "weights": trained(model), "forward": forward(model, 1)}
