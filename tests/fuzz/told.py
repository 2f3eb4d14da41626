"""What every input must come to: a result, or one line that names a file; and soon."""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType
from unicodedata import category

from hypothesis import event, settings

from generator.reading.errors import ContentError
from tests.longer import often

LONGEST = 60  # s, for any input at all: what hangs ends the test


class Hangs(BaseException):
    """Nothing of the program catches this."""


def examples(share: float) -> settings:
    """Settings for a share of the examples that a run is to have."""
    return settings(max_examples=max(1, round(share * often(30, 1_000))))


@contextmanager
def ending() -> Iterator[None]:
    """Ends what is done in here, wherever it is, once it takes far too long."""

    def end(_: int, __: FrameType | None) -> None:
        raise Hangs(f"more than {LONGEST} s")

    before = signal.signal(signal.SIGALRM, end)
    signal.alarm(LONGEST)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


def refused(action: Callable[[], object], *files: str) -> str | None:
    """The one line with which the action is refused, which names one of the files; None where it
    is done. Whatever else it raises comes through."""
    with ending():
        try:
            action()
            event("done")
            return None
        except ContentError as error:
            line = str(error)
    event("refused")
    assert len(line.splitlines()) == 1, line
    assert all(sign.isprintable() or category(sign) == "Zs" for sign in line), ascii(line)
    assert line.startswith(files), line
    assert len(line) < 3_000, f"{len(line)} characters: {line[:300]}"
    return line
