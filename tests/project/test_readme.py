"""The README tells authors what there is."""

import re
from typing import get_args

import pytest

from generator.data.dataset import ColumnDescription, DatasetDescription
from generator.data.form import USUAL_MARKERS
from generator.data.values import ColumnType
from generator.figures.kind import FigureSpec
from generator.figures.kinds import KINDS
from generator.models.description import NetworkDescription, RuleDescription
from generator.nn.activations import OUTPUTS
from tests import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_the_readme_names_every_key_of_a_figure_kind(kind: str) -> None:
    table = README.split(f"| `{kind}` |")[1]
    rows = re.split(r"^\| `", table, flags=re.MULTILINE)[0]
    named = set(re.findall(r"`([a-z_]+)`", rows))
    assert set(KINDS[kind].spec.model_fields) - set(FigureSpec.model_fields) <= named


def test_the_readme_names_every_key_of_a_data_set_and_every_type_of_a_column() -> None:
    section = README.split("## Describing data and models")[1].split("\n## ")[0]
    keys = {*DatasetDescription.model_fields, *ColumnDescription.model_fields}
    keys |= {*NetworkDescription.model_fields, *RuleDescription.model_fields}
    for name in (*keys, *get_args(ColumnType), *USUAL_MARKERS):
        assert re.search(rf"`{re.escape(name)}`|^ *{name}:|[`{{ ]{name}: ", section, re.M), name
    assert not [name for name in OUTPUTS if not re.search(rf"\b{name}\b", section)]
