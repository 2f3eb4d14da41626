"""The README tells authors what there is."""

import re

import pytest

from generator.figures.kind import FigureSpec
from generator.figures.kinds import KINDS
from tests import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_the_readme_names_every_key_of_a_figure_kind(kind: str) -> None:
    table = README.split(f"| `{kind}` |")[1]
    rows = re.split(r"^\| `", table, flags=re.MULTILINE)[0]
    named = set(re.findall(r"`([a-z_]+)`", rows))
    assert set(KINDS[kind].spec.model_fields) - set(FigureSpec.model_fields) <= named
