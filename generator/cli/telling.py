"""What commands have in common: their options, and how they say what is wrong."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from generator.reading.errors import ContentError, one_line

Folder = click.Path(file_okay=False, path_type=Path)

debugged = click.option("--debug", is_flag=True, help="Show where in the program an error arose.")
of_content = click.option(
    "--content",
    type=Folder,
    default=Path("content"),
    show_default=True,
    help="The folder with the content.",
)
to_output = click.option(
    "--output",
    type=Folder,
    default=Path("build"),
    show_default=True,
    help="The folder that the site is built into.",
)


@contextmanager
def telling(place: object, debug: bool) -> Iterator[None]:
    """Ends the command with one line where something is wrong; `place` is what it is at work on."""
    try:
        yield
        return
    except ContentError as error:
        message = str(error)
    except OSError as error:  # no permission, no space: for the user to mend, not a bug
        message = f"{error.filename or place}: {error.strerror or error}"
    except Exception as error:
        if debug:
            raise
        message = f"{place}: {type(error).__name__}: {error} (--debug shows where)"
    click.echo(one_line(message), err=True)
    sys.exit(1)


def warn(warnings: list[str]) -> None:
    """A line for each thing that is amiss, and does not keep the command from its work."""
    for warning in warnings:
        click.echo(one_line(f"Warning: {warning}"), err=True)
