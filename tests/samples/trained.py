"""A content folder with one small trained model, and an experiment that may be added to it."""

import shutil
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from generator.models.trained import TrainedNetwork
from generator.nn.network import Network
from tests import ROOT
from tests.samples import CONTENT

EXPERIMENT = """\
title: A small grid
data: titanic
features:
  - column: Sex
    encode: {male: 0, female: 1}
  - column: Pclass
label: Survived
split: {train: 600}
feature_sets:
  Sex: [Sex]
  Both: [Sex, Pclass]
hidden: [0, 2]
seeds: 2
folds: 2
training: {learning_rate: 0.05, epochs: 20}
"""


def write_trained(folder: Path) -> Path:
    """The content folder in `folder`: the real data, one small trained model and one article."""
    for name in ("data", "models", "experiments", "listings"):
        (folder / "content" / name).mkdir(parents=True)
    for file in (*CONTENT.glob("data/*"), *CONTENT.glob("models/retrained.*")):
        shutil.copy(file, folder / file.relative_to(ROOT))
    settings = (CONTENT / "site.yaml").read_text("utf-8").split("articles:")[0]
    (folder / "content/site.yaml").write_text(f"{settings}articles: [one]\n", "utf-8")
    for name in ("index", "one"):
        front = f"---\ntitle: {name}\ndescription: A page\ndate: 2026-11-25\n---\n"
        text = "## Articles\n\nRight: {{ models.retrained.accuracy.all | percent }}\n"
        (folder / f"content/{name}.md").write_text(front + text, "utf-8")
    return folder / "content"


ARTICLE = """\
---
title: A curve
description: A page
date: 2026-11-25
---
```figure activation
id: relu-curve
function: relu
caption: ReLU, flat up to zero and straight after it.
```
"""


def write_article(folder: Path) -> Path:
    """The same with the published network and an article of one figure beside it."""
    content = write_trained(folder)
    shutil.copy(CONTENT / "models/shallow.yaml", content / "models")
    (content / "curve.md").write_text(ARTICLE, "utf-8")
    settings = content / "site.yaml"
    settings.write_text(settings.read_text("utf-8").replace("[one]", "[one, curve]"), "utf-8")
    return content


def edit(content: Path, before: str, after: str) -> None:
    """Changes the description of the trained model."""
    file = content / "models/retrained.yaml"
    text = file.read_text("utf-8")
    assert before in text
    file.write_text(text.replace(before, after), "utf-8")


def classes_by(network: Network, model: TrainedNetwork) -> NDArray[np.intp]:
    """The place of the class that the network answers with for each row of the model."""
    outputs = network.predict(model.features)
    return (
        outputs.argmax(axis=1) if outputs.shape[1] > 1 else (outputs[:, 0] >= 0.5).astype(np.intp)
    )
