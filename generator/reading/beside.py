"""Files that a description names, beside it."""

from __future__ import annotations

import os
from collections.abc import Collection
from pathlib import Path

from generator.reading.document import Document
from generator.reading.errors import unknown


def file_beside(document: Document, path: Path, name: str, endings: Collection[str]) -> Path:
    """The file that the description at `path` names with its key "file".

    Raises ContentError, with the files of those `endings` that there are, where there is none.
    """
    file = path.parent / name
    if file.parent != path.parent or not os.path.lexists(file):
        beside = [one.name for one in path.parent.iterdir() if one.suffix.lower() in endings]
        raise document.error(("file",), unknown(f"file beside {path.name}", name, beside))
    return file
