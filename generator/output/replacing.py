"""A folder in the place of another, so that at every moment a whole one is there or is found."""

from __future__ import annotations

import errno
import glob
import os
import secrets
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from generator.output.exchange import exchange
from generator.output.owned import WAITING, foreign, listed, listing
from generator.site.names import MARKER
from generator.work.file import File

# What says that a folder cannot be renamed, or nothing made beside it: a mount point, say.
_FIXED = {errno.EBUSY, errno.EXDEV, errno.EACCES, errno.EPERM, errno.EROFS}


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Waits until no other build replaces anything in the folder, and keeps others waiting.

    The lock ends with the process that holds it, however that ends.
    """
    if sys.platform == "win32":
        yield
        return
    import fcntl

    handle = os.open(folder, os.O_RDONLY)
    try:
        with suppress(OSError):  # a file system without locks
            fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def recover(output: Path) -> None:
    """Puts back a site that a killed build has left beside its place, and removes what else is
    left of such builds."""
    for left in _beside(output, "old"):
        if not output.exists():
            left.rename(output)
    for left in (*_beside(output, "old"), *_beside(output, "new")):
        if left.is_dir() and not left.is_symlink() and not foreign(left):
            remove(left)


def replace(output: Path, files: Mapping[str, File]) -> None:
    """Puts a folder of these files, the marker among them, in the place of `output`.

    Raises OSError where that fails; `output` then is as it was.
    """
    mark = secrets.token_hex(4)
    fresh, old = (output.with_name(f".{output.name}.{what}-{mark}") for what in ("new", "old"))
    try:
        _write(fresh, files)
        if output.exists() and exchange(fresh, output):
            remove(fresh)  # which now is what was there before
            return
        _swap(fresh, output, old)
    except OSError as error:
        remove(fresh)
        if error.errno not in _FIXED or not output.is_dir():
            raise
        _fill(output, files)
    except BaseException:
        remove(fresh)
        raise
    remove(old)


def remove(folder: Path) -> None:
    """Deletes a folder of ours, as far as it can be; what says that it is ours goes last."""
    marker = folder / MARKER
    with suppress(OSError):
        for at, folders, names in os.walk(folder, topdown=False):
            for path in (os.path.join(at, name) for name in names):
                if path != os.fspath(marker):
                    os.unlink(path)
            for name in folders:
                os.rmdir(os.path.join(at, name))
        marker.unlink(missing_ok=True)
        folder.rmdir()


def _beside(output: Path, what: str) -> list[Path]:
    """What builds have left beside the output, the marks of which are eight digits."""
    pattern = f".{glob.escape(output.name)}.{what}-{'[0-9a-f]' * 8}"
    return sorted(output.parent.glob(pattern))


def _write(folder: Path, files: Mapping[str, File]) -> None:
    """Makes the folder with the files; the marker comes first, so that it is known as ours."""
    folder.mkdir()
    made = {os.fspath(folder)}
    for name in sorted(files, key=lambda name: (name != MARKER, name)):
        path = os.path.join(folder, name)
        if (around := os.path.dirname(path)) not in made:
            os.makedirs(around, exist_ok=True)
            made.add(around)
        _put_file(files[name], path)


def _put_file(file: File, path: str) -> None:
    """Makes a file of that content: where it lies since the last build, another name for it."""
    if file.path is not None and not file.lent:
        file.check()
        with suppress(OSError):  # another file system, or one without links
            os.link(file.path, path, follow_symlinks=False)
            return
    Path(path).write_bytes(file.data)


def _swap(fresh: Path, output: Path, old: Path) -> None:
    """The two renames of a system that has no exchange; `recover` mends what a kill leaves."""
    if output.exists():
        output.rename(old)
    try:
        fresh.rename(output)
    except BaseException:
        if old.exists():
            old.rename(output)
        raise


def _fill(output: Path, files: Mapping[str, File]) -> None:
    """Replaces the files in a folder that must stay, one by one, each of them in one step.

    All of them are written before the first is replaced: it is writing and making folders that
    fail. Pages come after what they load, and what is stale goes last.
    """
    waiting, before = output / WAITING, set(listed(output))
    remove(waiting)  # which a kill may have left
    try:
        _write(waiting, files)
        for name in files:
            (output / name).parent.mkdir(parents=True, exist_ok=True)
        _put(output, MARKER, listing({*before, *files}))
        for name in sorted(
            files.keys() - {MARKER}, key=lambda name: (name.endswith(".html"), name)
        ):
            (waiting / name).replace(output / name)
        for name in before - files.keys():
            (output / name).unlink(missing_ok=True)
        (waiting / MARKER).replace(output / MARKER)
    finally:
        remove(waiting)
        _prune(output)


def _prune(folder: Path) -> None:
    """Removes the folders in it that have no file."""
    for at, folders, _ in os.walk(folder, topdown=False):
        for name in folders:
            with suppress(OSError):  # of those that are not empty
                Path(at, name).rmdir()


def _put(folder: Path, name: str, content: str) -> None:
    """Writes a file of the folder in one step."""
    path = folder / WAITING / f"{name}.next"
    path.write_text(content, "utf-8")
    path.replace(folder / name)
