"""Which data sets readers get as files: those whose descriptions say so."""

from __future__ import annotations

from pathlib import Path

from generator.reading.document import read_document
from generator.reading.text import read_text
from generator.work.reads import names_in

FOLDER = "data/"
"""Where these lie in a site, with their descriptions, as they do in the content."""


def published(content: Path) -> list[str]:
    """The names in the site of the files of the data sets that are published, and of their
    descriptions, which tell the licence. Raises ContentError for what is no description."""
    folder = content / FOLDER
    found = set[str]()
    for name in names_in(folder, "*.yaml") if folder.is_dir() else ():
        shown = f"{content.name}/{FOLDER}{name}"
        told = read_document(read_text(folder / name, content.parent), shown).data
        if isinstance(told, dict) and told.get("publish") is True:
            found |= {f"{FOLDER}{name}", f"{FOLDER}{told.get('file')}"}
    return sorted(found)
