"""`train`: models and experiments, and their locks."""

from __future__ import annotations

import time
from pathlib import Path

import click

from generator.cli.telling import debugged, of_content, telling, warn
from generator.reading.errors import ContentError

SCHEDULER = "FEEDFORWARD_SCHEDULER"  # in the environment, as BASE_URL is


@click.command()
@of_content
@click.option("--all", "everything", is_flag=True, help="Also what has not changed.")
@click.option(
    "--scheduler",
    metavar="ADDRESS",
    envvar=SCHEDULER,
    help="Run experiments on the Dask cluster with this scheduler, such as "
    f"tcp://127.0.0.1:8786; ${SCHEDULER} says it too.",
)
@debugged
def train(content: Path, everything: bool, scheduler: str | None, debug: bool) -> None:
    """Train what has changed, and lock the results beside the descriptions."""
    started, done = time.perf_counter(), 0
    with telling(scheduler or content, debug):
        if not content.is_dir():
            raise ContentError(content, None, "missing: the folder with the content")
        from generator.training.jobs import train_changed
        from generator.training.progress import watching

        try:
            with watching() as watch:
                for trained in train_changed(content.resolve(), everything, scheduler, watch):
                    done += 1
                    click.echo(f"Trained {trained.name}: {trained.result}")
                    warn(trained.doubts)
        except ModuleNotFoundError as error:
            problem = f"needs Dask; pip install dask distributed ({error})"
            raise ContentError("--scheduler", None, problem) from None
    if done:
        click.echo(f"Trained {done} of them in {time.perf_counter() - started:.1f} s")
    else:
        click.echo("Nothing to train: every lock fits")
