"""Work on several processors at once, the results of which are as if it had been done on one."""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from ctypes import CDLL
from typing import TYPE_CHECKING, Any, TypeVar

from generator.work.ending import SIGNALS

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

JOBS = "FEEDFORWARD_JOBS"  # in the environment: how many processes there may be

_END_WITH_PARENT = 1  # PR_SET_PDEATHSIG of prctl(2)
_at_work: ContextVar[bool] = ContextVar("at work", default=False)  # in one of the processes

T = TypeVar("T")
R = TypeVar("R")


def mapped(function: Callable[[T], R], items: Sequence[T]) -> list[R]:
    """What the function gives for each of the items, in their order.

    The first is done here, and loads what all need; then processes are forked, so that each has
    all that has been read so far. What the function gives must be such that it can be sent. Where
    there is one processor, no safe fork, or another thread that a fork would cut off, and in one
    of these processes, the items come one after the other. Raises what the function raises for the
    first item that is at fault, and RuntimeError where a process is ended from outside.
    """
    jobs = min(_jobs(), len(items) - 1)
    if jobs < 2 or threading.active_count() > 1 or _at_work.get():
        return [function(item) for item in items]
    results = {0: function(items[0])}
    errors: dict[int, Exception] = {}
    for index, result, error in _done(function, items, jobs):
        if error is None:
            results[index] = result
        else:
            errors[index] = error
    if errors:
        raise errors[min(errors)]
    return [results[index] for index in range(len(items))]


def _jobs() -> int:
    """How many processes there may be: one where the system's own libraries do not bear a fork."""
    if sys.platform != "linux":
        return 1
    told = os.environ.get(JOBS, "")
    return int(told) if told.isdecimal() else len(os.sched_getaffinity(0))


def _done(
    function: Callable[[T], R], items: Sequence[T], jobs: int
) -> Iterator[tuple[int, Any, Exception | None]]:
    """Index, result and error of each item but the first, in the order in which they are done.

    After an error no item is begun any more; those before it have been.
    """
    from multiprocessing import get_context  # which most builds have no use for
    from multiprocessing.connection import Connection, wait

    context = get_context("fork")
    processes: list[Any] = []
    pipes = []
    try:
        with _later() as waiting:
            following = context.Value("i", 1)  # the item that is to be done next
            for _ in range(jobs):
                receiver, sender = context.Pipe(duplex=False)
                told = (function, items, following, sender, os.getpid(), waiting)
                process = context.Process(target=_work, args=told, daemon=True)
                process.start()
                sender.close()
                pipes.append(receiver)
                processes.append(process)
        while pipes:
            for pipe in wait(pipes):
                assert isinstance(pipe, Connection)
                try:
                    done = pipe.recv()
                except EOFError:
                    raise RuntimeError("a process of the build was ended from outside") from None
                if done is None:
                    pipes.remove(pipe)
                else:
                    yield done
    finally:
        for process in processes:
            process.kill()
            process.join()


@contextmanager
def _later() -> Iterator[set[signal.Signals]]:
    """Has signals that end the program wait, and gives those that wait already.

    One that comes while a process is forked would be lost there, or to this one: Python forgets
    what it has not yet told the program, and ignores what is raised while it tidies up.
    """
    numbers = [getattr(signal, name) for name in SIGNALS]
    before = signal.pthread_sigmask(signal.SIG_BLOCK, numbers)
    try:
        yield {signal.Signals(number) for number in before}
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _work(
    function: Callable[[T], R],
    items: Sequence[T],
    following: Any,
    sender: Connection,
    parent: int,
    waiting: set[signal.Signals],
) -> None:
    """Does one item after the other, as long as there are any, and tells what came of them.

    It ends with the process that began it, however that ends; only the `waiting` signals wait.
    """
    _at_work.set(True)
    CDLL(None).prctl(_END_WITH_PARENT, signal.SIGKILL)
    signal.pthread_sigmask(signal.SIG_SETMASK, waiting)
    if os.getppid() != parent:
        os._exit(1)
    while True:
        with following.get_lock():
            index = following.value
            following.value += 1
        if index >= len(items):
            sender.send(None)
            return
        try:
            sender.send((index, function(items[index]), None))
        except Exception as error:
            with following.get_lock():
                following.value = len(items)
            sender.send((index, None, error))
