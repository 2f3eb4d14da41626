"""The types in the scripts' comments hold, as the TypeScript compiler reads them."""

import json
import subprocess
from dataclasses import replace
from pathlib import Path

from generator.figures.kinds import ALL, KINDS
from generator.figures.state import State
from generator.reading.shipped import ASSETS
from tests.page import none
from tests.tools import package
from tests.tools.states import TYPES, state_types

CONFIG = ASSETS / "scripts" / "tsconfig.json"
WORKER_CONFIG = ASSETS / "worker" / "tsconfig.json"
PREVIEW_CONFIG = ASSETS / "preview" / "tsconfig.json"
SEARCH_CONFIG = ASSETS / "search" / "tsconfig.json"

SHARED = """
/** @param {number} x */
const half = (x) => x / 2;
"""

WRONG = {
    "another type": 'half("one")',
    "a type that is not named": "const twice = (x) => 2 * x;",
    "what may be missing": 'document.querySelector("p").remove();',
    "a name that is nowhere": "third(1);",
    "a local that nothing uses": "() => { const spare = 1; };",
    "a parameter that nothing uses": "/** @param {number} x */ const zero = (x) => 0;",
}


def complaints(config: Path) -> list[str]:
    """Lines of the compiler, `file(line,column): error …` with paths from the config's folder."""
    compiler = package("typescript") / "bin" / "tsc"
    done = subprocess.run(
        ["node", compiler, "--project", config, "--pretty", "false"],
        cwd=config.parent,
        capture_output=True,
        encoding="utf-8",
    )
    assert not done.stderr, done.stderr
    return done.stdout.splitlines()


def test_the_types_of_states_are_those_of_their_models() -> None:
    assert TYPES.read_text("utf-8") == state_types(ALL), "`make types` makes them anew"


def test_another_field_of_a_state_is_another_type() -> None:
    class Told(KINDS["accuracy"].state or State):
        """A state that says more."""

        more: str

    changed = state_types([replace(KINDS["accuracy"], state=Told)])
    assert "more: string;" in changed and "left: number;" in changed


def test_the_types_of_the_scripts_hold() -> None:
    none(complaints(CONFIG))


def test_the_types_of_the_worker_hold() -> None:
    none(complaints(WORKER_CONFIG))
    none(complaints(PREVIEW_CONFIG))
    none(complaints(SEARCH_CONFIG))


def test_the_worker_knows_no_page(tmp_path: Path) -> None:
    (tmp_path / "wrong.js").write_text("document.title = version;", "utf-8")
    (tmp_path / "right.js").write_text("caches.open(self.name);", "utf-8")
    config = {"extends": str(WORKER_CONFIG), "include": ["*.js"]}
    (tmp_path / "tsconfig.json").write_text(json.dumps(config), "utf-8")
    found = complaints(tmp_path / "tsconfig.json")
    assert {line.partition(".js(")[0] for line in found} == {"wrong"}, "\n".join(found)


def test_the_compiler_sees_what_is_wrong_and_knows_the_names_of_other_files(tmp_path: Path) -> None:
    sources = {"shared": SHARED, "right": "half(1);"} | WRONG
    for name, source in sources.items():
        (tmp_path / f"{name}.js").write_text(source, "utf-8")
    config = tmp_path / "tsconfig.json"
    config.write_text(json.dumps({"extends": str(CONFIG), "include": ["*.js"]}), "utf-8")
    found = complaints(config)
    assert {line.partition(".js(")[0] for line in found} == set(WRONG), "\n".join(found)
