"""A progress bar for what takes long, where there is a terminal to show it."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

import click

from generator.nn.training import Progress
from generator.training.jobs import Watch


@contextmanager
def watching() -> Iterator[Watch]:
    """What shows each training's epochs as a bar, one after the other, on standard error."""
    with ExitStack() as open_bar:

        def watch(name: str, epochs: int) -> Progress:
            open_bar.close()  # the bar of the training before
            bar = click.progressbar(length=epochs, label=name, file=sys.stderr, hidden=not _seen())
            open_bar.enter_context(bar)
            return lambda epoch: bar.update(epoch - bar.pos)

        yield watch


def _seen() -> bool:
    return sys.stderr.isatty()
