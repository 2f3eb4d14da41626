"""Whole processes, from start to end: how long they take, and how much memory they need."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

SAMPLED = 0.05  # s from one look at the memory to the next
KNOWS_MEMORY = sys.platform == "linux"  # as only its kernel tells what processes share


class Failed(Exception):
    """Why a process could not be measured: the last line that it said."""


def seconds(command: Sequence[str], folder: Path, environment: Mapping[str, str]) -> float:
    """How long the command takes in the folder; raises Failed where it fails."""
    with tempfile.TemporaryFile() as said:
        started = time.perf_counter()
        code = _started(command, folder, environment, said.fileno()).wait()
        taken = time.perf_counter() - started
        _check(code, command, said.fileno())
    return taken


def output(command: Sequence[str], folder: Path, environment: Mapping[str, str]) -> str:
    """What the command says; raises Failed where it fails."""
    with tempfile.TemporaryFile() as said:
        code = _started(command, folder, environment, said.fileno()).wait()
        _check(code, command, said.fileno())
        return _read(said.fileno())


def memory(command: Sequence[str], folder: Path, environment: Mapping[str, str]) -> int | None:
    """Bytes that the command and all of its processes held at most; None where none can tell.

    What they share counts once. Looking costs time, so such a run says nothing of that.
    """
    with tempfile.TemporaryFile() as said:
        process, most = _started(command, folder, environment, said.fileno()), 0
        while process.poll() is None:
            if KNOWS_MEMORY:
                most = max(most, _held(_tree(process.pid)))
            time.sleep(SAMPLED)
        _check(process.returncode, command, said.fileno())
    return most or None


def _started(
    command: Sequence[str], folder: Path, environment: Mapping[str, str], said: int
) -> subprocess.Popen[bytes]:
    """The running process. It speaks into a file: a pipe would have to be read."""
    env = {**os.environ, **environment}
    try:
        return subprocess.Popen(
            command, cwd=folder, env=env, stdin=subprocess.DEVNULL, stdout=said, stderr=said
        )
    except OSError as error:
        raise Failed(str(error)) from None


def _check(code: int, command: Sequence[str], said: int) -> None:
    if code:
        lines = _read(said).strip().splitlines() or ["without a word"]
        raise Failed(f"{Path(command[0]).name} ended with {code}: {lines[-1]}")


def _read(said: int) -> str:
    os.lseek(said, 0, os.SEEK_SET)
    return os.read(said, 10_000_000).decode("utf-8", "replace")


def _tree(pid: int) -> Iterator[int]:
    """The process, and all that it has started, as far as they are still there."""
    yield pid
    try:
        for task in os.listdir(f"/proc/{pid}/task"):
            for child in Path(f"/proc/{pid}/task/{task}/children").read_text().split():
                yield from _tree(int(child))
    except OSError:
        return


def _held(pids: Iterable[int]) -> int:
    """Bytes that the processes hold now: what is theirs, and the files that one of them has open.

    What forks share is theirs in parts. Of files, such as programs and libraries, all have much
    the same; how many others on this machine use them must not count, so the most is taken.
    """
    own, files = 0, 0
    for pid in pids:
        try:
            told = Path(f"/proc/{pid}/smaps_rollup").read_text()
        except OSError:  # it has ended
            continue
        kilobytes = {
            name: int(n) for name, n in re.findall(r"^(\w+): +(\d+) kB", told, re.MULTILINE)
        }
        own += kilobytes["Pss_Anon"]
        files = max(files, kilobytes["Rss"] - kilobytes["Anonymous"])
    return 1024 * (own + files)
