"""The command line."""

from __future__ import annotations

import sys
import time
from pathlib import Path

import click

from generator.errors import ContentError

Folder = click.Path(file_okay=False, path_type=Path)


@click.group()
def main() -> None:
    """Feedforward builds interactive explanations of neural networks."""


@main.command()
@click.option("--content", type=Folder, default=Path("content"), show_default=True)
@click.option("--output", type=Folder, default=Path("build"), show_default=True)
def build(content: Path, output: Path) -> None:
    """Build the site: Markdown, data and models in, static files out."""
    from generator.build import build as build_site  # numpy and pandas: not for --help
    from generator.embeds import versions

    started = time.perf_counter()
    try:
        files = build_site(content, output)
    except ContentError as error:
        click.echo(str(error), err=True)
        sys.exit(1)
    except OSError as error:  # no permission, no space: for the user to mend, not a bug
        click.echo(f"{error.filename or output}: {error.strerror or error}", err=True)
        sys.exit(1)
    pages = sum(name.endswith(".html") and "/" not in name for name in files)
    figures = sum(name.startswith("figures/") and name.endswith(".html") for name in files)
    earlier = len(versions(files)) - 1
    seconds = time.perf_counter() - started
    click.echo(
        f"Built {pages} pages and {figures} figures in {seconds:.1f} s: {output / 'index.html'}"
    )
    if earlier > 0:
        click.echo(f"Kept {earlier} earlier version{'s' if earlier > 1 else ''} of the embeds")
