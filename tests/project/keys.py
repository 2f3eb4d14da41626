"""The table of keys in the README: made from the models of the kinds.

`python -m tests.project.keys` (`make keys`) writes it anew.
"""

from __future__ import annotations

import re

from generator.figures.keys import ToldKey, own_keys
from generator.figures.kinds import ALL
from tests import ROOT

README = ROOT / "README.md"
# The table stands between two comments.
_TABLE = re.compile(
    "(?<=<!-- `make keys` writes this table -->\n).*?(?=<!-- as far as here -->)", re.DOTALL
)


def table() -> str:
    """A row for each key of each kind, in the order of their names."""
    lines = ["| Kind | Key | Value |", "|---|---|---|"]
    for kind in sorted(ALL, key=lambda kind: kind.name):
        first = f"| `{kind.name}`"
        for key in own_keys(kind):
            lines.append(f"{first} | `{key.name}` | {said(key)} |")
            first = "|"
    return "\n".join(lines) + "\n"


def said(key: ToldKey) -> str:
    """What a key means, what it may be, and what it is unless told."""
    meaning = key.meaning.removesuffix(".")
    if key.choices:
        meaning = f"{', '.join(f'`{choice}`' for choice in key.choices)}: {_opening(meaning)}"
    return meaning if key.default is None else f"{meaning}; `{key.default}` unless told"


def _opening(meaning: str) -> str:
    """The meaning within a sentence."""
    return meaning[:1].lower() + meaning[1:]


def written(text: str) -> str:
    """The README with its table made anew."""
    return _TABLE.sub(lambda _: f"\n{table()}\n", text)


if __name__ == "__main__":
    README.write_text(written(README.read_text("utf-8")), encoding="utf-8")
    print("Wrote the table of keys in README.md")
