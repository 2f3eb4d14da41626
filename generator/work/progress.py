"""What a build is at, in a line that overwrites itself, once it lasts over a second."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

Tell = Callable[[str], None]
"""Given a few words on what is done next."""

PATIENCE = 1.0  # s
_CLEARED = "\r\x1b[K"


def silent(_: str) -> None:
    """Says nothing."""


@contextmanager
def telling_progress() -> Iterator[Tell]:
    """What says on standard error what is being done, where that is a terminal."""
    started, said = time.perf_counter(), False

    def tell(step: str) -> None:
        nonlocal said
        if time.perf_counter() - started > PATIENCE:
            sys.stderr.write(f"{_CLEARED}{step} …")
            sys.stderr.flush()
            said = True

    try:
        yield tell if sys.stderr.isatty() else silent
    finally:
        if said:
            sys.stderr.write(_CLEARED)
            sys.stderr.flush()
