"""An index: every name that has an anchor in a table, and the pages that tell of it."""

from __future__ import annotations

import re
from itertools import groupby

from tests import ROOT
from tests.tools.reference.tables import anchor as anchor_of

DOCS = ROOT / "content" / "docs"
_ANCHORED = re.compile(r"^`([^`]+)` \{#([\w-]+)\}$", re.MULTILINE)
_TITLE = re.compile(r"^title: (.+)$", re.MULTILINE)


def index(_: str) -> str:
    """The names in the order of the alphabet, each with the pages that tell of it."""
    found = sorted(_found())
    lines = ["| Name | Of |", "|---|---|"]
    for name, told in groupby(found, key=lambda one: one[0]):
        links = ", ".join(f"[{title}]({address})" for _, title, address in told)
        lines.append(f"| `{name}` | {links} |")
    return "\n".join(lines) + "\n"


def _tail(name: str) -> str:
    """What an anchor of that name ends in."""
    return anchor_of(name, "")


def _found() -> list[tuple[str, str, str]]:
    """Each name with what it is of, and the address of its row from the page of the reference."""
    told = []
    for path in sorted({*DOCS.rglob("*.md")} - {DOCS / "theme.md"}):  # whose names all look alike
        text = path.read_text("utf-8")
        title = _TITLE.search(text)
        for name, anchor in _ANCHORED.findall(text):
            page = path.relative_to(DOCS).as_posix()
            way = page.removeprefix("reference/") if page.startswith("reference/") else f"../{page}"
            of = anchor.removesuffix(_tail(name))
            said = title[1] if title and path.parent.name == "kinds" else of
            told.append((name, said, f"{way}#{anchor}"))
    return told
