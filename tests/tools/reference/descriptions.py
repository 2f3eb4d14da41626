"""The keys of what authors describe in YAML: the site, a page, data, models, questions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from pydantic import BaseModel

from generator.article.front_matter import FrontKeys
from generator.data.dataset import ColumnDescription, DatasetDescription
from generator.data.feature import Feature
from generator.data.form import Form
from generator.data.sentences import Sentences
from generator.figures.keys import told_keys
from generator.figures.kind import FigureSpec
from generator.models.description import (
    ExperimentDescription,
    LayerDescription,
    NetworkDescription,
    Predictor,
    Rule,
    RuleDescription,
)
from generator.models.split import Split
from generator.nn.recipe import Recipe, Stop
from generator.site.questions.keys import (
    Across,
    Choice,
    CurveGuess,
    Exercise,
    Guess,
    NumberGuess,
    QuestionKeys,
    Up,
)
from generator.site.settings_file import LicenceKeys, SettingsKeys
from tests.tools.reference.tables import key_list


@dataclass(frozen=True)
class Described:
    """A model, that whose keys have a table of their own, and where keys within keys are told."""

    model: type[BaseModel]
    besides: type[BaseModel] = BaseModel
    links: Mapping[str, str] = field(default_factory=dict)


DESCRIBED = {
    "site": Described(SettingsKeys, links={"licence": "licence"}),
    "licence": Described(LicenceKeys),
    "front": Described(FrontKeys),
    "data": Described(DatasetDescription, Form, {"columns": "column"}),
    "form": Described(Form),
    "column": Described(ColumnDescription, links={"sentences": "sentences"}),
    "sentences": Described(Sentences),
    "model": Described(Predictor, links={"split": "split"}),
    "network": Described(
        NetworkDescription,
        Predictor,
        {"features": "feature", "layers": "layer", "training": "training"},
    ),
    "feature": Described(Feature),
    "layer": Described(LayerDescription),
    "split": Described(Split),
    "training": Described(Recipe, links={"stop": "stop"}),
    "stop": Described(Stop),
    "rule": Described(Rule),
    "experiment": Described(
        ExperimentDescription, Predictor, {"features": "feature", "training": "training"}
    ),
    "figure": Described(FigureSpec),
    "question": Described(QuestionKeys),
    "guess": Described(Guess, QuestionKeys),
    "choice": Described(Choice, Guess),
    "number": Described(NumberGuess, Guess),
    "curve": Described(CurveGuess, Guess, {"x": "across", "y": "up"}),
    "across": Described(Across),
    "up": Described(Up),
    "exercise": Described(Exercise, QuestionKeys),
}

WHOLE = (RuleDescription,)
"""Whose keys are told of elsewhere: each is `rule` beside those of every model."""


def table(name: str) -> str:
    """The table of one of them: what all keys are, required ones first."""
    told = DESCRIBED[name]
    others = {key.name for key in told_keys(told.besides)} if told.besides is not BaseModel else {}
    keys = [key for key in told_keys(told.model) if key.name not in others]
    return key_list(sorted(keys, key=lambda key: not key.required), name, told.links)
