"""A build that would change nothing says so at once; any change of anything makes it build."""

import hashlib
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.output import unchanged
from generator.output.unchanged import Record, answer
from generator.work.kept import CACHE
from tests import ROOT
from tests.samples.tiny import SOURCES, write

LONG_AGO = 1_000_000_000


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of this test's own for the records."""
    monkeypatch.setenv(CACHE, str(tmp_path / "cache"))
    return tmp_path / "cache"


@pytest.fixture
def folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[str, str]:
    """Content and output of a build that has been noted, all long ago."""
    monkeypatch.setattr(unchanged, "PROGRAM", ())
    content = write(tmp_path / "content", {"index.md": "Hello.", "data/a.csv": "a\n1\n"})
    output = write(tmp_path / "build", {"index.html": "Hello.", "figures/a.svg": "<svg/>"})
    for path in tmp_path.rglob("*"):
        os.utime(path, (LONG_AGO, LONG_AGO))
    noted(str(content), str(output))
    return str(content), str(output)


def noted(content: str, output: str) -> None:
    record = Record(content, output, None)
    files = [path for path in Path(output).rglob("*") if path.is_file()]
    record.keep(
        record.before(),
        {
            path.relative_to(output).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
            for path in files
        },
    )


def holds(folders: tuple[str, str], base_url: str | None = None) -> bool:
    return Record(*folders, base_url).holds()


def test_a_build_is_known_again(folders: tuple[str, str]) -> None:
    assert holds(folders)
    assert not holds((folders[0], f"{folders[1]}-other"))
    assert not holds(folders, "https://other.example/")


def test_a_time_alone_changes_nothing(folders: tuple[str, str]) -> None:
    for folder, name in zip(folders, ("index.md", "index.html"), strict=True):
        os.utime(Path(folder, name))
    assert holds(folders)


def test_hidden_folders_are_not_looked_at(folders: tuple[str, str]) -> None:
    write(Path(folders[0]), {".git/HEAD": "", "data/.cache/a": ""})
    assert holds(folders)


CHANGES: dict[str, Callable[[Path, Path], object]] = {
    "a word": lambda content, _: (content / "index.md").write_text("Hullo."),
    "a longer text": lambda content, _: (content / "index.md").write_text("Hello, all."),
    "a new file": lambda content, _: (content / "data/b.csv").write_text(""),
    "a file less": lambda content, _: (content / "data/a.csv").unlink(),
    "another name": lambda content, _: (content / "index.md").rename(content / "b.md"),
    "a link": lambda content, _: (content / "link").symlink_to("nowhere"),
    "no content": lambda content, _: content.rename(content.with_name("gone")),
    "the output": lambda _, output: (output / "index.html").write_text("Hullo."),
    "a file of the output": lambda _, output: (output / "figures/a.svg").unlink(),
    "a file in the output": lambda _, output: (output / "figures/mine.svg").write_text(""),
    "a hidden folder in the output": lambda _, output: write(output / ".git", {"HEAD": ""}),
    "no output": lambda _, output: output.rename(output.with_name("gone")),
}


@pytest.mark.parametrize("change", CHANGES)
def test_any_change_makes_it_build(folders: tuple[str, str], change: str) -> None:
    CHANGES[change](*map(Path, folders))
    assert not holds(folders)


def test_two_changes_at_one_time_are_two(folders: tuple[str, str]) -> None:
    file = Path(folders[0], "index.md")
    file.write_text("Hallo.")
    at = file.stat().st_mtime_ns
    noted(*folders)
    assert holds(folders)
    file.write_text("Hullo.")
    os.utime(file, ns=(at, at))
    assert not holds(folders)


def test_another_program_makes_it_build(folders, tmp_path, monkeypatch) -> None:
    monkeypatch.setattr(unchanged, "_packages", lambda: ["numpy-0.1.dist-info"])
    assert not holds(folders)
    monkeypatch.undo()
    assert not holds(folders)  # the program's own files have not been noted


@pytest.mark.parametrize("record", ("", "{", "[]", "null", '{"inputs": 1}', "\x00", "[" * 100_000))
def test_a_damaged_record_is_not_believed(folders: tuple[str, str], record: str) -> None:
    path = Path(Record(*folders, None).path)
    path.write_text(record)
    assert not holds(folders)
    noted(*folders)
    assert holds(folders)


@pytest.mark.parametrize("damage", (("{", "["), ("[6,", '["6",'), ("index.md", "index"), ("1", "")))
def test_nor_is_one_that_is_damaged_in_one_place(folders, damage) -> None:
    path = Path(Record(*folders, None).path)
    path.write_text(path.read_text().replace(*damage))
    assert not holds(folders)


def test_without_a_place_for_records_every_build_builds(folders, monkeypatch, tmp_path) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv(CACHE, str(tmp_path / "file" / "cache"))
    noted(*folders)
    assert not holds(folders)


def test_only_a_plain_build_is_answered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Record, "holds", lambda _: True)
    said = "Nothing has changed since the last build: "
    assert answer(["build"]) == f"{said}build/index.html"
    assert answer(["build", "--output", "o", "--content", "c"]) == f"{said}o/index.html"
    for other in (["build", "--fresh"], ["build", "--help"], ["train"], [], ["build", "--output"],
                  ["build", "--output=o", "x"], ["build", "--debug", "--output", "o"]):  # fmt: skip
        assert answer(other) is None, other


LOADED = """
import runpy, sys
sys.argv = ["generator", *sys.argv[1:]]
runpy.run_module("generator", run_name="__main__")
print(sorted({"click", "numpy", "jinja2", "re"} & set(sys.modules)))
"""


def test_the_command_answers_with_the_standard_library_alone(tmp_path: Path) -> None:
    content = write(tmp_path / "content", SOURCES)
    command = ["build", "--content", str(content), "--output", str(tmp_path / "build")]

    def said(*before: str) -> str:
        done = subprocess.run(
            [sys.executable, *before, *command], capture_output=True, encoding="utf-8", cwd=ROOT
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    assert said("-m", "generator").startswith("Built 5 pages and 2 figures in ")
    answered = f"Nothing has changed since the last build: {tmp_path}/build/index.html\n"
    assert said("-m", "generator") == answered
    loaded = said("-c", LOADED).removeprefix(answered)
    assert loaded in ("[]\n", "['re']\n")
    command.append("--fresh")
    assert said("-m", "generator").startswith("Built ")
