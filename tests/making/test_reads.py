"""No step reads a file, or the names in a folder, that it does not note."""

import os
import random
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from generator.notation import templating
from generator.reading.shipped import ASSETS
from generator.work import results
from generator.work.kept import CACHE
from generator.work.reads import Reads, gathered
from tests.making.edits import Desk

FONTS = str(ASSETS / "fonts")  # they count as part of the program

watched: list[set[str]] = []
"""What Python has opened or listed, for each step that is being made."""


def _hook(event: str, args: tuple[object, ...]) -> None:
    if watched and event in ("open", "os.listdir", "os.scandir"):
        path = args[0]
        if isinstance(path, str | os.PathLike):
            told = os.path.abspath(os.fspath(path))
            for one in watched:
                one.add(told)


sys.addaudithook(_hook)


def test_all_that_a_step_reads_is_noted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(CACHE, str(tmp_path / "cache"))
    desk = Desk(tmp_path, random.Random(0))
    monkeypatch.setattr(templating, "TEMPLATES", desk.templates)
    ours = (str(desk.content), str(desk.templates), str(ASSETS))
    steps, missed = [], set[str]()

    @contextmanager
    def watching() -> Iterator[Reads]:
        opened: set[str] = set()
        watched.append(opened)
        try:
            with gathered() as reads:
                yield reads
        finally:
            watched.pop()
        steps.append(reads)
        noted = {os.path.dirname(path) if "*" in path else path for path in reads}
        read = {path for path in opened if path.startswith(ours) and not path.startswith(FONTS)}
        missed.update(read - noted)

    monkeypatch.setattr(results, "gathered", watching)
    assert desk.incremental() is None
    assert missed == set()
    assert len(steps) > 20
    named = {Path(path).name for reads in steps for path in reads}
    assert {"site.yaml", "crew.csv", "one.yaml", "sum.py", "base.html", "core.js"} <= named
