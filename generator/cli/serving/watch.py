"""What has changed in a folder: looked at again and again, on any system and in shared folders."""

from __future__ import annotations

import os
import time

from generator.output.unchanged import files_below, sum_of

PAUSE = 0.02  # s between two looks, or more where a look takes long
SHARE = 0.1  # of the time that looking may take
# A file whose last change is younger may change again without another size or time.
FRESH = 2.0  # s

_Mark = tuple[int, int, int]
"""Number in the file system, size, and time of the last change in ns."""


class Watch:
    """The files below a folder, by their paths, with the SHA-256 of each in `sums`."""

    def __init__(self, folder: str) -> None:
        self._folder = os.path.realpath(folder)
        self._marks: dict[str, _Mark] = {}
        self.sums: dict[str, str] = {}

    def look(self) -> bool:
        """True where a file is new, gone, or another than at the last look."""
        try:
            found = dict(files_below(self._folder, ("__pycache__", ".")))
        except FileNotFoundError:  # the folder, or one in it, as it is moved
            found = {}
        before = self.sums
        marks = {path: (at.st_ino, at.st_size, at.st_mtime_ns) for path, at in found.items()}
        young = time.time_ns() - int(FRESH * 1e9)
        sums = {}
        for path, at in found.items():
            same = marks[path] == self._marks.get(path) and at.st_mtime_ns < young
            sums[path] = before[path] if same else _sum(path, at)
        self._marks, self.sums = marks, sums
        return sums != before

    def wait(self) -> None:
        """Returns once something has changed, and nothing has for one look more: an editor may
        empty a file before it writes it."""
        while not self._looked():
            pass
        while self._looked():
            pass

    def _looked(self) -> bool:
        started = time.perf_counter()
        changed = self.look()
        took = time.perf_counter() - started
        time.sleep(max(PAUSE, took / SHARE) if not changed else PAUSE / 4)
        return changed


def _sum(path: str, at: os.stat_result) -> str:
    try:
        return sum_of(path, at)
    except OSError:  # gone since; the next look tells
        return ""
