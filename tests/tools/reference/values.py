"""What expressions in the text can name, each as an example that the page itself computes."""

from __future__ import annotations

import inspect
import re

from generator.data.dataset import Dataset, Subset
from generator.figures.keys import beneath
from generator.models.experiment import Cell, Experiment, Spread
from generator.models.model import Errors, Group
from generator.models.trained import RowPass, TrainedNetwork
from generator.nn.examples import Score
from generator.nn.training import Epoch, Run
from generator.notation.expression import filters as known_filters

OTHERS = "models.m."  # of numbers, which this site has none of
# Whose attribute an example ends in, and its name there.
EXAMPLES: dict[str, list[tuple[type, str, str]]] = {
    "models": [
        (TrainedNetwork, "title", "models.shallow.title"),
        (TrainedNetwork, "accuracy", "models.shallow.accuracy.test | percent"),
        (TrainedNetwork, "correct", "models.shallow.correct.test"),
        (TrainedNetwork, "rows", "models.shallow.rows.training"),
        (TrainedNetwork, "loss", "models.shallow.loss.training | number"),
        (Errors, "squared", f"{OTHERS}errors.test.squared | number"),
        (Errors, "absolute", f"{OTHERS}errors.test.absolute | number"),
        (Errors, "r2", f"{OTHERS}errors.test.r2 | number"),
        (TrainedNetwork, "weights", "models.shallow.weights.Age | number"),
        (TrainedNetwork, "bias", "models.shallow.bias | number"),
        (TrainedNetwork, "filled", 'models.shallow.filled("Age")'),
        (Group, "rows", 'models.shallow.group(Sex="female").rows'),
        (Group, "positive", 'models.shallow.group(Sex="female").positive'),
        (Group, "predicted", 'models.shallow.group(Sex="female").predicted'),
        (Group, "correct", 'models.shallow.group(Sex="female").correct'),
        (RowPass, "inputs", "models.shallow.row(2).inputs.Age"),
        (RowPass, "products", "models.shallow.row(2).products.Age | number"),
        (RowPass, "sum", "models.shallow.row(2).sum | number"),
        (RowPass, "output", "models.shallow.row(2).output | number"),
        (RowPass, "outputs", "models.shallow.row(2).outputs | first | number"),
        (RowPass, "loss", "models.shallow.row(2).loss | number"),
        (RowPass, "answer", "models.shallow.row(2).answer"),
        (RowPass, "truth", "models.shallow.row(2).truth"),
    ],
    "runs": [
        (Run, "last", "models.retrained.run.last.training.loss | number"),
        (Run, "at", "models.retrained.run.at(100).training.loss | number"),
        (Run, "lowest", "models.retrained.run.lowest.number"),
        (Epoch, "number", "models.retrained.run.last.number"),
        (Score, "loss", "models.retrained.run.last.test.loss | number"),
        (Score, "accuracy", "models.retrained.run.last.test.accuracy | percent"),
    ],
    "datasets": [
        (Dataset, "title", "datasets.titanic.title"),
        (Dataset, "licence", "datasets.titanic.licence"),
        (Dataset, "rows", "datasets.titanic.rows"),
        (Dataset, "missing", 'datasets.titanic.missing("Age")'),
        (Dataset, "where", 'datasets.titanic.where(Sex="female", Pclass=1).rows'),
        (Subset, "mean", 'datasets.titanic.where(Sex="female").mean("Survived") | percent'),
        (Subset, "max", 'datasets.titanic.where(Sex="female").max("Age")'),
        (Subset, "above", 'datasets.titanic.where(Sex="male").above("Age", 60).rows'),
        (Subset, "up_to", 'datasets.titanic.where(Sex="male").up_to("Age", 16).rows'),
    ],
    "experiments": [
        (Experiment, "title", "experiments.hidden_units.title"),
        (Experiment, "seeds", "experiments.hidden_units.seeds"),
        (Experiment, "cell", 'experiments.hidden_units.cell(4, "Age and sex").hidden'),
        (Experiment, "chosen", 'experiments.hidden_units.chosen("Age and sex").hidden'),
        (
            Cell,
            "cross_validation",
            'experiments.hidden_units.cell(4, "Age and sex").cross_validation.median | percent',
        ),
        (Spread, "median", 'experiments.hidden_units.cell(4, "Age and sex").test.median | percent'),
        (Spread, "low", 'experiments.hidden_units.cell(4, "Age and sex").test.low | percent'),
        (Spread, "high", 'experiments.hidden_units.cell(4, "Age and sex").test.high | percent'),
    ],
}

_FILTERED = {
    "number": "0.0168521 | number(2)",
    "percent": "0.78693 | percent(1)",
    "signed": "0.704 | signed",
    "fixed": "34.9 | fixed(2)",
    "round": "34.96 | round(1)",
    "shows": '… | shows("first-passenger", "Age", row=2)',
    "join": '["age", "sex"] | join(", ")',
    "capitalize": '"first class" | capitalize',
    "lower": '"Female" | lower',
    "upper": '"Female" | upper',
    "abs": "(-1.63) | abs",
    "default": '"" | default("none", true)',
    "first": "[3, 1, 2] | first",
    "last": "[3, 1, 2] | last",
    "length": "[3, 1, 2] | length",
    "max": "[3, 1, 2] | max",
    "min": "[3, 1, 2] | min",
    "sum": "[3, 1, 2] | sum",
}
# Jinja's own, whose docstrings are for programmers.
_JINJA = {
    "abs": "The number without its sign.",
    "default": "Another value where there is none; with `true` where it is empty too.",
    "first": "The first of a list.",
    "last": "The last of a list.",
    "length": "How many there are in a list, or letters in a text.",
    "max": "The largest of a list.",
    "min": "The smallest of a list.",
    "sum": "The sum of a list.",
}
_FOR_PROGRAMS = re.compile(r"[;.,]? ?(?:\w+Error|None)\b[^.]*")


def table(name: str) -> str:
    """Examples, what each is by its docstring, and what it comes to here."""
    told = []
    for owner, attribute, expression in EXAMPLES[name]:
        here = "" if expression.startswith(OTHERS) else f" Here: {{{{ {expression} }}}}."
        told.append(f"`{{{{ {expression} }}}}`\n:   {meaning(owner, attribute)}{here}\n")
    return "\n".join(told)


def meaning(owner: type, attribute: str) -> str:
    """The first sentence of what the code says of an attribute, for who writes no code."""
    said = fields_of(owner).get(attribute) or inspect.getdoc(getattr(owner, attribute, None)) or ""
    (first, *_) = re.split(r"(?<=\.)\s+(?=[A-Z])", " ".join(said.split()))
    return _FOR_PROGRAMS.sub("", first).rstrip(".") + "."


def fields_of(owner: type) -> dict[str, str]:
    """What stands beneath the fields of a class, and of those that it extends."""
    told: dict[str, str] = {}
    for base in reversed(owner.__mro__):
        if base.__module__.startswith("generator."):
            told |= beneath(base)
    return told


def filters(_: str) -> str:
    """The filters: those of this program, which write numbers, before Jinja's."""
    known = known_filters()
    ours = [name for name in _FILTERED if name in known]
    assert set(ours) == set(known), "each filter has an example"
    told = []
    for name in ours:
        said = _JINJA.get(name) or " ".join((inspect.getdoc(known[name]) or "").split())
        example = _FILTERED[name]
        here = "" if "…" in example else f" Here: {{{{ {example} }}}}."
        told.append(f"`{{{{ {example} }}}}`\n:   {said}{here}\n")
    return "\n".join(told)
