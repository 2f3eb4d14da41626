"""Python modules in an author's content folder: loaded from there under names of their own.

A kind's folder is a package that no other program knows: `content/kinds/waves/kind.py` is the
module `feedforward_kinds.waves.kind`, which finds what lies beside it by `from . import helper`.
So no name of an author's can clash with that of an installed package, and nothing is written into
the folder: what Python has compiled is not kept.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from importlib import import_module
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from pathlib import Path
from traceback import walk_tb
from types import ModuleType

from generator.reading.errors import ContentError
from generator.reading.text import read_text

NAMESPACE = "feedforward_kinds"
_SHOWN = 120  # characters of a line of code

_folders: dict[str, Path] = {}
"""The folder of each package below the namespace; a process has those of the last site."""


class _Module(Loader):
    """Runs the text of a file; a folder is a module with nothing in it."""

    def __init__(self, path: Path, root: Path) -> None:
        self._path, self._root = path, root

    def create_module(self, spec: ModuleSpec) -> None:
        return None

    def exec_module(self, module: ModuleType) -> None:
        if self._path.is_dir():
            return
        text = read_text(self._path, self._root)
        module.__file__ = str(self._path)
        exec(compile(text, str(self._path), "exec", dont_inherit=True), vars(module))


class _Finder(MetaPathFinder):
    """Finds what is called after the namespace, and nothing else."""

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        first, _, rest = fullname.partition(".")
        package, *inner = rest.split(".")
        if first != NAMESPACE or package not in _folders:
            return None
        folder = _folders[package]
        at, root = folder.joinpath(*inner), folder.parents[2]
        if at.is_dir():
            return ModuleSpec(fullname, _Module(at, root), is_package=True)
        file = at.with_name(f"{at.name}.py")
        return ModuleSpec(fullname, _Module(file, root)) if file.is_file() else None


_FINDER = _Finder()


def loaded(folder: Path, module: str) -> ModuleType:
    """The module of that name in a kind's folder, loaded anew, with all that lies beside it.

    Raises what its code raises.
    """
    package = folder.name.replace("-", "_")
    if _FINDER not in sys.meta_path:
        sys.meta_path.insert(0, _FINDER)
    if NAMESPACE not in sys.modules:
        sys.modules[NAMESPACE] = ModuleType(NAMESPACE)
        sys.modules[NAMESPACE].__path__ = []
    own = f"{NAMESPACE}.{package}"
    for name in [name for name in sys.modules if name == own or name.startswith(f"{own}.")]:
        del sys.modules[name]
    _folders[package] = folder
    return import_module(f"{own}.{module}")


def last_line(error: BaseException, folder: Path) -> tuple[str, int, str] | None:
    """The last of the lines in a kind's folder that led to an error: its file as messages name it,
    its number, its text. None where none did."""
    found = [
        (frame.f_code.co_filename, line)
        for frame, line in walk_tb(error.__traceback__)
        if is_inside(frame.f_code.co_filename, folder)
    ]
    if isinstance(error, SyntaxError) and is_inside(error.filename, folder):
        found.append((str(error.filename), error.lineno or 1))
    if not found:
        return None
    path, line = found[-1]
    return shown(path, folder), line, _text(path, line)


def is_inside(path: str | None, folder: Path) -> bool:
    """Whether a file lies in a folder, or in one within it."""
    return bool(path) and os.path.isabs(path or "") and Path(path or "").is_relative_to(folder)


def shown(path: str | Path, folder: Path) -> str:
    """A file in a kind's folder as messages name it: from the content folder on."""
    return Path(path).relative_to(folder.parents[2]).as_posix()


def _text(path: str, line: int) -> str:
    try:
        lines = Path(path).read_text("utf-8").split("\n")
    except (OSError, ValueError):
        return ""
    told = lines[line - 1].strip() if line <= len(lines) else ""
    return told if len(told) <= _SHOWN else f"{told[:_SHOWN]}…"


def said(error: BaseException, folder: Path) -> str:
    """What an error says, in words for who wrote the code that raised it."""
    if isinstance(error, ContentError):
        return error.problem
    if isinstance(error, SyntaxError) and is_inside(error.filename, folder):
        return f"no Python: {error.msg}"
    told = f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
    if isinstance(error, ModuleNotFoundError) and error.name:
        missing = error.name.rpartition(".")[2]
        beside = (folder / f"{missing}.py").is_file() or (folder / missing).is_dir()
        if beside and not error.name.startswith(NAMESPACE):
            told += f"; what lies beside kind.py is found by: from . import {missing}"
        elif not error.name.startswith(NAMESPACE):
            told += f"; install {missing}, or correct its name"
    return told
