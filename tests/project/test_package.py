"""The program as a package: what a wheel holds, and that it builds what the repository builds."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests import ROOT
from tests.building import built, tree
from tests.samples.tiny import SOURCES, write


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "--target", "wheel"]
    subprocess.run([*command, "--directory", str(folder)], cwd=ROOT, check=True)
    (made,) = folder.glob("feedforward-*.whl")
    return made


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that the wheel is unpacked into, as installing it does."""
    folder = tmp_path_factory.mktemp("installed")
    with zipfile.ZipFile(wheel) as files:
        files.extractall(folder)
    return folder


def run(installed: Path, code: str, *arguments: str, cwd: Path) -> str:
    """What Python says that finds the program in that folder alone."""
    return subprocess.run(
        [sys.executable, "-c", code, *arguments],
        env={**os.environ, "PYTHONPATH": str(installed)},
        cwd=cwd,
        capture_output=True,
        encoding="utf-8",
        check=True,
    ).stdout


def test_a_wheel_holds_all_that_ships_with_the_program_and_no_site(installed: Path) -> None:
    for name in ("templates", "assets"):
        shipped = tree(installed / "generator" / name)
        assert shipped and shipped == tree(ROOT / name)
    names = {path.name for path in installed.iterdir()}
    assert {name for name in names if not name.endswith(".dist-info")} == {
        "generator",
        "feedforward.py",
    }


def test_it_brings_the_command(installed: Path) -> None:
    (entries,) = installed.glob("*.dist-info/entry_points.txt")
    assert "feedforward = generator.__main__:main" in entries.read_text("utf-8")


def test_installed_it_builds_the_same_site_and_knows_when_nothing_has_changed(
    installed: Path, tmp_path: Path
) -> None:
    content = write(tmp_path / "content", SOURCES)
    code = "from generator.__main__ import main; main()"
    assert run(installed, code, "build", cwd=tmp_path).startswith("Built 5 pages and 2 figures")
    assert run(installed, code, "build", cwd=tmp_path).startswith("Nothing has changed")
    made, ours = tree(tmp_path / "build"), tree(built(content, tmp_path / "ours"))
    assert made == ours


def test_installed_it_offers_figures_to_scripts(installed: Path, tmp_path: Path) -> None:
    code = 'import feedforward; print(feedforward.figure("activation", function="tanh", at=1).text)'
    assert "at 1 it is 0.76159415596" in run(installed, code, cwd=tmp_path)
