"""From an empty folder to a site with a network of its author's own, command by command."""

from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result

from generator.cli import main
from tests.building import assert_refused, tree, unpainted
from tests.samples import CONTENT

PENGUINS = CONTENT / "data" / "penguins.csv"


def command(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


def said(*arguments: str | Path) -> str:
    done = command(*arguments)
    assert done.exit_code == 0, done.stderr or done.exception
    return done.stdout


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    unpainted(monkeypatch)
    monkeypatch.chdir(tmp_path)
    said("new", "site", "nets", "--title", "Nets: a view", "--author", "A. Lovelace")
    monkeypatch.chdir(tmp_path / "nets")
    return tmp_path / "nets"


def test_a_new_site_builds_at_once(site: Path) -> None:
    assert "Built 5 pages and 1 figure in" in said("build")
    assert "Nets: a view" in (site / "build" / "index.html").read_text("utf-8")
    workflow = yaml.safe_load((site / ".github/workflows/pages.yml").read_text("utf-8"))
    runs = [step.get("run") for step in workflow["jobs"]["build"]["steps"]]
    assert "feedforward build" in runs
    assert (site / "requirements.txt").read_text("utf-8").startswith("feedforward")


def test_from_a_table_to_an_article_about_a_network_that_learned_from_it(site: Path) -> None:
    assert "a model could foretell species" in said("new", "data", PENGUINS)
    assert "Next: feedforward train" in said("new", "model", "first", "--data", "penguins")
    assert said("train").startswith("Trained first: ")
    assert "Listed it" in said("new", "article", "My first network", "--model", "first")
    assert "Built 6 pages and 4 figures" in said("build")
    settings = yaml.safe_load((site / "content/site.yaml").read_text("utf-8"))
    assert settings["articles"] == ["first-neuron", "my-first-network"]


def test_a_table_without_names_of_its_rows_gets_numbers(site: Path, tmp_path: Path) -> None:
    table = tmp_path / "Größe.csv"
    table.write_bytes("Größe;Art\n1,5;x\n1,5;y\n2;x\n".encode("latin-1"))
    said("new", "data", table, "--name", "sizes", "--source", "a: list")
    read = (site / "content/data/sizes.csv").read_text("utf-8")
    assert read == "row;Größe;Art\n1;1,5;x\n2;1,5;y\n3;2;x\n"
    told = yaml.safe_load((site / "content/data/sizes.yaml").read_text("utf-8"))
    assert (told["key"], told["source"], told["decimal"]) == ("row", "a: list", ",")
    said("new", "model", "m", "--data", "sizes", "--label", "Größe", "--features", "Art")
    network = yaml.safe_load((site / "content/models/m.yaml").read_text("utf-8"))
    assert network["layers"][-1] == {"units": 1, "activation": "identity"}


@pytest.mark.parametrize(
    ("arguments", "problem"),
    [
        (["new", "site", "."], "exists already"),
        (["new", "article", "First neuron"], "exists already"),
        (["new", "article", "T", "--model", "nope"], 'unknown model "nope"'),
        (["new", "article", "性別"], "--name says one"),
        (["new", "model", "m", "--data", "nope"], 'unknown data set "nope"'),
        (["new", "data", "content/site.yaml", "--content", "."], "begins a site"),
        (["new", "data", "content/index.md"], "index.md"),
        (["new", "kind", "network"], '"network" is a kind of the program; take another name'),
        (["new", "kind", "重み"], "expected a name with Latin letters"),
    ],
)
def test_what_cannot_begin_is_told_and_nothing_is_written(
    site: Path, arguments: list[str], problem: str
) -> None:
    before = tree(site)
    done = command(*arguments)
    assert_refused(done)
    assert problem in done.stderr and len(done.stderr.splitlines()) == 1
    assert tree(site) == before


@pytest.mark.parametrize(
    ("listed", "after"),
    [
        (
            "articles:\n  - a\n  - b\nlanguage: en\n",
            "articles:\n  - a\n  - b\n  - net\nlanguage: en\n",
        ),
        ("articles:\n- a\n", "articles:\n- a\n- net\n"),
        ("articles:\n- a  # first", "articles:\n- a  # first\n- net\n"),
        ("articles: []\nlanguage: en\n", "articles:\n  - net\nlanguage: en\n"),
        ("articles: [a]\n", None),
    ],
)
def test_the_list_of_articles_keeps_its_comments_and_its_form(
    site: Path, listed: str, after: str | None
) -> None:
    path = site / "content/site.yaml"
    path.write_text(listed, "utf-8")
    told = said("new", "article", "Net")
    assert path.read_text("utf-8") == (after or listed)
    assert ("Listed it in" in told) == bool(after)
