"""A build that uses what earlier ones have left makes what a build makes that knows of none."""

import os
import random
import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from generator.notation import templating
from generator.reading import shipped
from tests.building import tree as tree_of
from tests.making.edits import EDITS, Desk

SEQUENCES = int(os.environ.get("FEEDFORWARD_SEQUENCES", "16"))
"""How many sequences of edits are tried; CONTRIBUTING.md says how to try more."""


@pytest.fixture(autouse=True)
def own_templates(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(templating, "TEMPLATES", shipped.TEMPLATES)


@settings(
    max_examples=SEQUENCES,
    deadline=None,
    phases=[Phase.reuse, Phase.generate],  # the edits of one that fails are few and told
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(
    edits=st.lists(
        st.lists(st.sampled_from(sorted(EDITS)), min_size=1, max_size=3), min_size=1, max_size=5
    ),
    seed=st.integers(0, 2**32),
)
def test_what_a_build_makes_does_not_hang_upon_the_builds_before(
    edits: list[list[str]], seed: int
) -> None:
    folder = Path(tempfile.mkdtemp())
    try:
        desk = Desk(folder, random.Random(seed))
        templating.TEMPLATES = desk.templates
        assert desk.incremental() is None
        for some in edits:
            for edit in some:
                desk.edit(edit)
            said = desk.incremental()
        expected, files = desk.clean()
        assert said == expected, desk.done
        if expected is None:
            made = tree_of(desk.output)
            assert made.keys() == files.keys(), desk.done
            assert [name for name in files if made[name] != files[name]] == [], desk.done
    finally:
        shutil.rmtree(folder)
