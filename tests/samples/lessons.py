"""Trainings by the page's own code, anywhere that runs scripts, beside those of the build."""

import json
from collections.abc import Callable

import numpy as np

from generator.figures.kind import script
from generator.figures.kinds.training.lesson import lesson
from generator.figures.parts.rows import coded_rows
from generator.models.trained import TrainedNetwork
from generator.nn.network import Network
from tests.samples import TRAINED as STORED

LARGE = {"overfitted", "stopped"}  # networks, for the page
SMALL = [name for name in STORED if name not in LARGE]

Run = Callable[[str], str]
"""What runs a script and gives the value of the expression that it ends with, a text."""

SCRIPTS = ("rows", "exact", "random", "learning", "descent", "choices")

TRAINED = """(() => {
  const [lesson, rows] = JSON.parse(%s);
  const { neurons, seed, restart } = lesson;
  const examples = examplesOf(lesson, decodedRows(rows));
  const descent = descending(lesson, examples, { hidden: hiddenOf(neurons), seed, restart });
  while (descent.epoch < lesson.epochs) descent.update(lesson.rate, lesson.batch);
  return JSON.stringify({ layers: descent.natural(), scores: descent.scores() });
})()"""


def source() -> str:
    """The scripts that train, outside any function."""
    return "\n".join(script(name).read_text("utf-8") for name in SCRIPTS)


def trained_there(
    run: Run, model: TrainedNetwork
) -> tuple[list[np.ndarray], list[dict[str, float]]]:
    """Weights and biases layer by layer, and the scores on both sets of rows, of a model that the
    scripts train."""
    own, rows = lesson(model), coded_rows(model)
    assert own and rows
    given = json.dumps([own.numbers, rows.numbers])
    told = json.loads(run(f"{source()}\n{TRAINED % json.dumps(given)}"))
    arrays = [np.array(layer[name]) for layer in told["layers"] for name in ("weights", "biases")]
    return arrays, told["scores"]


def unlike(arrays: list[np.ndarray], network: Network) -> list[str]:
    """Where parameters are not those of the network, to the last bit."""
    ours = [array for layer in network.layers for array in (layer.weights, layer.biases)]
    return [
        f"array {i}: {a.tolist()} is not {b.tolist()}"
        for i, (a, b) in enumerate(zip(arrays, ours, strict=True))
        if a.shape != b.shape or a.tobytes() != b.tobytes()
    ]
