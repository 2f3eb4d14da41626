"""The pages, and what can stand in them: a name goes in, Markdown comes out."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from tests import ROOT
from tests.tools.reference import commands, descriptions, everything, kinds, theme, values

DOCS = ROOT / "content" / "docs"
INDEX = DOCS / "reference" / "index.md"
END = "<!-- as far as here -->"
_STRETCH = re.compile(
    rf"^<!-- from the code: (\w+)(?: ([\w -]+))? -->\n.*?^{END}$", re.MULTILINE | re.DOTALL
)

# By their names in the comments; what follows the name there is told them.
STRETCHES: dict[str, Callable[[str], str]] = {
    "kinds": kinds.overview,
    "kind": kinds.opening,
    "keys": kinds.keys,
    "facts": kinds.facts,
    "description": descriptions.table,
    "index": everything.index,
    "values": values.table,
    "filters": values.filters,
    "tokens": theme.tables,
    "commands": commands.every,
    "codes": commands.codes,
    "findings": commands.findings,
}


def pages() -> list[Path]:
    """The pages of the documentation; the index of all names comes last, as it reads the others."""
    return [*sorted({*DOCS.rglob("*.md")} - {INDEX}), INDEX]


def written(text: str) -> str:
    """A page with these stretches made anew; KeyError for a name that is none."""

    def made(stretch: re.Match[str]) -> str:
        name, told = stretch[1], stretch[2] or ""
        head = f"<!-- from the code: {name}{f' {told}' if told else ''} -->"
        return f"{head}\n\n{STRETCHES[name](told).strip()}\n\n{END}"

    return _STRETCH.sub(made, text)
