"""Lock files beside the descriptions: which training they hold, and whether it is still theirs."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray
from pydantic import BaseModel, ConfigDict, ValidationError

from generator.reading.document import Document
from generator.reading.errors import ContentError
from generator.reading.text import read_text

COMMAND = "make train"


class LockFile(BaseModel):
    """What every lock file says: the print of the description and the data that it is of."""

    model_config = ConfigDict(extra="forbid", allow_inf_nan=False)

    fingerprint: str


T = TypeVar("T", bound=LockFile)


def lock_path(description: Path) -> Path:
    """`shallow.lock.json` beside `shallow.yaml`."""
    return description.with_suffix(".lock.json")


def fingerprint(described: object, *data: NDArray[np.float64] | NDArray[np.int64]) -> str:
    """SHA-256 of what decides a training: its description (as JSON) and the numbers it reads."""
    digest = hashlib.sha256(json.dumps(described, sort_keys=True).encode())
    for array in data:
        digest.update(json.dumps(array.shape).encode())
        digest.update(np.ascontiguousarray(array, dtype="<f8").tobytes())
    return f"sha256:{digest.hexdigest()}"


def read_lock(path: Path, root: Path, document: Document, kind: type[T], wanted: str) -> T:
    """The lock file beside the description at `path`.

    Raises ContentError where there is none, it cannot be read, or it is of another description
    or other data.
    """
    file = lock_path(path)
    if not file.is_file():
        problem = f"not trained yet: expected {file.name} beside it; run `{COMMAND}`"
        raise document.error(("training",), problem)
    lock = _read(file, root, kind)
    if lock.fingerprint != wanted:
        problem = (
            f"changed since it was trained: {file.name} is of another description or other data; "
            f"run `{COMMAND}`"
        )
        raise document.error(("training",), problem)
    return lock


def is_locked(path: Path, root: Path, kind: type[LockFile], wanted: str) -> bool:
    """Whether the lock file beside the description at `path` can be read and is of that print."""
    file = lock_path(path)
    try:
        return file.is_file() and _read(file, root, kind).fingerprint == wanted
    except ContentError:
        return False


def _read(file: Path, root: Path, kind: type[T]) -> T:
    try:
        return kind.model_validate_json(read_text(file, root))
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
    at = ".".join(map(str, first["loc"])) or "the file"
    problem = f"cannot be read ({at}: {first['msg']}); run `{COMMAND}` to make it anew"
    raise ContentError(file.relative_to(root).as_posix(), None, problem)
