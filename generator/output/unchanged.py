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
from contextlib import suppress
from functools import cached_property

from generator.work.kept import cache_folder, digest, put

TYPE_CHECKING = False  # as typing says it, which takes longer to load than an answer
if TYPE_CHECKING:
    from generator.work.file import File

FORMAT = 1
# A file that changes twice in this time may have the same time of change for both.
TICK = 2_000_000_000  # ns
BASE_URL = "FEEDFORWARD_BASE_URL"  # in the environment, where a make target builds
PROGRAM = ("generator", "templates", "assets")  # installed, the first holds the others
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
        return _stamps(_inputs(self._content), self._last[0], self._start - TICK)

    @property
    def folders(self) -> dict[str, str]:
        """The folders in which these lie, by what they are called wherever that is."""
        return {"content": self._content, "program": _program()}

    def program(self, inputs: Stamps) -> str:
        """SHA-256 of the program, but for its templates, and of all else that results of it hang
        upon besides what is read."""
        own = os.path.join(_program(), "generator", "")
        fonts = os.path.join(_program(), "assets", "fonts", "")
        sums = [sum for path, (_, _, sum) in inputs.items() if path.startswith((own, fonts))]
        return digest(json.dumps([FORMAT, sys.version, _packages(), sums]).encode()).hex()

    def earlier(self) -> dict[str, File]:
        """The files of the last build, as far as they are what they were, by their SHA-256."""
        from generator.work.file import File  # which an answer has no use for

        found: dict[str, File] = {}
        with suppress(OSError):
            mode = stat.S_IFREG | (0o666 & ~_umask())
            for path, at in _outputs(self._output).items():
                size, time, sum = self._last[1].get(path, (-1, 0, ""))
                if (at.st_size, at.st_mtime_ns, at.st_mode) == (size, time, mode):
                    mark = (at.st_ino, at.st_size, at.st_mtime_ns)
                    found.setdefault(sum, File(sum, path=path, mark=mark))
        return found

    def keep(self, inputs: Stamps, sums: dict[str, str]) -> None:
        """Notes that the output was made of these files, and is these files, by their names;
        where that cannot be noted, it is not."""
        outputs = {
            path: (at.st_size, at.st_mtime_ns, sums[os.path.relpath(path, self._output)])
            for path, at in _outputs(self._output).items()
        }
        told = {**self._told, "inputs": inputs, "outputs": outputs}
        put(self.path, json.dumps(told).encode())

    def holds(self) -> bool:
        """True where the output is what a build would make."""
        inputs, outputs = self._last
        if not outputs or self._kept != self._told:
            return False
        try:
            read, made = _inputs(self._content), _outputs(self._output)
            return _same(read, inputs) and _same(made, outputs)
        except OSError:
            return False

    @cached_property
    def _read(self) -> tuple[dict[str, object], Stamps, Stamps]:
        """What the last record says: of what, what went in, what came out; nothing where there is
        none, or one that is damaged."""
        try:
            with open(self.path, encoding="utf-8") as file:
                kept = json.load(file)
            inputs, outputs = (_checked(kept.pop(name)) for name in ("inputs", "outputs"))
            return kept, inputs, outputs
        except (OSError, ValueError, LookupError, TypeError, AttributeError, RecursionError):
            return {}, {}, {}

    @property
    def _kept(self) -> dict[str, object]:
        return self._read[0]

    @property
    def _last(self) -> tuple[Stamps, Stamps]:
        return self._read[1:]


def _checked(stamps: dict[str, list[object]]) -> Stamps:
    """The stamps as they must be. Raises ValueError or TypeError for what are none."""
    checked = {}
    for path, (size, at, sum) in stamps.items():
        if not (isinstance(size, int) and isinstance(at, int) and isinstance(sum, str)):
            raise ValueError(path)
        checked[path] = (size, at, sum)
    return checked


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


def _program() -> str:
    return os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))


def _inputs(content: str) -> dict[str, os.stat_result]:
    """This program's files, and those of the content folder."""
    own = (os.path.join(_program(), name) for name in PROGRAM)
    folders = [folder for folder in own if os.path.isdir(folder)]
    return dict(
        pair for folder in (*folders, content) for pair in files_below(folder, ("__pycache__", "."))
    )


def _outputs(output: str) -> dict[str, os.stat_result]:
    return dict(files_below(output))


def _stamps(files: dict[str, os.stat_result], before: Stamps, settled: float) -> Stamps:
    """The stamps of the files; a time after `settled` says nothing. A file of the same size and
    time as before has the same content."""
    return {
        path: (at.st_size, at.st_mtime_ns if at.st_mtime_ns < settled else 0, told)
        for path, at in files.items()
        for told in [_known_sum(path, at, before.get(path))]
    }


def _known_sum(path: str, at: os.stat_result, before: Stamp | None) -> str:
    if before and (at.st_size, at.st_mtime_ns) == before[:2]:
        return before[2]
    return sum_of(path, at)


def _umask() -> int:
    """The umask of this process, which only setting it tells."""
    mask = os.umask(0)
    os.umask(mask)
    return mask


def files_below(folder: str, passed: tuple[str, ...] = ()) -> Iterator[tuple[str, os.stat_result]]:
    """Every file below the folder, and every link, but for what lies in folders whose names begin
    so: hidden ones, say, and what Python keeps of its own, which no build reads."""
    with os.scandir(folder) as entries:
        for entry in sorted(entries, key=lambda entry: entry.name):
            if entry.is_dir(follow_symlinks=False):
                if not entry.name.startswith(passed):
                    yield from files_below(entry.path, passed)
            else:
                yield entry.path, entry.stat(follow_symlinks=False)


def _same(files: dict[str, os.stat_result], stamps: Stamps) -> bool:
    return files.keys() == stamps.keys() and all(
        at.st_size == stamps[path][0]
        and (at.st_mtime_ns == stamps[path][1] or sum_of(path, at) == stamps[path][2])
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


def sum_of(path: str, at: os.stat_result) -> str:
    """SHA-256 of the file, or where the link leads; nothing for what else there may be."""
    if stat.S_ISLNK(at.st_mode):
        return os.readlink(path)
    if not stat.S_ISREG(at.st_mode) or not os.access(path, os.R_OK):
        return ""
    with open(path, "rb") as file:
        return digest(file.read()).hex()
