"""The articles of a content folder: the Markdown files in it and in its folders."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from generator.reading.errors import ContentError
from generator.work.reads import names_in

ENDING = ".md"
DEEPEST = 8  # folders in each other: more are links that lead into each other
NO_ARTICLES = {
    "data",
    "models",
    "experiments",
    "listings",
    "files",
    "templates",
    "kinds",
    "typefaces",
}
"""Folders of the content whose Markdown files are no articles."""

_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def slugs_in(folder: Path) -> list[str]:
    """What the pages of a content folder are called, in order: the paths of their files without
    the ending, such as `week1/sums`.

    Raises ContentError for a folder that is named like a file, and for one that is named like a
    page, as many servers leave out ".html" and could then show only one of them.
    """
    slugs = sorted(_below(folder, "", folder))
    folders = {slug.rpartition("/")[0] for slug in slugs}
    for slug in slugs:
        if slug in folders:
            problem = (
                f'a folder of articles has the name "{slug}" too, and where a server leaves out '
                f'".html", one address would mean both; rename one, or move this to '
                f"{slug}/index{ENDING}"
            )
            raise ContentError(f"{folder.name}/{slug}{ENDING}", None, problem)
    return slugs


def _below(folder: Path, before: str, content: Path) -> Iterator[str]:
    """The pages in a folder, whose names begin with `before`."""
    for name in names_in(folder, "*"):
        path, file = folder / name, f"{content.name}/{before}{name}"
        if path.is_dir():
            if name.lower().endswith(ENDING):
                problem = f'a folder, and its name ends in "{ENDING}" as an article\'s; rename it'
                raise ContentError(file, None, problem)
            if before.count("/") == DEEPEST:
                problem = f"folders lie in each other more than {DEEPEST} deep; expected fewer"
                raise ContentError(file, None, problem)
            if before or name not in NO_ARTICLES:
                yield from _below(path, f"{before}{name}/", content)
        elif name.endswith(ENDING):
            yield f"{before}{name.removesuffix(ENDING)}"
        elif name.lower().endswith(ENDING):
            problem = f'expected the ending "{ENDING}" in small letters; rename it'
            raise ContentError(file, None, problem)


def check_slug(slug: str, file: str) -> None:
    """Raise a ContentError where a part of the name cannot be one of an address: what differs in
    small and capital letters alone would be one file on some systems and two on others."""
    *folders, name = slug.split("/")
    for what, part in (*(("folder", part) for part in folders), ("file", name)):
        if not _NAME.fullmatch(part):
            problem = f'the {what} name "{part}" becomes an address: use a-z, 0-9 and hyphens only'
            raise ContentError(file, None, problem)
