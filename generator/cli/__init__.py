"""The command line: a module for each group of commands."""

from __future__ import annotations

import sys

import click
from click.exceptions import NoArgsIsHelpError

from generator.cli.building import build
from generator.cli.checking import check
from generator.cli.drawing import figure
from generator.cli.kinds import kinds
from generator.cli.new import new
from generator.cli.publishing import earlier_embeds, remove_worker
from generator.cli.serving import serve
from generator.cli.training import train
from generator.reading.errors import one_line

__all__ = ["main", "run"]


def run() -> None:
    """Runs the command line; what is wrong with it is told in one line too."""
    try:
        sys.exit(main(prog_name="feedforward", standalone_mode=False))
    except NoArgsIsHelpError as error:
        error.show()
        sys.exit(error.exit_code)
    except click.ClickException as error:
        click.echo(one_line(f"{error.format_message()} (--help tells what there is)"), err=True)
        sys.exit(error.exit_code)


@click.group()
def main() -> None:
    """Feedforward builds interactive explanations of neural networks."""


for command in (build, serve, train, check, figure, kinds, new, earlier_embeds, remove_worker):
    main.add_command(command)
