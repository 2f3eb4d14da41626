"""A site with four more articles, of figures that no article shows in all their forms."""

import shutil
from collections.abc import Iterable, Mapping
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import yaml

from tests.samples import figures, our_content
from tests.samples.figures import GRADIENTS, PASSES, Spec
from tests.samples.networks import TRAVEL, travel

PAGE = "samples.html"
DECISIONS: dict[str, Spec] = {
    "shallow-curves": {"model": "shallow"},
    "bent-curves": {"model": "hidden_3"},
    "class-curves": {"model": "more_features", "by": "Pclass", "hold": {"Sex": "female"}},
    "fare-map": {"model": "fare"},
    "ticket-curves": {"model": "ticket", "by": [], "hold": {"Fare": 30}},
    "ticket-map": {"model": "ticket"},
    "paid-map": {"model": "paid"},
}
LOSS_CURVES: dict[str, Spec] = {
    "survival-cost": {"model": "shallow", "at": 0.2},
    "ticket-cost": {"model": "ticket"},
    "paid-cost": {"model": "paid", "at": 200},
}
SLOPES: dict[str, Spec] = {
    "sex-slope": {"model": "start", "weight": "Sex", "at": -1},
    "hidden-slope": {"model": "hidden_3", "weight": "Neuron 1 to the output"},
    "paid-slope": {"model": "paid", "weight": "Bias to the output"},
}
CONTRIBUTIONS: dict[str, Spec] = {
    "eight-parts": {"model": "hidden_8"},
    "class-parts": {"model": "more_features", "by": "Pclass", "hold": {"Sex": "female"}},
    "paid-parts": {"model": "paid"},
}
LOSS_MAPS: dict[str, Spec] = {
    "sex-and-bias": {"model": "retrained", "weights": ["Sex", "Bias"]},
    "hidden-map": {"model": "hidden_3", "weights": ["Age to neuron 1", "Neuron 1 to the output"]},
}
# One figure for each set of features: two with the same table would have the same landmark.
ACCURACIES: dict[str, Spec] = {
    name: spec for name, spec in figures.ACCURACIES.items() if name != "accuracy-alone"
}
FIGURES: dict[str, Mapping[str, Spec]] = {
    "decision": DECISIONS,
    "accuracy": ACCURACIES,
    "gradient": GRADIENTS,
    "forward-pass": PASSES,
    "loss-curve": LOSS_CURVES,
    "slope": SLOPES,
    "loss-map": LOSS_MAPS,
    "contributions": CONTRIBUTIONS,
}
FARE: Spec = {
    "title": "Age and fare",
    "data": "titanic",
    "features": [{"column": "Age", "missing": "median"}, {"column": "Fare"}],
    "label": "Survived",
    "split": {"train": 600},
    "layers": [
        {"units": 2, "activation": "relu", "weights": [[-0.1, 0.01], [0.02, 0.01]],
         "biases": [2, -0.5]},
        {"units": 1, "activation": "sigmoid", "weights": [[0.6, -0.7]], "biases": [-0.4]},
    ],
}  # fmt: skip
TICKET: Spec = {
    "title": "Class of the ticket",
    "data": "titanic",
    "features": [{"column": "Age", "missing": "median"}, {"column": "Fare"}],
    "label": "Pclass",
    "split": {"train": 600},
    "layers": [
        {"units": 3, "activation": "softmax", "weights": [[0.1, 0.02], [0.02, 0.01], [-0.06, 0]],
         "biases": [-6, -1.5, 2]},
    ],
}  # fmt: skip
PAID: Spec = {
    "title": "Price of the ticket",
    "data": "titanic",
    "features": [{"column": "Age", "missing": "median"}, {"column": "SibSp"}],
    "label": "Fare",
    "split": {"train": 600},
    "layers": [
        {"units": 2, "activation": "tanh", "weights": [[0.05, 0.3], [-0.1, 0.8]],
         "biases": [-1, 1]},
        {"units": 1, "activation": "identity", "weights": [[40, 60]], "biases": [60]},
    ],
}  # fmt: skip
MODELS = {"fare": FARE, "ticket": TICKET, "paid": PAID}

