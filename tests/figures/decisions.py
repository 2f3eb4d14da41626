"""Networks and specs for decision figures that the articles do not have."""

from dataclasses import replace
from itertools import pairwise

import numpy as np

from generator.models.model import Model
from generator.models.sources import Sources
from generator.nn.activations import ACTIVATIONS
from generator.nn.network import Network, network
from tests.figures import real_site

SPECS = {
    "curves-shallow": {"model": "shallow"},
    "curves-deep": {"model": "deep"},
    "curves-held": {"model": "more_features", "by": "Pclass", "hold": {"Sex": "female"}},
    "curve-alone": {"model": "age"},
    "map-age-fare": {"model": "fare", "rows": "validation"},
}
"""Specs by the names of their snapshots."""


def _random(shape: tuple[int, ...], scales: list[float], seed: int = 50) -> Network:
    """ReLU layers and a sigmoid, whose first weights suit inputs of these sizes."""
    random = np.random.default_rng(seed)
    weights = [random.normal(size=(b, a)) * 2 for a, b in pairwise(shape)]
    weights[0] /= scales
    activations = [ACTIVATIONS["relu"]] * (len(weights) - 1) + [ACTIVATIONS["sigmoid"]]
    return network(weights, [random.normal(size=len(w)) for w in weights], activations)


def _model(name: str, columns: list[str], net: Network) -> Model:
    six = real_site().sources.models["more_features"]
    at = [[feature.column for feature in six.inputs].index(column) for column in columns]
    description = six.description.model_copy(
        update={"title": f"A network of {len(columns)}", "features": [six.inputs[i] for i in at]}
    )
    return replace(
        six, name=name, description=description, features=six.features[:, at], network=net
    )


def sources() -> Sources:
    """Those of the site, and networks with three hidden layers, with one input, without codes."""
    made = {
        "deep": _model("deep", ["Age", "Sex"], _random((2, 6, 5, 4, 1), [20, 1])),
        "age": _model("age", ["Age"], _random((1, 4, 1), [20])),
        "fare": _model("fare", ["Age", "Fare"], _random((2, 5, 1), [20, 100], seed=3)),
        "class": _model("class", ["Pclass", "Sex"], _random((2, 1), [1, 1])),
    }
    given = real_site().sources
    return replace(given, models={**given.models, **made})
