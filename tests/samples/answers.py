"""Flowers of three kinds and the prices of flats, small enough to be told by heart: networks that
answer with classes and with numbers, and experiments."""

from pathlib import Path

import numpy as np

from generator.models.sources import Sources, read_sources
from generator.training.jobs import train_changed
from tests.samples.tiny import write

FLOWER = {
    "data/flowers.yaml": """\
file: flowers.csv
title: Flowers
source: Made
licence: CC0
key: flower
row_noun: flower
columns:
  flower: {meaning: Name}
  length: {meaning: Length, unit: cm}
  width: {meaning: Width, unit: cm}
  kind: {meaning: Kind}
""",
    "models/kinds.yaml": """\
title: Which kind?
data: flowers
features: [{column: length}, {column: width}]
label: kind
split: {train: 60}
layers: [{units: 3, activation: softmax}]
training: {learning_rate: 0.1, epochs: 100}
""",
    "models/kinds_deep.yaml": """\
title: Which kind, with hidden neurons?
data: flowers
features: [{column: length}, {column: width}]
label: kind
split: {train: 60}
layers: [{units: 3, activation: relu}, {units: 3, activation: softmax}]
training: {learning_rate: 0.1, epochs: 100}
""",
    "models/always.yaml": """\
title: Always a rose
data: flowers
label: kind
split: {train: 60}
rule: {always: rose}
""",
    "experiments/kinds_grid.yaml": """title: Which kind, by size
data: flowers
features: [{column: length}, {column: width}]
label: kind
split: {train: 60}
feature_sets: {Both: [length, width], One: [width]}
hidden: [0, 2]
seeds: 3
folds: 3
training: {learning_rate: 0.1, epochs: 40}
""",
}
FLATS = {
    "data/flats.yaml": """\
file: flats.csv
title: Flats
source: Made
licence: CC0
key: flat
row_noun: flat
columns:
  flat: {meaning: Number}
  area: {meaning: Area, unit: m²}
  floor: {meaning: Floor}
  price: {meaning: Price, unit: euros}
""",
    "models/price.yaml": """\
title: What does it cost?
data: flats
features: [{column: area}, {column: floor}]
label: price
split: {train: 40}
layers: [{units: 1, activation: identity}]
training: {learning_rate: 0.1, epochs: 300}
""",
    "models/price_deep.yaml": """\
title: What does it cost, with hidden neurons?
data: flats
features: [{column: area}, {column: floor}]
label: price
split: {train: 40}
layers: [{units: 3, activation: relu}, {units: 1, activation: identity}]
training: {learning_rate: 0.1, epochs: 300}
""",
    "experiments/price_grid.yaml": """title: What does it cost, by size
data: flats
features: [{column: area}, {column: floor}]
label: price
output: identity
split: {train: 30, validation: 10}
feature_sets: {Both: [area, floor], One: [floor]}
hidden: [0, 2]
seeds: 3
training: {learning_rate: 0.1, epochs: 100}
""",
}


def write_answers(content: Path) -> Path:
    """Writes both data sets and their models, trained; returns the folder."""
    random = np.random.default_rng(1)
    kinds = random.integers(0, 3, 90)
    sizes = np.array([[2.0, 1.0], [4.0, 3.0], [6.0, 1.5]])[kinds] + random.normal(0, 0.4, (90, 2))
    named = np.array(["rose", "tulip", "iris"])[kinds]
    flowers = [f"f{i},{a:.2f},{b:.2f},{named[i]}" for i, (a, b) in enumerate(sizes)]
    areas, floors = random.integers(30, 120, 60), random.integers(0, 6, 60)
    prices = 3000 * areas - 2000 * floors + 50000
    flats = [f"{i},{areas[i]},{floors[i]},{price}" for i, price in enumerate(prices)]
    tables = {
        "data/flowers.csv": "\n".join(["flower,length,width,kind", *flowers]),
        "data/flats.csv": "\n".join(["flat,area,floor,price", *flats]),
    }
    write(content, FLOWER | FLATS | tables)
    assert len(list(train_changed(content))) == 6
    return content


def read_answers(folder: Path) -> Sources:
    """The sources of such a content folder, written into `folder`."""
    return read_sources(write_answers(folder / "content"))
