"""A training in the page is the build's to the last bit: arithmetic, random numbers, steps.

The scripts run in Node here; tests/browser/test_training.py has one training in the browser.
"""

import json
import subprocess
from collections.abc import Callable
from dataclasses import replace
from functools import cache

import numpy as np
import pytest

from generator.figures.kind import script
from generator.figures.kinds.training.lesson import MOST_PRODUCTS, lesson
from generator.figures.parts.rows import coded_rows
from generator.models.sources import Sources, read_sources
from generator.models.trained import TrainedNetwork
from generator.nn import exact
from generator.nn.activations import ACTIVATIONS
from generator.nn.exact import Array
from generator.nn.recipe import Recipe
from generator.nn.training import train
from tests import ROOT
from tests.page import none
from tests.samples import real_site
from tests.samples.lessons import LARGE, SMALL, source, trained_there, unlike
from tests.tools import runs

SEEDS = [(0, 0), (0, 2), (1, 0), (7, 3), (2**32 + 5, 1), (2**63 - 1, 99)]
EVALUATED = 'process.stdout.write(`${eval(require("fs").readFileSync(0, "utf8"))}`)'


def node(script: str) -> str:
    """The value of the expression that a script ends with, in Node."""
    if not runs("node"):
        pytest.skip("Node does not run on this machine")
    done = subprocess.run(
        ["node", "-e", EVALUATED], input=script, capture_output=True, encoding="utf-8"
    )
    assert not done.stderr, done.stderr
    return done.stdout


def bits(values: Array) -> list[str]:
    """Each number as its 16 hexadecimal digits; those that are none are alike."""
    return [v.hex() if v == v else "nan" for v in values.tolist()]


def of_script(function: str, x: Array) -> Array:
    """What a function of exact.js gives; numbers go there and back as bytes."""
    given = x.astype("<f8").tobytes().hex()
    script = f"""{source()}
      const x = new Float64Array(Uint8Array.from(Buffer.from("{given}", "hex")).buffer);
      Buffer.from(x.map(exact.{function}).buffer).toString("hex")"""
    return np.frombuffer(bytes.fromhex(node(script)), "<f8")


@cache
def arguments() -> Array:
    """Thousands of numbers, small, large and at the ends of what a double holds."""
    random = np.random.default_rng(15)
    sizes = np.exp(random.uniform(-745, 709, 2000))
    ends = [0.0, 5e-324, 2.2250738585072014e-308, 1.7e308, np.inf, 1.0, 709.782712893384]
    some = np.concatenate([sizes, random.uniform(0, 750, 2000), random.normal(size=2000), ends])
    return np.concatenate([some, -some, [np.nan]])


@pytest.mark.parametrize("function", ["exp", "log", "expm1", "log1p", "tanh"])
def test_a_function_is_the_same_to_the_last_bit(function: str) -> None:
    x = arguments()
    if function == "expm1":
        x = -np.abs(x)
    if function == "log1p":
        x = np.abs(x)[np.abs(x) <= 1]
    ours: Callable[[Array], Array] = getattr(exact, function)
    assert bits(of_script(function, x)) == bits(ours(x))


def test_random_numbers_are_those_of_numpy() -> None:
    told = node(f"""{source()}
      JSON.stringify({json.dumps([[str(seed), run] for seed, run in SEEDS])}.map(([seed, run]) => {{
        const random = drawing([BigInt(seed), run]);
        const all = [random.normal, random.uniform].map((draw) =>
          Array.from({{ length: 5000 }}, draw));
        return [...all, ...[601, 600, 2, 1].map(random.order), random.normal()];
      }}))""")
    for seeds, (normal, uniform, *orders, last) in zip(SEEDS, json.loads(told), strict=True):
        random = np.random.default_rng(seeds)
        assert normal == random.normal(0, 1, 5000).tolist()
        assert uniform == random.uniform(0, 1, 5000).tolist()
        assert orders == [random.permutation(n).tolist() for n in (601, 600, 2, 1)]
        assert last == random.normal()


def cars() -> Sources:
    return read_sources(ROOT / "tests/content/cars")


def assert_same(model: TrainedNetwork) -> None:
    """The page trains the network that the build has trained, and scores it alike."""
    arrays, scores = trained_there(node, model)
    none(unlike(arrays, model.network))
    end = model.run.last
    for there, here in zip(scores, (end.training, end.of(end.watched)), strict=True):
        assert there["loss"] == pytest.approx(here.loss, rel=1e-5)  # as the lock has it


