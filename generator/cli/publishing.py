"""What a built site needs on its way to its readers: `earlier-embeds`, `remove-worker`."""

from __future__ import annotations

from pathlib import Path

import click

from generator.cli.telling import debugged, telling, to_output
from generator.output.unchanged import BASE_URL


@click.command()
@to_output
@click.option(
    "--base-url",
    metavar="ADDRESS",
    envvar=BASE_URL,
    required=True,
    help=f"Address of the published site; ${BASE_URL} says it too.",
)
@debugged
def earlier_embeds(output: Path, base_url: str, debug: bool) -> None:
    """Add the embeds of the published site that the build has not, so that they stay there."""
    from generator.output.published import take_over_embeds

    with telling(output, debug):
        names = take_over_embeds(base_url if base_url.endswith("/") else f"{base_url}/", output)
    count = len({name.split("/")[1] for name in names})
    click.echo(f"Took over {count} earlier version{'' if count == 1 else 's'} of the embeds")


@click.command()
@to_output
@debugged
def remove_worker(output: Path, debug: bool) -> None:
    """Put a service worker into the build that removes what was kept, and itself."""
    with telling(output, debug):
        from generator.offline.worker import farewell_script
        from generator.output.folder import add
        from generator.site.names import WORKER

        add({WORKER: farewell_script()}, output)
    click.echo(f"{output / WORKER} removes itself and its caches once the site is published")
