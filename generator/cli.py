"""The command line."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click
from click.exceptions import NoArgsIsHelpError

from generator.output.unchanged import BASE_URL, Record
from generator.reading.errors import ContentError, one_line
from generator.work.file import File
from generator.work.kept import forget, freshly
from generator.work.progress import telling_progress

Folder = click.Path(file_okay=False, path_type=Path)
SCHEDULER = "FEEDFORWARD_SCHEDULER"  # in the environment, as BASE_URL is

debugged = click.option("--debug", is_flag=True, help="Show where in the program an error arose.")


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


def _warn(warnings: list[str]) -> None:
    for warning in warnings:
        click.echo(one_line(f"Warning: {warning}"), err=True)


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


@main.command()
@click.option("--content", type=Folder, default=Path("content"), show_default=True)
@click.option("--output", type=Folder, default=Path("build"), show_default=True)
@click.option(
    "--base-url",
    metavar="ADDRESS",
    envvar=BASE_URL,
    help=f"Address of the site, where it is not the one in site.yaml; ${BASE_URL} says it too.",
)
@click.option(
    "--fresh", is_flag=True, help="Also where nothing has changed, and with nothing that was kept."
)
@debugged
def build(content: Path, output: Path, base_url: str | None, fresh: bool, debug: bool) -> None:
    """Build the site: Markdown, data and models in, static files out."""
    started = time.perf_counter()
    with telling(output, debug), freshly(fresh):
        record = Record(str(content), str(output), base_url)
        inputs = record.before() if content.is_dir() else {}
        from generator.making import build as build_site  # what --help does without
        from generator.site.names import embed_versions, is_page
        from generator.work.results import Known

        sums = {path: sum for path, (_, _, sum) in inputs.items()}
        earlier = {} if fresh else record.earlier()
        known = Known(sums, record.folders, record.program(inputs), earlier)

        def settled(files: dict[str, File]) -> None:
            record.keep(inputs, {name: file.sum for name, file in files.items()})

        warnings: list[str] = []
        with telling_progress() as tell:
            files = build_site(
                content,
                output,
                base_url,
                tell=tell,
                known=known,
                settled=settled,
                warn=warnings.append,
            )
        forget()
    _warn(warnings)
    pages = sum(map(is_page, files))
    figures = sum(name.startswith("figures/") and name.endswith(".html") for name in files)
    kept = embed_versions(files)
    seconds = time.perf_counter() - started
    click.echo(
        f"Built {pages} pages and {figures} figures in {seconds:.1f} s: {output / 'index.html'}"
    )
    if len(kept) > 1:
        click.echo(f"Embeds are there in {len(kept)} versions: {', '.join(kept)}")


@main.command()
@click.option("--content", type=Folder, default=Path("content"), show_default=True)
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
                    _warn(trained.doubts)
        except ModuleNotFoundError as error:
            problem = f"needs Dask; pip install dask distributed ({error})"
            raise ContentError("--scheduler", None, problem) from None
    if done:
        click.echo(f"Trained {done} of them in {time.perf_counter() - started:.1f} s")
    else:
        click.echo("Nothing to train: every lock fits")


@main.command()
@click.option("--output", type=Folder, default=Path("build"), show_default=True)
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


@main.command()
@click.option("--output", type=Folder, default=Path("build"), show_default=True)
@debugged
def remove_worker(output: Path, debug: bool) -> None:
    """Put a service worker into the build that removes what was kept, and itself."""
    with telling(output, debug):
        from generator.offline.worker import farewell_script
        from generator.output.folder import add
        from generator.site.names import WORKER

        add({WORKER: farewell_script()}, output)
    click.echo(f"{output / WORKER} removes itself and its caches once the site is published")
