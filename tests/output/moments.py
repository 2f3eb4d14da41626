"""Builds and trainings that are killed at any moment, and builds at once, of a whole small site.

`python -m tests.output.moments WHAT COUNT FOLDER` prints, as JSON, what is wrong afterwards; what
is `build`, `train` or `together`.
"""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from generator.making import build
from generator.output.owned import manifest
from generator.training.jobs import train_changed
from generator.work.file import File
from generator.work.kept import CACHE
from generator.work.parallel import JOBS
from tests.building import tree, unpainted
from tests.samples.crew import CREW, CREW_DESCRIPTION, WITHOUT_WEIGHTS
from tests.samples.tiny import SOURCES, write

CREW_2 = CREW_DESCRIPTION.replace("crew.csv", "crew2.csv")
MODEL = WITHOUT_WEIGHTS.replace("crew", "crew2")
RATES = ("0.05", "0.06")


def started(act: Callable[[], object]) -> int:
    """A process of its own that acts and says whether that went well."""
    if child := os.fork():
        return child
    try:
        act()
        os._exit(0)
    finally:
        os._exit(1)


def status(process: int) -> int:
    return os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])


def seconds(act: Callable[[], object]) -> float:
    start = time.perf_counter()
    assert status(started(act)) == 0
    return time.perf_counter() - start


def killed(act: Callable[[], object], longest: float) -> bool:
    """Whether the action was killed, some time after its start, before it was done."""
    process = started(act)
    time.sleep(random.uniform(0, longest))
    os.kill(process, signal.SIGKILL)
    return status(process) == -signal.SIGKILL


def contents(folder: Path) -> list[Path]:
    """Two versions of a site."""
    return [
        write(folder / name, SOURCES | {"index.md": SOURCES["index.md"] + f"Version {name}.\n"})
        for name in ("one", "two")
    ]


def whole(output: Path, sites: list[dict[str, bytes]]) -> bool:
    """Whether the folder is one of the sites, but for the versions of embeds that it keeps, and
    its manifest says so."""
    files = tree(output)
    told = json.loads(files["manifest.json"])["sha256"]
    own = {name: File.of(data) for name, data in files.items() if name != "manifest.json"}
    page = files["index.html"], files["net.html"], files["tiny.epub"]
    return json.loads(manifest(own))["sha256"] == told and page in [
        (site["index.html"], site["net.html"], site["tiny.epub"]) for site in sites
    ]


def of_builds(count: int, folder: Path) -> list[str]:
    """What is wrong after so many builds have been killed."""
    versions, output, found, kills = contents(folder), folder / "build", [], 0
    sites = []
    for version in versions:
        longest = seconds(partial(build, version, output))
        sites.append(tree(output))
    while kills < count:
        version = versions[kills % 2]
        kills += killed(partial(build, version, output), longest)
        if not whole(output, sites):
            found.append(f"kill {kills}: no whole site is there")
    build(versions[0], output)
    if beside := sorted({*os.listdir(folder)} - {"one", "two", "build", "cache"}):
        found.append(f"the next build leaves {beside}")
    return found


def of_trainings(count: int, folder: Path) -> list[str]:
    """What is wrong after so many trainings have been killed."""
    content = write(
        folder / "content", SOURCES | {"data/crew2.csv": CREW, "data/crew2.yaml": CREW_2}
    )
    description, lock = content / "models/m.yaml", content / "models/m.lock.json"
    locks, found, kills = [], [], 0

    def describe(rate: str) -> None:
        recipe = f"training: {{learning_rate: {rate}, epochs: 300}}\n"
        description.write_text(MODEL + recipe, "utf-8")

    def train() -> None:
        list(train_changed(content, everything=True))

    for rate in RATES:
        describe(rate)
        longest = seconds(train)
        locks.append(lock.read_bytes())
    while kills < count:
        describe(RATES[kills % 2])
        kills += killed(train, longest)
        if lock.read_bytes() not in locks:
            found.append(f"kill {kills}: the lock is neither the old one nor the new one")
    train()
    if lock.read_bytes() not in locks or len(set(locks)) != 2:
        found.append("the next training makes another lock")
    return found


def together(count: int, folder: Path) -> list[str]:
    """What is wrong after two and four builds at once, so many times."""
    versions, output, found = contents(folder), folder / "build", []
    sites = []
    for version in versions:
        build(version, output)
        sites.append(tree(output))
    for round in range(count):
        for many in (2, 4):
            builds = [started(partial(build, versions[at % 2], output)) for at in range(many)]
            failed = [process for process in builds if status(process) != 0]
            if failed or not whole(output, sites):
                found.append(f"round {round}: {len(failed)} of {many} fail, or no site is whole")
    if beside := sorted({*os.listdir(folder)} - {"one", "two", "build", "cache"}):
        found.append(f"they leave {beside}")
    return found


WHAT = {"build": of_builds, "train": of_trainings, "together": together}

if __name__ == "__main__":
    here = Path(sys.argv[3])
    os.environ |= {CACHE: str(here / "cache"), JOBS: "1"}
    shutil.rmtree(here, ignore_errors=True)
    unpainted(pytest.MonkeyPatch())
    print(json.dumps(WHAT[sys.argv[1]](int(sys.argv[2]), here)))
