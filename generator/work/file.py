"""A finished file of a site: made just now, or known to lie where an earlier build has put it."""

from __future__ import annotations

import os
from dataclasses import dataclass

from generator.work.kept import digest


@dataclass(frozen=True)
class File:
    """A file by the SHA-256 of its content, in hexadecimal digits, with the content itself or the
    path where that lies."""

    sum: str
    content: bytes | None = None
    path: str | None = None

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
        """What is in it. Raises OSError where it does not lie there any more."""
        if self.content is not None:
            return self.content
        assert self.path is not None
        with open(self.path, "rb") as file:
            return file.read()

    @property
    def text(self) -> str:
        """What is in it, as text."""
        return self.data.decode("utf-8")
