"""A build tells what it is at where somebody waits at a terminal, and leaves nothing of that."""

import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from generator.work import progress
from generator.work.progress import telling_progress
from tests import ROOT
from tests.samples.tiny import SOURCES, write


def test_a_terminal_is_told_and_cleared(tmp_path: Path) -> None:
    content = write(tmp_path / "content", SOURCES)
    command = [sys.executable, "-m", "generator", "build", "--fresh", "--content", str(content)]
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [*command, "--output", str(tmp_path / "build")],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=theirs,
    )
    out, _ = process.communicate()
    os.write(theirs, b"end")
    said = b""
    while not said.endswith(b"end"):  # it comes in pieces
        said += os.read(ours, 10_000)
    os.close(ours)
    os.close(theirs)
    assert out.startswith(b"Built 5 pages and 2 figures in ")
    # What is told depends on how fast the machine is; that it is cleared does not.
    assert said == b"end" or said.endswith(b"\r\x1b[Kend")


@pytest.mark.parametrize(("patience", "told"), ((0.0, "\r\x1b[KReading …\r\x1b[K"), (60.0, "")))
def test_it_waits_before_it_tells(capsys, monkeypatch, patience: float, told: str) -> None:
    monkeypatch.setattr(progress, "PATIENCE", patience)
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    with telling_progress() as tell:
        tell("Reading")
    assert capsys.readouterr().err == told


def test_a_file_is_told_nothing(capsys, monkeypatch) -> None:
    monkeypatch.setattr(progress, "PATIENCE", 0.0)
    with telling_progress() as tell:
        tell("Reading")
    assert capsys.readouterr().err == ""
