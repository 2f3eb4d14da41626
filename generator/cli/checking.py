"""`check`: what is amiss in the content, without a build."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from pathlib import Path

import click

from generator.cli.telling import debugged, of_content, telling
from generator.output.unchanged import Record
from generator.reading.errors import ContentError


@click.command()
@of_content
@click.option("--json", "as_json", is_flag=True, help="Write the findings as JSON, for programs.")
@debugged
def check(content: Path, as_json: bool, debug: bool) -> None:
    """Find what is amiss in the content, without building the site.

    A line for each finding: file, line, what was found, what was expected, a cure, and the name of
    the finding. All that stops a build is found at once, and told alone. Else it finds dead links,
    pictures without a text, data, models and listings that no page uses, typed numbers that the
    build computes, figures that the text does not speak of, colours of the theme that can hardly be
    told apart, and what is left to be told.

    \b
    Not to be told of something, name it
      in site.yaml, for the whole site:         quiet: [unused, number]
      in a comment before a block of Markdown:  <!-- quiet: number -->
      in a comment in a YAML file:              # quiet: unused
      in a comment in theme.css:                /* quiet: contrast */

    Exit codes: 0 where nothing is found, 1 where something is, or is wrong; 2 for a wrong option.
    """
    with telling(content, debug):
        if not content.is_dir():
            raise ContentError(content, None, "missing: the folder with the content")
        record = Record(str(content), "build", None)
        inputs = record.before()
        from generator.pages.check import check as findings_of  # what --help does without
        from generator.work.results import Known, knowing

        sums = {path: sum for path, (_, _, sum) in inputs.items()}
        with knowing(Known(sums, record.folders, record.program(inputs), {})):
            found = findings_of(content.resolve())
    if as_json:
        click.echo(json.dumps([asdict(one) for one in found], ensure_ascii=False, indent=1))
    else:
        for one in found:
            click.echo(str(one))
        click.echo(f"{len(found)} finding{'s' * (len(found) != 1)}" if found else "Nothing found")
    sys.exit(1 if found else 0)
