"""The command that tells of kinds."""

import json

from click.testing import CliRunner

from generator.cli import main
from generator.figures.kinds import ALL
from tests.building import assert_refused


def test_it_tells_of_one_kind_and_of_all() -> None:
    one = CliRunner().invoke(main, ["kinds", "activation"]).stdout
    assert one.startswith("activation: An activation function: its curve,")
    assert "    at: a number; 0 unless told\n        The marked input.\n" in one
    assert "    ```figure activation\n    id: sigmoid\n" in one
    every = CliRunner().invoke(main, ["kinds"]).stdout
    assert one in every and max(map(len, every.splitlines())) <= 92
    assert [line for kind in ALL if (line := f"\n{kind.name}: ") not in f"\n{every}"] == []


def test_programs_are_told_the_same() -> None:
    told = json.loads(CliRunner().invoke(main, ["kinds", "--json"]).stdout)
    assert [kind["kind"] for kind in told] == sorted(kind.name for kind in ALL)
    (at,) = (key for key in told[2]["keys"] if key["name"] == "at")
    meaning = "The marked input."
    assert at == {
        "name": "at",
        "type": "a number",
        "choices": [],
        "required": False,
        "default": "0",
        "meaning": meaning,
    }


def test_a_kind_that_there_is_not() -> None:
    done = CliRunner().invoke(main, ["kinds", "activatoin"])
    assert_refused(done)
    assert 'did you mean "activation"?' in done.stderr
