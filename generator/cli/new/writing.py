"""How the new files are written: never over others, and with every word of an author's quoted as
YAML needs it."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from string import Template

import click
import yaml

from generator.reading.errors import ContentError
from generator.reading.shipped import TEMPLATES, shipped_text
from generator.reading.text import write_whole


def name_of(text: str) -> str:
    """The text as the name of a file or a page: small Latin letters, digits and hyphens.

    Raises ContentError where none of it can be such.
    """
    name = re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")
    if not name:
        problem = f"expected a name with Latin letters or digits, found {text!r}; --name says one"
        raise ContentError("feedforward new", None, problem)
    return name if name[0].isalpha() else f"n-{name}"


def as_yaml(value: object) -> str:
    """The value on one line, quoted where it must be."""
    text = yaml.safe_dump(
        value, default_flow_style=True, allow_unicode=True, width=math.inf, sort_keys=False
    )
    return text.removesuffix("\n").removesuffix("\n...")


def front_matter(title: str, description: str) -> str:
    """What a page of today says of itself."""
    told = f"title: {as_yaml(title)}\ndescription: {as_yaml(description)}\ndate: {date.today()}"
    return f"---\n{told}\n---\n"


def write_new(files: Mapping[Path, str | bytes]) -> None:
    """Writes the files and says which; ContentError, and nothing is written, where one exists."""
    for path in files:
        if path.exists() or path.is_symlink():
            raise ContentError(path, None, "exists already; expected a new name (--name says one)")
    for path, content in files.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, content if isinstance(content, bytes) else content.encode("utf-8"))
        click.echo(f"Wrote {path}")


def check_content(content: Path) -> None:
    """ContentError where the folder is no site's content."""
    if not (content / "site.yaml").is_file():
        problem = "found no site.yaml there; `feedforward new site FOLDER` begins a site"
        raise ContentError(content, None, problem)


def shipped_template(name: str) -> Template:
    """One of the first versions that ship with the program, with $names to fill in."""
    return Template(shipped_text(TEMPLATES / "new" / name))
