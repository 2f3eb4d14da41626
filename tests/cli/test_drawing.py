"""The command that makes one figure."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.cli import main
from tests.building import assert_refused
from tests.samples import CONTENT

TANH = ("activation", "function=tanh", "at=1")


def figure(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["figure", *arguments])


@pytest.fixture(autouse=True)
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def test_without_a_file_it_says_what_the_figure_shows() -> None:
    assert "at 1 it is 0.76159415596" in figure(*TANH).stdout


def test_it_writes_each_file_by_its_ending_and_needs_no_site(tmp_path: Path) -> None:
    names = ["t.svg", "t.png", "t.html", "t.json"]
    done = figure(*TANH, *(word for name in names for word in ("-o", name)))
    assert done.exit_code == 0 and done.stdout.splitlines() == names
    starts = {name: (tmp_path / name).read_bytes()[:15] for name in names}
    assert starts["t.svg"].startswith(b"<svg ") and starts["t.png"].startswith(b"\x89PNG")
    assert starts["t.html"].lower() == b"<!doctype html>"
    told = json.loads((tmp_path / "t.json").read_text("utf-8"))
    assert (told["kind"], told["spec"]["function"], told["spec"]["at"]) == ("activation", "tanh", 1)


def test_a_figure_of_the_site_takes_other_keys() -> None:
    said = figure("one-passenger", "row=5", "--content", str(CONTENT)).stdout
    assert said.startswith("Passenger 5: Age 35")


def test_values_are_written_as_in_a_block() -> None:
    keys = ["model=shallow", "rows=[1, 2]", "--content", str(CONTENT)]
    assert figure("prediction", *keys).exit_code == 0


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["activation", "function=tanhh"], 'did you mean "tanh"?'),
        (["activation", "functoin=tanh"], 'did you mean "function"?'),
        (["activation", "tanh"], "expected KEY=VALUE, found 'tanh'"),
        (["activation", "at=1", "at=2"], "at is told twice"),
        (["activation", "at=[1"], "cannot read this YAML"),
        ([*TANH, "-o", "t.pdf"], "t.pdf: expected a name that ends in"),
        ([*TANH, "-o", "t.png", "--scale", "0"], "scale: expected a number above 0"),
        ([*TANH, "-o", "no/where/t.png"], "no/where"),
        (["network", "model=m", "show=weights"], "found no such folder with a site.yaml"),
    ],
)
def test_what_cannot_be_drawn_is_told_in_one_line(arguments: list[str], said: str) -> None:
    done = figure(*arguments)
    assert_refused(done)
    assert said in done.stderr and len(done.stderr.splitlines()) == 1
