"""`build`: the site, from its content."""

from __future__ import annotations

import time
from pathlib import Path

import click

from generator.cli.telling import debugged, of_content, telling, to_output, warn
from generator.output.unchanged import BASE_URL, Record
from generator.work.file import File
from generator.work.kept import forget, freshly
from generator.work.progress import telling_progress


@click.command()
@of_content
@to_output
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
    warn(warnings)
    pages = sum(map(is_page, files))
    figures = sum(name.startswith("figures/") and name.endswith(".html") for name in files)
    kept = embed_versions(files)
    seconds = time.perf_counter() - started
    click.echo(
        f"Built {pages} pages and {figures} figure{'s' * (figures != 1)} in {seconds:.1f} s: "
        f"{output / 'index.html'}"
    )
    if len(kept) > 1:
        click.echo(f"Embeds are there in {len(kept)} versions: {', '.join(kept)}")