LIVE_PAGE = "live-networks.html"
LIVE = {"three": "hidden_3", "eight": "hidden_8", "six": "more_features"}

TURNED_PAGE = "turned-networks.html"

# Units of the hidden layers of networks that no article has
DEEP_PAGE = "deep-networks.html"
DEEP = {"three": [3], "eight": [8], "deep": [4, 3]}
SEED = 5


def write_content(folder: Path) -> None:
    """The content of the site, and the samples."""
    shutil.copytree(our_content(), folder)
    models = {f"{name}.yaml": deep_model(units) for name, units in DEEP.items()}
    models |= {f"{name}.yaml": model for name, model in MODELS.items()}
    models |= {f"{name}.yaml": travel(name) for name in TRAVEL}
    for name, model in models.items():
        (folder / "models" / name).write_text(yaml.safe_dump(model), "utf-8")
    samples = [(kind, name, keys) for kind in FIGURES for name, keys in FIGURES[kind].items()]
    articles = {
        PAGE: samples,
        LIVE_PAGE: live_networks(),
        DEEP_PAGE: deep_networks(),
        TURNED_PAGE: turned_networks(),
    }
    for page, those in articles.items():
        name = Path(page).stem
        (folder / f"{name}.md").write_text(article(name, those), "utf-8")
    listed = "".join(f"  - {Path(page).stem}\n" for page in articles)
    settings = (folder / "site.yaml").read_text("utf-8")
    assert "\npages:\n" in settings  # what follows the articles
    settings = settings.replace("pages:\n", f"{listed}pages:\n", 1)
    (folder / "site.yaml").write_text(settings, "utf-8")


def article(title: str, figures: Iterable[tuple[str, str, Spec]]) -> str:
    """An article of nothing but figures, each by its kind, id and keys."""
    text = f"---\ntitle: {title.capitalize()}\ndescription: Figures.\ndate: 2026-11-24\n---\n\n"
    for kind, name, keys in figures:
        body = yaml.safe_dump({"id": name, **keys, "caption": "A sample."}, sort_keys=False)
        text += f"```figure {kind}\n{body}```\n\n"
    return text


def live_networks() -> list[tuple[str, str, Spec]]:
    """Networks with hidden layers whose inputs the reader sets, and one beside its table."""
    networks: list[tuple[str, str, Spec]] = [
        ("network", name, {"model": model, "show": "forward", "row": 8})
        for name, model in LIVE.items()
    ]
    return [*networks, ("prediction", "table", {"model": "hidden_3", "rows": [8, 1, 4]})]


def turned_networks() -> list[tuple[str, str, Spec]]:
    """Tables of classes and of numbers whose networks turn, and weights that do not."""
    return [
        ("prediction", "which", {"model": "ticket", "rows": [8, 1, 4]}),
        ("prediction", "price", {"model": "paid", "rows": [8, 1, 4]}),
        ("network", "fixed", {"model": "shallow", "show": "weights", "editable": False}),
        ("ask", "asked-class", {"model": "ticket", "row": 8}),
        ("ask", "asked-number", {"model": "paid", "row": 8}),
    ]


def deep_networks() -> list[tuple[str, str, Spec]]:
    """Each of the networks with a row passed forward, and with its weights."""
    return [
        figure
        for name in DEEP
        for figure in (
            ("network", f"{name}-forward", {"model": name, "show": "forward", "row": 2}),
            ("network", f"{name}-weights", {"model": name, "show": "weights"}),
        )
    ]


def deep_model(units: list[int]) -> dict[str, Any]:
    """A network of two inputs with these hidden layers and made-up weights."""
    random = np.random.default_rng(SEED)
    layers = [
        {
            "units": outputs,
            "activation": "relu" if number < len(units) else "sigmoid",
            "weights": random.normal(size=(outputs, inputs)).tolist(),
            "biases": random.normal(size=outputs).tolist(),
        }
        for number, (inputs, outputs) in enumerate(pairwise([2, *units, 1]))
    ]
    shallow = yaml.safe_load((our_content() / "models" / "shallow.yaml").read_text("utf-8"))
    kept = {key: shallow[key] for key in ("data", "features", "label", "split")}
    return {"title": "A deep network", **kept, "layers": layers}
