"""Whether a build would make what is there already: answered before anything else is loaded.

After each build a record is kept of all that went into it, and of what came out: this program,
its packages, the content folder and the output, each file by its size, the time of its last change
and its SHA-256. Where sizes and times are the same, so are the files; where a time is another one,
the contents decide. Nothing of the standard library is loaded that takes longer than the answer.
"""

from __future__ import annotations

import json
import os
import stat
import sys
import time
from collections.abc import Iterator, Sequence

from generator.work.kept import cache_folder, digest, put

FORMAT = 1
# A file that changes twice in this time may have the same time of change for both.
TICK = 2_000_000_000  # ns
BASE_URL = "FEEDFORWARD_BASE_URL"  # in the environment, where a make target builds
PROGRAM = ("generator", "templates", "assets")
ENDINGS = (".dist-info", ".egg-info")  # of what tells of an installed package

Stamp = tuple[int, int, str]
"""Size, time of the last change in ns (0 for one that says nothing), and SHA-256."""
Stamps = dict[str, Stamp]


class Record:
    """What is known of the last build of one content folder into one output folder."""

    def __init__(self, content: str, output: str, base_url: str | None) -> None:
        self._content, self._output = os.path.realpath(content), os.path.realpath(output)
        self._told = {
            "format": FORMAT,
            "content": self._content,
            "output": self._output,
            "base_url": base_url,
            "python": sys.version,
            "packages": _packages(),
        }
        self._start = time.time_ns()

    @property
    def path(self) -> str:
        named = digest(os.fsencode(f"{self._content}\0{self._output}")).hex()
        return os.path.join(cache_folder(), "builds", f"{named[:32]}.json")

    def before(self) -> Stamps:
        """The files that a build reads, as they are before it does."""
        return _stamps(_inputs(self._content), self._start - TICK)

    def keep(self, inputs: Stamps) -> None:
        """Notes that the output was made of these files; where that cannot be noted, it is not."""
        told = {**self._told, "inputs": inputs, "outputs": _stamps(_outputs(self._output))}
        put(self.path, json.dumps(told).encode())

    def holds(self) -> bool:
        """True where the output is what a build would make."""
        try:
            with open(self.path, encoding="utf-8") as file:
                kept = json.load(file)
            inputs, outputs = kept.pop("inputs"), kept.pop("outputs")
            if kept != self._told:
                return False
            read, made = _inputs(self._content), _outputs(self._output)
            return _same(read, inputs) and _same(made, outputs)
        except (OSError, ValueError, LookupError, TypeError, AttributeError, RecursionError):
            return False  # no record, or one that is damaged


def answer(arguments: Sequence[str]) -> str | None:
    """What to say to a build that changes nothing; None where the command must be run."""
    told = _options(arguments)
    if told is None:
        return None
    content, output, base_url = told
    try:
        if not Record(content, output, base_url).holds():
            return None
    except OSError:  # where this is no place to build in; the command says so
        return None
    return f"Nothing has changed since the last build: {os.path.join(output, 'index.html')}"


def _options(arguments: Sequence[str]) -> tuple[str, str, str | None] | None:
    """Content, output and address of a build; None for all else that the command line knows."""
    known = {"--content": "content", "--output": "build", "--base-url": ""}
    if not arguments or arguments[0] != "build" or len(arguments) % 2 == 0:
        return None
    for name, value in zip(arguments[1::2], arguments[2::2], strict=True):
        if name not in known or value.startswith("-"):
            return None
        known[name] = value
    address = known["--base-url"] or os.environ.get(BASE_URL) or None
    return known["--content"], known["--output"], address


def _inputs(content: str) -> dict[str, os.stat_result]:
    """This program's files, and those of the content folder."""
    program = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
    folders = [os.path.join(program, name) for name in PROGRAM]
    return dict(
        pair for folder in (*folders, content) for pair in _files(folder, ("__pycache__", "."))
    )


def _outputs(output: str) -> dict[str, os.stat_result]:
    return dict(_files(output))


def _stamps(files: dict[str, os.stat_result], settled: float = float("inf")) -> Stamps:
    """The stamps of the files; a time after `settled` says nothing."""
    return {
        path: (at.st_size, at.st_mtime_ns if at.st_mtime_ns < settled else 0, _sum(path, at))
        for path, at in files.items()
    }


def _files(folder: str, passed: tuple[str, ...] = ()) -> Iterator[tuple[str, os.stat_result]]:
    """Every file below the folder, and every link, but for what lies in folders whose names begin
    so: hidden ones, say, and what Python keeps of its own, which no build reads."""
    with os.scandir(folder) as entries:
        for entry in sorted(entries, key=lambda entry: entry.name):
            if entry.is_dir(follow_symlinks=False):
                if not entry.name.startswith(passed):
                    yield from _files(entry.path, passed)
            else:
                yield entry.path, entry.stat(follow_symlinks=False)


def _same(files: dict[str, os.stat_result], stamps: Stamps) -> bool:
    return files.keys() == stamps.keys() and all(
        at.st_size == stamps[path][0]
        and (at.st_mtime_ns == stamps[path][1] or _sum(path, at) == stamps[path][2])
        for path, at in files.items()
    )


def _packages() -> list[str]:
    """Names and versions of the installed packages, as their folders are named."""
    found = {
        name
        for folder in sys.path
        if os.path.isdir(folder)
        for name in os.listdir(folder)
        if name.endswith(ENDINGS)
    }
    return sorted(found)


def _sum(path: str, at: os.stat_result) -> str:
    """SHA-256 of the file, or where the link leads; nothing for what else there may be."""
    if stat.S_ISLNK(at.st_mode):
        return os.readlink(path)
    if not stat.S_ISREG(at.st_mode) or not os.access(path, os.R_OK):
        return ""
    with open(path, "rb") as file:
        return digest(file.read()).hex()
