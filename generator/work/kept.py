"""Results that take long are kept by what they were made of, in a folder that may always go.

Each lies in a file of its own, which is named after the SHA-256 of its key and begins with the
SHA-256 of the rest: one that is damaged is made anew. Builds at once may share the folder.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

CACHE = "FEEDFORWARD_CACHE"  # in the environment: the folder
FRESH = "FEEDFORWARD_FRESH"  # in the environment: makes everything anew where it is set
DAY = 24 * 60 * 60  # s
UNUSED = 30 * DAY  # after which a result is forgotten
_SUM = 32  # bytes of a SHA-256


def cache_folder() -> str:
    """`$FEEDFORWARD_CACHE`, or where the system has such things."""
    home = os.environ.get("XDG_CACHE_HOME") or os.path.join(os.path.expanduser("~"), ".cache")
    return os.environ.get(CACHE) or os.path.join(home, "feedforward")


def kept(kind: str, key: bytes, make: Callable[[], bytes]) -> bytes:
    """What `make` gives, or what it gave before for this key and is still there.

    The key must hold all that the result depends on.
    """
    path = kept_path(kind, key)
    known = kept_whole(path)
    if known is None:
        known = make()
        keep(path, known)
    return known


def kept_path(kind: str, key: bytes) -> str:
    """The file of the result of that key."""
    named = digest(key).hex()
    return os.path.join(cache_folder(), kind, named[:2], named[2:])


def kept_whole(path: str) -> bytes | None:
    """The result in a file of the cache, if it is whole and may be used, which this counts as."""
    if os.environ.get(FRESH):
        return None
    try:
        with open(path, "rb") as file:
            told = file.read()
            if time.time() - os.fstat(file.fileno()).st_mtime > DAY:
                os.utime(path)
    except OSError:
        return None
    content = told[_SUM:]
    return content if told[:_SUM] == digest(content) else None


def keep(path: str, content: bytes) -> None:
    """Puts a result into its file, if any may be kept."""
    if not os.environ.get(FRESH):
        put(path, digest(content) + content)


def put(path: str, data: bytes) -> None:
    """Writes a file of the cache whole; where it cannot be written, nothing is kept."""
    beside = f"{path}.{os.getpid()}"
    try:
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(beside, "wb") as file:
            file.write(data)
        os.replace(beside, path)
    except OSError:
        with suppress(OSError):
            os.unlink(beside)


@contextmanager
def freshly(fresh: bool) -> Iterator[None]:
    """In here, if `fresh`, nothing that is kept is used, and nothing is kept."""
    before = os.environ.get(FRESH)
    if fresh:
        os.environ[FRESH] = "1"
    try:
        yield
    finally:
        if fresh:
            os.environ.pop(FRESH)
            os.environ.update({FRESH: before} if before else {})


def forget(now: float | None = None) -> None:
    """Removes what nobody has used for a month; looks for it once a day."""
    now = time.time() if now is None else now
    folder = cache_folder()
    looked = os.path.join(folder, "looked")
    with suppress(OSError):
        if os.path.exists(looked) and now - os.stat(looked).st_mtime < DAY:
            return
        for path in list(_files(folder)):
            with suppress(OSError):
                if now - os.stat(path, follow_symlinks=False).st_mtime > UNUSED:
                    os.unlink(path)
        with open(looked, "w"):
            os.utime(looked, (now, now))


def _files(folder: str) -> Iterator[str]:
    for at, _, names in os.walk(folder):
        yield from (os.path.join(at, name) for name in names)


def digest(data: bytes) -> bytes:
    """SHA-256."""
    from hashlib import sha256  # loads OpenSSL, which not every use of this module needs

    return sha256(data).digest()
