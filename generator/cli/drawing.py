"""`figure`: one figure as a file, of a site or of nothing but its keys."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from pathlib import Path

import click

from generator.cli.telling import debugged, of_content, telling

ENDINGS = ".svg, .png, .html or .json"


@click.command()
@click.argument("name", metavar="KIND|ID")
@click.argument("keys", nargs=-1, metavar="[KEY=VALUE]...")
@click.option(
    "-o",
    "--output",
    "outputs",
    type=click.Path(dir_okay=False, path_type=Path),
    multiple=True,
    metavar="FILE",
    help=f"Where to write it, once for each file: a name that ends in {ENDINGS}.",
)
@click.option(
    "--scheme",
    type=click.Choice(["light", "dark"]),
    default="light",
    show_default=True,
    help="Colours of a .png.",
)
@click.option(
    "--scale", type=float, default=2, show_default=True, help="Pixels of a .png to a unit."
)
@of_content
@debugged
def figure(
    name: str,
    keys: Sequence[str],
    outputs: Sequence[Path],
    scheme: str,
    scale: float,
    content: Path,
    debug: bool,
) -> None:
    """Make one figure: of a KIND with its keys, or the one with that ID in the content.

    Values are written as in a figure's block: rows="[1, 2, 3]". Kinds that show data or networks
    look for them in the content folder, here or in a folder above; the others need none. Without
    a file it says what the figure shows.

    \b
    feedforward figure activation function=tanh at=1 -o tanh.svg -o tanh.png
    """
    with telling("feedforward figure", debug):
        from generator.notebook import figure_named
        from generator.reading.errors import ContentError

        try:
            made = figure_named(name, content, _read(keys))
            for output in outputs:
                made.save(output, scheme="dark" if scheme == "dark" else "light", scale=scale)
        except ValueError as error:
            if debug:
                raise
            raise ContentError("feedforward figure", None, str(error)) from None
    for output in outputs:
        click.echo(output)
    if not outputs:
        click.echo(made.text)


def _read(keys: Sequence[str]) -> dict[str, object]:
    """The keys by name. Raises ValueError for what is none, and ContentError for what YAML has no
    value for."""
    from generator.reading.document import read_document

    told: dict[Hashable, object] = {}
    for given in keys:
        key, sign, value = given.partition("=")
        if not (sign and key.strip()):
            raise ValueError(f"expected KEY=VALUE, found {given!r}; such as function=tanh")
        if key in told:
            raise ValueError(f"{key} is told twice; expected each key once")
        told |= read_document(f"{key}: {value}", f"figure {given}").data
    return {str(key): value for key, value in told.items()}
