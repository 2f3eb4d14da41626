"""A finished file of a site: made just now, or known to lie where an earlier build has put it."""

from __future__ import annotations

import os
from dataclasses import dataclass

from generator.work.kept import digest

Mark = tuple[int, int, int]
"""What tells a file from another that comes to lie in its place: its number in the file system,
its size, and the time of its last change in ns."""


class Moved(Exception):
    """A file of the last build is not there any more as it was: another build may be at work."""


@dataclass(frozen=True)
class File:
    """A file by the SHA-256 of its content, in hexadecimal digits, with the content itself or the
    path where that lies; with a mark where it has been seen before, and may be another by now.

    One that is `lent` lies where its author may change it: a site gets a copy."""

    sum: str
    content: bytes | None = None
    path: str | None = None
    mark: Mark | None = None
    lent: bool = False

    @classmethod
    def of(cls, content: str | bytes | File) -> File:
        """The file of that content."""
        if isinstance(content, File):
            return content
        data = content if isinstance(content, bytes) else content.encode("utf-8")
        return cls(digest(data).hex(), data)

    @classmethod
    def at(cls, path: str | os.PathLike[str]) -> File:
        """The file that lies there now. Raises OSError where none does."""
        with open(path, "rb") as file:
            return cls(digest(file.read()).hex(), path=os.fspath(path))

    @property
    def data(self) -> bytes:
        """What is in it; Moved where that does not lie there any more."""
        if self.content is not None:
            return self.content
        try:
            with open(self.path or "", "rb") as file:
                data = file.read()
        except OSError:
            data = None
        if data is None or digest(data).hex() != self.sum:
            raise Moved(self.path)
        return data

    @property
    def text(self) -> str:
        """What is in it, as text."""
        return self.data.decode("utf-8")

    def check(self) -> None:
        """Raises Moved where another file lies in its place."""
        if self.mark is not None and (self.path is None or mark_of(self.path) != self.mark):
            raise Moved(self.path)


def mark_of(path: str) -> Mark | None:
    """The mark of the file that lies there; None where none does."""
    try:
        at = os.stat(path, follow_symlinks=False)
    except OSError:
        return None
    return at.st_ino, at.st_size, at.st_mtime_ns
