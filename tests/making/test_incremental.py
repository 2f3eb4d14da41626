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


def test_files_that_another_build_has_replaced_meanwhile_are_made_anew(tmp_path: Path) -> None:
    desk = Desk(tmp_path, random.Random(0))
    templating.TEMPLATES = desk.templates
    assert desk.incremental() is None
    known, text = desk.known(), (desk.content / "net.md").read_text("utf-8")
    before = tree_of(desk.output)
    (desk.content / "net.md").write_text(f"{text}\nOther words.\n", "utf-8")
    assert desk.incremental() is None
    (desk.content / "net.md").write_text(text, "utf-8")
    assert desk.incremental(known) is None
    assert tree_of(desk.output) == before
    (desk.output / "net.html").write_bytes(b"Not what a build has made.")
    assert desk.incremental(known) is None
    assert tree_of(desk.output) == before
