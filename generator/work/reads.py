"""What is read while something is made: noted where it is read, so that nobody has to say it.

A reader of files notes each file with what was in it, or that it was not there, and each folder
whose names it looked at. Whoever makes something gathers what is noted meanwhile.
"""

from __future__ import annotations

import fnmatch
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar

from generator.work.kept import digest

Reads = dict[str, str]
"""Files, by their paths, and SHA-256 of what was in them; "" for one that was not there.

A path that ends in a pattern stands for the names in a folder that fit it."""

_gathering: ContextVar[tuple[Reads, ...]] = ContextVar("gathering", default=())


@contextmanager
def gathered() -> Iterator[Reads]:
    """What is read in here; whoever is gathering around it gets it too."""
    reads: Reads = {}
    token = _gathering.set((*_gathering.get(), reads))
    try:
        yield reads
    finally:
        _gathering.reset(token)


def note(reads: Mapping[str, str]) -> None:
    """Notes reads that were gathered elsewhere: those of a result that is used again."""
    for one in _gathering.get():
        one.update(reads)


def read_file(path: str | os.PathLike[str], most: int = -1) -> bytes:
    """What is in the file, or the first `most` bytes of it; noted. Raises OSError, as open does."""
    try:
        with open(path, "rb") as file:
            data = file.read(most)
    except FileNotFoundError:
        note_missing(path)
        raise
    if _gathering.get():
        note({os.fspath(path): digest(data).hex()})
    return data


def note_missing(path: str | os.PathLike[str]) -> None:
    """Notes that there is no such file."""
    note({os.fspath(path): ""})


def names_in(folder: str | os.PathLike[str], pattern: str) -> list[str]:
    """The names in the folder that fit a pattern such as "*.md", in order; noted."""
    found = _names(os.fspath(folder), pattern)
    note({os.path.join(folder, pattern): _sum(found)})
    return found


def now(path: str, sums: Mapping[str, str]) -> str:
    """What would be noted of a path if it were read now; `sums` are the files that are there."""
    folder, name = os.path.split(path)
    if "*" in name:
        return _sum(_names(folder, name))
    return sums.get(path, "")


def _names(folder: str, pattern: str) -> list[str]:
    try:
        found = os.listdir(folder)
    except OSError:
        return []
    return sorted(name for name in fnmatch.filter(found, pattern) if name[0] != ".")


def _sum(names: list[str]) -> str:
    return digest("\0".join(names).encode(errors="surrogateescape")).hex()
