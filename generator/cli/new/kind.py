"""`new kind`: a kind of figure of the site's own, with all that it is made of."""

from __future__ import annotations

from pathlib import Path

import click

from generator.cli.new.writing import check_content, name_of, write_new
from generator.cli.telling import debugged, of_content, telling
from generator.notation.own_templates import KINDS as FOLDER
from generator.reading.shipped import TEMPLATES, shipped_text

FILES = ("kind.py", "kind.html", "kind.svg", "kind.js", "kind.css")


@click.command()
@click.argument("name")
@of_content
@debugged
def kind(name: str, content: Path, debug: bool) -> None:
    """Begin a kind of figure of the site's own: NAME is what articles call it.

    It draws the weights of a neuron as bars, alive, until you make of it what you like: its keys
    and numbers are in Python, what is drawn in templates, what readers do in a script. It is code
    that a build runs, so build sites of others only if you trust them.
    """
    with telling(name, debug):
        check_content(content)
        from generator.figures.kinds import KINDS
        from generator.figures.own import OwnKinds

        name = name_of(name)
        own = OwnKinds(content.resolve(), lambda: KINDS)
        own.check_name(name)
        folder = content / FOLDER / name
        write_new({folder / _called(file, name): _text(file, name) for file in FILES})
        click.echo("Show it in an article:\n")
        click.echo(own[name].block)


def _called(file: str, name: str) -> str:
    """What a file is called: all but the Python after the kind."""
    return file if file == "kind.py" else file.replace("kind", name)


def _text(file: str, name: str) -> str:
    return shipped_text(TEMPLATES / "new" / "kind" / file).replace("$name", name)
