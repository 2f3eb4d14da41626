"""What a run has measured, as it is noted in docs/bench/results.json."""

from __future__ import annotations

import os
import platform
import re
import subprocess
from datetime import date
from pathlib import Path
from statistics import median

from generator.reading.description import Description
from tests import ROOT
from tests.bench.tool import OURS_VERSION

Times = tuple[float, ...]
"""Seconds of one run after the other."""


class Machine(Description):
    """What the times depend on: which state of the program, where, and what else ran there."""

    program: str
    processor: str
    processors: int
    memory: int | None
    system: str
    python: str
    date: date
    load: float | None


class SiteResult(Description):
    """One generator's builds of a site of so many pages, and what they write."""

    tool: str
    version: str
    note: str
    pages: int
    cold: Times
    unchanged: Times
    changed: Times
    memory: int | None
    files: int
    size: int


class OwnResult(Description):
    """Our own site in one situation."""

    situation: str
    seconds: Times


class FigureResult(Description):
    """One figure drawn by one program: as a process of its own, and again in the same process."""

    figure: str
    tool: str
    version: str
    process: Times
    again: Times
    size: int
    gzip: int


class UnitsResult(Description):
    """Our figure of a network with a hidden layer of so many units."""

    units: int
    process: Times
    again: Times
    size: int
    gzip: int
    page: int


class Missing(Description):
    """What could not be installed or measured, and why."""

    name: str
    reason: str


def without_places(missing: Missing) -> Missing:
    """The same, with names of files in place of where they lie on this machine."""
    reason = re.sub(r"(?<![\w.:/])/(?:[\w.@+-]+/)+", "", missing.reason)
    return missing.model_copy(update={"reason": reason})


class Results(Description):
    """Everything of one run."""

    machine: Machine
    sites: tuple[SiteResult, ...]
    own: tuple[OwnResult, ...]
    figures: tuple[FigureResult, ...]
    units: tuple[UnitsResult, ...]
    missing: tuple[Missing, ...]


def middle(times: Times) -> float:
    return median(times)


def this_machine(day: date) -> Machine:
    return Machine(
        program=_program(),
        processor=_processor(),
        processors=os.cpu_count() or 1,
        memory=_memory(),
        system=f"{platform.system()} {platform.machine()}",
        python=platform.python_version(),
        date=day,
        load=os.getloadavg()[0] if hasattr(os, "getloadavg") else None,
    )


def _program() -> str:
    """Version and commit, with a plus sign where something in it has changed since."""
    git = ("git", "describe", "--always", "--exclude=*", "--dirty=+")
    try:
        done = subprocess.run(git, cwd=ROOT, capture_output=True, encoding="utf-8", check=True)
    except (OSError, subprocess.CalledProcessError):
        return OURS_VERSION
    return f"{OURS_VERSION}, {done.stdout.strip()}"


def _processor() -> str:
    """The processor's name as Linux has it, or whatever else the system says."""
    try:
        told = Path("/proc/cpuinfo").read_text("utf-8").splitlines()
    except OSError:
        told = []
    names = (line.partition(":")[2].strip() for line in told if line.startswith("model name"))
    return next(names, "") or platform.processor() or "unknown"


def _memory() -> int | None:
    try:
        return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    except (AttributeError, ValueError, OSError):
        return None
