"""`kinds`: what kinds of figures there are, and what may be said of each."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli.telling import debugged, of_content, telling

if TYPE_CHECKING:
    from generator.figures.keys import ToldKey
    from generator.figures.kind import AnyKind

WIDTH = 88  # characters of a line
INDENT = "    "


@click.command()
@click.argument("kind", required=False)
@click.option("--json", "as_json", is_flag=True, help="Write them as JSON, for programs.")
@of_content
@debugged
def kinds(kind: str | None, as_json: bool, content: Path, debug: bool) -> None:
    """Tell what kinds of figures there are: the keys of each, and an example.

    Those of the program, and those that the content folder brings along.

    Of each key the sort of its values, whether it must be there, or what it is where it is not,
    and what it means. With a KIND only that one is told of.
    """
    with telling("feedforward kinds", debug):
        from generator.reading.errors import ContentError, unknown
        from generator.site.content import Content

        site = Content(content.resolve())
        found = site.kind(kind) if kind else None
        if kind is not None and found is None:
            names = [one.name for one in site.kinds]
            raise ContentError("feedforward kinds", None, unknown("kind of figure", kind, names))
        told = [found] if found else sorted(site.kinds, key=lambda one: one.name)
        if as_json:
            told_of = [_numbers(one) for one in told]
            click.echo(json.dumps(told_of, ensure_ascii=False, indent=1))
        else:
            click.echo("\n\n".join("\n".join(_lines(one)) for one in told))


def _numbers(kind: AnyKind) -> dict[str, object]:
    """The kind as JSON has it."""
    from generator.figures.keys import keys_of

    return {
        "kind": kind.name,
        "purpose": kind.purpose,
        "live": kind.state is not None,
        "own": kind.home is not None,
        "keys": [asdict(key) for key in keys_of(kind)],
        "example": kind.block,
    }


def _lines(kind: AnyKind) -> Iterator[str]:
    """The kind in lines of text."""
    from generator.figures.keys import keys_of

    yield f"{kind.name}: " + _wrapped(kind.purpose, "", len(kind.name) + 2)
    for key in keys_of(kind):
        yield ""
        yield f"{INDENT}{key.name}: " + _wrapped(_sort(key), 2 * INDENT, len(key.name) + 2)
        yield 2 * INDENT + _wrapped(key.meaning, 2 * INDENT)
    if kind.block:
        yield "\n" + textwrap.indent(kind.block, INDENT)


def _sort(key: ToldKey) -> str:
    """What a key's values are, and whether there must be one."""
    told = f"{key.type}: {', '.join(key.choices)}" if key.choices else key.type
    if key.required:
        return f"{told}; required"
    return told if key.default is None else f"{told}; {key.default} unless told"


def _wrapped(text: str, indent: str, used: int = 0) -> str:
    """The text in lines, of which the first begins after so many characters of its line."""
    lines = textwrap.wrap(
        text,
        WIDTH,
        initial_indent=" " * (used + len(indent)),
        subsequent_indent=indent,
        break_long_words=False,
        break_on_hyphens=False,
    )
    return "\n".join(lines).lstrip()
