"""`serve`: the site as it is written, in a browser on this machine."""

from __future__ import annotations

import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli.telling import debugged, of_content, telling
from generator.reading.errors import ContentError, one_line

if TYPE_CHECKING:
    from generator.cli.serving.shown import Shown

PORT = 8000


@click.command()
@of_content
@click.option(
    "--port",
    type=click.IntRange(0, 65_535),
    default=PORT,
    show_default=True,
    help="Where to serve it; 0 takes any port that is free.",
)
@click.option("--open", "opened", is_flag=True, help="Open it in the browser.")
@debugged
def serve(content: Path, port: int, opened: bool, debug: bool) -> None:
    """Show the site in a browser while it is written, drafts too.

    Each change in the content folder is shown as soon as it is saved: the page keeps its place and
    the state of its figures. A mistake is told in the page, over what could be made last. Nothing
    is written into a folder, and only this machine can see the pages. Ctrl-C ends it.
    """
    with telling("feedforward serve", debug):
        if not content.is_dir():
            raise ContentError(content, None, "missing: the folder with the content")
        from generator.cli.serving.server import Server
        from generator.cli.serving.shown import Shown
        from generator.cli.serving.watch import Watch

        shown, watch = Shown(content), Watch(str(content))
        try:
            server = Server(shown, port)
        except OSError as error:
            problem = f"cannot be used: {error.strerror or error} (--port takes another, 0 any)"
            raise ContentError(f"port {port}", None, problem) from None
        watch.look()
        _make(shown, watch.sums)  # before there are threads, on all processors
        click.echo(f"Serving {content} at {server.address} (Ctrl-C ends it)")
        threading.Thread(target=server.serve_forever, daemon=True).start()
        if opened:
            import webbrowser

            webbrowser.open(server.address)
        while True:
            watch.wait()
            _make(shown, watch.sums)


def _make(shown: Shown, sums: dict[str, str]) -> None:
    """Makes the site of these files, and says in a line how that went."""
    started = time.perf_counter()
    shown.make(sums)
    took = 1000 * (time.perf_counter() - started)
    if shown.problem:
        click.echo(one_line(shown.problem.told), err=True)
    else:
        click.echo(f"{time.strftime('%H:%M:%S')} made in {took:.0f} ms")
