"""The README tells authors what there is."""

import inspect
import re
from dataclasses import fields
from textwrap import indent
from typing import get_args

import pytest

from generator.data.dataset import ColumnDescription, Dataset, DatasetDescription, Subset
from generator.data.feature import Feature
from generator.data.form import USUAL_MARKERS
from generator.data.values import ColumnType
from generator.figures.kind import AnyKind
from generator.figures.kinds import ALL
from generator.models.description import NetworkDescription, RuleDescription
from generator.models.experiment import Experiment
from generator.models.model import Errors, Group
from generator.models.trained import TrainedNetwork
from generator.nn.activations import OUTPUTS
from generator.site.settings import Licence, Settings
from tests import ROOT

DOCS = ROOT / "content" / "docs"
README = (ROOT / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("kind", ALL, ids=lambda kind: kind.name)
def test_the_readme_says_of_a_kind_what_its_record_says(kind: AnyKind) -> None:
    if said := re.search(rf"^`{kind.name}`: (.*)$", README, re.MULTILINE):
        assert said[1] == kind.purpose[0].lower() + kind.purpose[1:]
        assert indent(kind.block, "    ") in README


def test_the_readme_names_every_key_of_a_data_set_and_every_type_of_a_column() -> None:
    section = "\n".join((DOCS / f"{name}.md").read_text("utf-8") for name in ("data", "models"))
    keys = {*DatasetDescription.model_fields, *ColumnDescription.model_fields}
    keys |= {*NetworkDescription.model_fields, *RuleDescription.model_fields}
    keys |= set(Feature.model_fields)
    for name in (*keys, *get_args(ColumnType), *USUAL_MARKERS):
        assert re.search(rf"`{re.escape(name)}`|^ *{name}:|[`{{ ]{name}: ", section, re.M), name
    assert not [name for name in OUTPUTS if not re.search(rf"\b{name}\b", section)]


def section(title: str) -> str:
    return README.split(f"### {title}\n")[1].split("\n### ")[0]


def test_the_readme_names_every_setting_of_the_site() -> None:
    told = section("The site as a whole")
    names = {field.name for kind in (Settings, Licence) for field in fields(kind)}
    assert not [name for name in names if f"`{name}`" not in told]


@pytest.mark.parametrize("kind", [Dataset, Subset, Experiment, TrainedNetwork])
def test_the_readme_names_what_prose_may_call(kind: type) -> None:
    told = section("Values in the text")
    methods = dict(inspect.getmembers(kind, inspect.isfunction))
    called = [name for name, method in methods.items() if vars(method).get("in_prose")]
    assert called and not [name for name in called if f"{name}(" not in told]


def test_the_readme_names_what_is_counted() -> None:
    told = section("Values in the text")
    names = [field.name for kind in (Errors, Group) for field in fields(kind)]
    assert not [name for name in names if f".{name}" not in told]
