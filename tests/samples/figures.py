"""Specs of figures that the articles do not have, by the names of their snapshots."""

from functools import cache
from typing import Any

import yaml

from generator.figures.contents import Drawing
from generator.figures.figure import Figure, make_figure
from generator.figures.kinds import KINDS
from generator.models.sources import Sources
from generator.reading.document import read_document
from tests.samples import real_site

Spec = dict[str, Any]
"""Keys of a figure block and their values, which may be wrong."""

RULES = ["women_survive", "nobody_survives"]
ACCURACIES: dict[str, Spec] = {
    "accuracy-two-features": {
        "experiment": "hidden_units",
        "features": "Age and sex",
        "models": RULES,
    },
    "accuracy-six-features": {
        "experiment": "hidden_units",
        "features": "Class, fare and family too",
        "models": ["women_survive"],
    },
    "accuracy-crowded": {
        "experiment": "hidden_units",
        "features": "Class too",
        "models": ["women_survive", "retrained", "shallow", "hidden_3", "hidden_8"],
    },
    "accuracy-alone": {"experiment": "hidden_units", "features": "Age and sex"},
}
DECISIONS: dict[str, Spec] = {
    "curves-shallow": {"model": "shallow"},
    "curves-deep": {"model": "deep"},
    "curves-held": {"model": "more_features", "by": "Pclass", "hold": {"Sex": "female"}},
    "curve-alone": {"model": "age"},
    "map-age-fare": {"model": "fare", "rows": "test"},
    "regions-class": {"model": "which_class", "rows": "test"},
    "curves-class": {"model": "which_class", "by": [], "hold": {"Fare": 270}},
    "contours-fare": {"model": "what_fare"},
}
"""Some of networks that `with_networks` has, and the site has not."""
GRADIENTS: dict[str, Spec] = {
    "step-start": {"model": "start", "row": 1, "learning_rate": 0.01},
    "step-shallow": {"model": "shallow", "row": 5, "learning_rate": 0.02},
    "step-hidden": {"model": "hidden_3", "row": 8, "learning_rate": 0.01},
    "step-squared": {"model": "shallow", "row": 2, "loss": "mean-squared-error"},
    "step-classes": {"model": "travel", "row": 2, "learning_rate": 0.001},
    "step-classes-hidden": {"model": "travel_deep", "row": 2, "learning_rate": 0.001},
}
LOSS_CURVES: dict[str, Spec] = {
    "cost-binary": {"model": "shallow", "truth": "died", "at": 0.38},
    "cost-classes": {"model": "which_class"},
    "cost-number": {"model": "what_fare"},
}
"""Some of networks that `with_networks` has, and the site has not."""
SLOPES: dict[str, Spec] = {
    "slope-start": {"model": "start", "weight": "Sex", "at": -1},
    "slope-trained": {"model": "retrained", "weight": "Age"},
    "slope-hidden": {"model": "hidden_3", "weight": "Neuron 1 to the output"},
    "slope-number": {"model": "what_fare", "weight": "Bias to the output"},
    "slope-classes": {"model": "travel", "weight": "Age to “third class”"},
}
"""Some of networks that `with_networks` has, and the site has not."""
CONTRIBUTIONS: dict[str, Spec] = {
    "added-three": {"model": "hidden_3"},
    "added-eight": {"model": "hidden_8", "at": 4},
    "added-class": {"model": "more_features", "by": "Pclass", "hold": {"Sex": "female"}},
    "added-number": {"model": "what_fare", "hold": {"SibSp": 1}},
    "added-alone": {"model": "fare", "over": "Fare"},
}
"""Some of networks that `with_networks` has, and the site has not."""
LOSS_MAPS: dict[str, Spec] = {
    "losses-trained": {"model": "retrained", "weights": ["Sex", "Bias"]},
    "losses-steps": {"model": "start", "weights": ["Age", "Sex"]},
    "losses-rate": {"model": "retrained", "weights": ["Age", "Bias"], "learning_rate": 0.002},
    "losses-hidden": {
        "model": "hidden_3",
        "weights": ["Age to neuron 1", "Neuron 1 to the output"],
    },
    "losses-number": {
        "model": "what_fare",
        "weights": ["Neuron 1 to the output", "Bias to the output"],
    },
}
"""Some of networks that `with_networks` has, and the site has not."""
PASSES: dict[str, Spec] = {
    "pass-classes": {"model": "travel", "row": 2},
    "pass-classes-hidden": {"model": "travel_deep", "row": 5},
    "pass-hidden": {"model": "hidden_3", "row": 8},
}
"""Some of networks that `with_networks` has, and the site has not."""
SHAPES = [(2, 1), (2, 3, 1), (3, 4, 2), (2, 8, 1), (12, 1), (2, 64, 1), (2, 3, 3, 1), (4, 1)]
"""Of networks: units by layer, inputs first."""
SHOWN = ("symbols", "weights", "forward")
STAGES = (0, 13, 300)
"""Epochs of a training."""
STANDALONE = ["one-passenger", "sigmoid-curve", "accuracy", "would-you-have-survived"]
"""Figures of the articles, as files of their own."""
ANIMATED = "one-passenger"


def network_name(shape: tuple[int, ...]) -> str:
    """What the snapshots of a network of that shape begin with."""
    return f"network-{'-'.join(map(str, shape))}"


def figure(kind: str, sources: Sources | None = None, **keys: Any) -> Figure:
    """The figure that a block with these keys makes, `id: it` on line 10 of page.md the first.

    Raises ContentError where the block is wrong.
    """
    text = yaml.safe_dump({"id": "it", "caption": "A figure"} | keys, sort_keys=False)
    document = read_document(text, "page.md", first_line=10, prefix='figure "it"')
    return make_figure(KINDS[kind], document, sources or real_site().sources)


@cache
def article_figures() -> dict[str, Figure]:
    """The figures of the articles by their ids, with all that they were made from."""
    site = real_site()
    blocks = (block for page in site.principal for block in page.figures)
    made = (make_figure(KINDS[block.kind], block.document, site.sources) for block in blocks)
    return {figure.id: figure for figure in made}


def article_drawings() -> dict[str, Drawing]:
    """The drawings of the articles by their ids."""
    return {drawing.id: drawing for f in article_figures().values() for drawing in f.drawings}
