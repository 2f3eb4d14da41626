"""What ends the program from outside does so in one line, with the exit code that shells expect."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from types import FrameType

SIGNALS = ("SIGINT", "SIGTERM", "SIGHUP")  # by name, as not every system has all of them


class Ended(BaseException):
    """A signal asks the program to end; what is half done is cleared away on the way out."""

    def __init__(self, number: int) -> None:
        self.number = number
        super().__init__(number)


@contextmanager
def told_in_a_line() -> Iterator[None]:
    """Tells of signals in a line on standard error, and of what becomes of standard output."""
    own = os.getpid()

    def end(number: int, _: FrameType | None) -> None:
        if os.getpid() != own:  # a process of the program's own, which has nothing to tell
            os._exit(128 + number)
        raise Ended(number)

    for name in SIGNALS:
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) != signal.SIG_IGN:  # nohup's
            signal.signal(number, end)
    try:
        try:
            yield
        finally:
            if sys.stdout:
                sys.stdout.flush()
    except Ended as ended:
        _end(f"ended by {signal.Signals(ended.number).name}", 128 + ended.number)
    except BrokenPipeError:
        _end("", 1)  # nobody listens any more
    except OSError as error:
        _end(f"{error.filename or 'standard output'}: {error.strerror}", 1)


def _end(message: str, code: int) -> None:
    with suppress(OSError, AttributeError):
        if message:
            sys.stderr.write(f"{message}\n")
        # Else Python would try once more to write what is left, and tell of that.
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    raise SystemExit(code)
