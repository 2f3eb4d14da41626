"""The build command: what it says, in one line."""

import re
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.cli import main
from generator.cli import run as command_line
from tests.building import assert_refused, run, tree
from tests.samples.tiny import SOURCES, write


def test_a_build_says_in_one_line_what_it_made_and_where(tmp_path):
    result = run(write(tmp_path / "content", SOURCES), tmp_path / "build")
    assert re.fullmatch(
        r"Built 5 pages and 2 figures in \d+\.\d s: \S+/build/index\.html\n", result.stdout
    )


def test_what_the_pictures_lack_is_said_beside_that_line(tmp_path: Path) -> None:
    sources = SOURCES | {"data/crew.csv": SOURCES["data/crew.csv"].replace("Sex", "性別")}
    for name in ("data/crew.yaml", "models/one.yaml"):
        sources[name] = SOURCES[name].replace("Sex", "性別")
    result = run(write(tmp_path / "content", sources), tmp_path / "build")
    assert len(result.stdout.splitlines()) == 1
    said = result.stderr.splitlines()
    assert [line.split(":")[1] for line in said] == [' figure "first"', ' figure "second"']
    assert all("性別" in line for line in said)


def test_a_missing_content_folder_is_said_in_one_line(tmp_path: Path) -> None:
    done = run(tmp_path / "nowhere", tmp_path / "build")
    assert_refused(done)
    assert len(done.stderr.splitlines()) == 1, done.stderr
    assert "nowhere" in done.stderr
    assert not (tmp_path / "build").exists()


def test_a_name_with_line_breaks_does_not_break_the_line(tmp_path: Path) -> None:
    content = write(tmp_path / "con\ntent", {**SOURCES, "a\nb\x1b[31m.md": "No front matter"})
    done = run(content, tmp_path / "build")
    assert_refused(done)
    assert len(done.stderr.splitlines()) == 1 and "\x1b" not in done.stderr
    assert done.stderr.startswith(r"con\ntent/a\nb\x1b[31m.md: ")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["build", "--nope"], "No such option '--nope'. (--help tells what there is)"),
        (["nope"], "No such command 'nope'. (--help tells what there is)"),
        (["build", "--output", __file__], "Invalid value for '--output': Directory "),
        (["train", "--content", "no\nwhere"], r"no\nwhere: missing: the folder with the content"),
    ],
)
def test_a_wrong_command_is_told_in_one_line(arguments, said, monkeypatch, capsys) -> None:
    monkeypatch.setattr("sys.argv", ["feedforward", *arguments])
    with pytest.raises(SystemExit) as ended:
        command_line()
    assert ended.value.code in (1, 2)
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == 1 and lines[0].startswith(said)


def test_a_fault_of_the_program_is_one_line_too(tmp_path, monkeypatch) -> None:
    def fail(*_: object) -> None:
        raise ValueError("two\nlines")

    monkeypatch.setattr("generator.making.site_files", fail)
    content = write(tmp_path / "content", SOURCES)
    done = run(content, tmp_path / "build")
    assert_refused(done)
    said = rf"{tmp_path}/build: ValueError: two\nlines (--debug shows where)"
    assert done.stderr == said + "\n"
    assert not (tmp_path / "build").exists()
    command = ["build", "--debug", "--content", str(content), "--output", str(tmp_path / "build")]
    with pytest.raises(ValueError, match="two\nlines"):
        CliRunner().invoke(main, command, catch_exceptions=False)


def test_a_worker_that_removes_itself_takes_the_place_of_the_sites(
    tmp_path: Path, tiny: Path
) -> None:
    output = shutil.copytree(tiny, tmp_path / "build")
    before = tree(output)
    command = ["remove-worker", "--output", str(output)]
    done = CliRunner().invoke(main, command)
    assert (
        done.stdout == f"{output}/sw.js removes itself and its caches once the site is published\n"
    )
    after = tree(output)
    changed = {name for name in before if before[name] != after[name]}
    assert changed == {"sw.js", "manifest.json"} and before.keys() == after.keys()
    assert b"unregister" in after["sw.js"] and b"fetch" not in after["sw.js"]
    (output / "mine.txt").write_text("mine")
    done = CliRunner().invoke(main, command)
    assert_refused(done)
    assert 'this folder holds "mine.txt"' in done.stderr and (output / "mine.txt").exists()
    done = CliRunner().invoke(main, ["remove-worker", "--output", str(tmp_path / "nowhere")])
    assert_refused(done)
    assert "no site has been built here" in done.stderr
