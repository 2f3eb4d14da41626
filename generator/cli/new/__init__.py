"""`new`: the first version of a site, an article, a data set or a model, for its author to change.

Nothing that exists is written over.
"""

from __future__ import annotations

import click

from generator.cli.new.article import article
from generator.cli.new.data import data
from generator.cli.new.model import model
from generator.cli.new.site import site


@click.group()
def new() -> None:
    """Begin a site, an article, a data set or a model."""


for command in (site, data, model, article):
    new.add_command(command)
