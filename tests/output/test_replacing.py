"""Whatever ends a build, the site is there, and the next build leaves nothing of it behind."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from generator.output import replacing
from generator.output.folder import put_in_place
from generator.output.replacing import recover
from tests import ROOT
from tests.building import tree
from tests.page import none
from tests.samples.tiny import write

MODES = ("exchange", "swap", "fill")


@pytest.mark.parametrize("harm", ("kill", "full"))
@pytest.mark.parametrize("mode", MODES)
def test_no_moment_costs_the_site(mode: str, harm: str, tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.output.kills", mode, harm, tmp_path / "site"],
        capture_output=True,
        encoding="utf-8",
        cwd=ROOT,
    )
    assert done.returncode == 0, done.stderr
    none(json.loads(done.stdout))


MANY = """
import sys
from pathlib import Path
from generator.output.folder import put_in_place
files = {f"figures/{i}.svg": sys.argv[2] for i in range(200)} | {"index.html": sys.argv[2]}
while True:
    put_in_place(files, Path(sys.argv[1]))
    print("done", flush=True)
"""


def test_builds_at_once_and_killed_at_any_moment_leave_one_of_them_whole(tmp_path: Path) -> None:
    output = tmp_path / "build"
    for round in range(10):
        running = [
            subprocess.Popen(
                [sys.executable, "-c", MANY, output, str(build)], cwd=ROOT, stdout=subprocess.PIPE
            )
            for build in range(4)
        ]
        for process in running:
            assert process.stdout and process.stdout.readline() == b"done\n"
        for process in running:
            process.kill()
            process.communicate()
        texts = set(
            map(bytes, {n: t for n, t in tree(output).items() if n[0] not in ".m"}.values())
        )
        assert len(texts) == 1, round
        assert len(tree(output)) == 203
    put_in_place({"index.html": "last"}, output)
    assert os.listdir(tmp_path) == ["build"]


def test_what_a_kill_has_left_is_put_back_or_removed(tmp_path: Path) -> None:
    site = {"index.html": "site", ".feedforward": "index.html\n"}
    write(tmp_path / ".build.old-0123abcd", site)
    write(tmp_path / ".build.new-0123abcd", {".feedforward": "index.html\nmore.html\n"})
    recover(tmp_path / "build")
    assert os.listdir(tmp_path) == ["build"]
    assert (tmp_path / "build/index.html").read_text() == "site"
    write(tmp_path / ".build.old-0123abcd", site)
    recover(tmp_path / "build")
    assert os.listdir(tmp_path) == ["build"]


def test_what_is_not_of_a_build_stays(tmp_path: Path) -> None:
    mine = {
        ".build.new-0123abcd": {"notes.txt": "mine"},
        ".build.new-0123abcd.bak": {".feedforward": ""},
        ".build.newer": {".feedforward": ""},
    }
    for name, files in mine.items():
        write(tmp_path / name, files)
    before = tree(tmp_path)
    recover(tmp_path / "build")
    assert tree(tmp_path) == before


def test_a_folder_that_must_stay_is_filled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    output = tmp_path / "build"
    put_in_place({"index.html": "old", "gone/a.html": "old"}, output)
    number = output.stat().st_ino

    def busy(*_: object) -> bool:
        raise OSError(16, "Device or resource busy")

    monkeypatch.setattr(replacing, "exchange", busy)
    put_in_place({"index.html": "new", "more/a.html": "new"}, output)
    assert output.stat().st_ino == number
    assert sorted(tree(output)) == [".feedforward", "index.html", "manifest.json", "more/a.html"]
    assert sorted(os.listdir(output)) == [".feedforward", "index.html", "manifest.json", "more"]
