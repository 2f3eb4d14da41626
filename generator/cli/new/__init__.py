"""`new`: the first version of a site, an article, a data set, a model or a kind of figure, for its
author to change.

Nothing that exists is written over.
"""

from __future__ import annotations

from importlib import import_module

import click

NAMES = ("site", "data", "model", "article", "kind")


class _Later(click.Group):
    """Loads its commands once one is asked for: every other command does without them."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted(NAMES)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in NAMES:
            return None
        command: click.Command = getattr(import_module(f"{__name__}.{cmd_name}"), cmd_name)
        return command


@click.group(cls=_Later)
def new() -> None:
    """Begin a site, an article, a data set, a model or a kind of figure."""
