"""What all kinds share, or several do."""

from pathlib import Path

import pytest

from generator.figures.kinds import KINDS
from tests import ROOT
from tests.samples.figures import figure


def test_the_documentation_has_a_page_for_each_kind_and_no_other() -> None:
    pages = (ROOT / "content" / "docs" / "kinds").glob("*.md")
    assert sorted(page.stem for page in pages) == sorted([*KINDS, "index"])


@pytest.mark.parametrize("name", KINDS)
def test_a_kind_is_found_by_its_name_in_every_tree(name: str) -> None:
    module, kind = name.replace("-", "_"), KINDS[name]
    source = ROOT / "generator" / "figures" / "kinds"
    assert (source / f"{module}.py").is_file() or (source / module / "__init__.py").is_file()
    assert Path(__file__).with_name(f"test_{module}.py").is_file()
    if kind.state:
        scripts = {path.stem for assets in (kind.core, kind.more) for path in assets.scripts}
        scripts |= {path.stem for paths in kind.late.values() for path in paths}
        assert name in scripts
        browser = {path.stem for path in (ROOT / "tests" / "browser").glob("test_*.py")}
        assert f"test_{module}" in browser


@pytest.mark.parametrize("kind", ["forward-pass", "prediction", "network"])
def test_the_text_alternative_states_the_numbers(kind: str) -> None:
    keys = {"rows": [1, 2]} if kind == "prediction" else {"row": 1}
    keys |= {"show": "forward"} if kind == "network" else {}
    (drawing,) = figure(kind, model="shallow", **keys).drawings
    assert drawing.text == (
        "Passenger 1: Age 22, Sex 0 (male). Products: Age −0.37074, Sex 0, bias −0.11631. "
        "Sum −0.49; sigmoid gives 38\u202f% chance of survival; answer: died."
    )


@pytest.mark.parametrize("kind", ["network", "forward-pass"])
def test_a_stand_in_for_a_missing_age_is_called_that(kind: str) -> None:
    keys = {"show": "forward"} if kind == "network" else {}
    made = figure(kind, model="shallow", row=6, **keys)
    assert "Age 28 (unknown), Sex 0 (male)" in made.drawings[0].text
