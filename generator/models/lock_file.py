"""Lock files beside the descriptions: which training they hold, and whether it is still theirs."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import numpy as np
import yaml
from numpy.typing import NDArray
from pydantic import BaseModel, ConfigDict, ValidationError

from generator.reading.document import Document
from generator.reading.errors import ContentError, KeyPath, SpecProblem
from generator.reading.shipped import INSTALLED
from generator.reading.text import read_text
from generator.reading.yaml_loader import DEEPEST

COMMAND = "feedforward train" if INSTALLED else "make train"
LARGEST_LOCK = 50_000_000  # bytes


class LockFile(BaseModel):
    """What every lock file says: the print of the description and the data that it is of, and
    the sum of all else in the file."""

    model_config = ConfigDict(extra="forbid", allow_inf_nan=False)

    fingerprint: str
    checksum: str


T = TypeVar("T", bound=LockFile)
Check = Callable[[T], None]
"""Raises SpecProblem for what cannot be the result of the training."""


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


def sealed(text: str) -> str:
    """The text of a lock file with the checksum after its fingerprint."""
    data = json.loads(text)
    line = f'"fingerprint": "{data["fingerprint"]}",\n'
    return text.replace(line, f'{line}"checksum": "{_checksum(data)}",\n', 1)


def _checksum(data: dict[str, object]) -> str:
    """SHA-256 of all that a lock file says, but for the sum itself; lay-out does not count."""
    told = {key: value for key, value in data.items() if key != "checksum"}
    return f"sha256:{hashlib.sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()}"


def read_lock(
    path: Path, root: Path, document: Document, kind: type[T], wanted: str, check: Check[T]
) -> T:
    """The lock file beside the description at `path`.

    Raises ContentError where there is none, it is of another description or other data, and, at
    its line, for what cannot be read, cannot be so, or is no longer what was locked.
    """
    file = lock_path(path)
    if not file.is_file():
        problem = f"not trained yet: expected {file.name} beside it; run `{COMMAND}`"
        raise document.error(("training",), problem)
    lock = _read(file, root, kind, wanted, check)
    if lock.fingerprint != wanted:
        problem = (
            f"changed since it was trained: {file.name} is of another description or other data; "
            f"run `{COMMAND}`"
        )
        raise document.error(("training",), problem)
    return lock


def is_locked(path: Path, root: Path, kind: type[T], wanted: str, check: Check[T]) -> bool:
    """Whether the lock file beside the description at `path` is whole and of that print."""
    file = lock_path(path)
    try:
        return file.is_file() and _read(file, root, kind, wanted, check).fingerprint == wanted
    except ContentError:
        return False


def _read(file: Path, root: Path, kind: type[T], wanted: str, check: Check[T]) -> T:
    """The lock file, which may be of another print than the wanted one; else it is checked."""
    name, text = file.relative_to(root).as_posix(), read_text(file, root, LARGEST_LOCK)
    try:
        data = json.loads(text)
        lock = kind.model_validate(data)
        if lock.fingerprint == wanted:
            check(lock)
        if lock.checksum == _checksum(data):
            return lock
        at: KeyPath = ("checksum",)
        problem = "is not the sum of what the file says: somebody has changed it"
    except json.JSONDecodeError as error:
        raise ContentError(name, error.lineno, _refusal(error.msg)) from None
    except RecursionError:
        raise ContentError(name, _line_too_deep(text), _refusal("nested too deeply")) from None
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        at, problem = first["loc"], first["msg"]
    except SpecProblem as error:
        at, problem = error.path, error.problem
    except ValueError:  # Python reads no integer of more than 4300 digits
        raise ContentError(name, None, _refusal("a number that is too large")) from None
    told = f"{'.'.join(map(str, at)) or 'the file'}: {problem}"
    raise ContentError(name, _line(text, at), _refusal(told))


def _refusal(problem: str) -> str:
    return f"cannot be read ({problem}); run `{COMMAND}` to make it anew"


def _line_too_deep(text: str) -> int | None:
    """The line on which lists and mappings come to stand deeper in one another than in any lock."""
    deep = 0
    for sign in re.finditer(r'"(?:[^"\\]|\\.)*"|[][{}]', text):
        deep += {"[": 1, "{": 1, "]": -1, "}": -1}.get(sign[0], 0)
        if deep > DEEPEST:
            return text.count("\n", 0, sign.start()) + 1
    return None


def _line(text: str, at: KeyPath) -> int | None:
    """The line of the file at which that part stands. JSON is YAML, which knows its lines."""
    try:
        root = yaml.compose(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except yaml.YAMLError:
        return None
    node = root if isinstance(root, yaml.MappingNode) else None
    return Document("", 1, {}, node).line(*at)
