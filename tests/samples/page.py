"""A site with an article of figures that no article shows in all their forms."""

import shutil
from pathlib import Path

import yaml

from tests import ROOT
from tests.samples import figures
from tests.samples.figures import GRADIENTS, Spec

PAGE = "samples.html"
DECISIONS: dict[str, Spec] = {
    "shallow-curves": {"model": "shallow"},
    "bent-curves": {"model": "hidden_3"},
    "class-curves": {"model": "more_features", "by": "Pclass", "hold": {"Sex": "female"}},
    "fare-map": {"model": "fare"},
}
# One figure for each set of features: two with the same table would have the same landmark.
ACCURACIES = {name: spec for name, spec in figures.ACCURACIES.items() if name != "accuracy-alone"}
FIGURES: dict[str, dict[str, Spec]] = {
    "decision": DECISIONS,
    "accuracy": ACCURACIES,
    "gradient": GRADIENTS,
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


def write_content(folder: Path) -> None:
    """The content of the site, and the samples."""
    shutil.copytree(ROOT / "content", folder)
    (folder / "models" / "fare.yaml").write_text(yaml.safe_dump(FARE), "utf-8")
    text = "---\ntitle: Samples\ndescription: Figures.\ndate: 2026-11-24\n---\n\n"
    for kind, specs in FIGURES.items():
        for name, keys in specs.items():
            body = yaml.safe_dump({"id": name, **keys, "caption": "A sample."}, sort_keys=False)
            text += f"```figure {kind}\n{body}```\n\n"
    (folder / "samples.md").write_text(text, "utf-8")
    settings = folder / "site.yaml"
    settings.write_text(settings.read_text("utf-8").rstrip() + "\n  - samples\n", "utf-8")