@pytest.mark.parametrize("name", SMALL)
def test_the_page_trains_what_is_stored(name: str) -> None:
    assert_same(real_site().sources.models[name])


@pytest.mark.parametrize("name", ["line", "bent", "power"])
def test_the_page_trains_what_answers_with_numbers(name: str) -> None:
    assert_same(cars().models[name])


def retrained(name: str, hidden: str, **how: object) -> TrainedNetwork:
    """A model with another recipe and activation, trained now."""
    model = real_site().sources.models[name]
    recipe = Recipe.model_validate({"learning_rate": 0.05, "epochs": 20, **how})
    functions = [ACTIVATIONS[hidden], model.network.layers[-1].activation][-len(model.units) + 1 :]
    parts = model.parts.map(model.examples.__getitem__)
    (run,) = train(parts, [model.units[1:-1]], [recipe.seed], functions, recipe)
    told = model.description.model_copy(update={"training": recipe})
    return replace(model, description=told, network=run.network, run=run)


@pytest.mark.parametrize("hidden", sorted(set(ACTIVATIONS) - {"gelu"}))
def test_the_page_trains_with_each_activation(hidden: str) -> None:
    assert_same(retrained("hidden_3", hidden))


@pytest.mark.parametrize(
    "how",
    [
        {"optimizer": "gradient-descent", "momentum": 0.9, "l2": 0.01},
        {"batch": 32, "seed": 2**40, "restarts": 2},
        {"batch": 1, "epochs": 2},
        {"loss": "mean-squared-error", "initialisation": "glorot"},
        {"standardise": False, "learning_rate": 0.001},
        {"epochs": 8, "stop": {"held_out": 100, "patience": 8}},
    ],
)
def test_the_page_trains_by_each_recipe(how: dict) -> None:
    assert_same(retrained("hidden_3", "tanh", **how))


LEARNED = """(() => {
  const [state, coded, restart, hidden] = JSON.parse(%s);
  const parts = decodedRows(coded);
  const lesson = lessonOf(state, parts.find(({ part }) => part === "training"));
  const descent = descending(lesson, examplesOf(lesson, parts), { hidden, seed: 0, restart });
  while (descent.epoch < 20) descent.update(0.3, 100);
  return JSON.stringify(descent.natural());
})()"""


@pytest.mark.parametrize("hidden", [[], [3], [8]])
def test_a_diagram_learns_to_the_bits_of_the_build(hidden: list[int]) -> None:
    model = real_site().sources.models["shallow"]
    how = {"optimizer": "gradient-descent", "learning_rate": 0.3, "epochs": 20, "batch": 100}
    parts = model.parts.map(model.examples.__getitem__)
    functions = [ACTIVATIONS[name] for name in [*["relu"] * len(hidden), "sigmoid"]]
    (run,) = train(parts, [hidden], [0], functions, Recipe.model_validate(how))
    rows = coded_rows(model)
    assert rows
    state = {
        "inputs": [one.name for one in model.inputs],
        "layers": [{"activation": "sigmoid", "biases": [0]}],
        "turns": {"loss": "binary-cross-entropy"},
    }
    given = json.dumps(json.dumps([state, rows.numbers, run.restart, hidden]))
    descend = script("turn/descend").read_text("utf-8")
    layers = json.loads(node(f"{source()}\nconst brought = {{}};\n{descend}\n{LEARNED % given}"))
    arrays = [np.array(layer[name]) for layer in layers for name in ("weights", "biases")]
    none(unlike(arrays, run.network))


def test_what_is_too_large_or_has_no_known_start_has_no_lesson() -> None:
    models = real_site().sources.models
    assert not any(lesson(models[name]) for name in LARGE)
    assert lesson(retrained("hidden_3", "gelu")) is None
    small = models["hidden_3"]
    assert lesson(replace(small, run=replace(small.run, restart=None))) is None


def test_readers_get_as_many_neurons_as_a_step_has_time_for() -> None:
    own = lesson(real_site().sources.models["more_features"])
    assert own
    assert own.most == 8
    assert own.learned * ((6 + 1) * own.most + own.most + 1) <= MOST_PRODUCTS
