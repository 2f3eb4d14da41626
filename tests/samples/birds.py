"""Birds of three islands: networks that a category goes into, beside the same by hand."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import yaml

from generator.data.dataset_file import read_dataset
from generator.models.model import Model
from generator.models.model_file import read_model
from generator.training.jobs import train_changed
from tests.samples.figures import Spec
from tests.samples.page import article
from tests.samples.tiny import INDEX, SITE, write

ISLANDS = ("Hoy", "Rum", "Yell")
BIRDS = """\
Bird,Length,Island,Ring,Sex,Kind,Rare,is_a,is_b,is_c
a,10,Rum,1,f,tern,no,0,1,0
b,14,Hoy,2,m,gull,yes,1,0,0
c,20,Yell,3,,auk,no,0,0,1
d,31,Rum,2,m,auk,yes,0,1,0
e,12,Hoy,3,f,tern,no,1,0,0
f,25,Hoy,1,f,gull,yes,1,0,0
g,16,Rum,3,,tern,no,0,1,0
h,28,Yell,2,m,auk,yes,0,0,1
"""
DESCRIPTION = """\
file: birds.csv
title: Birds
source: Made
licence: CC0
key: Bird
row_noun: bird
columns:
  Bird: {meaning: Name}
  Length: {meaning: Length, unit: cm}
  Island: {meaning: Island}
  Ring: {meaning: Colour of the ring, codes: {3: red, 1: blue, 2: green, 4: black}}
  Sex: {meaning: Sex, codes: {f: female, m: male}}
  Kind: {meaning: Kind}
  Rare: {meaning: Whether it is rare}
  is_a: {meaning: Hoy}
  is_b: {meaning: Rum}
  is_c: {meaning: Yell}
"""
ISLAND: Spec = {"column": "Island", "encode": "one-hot"}
SEX: Spec = {"column": "Sex", "encode": "one-hot", "values": ["f"], "missing": "m"}
BY_HAND: list[Spec] = [{"column": f"is_{letter}"} for letter in "abc"]
LENGTH: Spec = {"column": "Length"}
OUTPUTS = {"Kind": (3, "softmax"), "Rare": (1, "sigmoid"), "Length": (1, "identity")}
"""Units and activation of the last layer, by label."""
MODELS: dict[str, tuple[list[Spec], str, list[int]]] = {
    "kinds": ([LENGTH, ISLAND, SEX], "Kind", []),
    "rare": ([LENGTH, ISLAND], "Rare", []),
    "rare_deep": ([LENGTH, SEX, ISLAND], "Rare", [3]),
    "length": ([{"column": "Ring"}, ISLAND], "Length", []),
}
"""Features, label and hidden units."""
FIGURES: list[tuple[str, str, Spec]] = [
    ("dataset", "numbers", {"model": "kinds", "rows": 3}),
    ("network", "weights", {"model": "kinds", "show": "weights"}),
    ("network", "deep", {"model": "rare_deep", "show": "forward", "row": "c"}),
    ("prediction", "table", {"model": "kinds", "rows": ["a", "b", "c"]}),
    ("prediction", "deep-table", {"model": "rare_deep", "rows": ["a", "b", "c"]}),
    ("forward-pass", "steps", {"model": "rare", "row": "a"}),
    ("gradient", "slopes", {"model": "rare", "row": "a"}),
    ("decision", "curves", {"model": "rare"}),
    ("decision", "held", {"model": "rare_deep", "by": "Sex", "hold": {"Island": "Yell"}}),
    ("training", "epochs", {"model": "learned"}),
    ("accuracy-table", "shares", {"models": ["kinds"]}),
    ("confusion", "confusion", {"model": "kinds"}),
]


def described(
    features: list[Spec], label: str, hidden: list[int], inputs: int, seed: int = 2
) -> Spec:
    """A model file of a network of so many inputs with weights at random."""
    random = np.random.default_rng(seed)
    last, output = OUTPUTS[label]
    layers: list[dict[str, Any]] = []
    before = inputs
    for units, activation in [*((n, "relu") for n in hidden), (last, output)]:
        weights = random.normal(size=(units, before)).round(3).tolist()
        biases = random.normal(size=units).round(3).tolist()
        layer = {"units": units, "activation": activation, "weights": weights, "biases": biases}
        layers.append(layer)
        before = units
    head = {"title": f"{label} of a bird", "data": "birds", "features": features, "label": label}
    return head | {"split": {"train": 6}, "layers": layers}


def bird_model(
    folder: Path, model: Spec | str, table: str = BIRDS, description: str = DESCRIPTION
) -> Model:
    """The model of that description, read in the folder; ContentError where it is wrong."""
    text = model if isinstance(model, str) else yaml.safe_dump(model, sort_keys=False)
    sources = {"data/birds.csv": table, "data/birds.yaml": description, "models/it.yaml": text}
    content = write(folder / "content", sources)
    birds = read_dataset(content / "data" / "birds.yaml", folder)
    return read_model(content / "models" / "it.yaml", folder, {"birds": birds})


def write_birds(content: Path) -> Path:
    """Writes the models, one of them trained, and an article of their figures."""
    widths = {"Length": 1, "Ring": 1, "Island": 3, "Sex": 1}
    models = {
        name: described(features, label, hidden, sum(widths[f["column"]] for f in features))
        for name, (features, label, hidden) in MODELS.items()
    }
    learned = models["rare"] | {
        "layers": [{"units": 1, "activation": "sigmoid"}],
        "training": {"learning_rate": 0.1, "epochs": 20},
    }
    files = {f"models/{name}.yaml": yaml.safe_dump(told, sort_keys=False)
             for name, told in (models | {"learned": learned}).items()}  # fmt: skip
    tables = {"data/birds.csv": BIRDS, "data/birds.yaml": DESCRIPTION}
    settings = {"site.yaml": SITE.replace("- net", "- birds"), "index.md": INDEX}
    write(content, files | tables | settings | {"birds.md": article("birds", FIGURES)})
    assert len(list(train_changed(content))) == 1
    return content
