"""A kind is one record: one that lives in the tests is built, drawn and described like our own."""

import csv
import json
import subprocess
from collections.abc import Iterator
from io import StringIO
from math import log
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from syrupy.assertion import SnapshotAssertion

from generator.figures.kinds import ALL
from generator.making import build
from generator.notebook import figure_named
from generator.reading.errors import ContentError
from generator.reading.shipped import ASSETS
from generator.site.scripts import read_script
from generator.site.styles import read_styles
from tests.page import Page, local
from tests.samples.cost import HERE, KIND
from tests.samples.figures import figure
from tests.samples.tiny import NET, SOURCES, write
from tests.tools import package
from tests.tools.states import state_types

KINDS = (*ALL, KIND)
BLOCK = """
```figure cost
id: what-it-costs
at: 0.25
caption: What an answer costs.
```
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A small site with a figure of the kind."""
    folder = tmp_path_factory.mktemp("cost")
    content = write(folder / "content", SOURCES | {"net.md": NET + BLOCK})
    build(content, folder / "build", kinds=KINDS)
    return folder / "build"


def test_a_kind_that_is_not_listed_is_unknown(tmp_path: Path) -> None:
    content = write(tmp_path / "content", SOURCES | {"net.md": NET + BLOCK})
    with pytest.raises(ContentError, match='unknown figure kind "cost"'):
        build(content, tmp_path / "build")


def test_its_figures_stand_in_pages_with_their_words_state_script_and_style(site: Path) -> None:
    page = Page("net.html", (site / "net.html").read_text("utf-8"))
    (figure,) = [f for f in page.figures if f.get("data-kind") == "cost"]
    (svg,) = (e for e in figure.iter() if local(e) == "svg")
    assert "1.386" in page.description_of(svg) and "A probability of 25" in page.description_of(svg)
    (state,) = [json.loads(s.text or "") for s in figure.iter("script")]
    assert set(state) == {"x", "y"}
    (script,) = {element.get("src") for element in page.every("script")} - {None}
    sheet = page.link("stylesheet")
    assert script and "kinds.cost=" in (site / script).read_text("utf-8")
    assert sheet and ".cost-panel" in (site / sheet).read_text("utf-8")


def test_its_figures_are_files_and_embeds_too(site: Path) -> None:
    alone = {path.name for path in (site / "figures").glob("what-it-costs.*")}
    endings = ("svg", "png", "dark.png", "html", "json", "csv")
    assert alone == {f"what-it-costs.{ending}" for ending in endings}
    (page,) = (site / "embed").glob("*/what-it-costs.html")
    assert "Loss over the probability" in page.read_text("utf-8")
    assert "kinds.cost=" in (page.parent / "script.js").read_text("utf-8")
    rows = csv.DictReader(StringIO((site / "figures" / "what-it-costs.csv").read_text("utf-8")))
    assert [float(row["Loss"]) for row in rows] == pytest.approx([-log(p) for p in (0.1, 0.5, 0.9)])


def test_the_schema_of_the_sites_figures_knows_its_state(site: Path) -> None:
    schema = json.loads((site / "figures" / "schema.json").read_text("utf-8"))
    told = json.loads((site / "figures" / "what-it-costs.json").read_text("utf-8"))
    validator = Draft202012Validator(schema)
    validator.validate(told)
    assert not validator.is_valid(told | {"state": {"x": told["state"]["x"]}})


def test_every_figure_of_the_site_fits_the_schema(built_site: Path) -> None:
    schema = json.loads((built_site / "figures" / "schema.json").read_text("utf-8"))
    validator = Draft202012Validator(schema)
    for path in (built_site / "figures").glob("*.json"):
        if path.name != "schema.json":
            validator.validate(json.loads(path.read_text("utf-8")))


def test_its_script_is_checked_against_the_types_of_its_state(tmp_path: Path) -> None:
    compiler = package("typescript") / "bin" / "tsc"

    def complaints(source: str) -> str:
        (tmp_path / "cost.js").write_text(source, "utf-8")
        (tmp_path / "states.d.ts").write_text(state_types([KIND]), "utf-8")
        scripts = ASSETS / "scripts"
        config = {
            "extends": str(scripts / "tsconfig.json"),
            "include": ["*.js", "*.d.ts", f"{scripts}/*.js", f"{scripts}/*.d.ts"],
        }
        (tmp_path / "tsconfig.json").write_text(json.dumps(config), "utf-8")
        command = ["node", compiler, "--project", tmp_path, "--pretty", "false"]
        return subprocess.run(command, capture_output=True, encoding="utf-8").stdout

    source = (HERE / "cost.js").read_text("utf-8")
    assert complaints(source) == ""
    assert "error" in complaints(source.replace("x.slope", "x.steepness"))


def test_a_notebook_shows_and_saves_its_figures(tmp_path: Path) -> None:
    made = figure_named("cost", tmp_path, {"at": 0.5}, KINDS)
    assert (made.kind, made.id) == ("cost", "cost")
    assert "A probability of 50\u202f% costs 0.693." in made.text
    assert "kinds.cost=" in made.html and made._repr_svg_() == made.svg
    made.save(tmp_path / "cost.png")
    assert (tmp_path / "cost.png").read_bytes().startswith(b"\x89PNG")


def test_a_wrong_key_is_refused_in_the_builds_own_words(tmp_path: Path) -> None:
    wrong = BLOCK.replace("at: 0.25", "att: 0.25")
    content = write(tmp_path / "content", SOURCES | {"net.md": NET + wrong})
    with pytest.raises(ContentError, match=r'net.md:23: .*unknown key "att" .*did you mean "at"'):
        build(content, tmp_path / "build", kinds=KINDS)


def test_nothing_of_it_is_left_where_it_is_not_listed() -> None:
    assert "cost" not in read_script().text + read_script().more
    assert "cost" not in read_styles().page + read_styles().more


def test_a_figure_of_the_kind(site: Path, snapshot: SnapshotAssertion) -> None:
    svg = (site / "figures" / "what-it-costs.svg").read_text("utf-8")
    assert svg == snapshot(name="cost")


@pytest.mark.parametrize(
    ("keys", "said"),
    [
        ({"id": "schema"}, '"schema" is taken by the file that describes all figures'),
        ({"id": "x" * 101}, "id: expected up to 100 characters, found 101"),
        ({"caption": "x" * 5_001}, "caption: expected up to 5,000 characters, found 5,001"),
    ],
)
def test_names_and_captions_have_their_limits(keys: dict, said: str) -> None:
    with pytest.raises(ContentError) as refused:
        figure("activation", function="relu", **keys)
    assert said in str(refused.value)
