"""What an author makes of the look, `content/theme.css`: tokens of other values, rules and files of
their own. The file goes in, a `Theme` comes out, which the style sheets are made with."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from generator.reading.text import read_bytes
from generator.work.results import result

Scheme = Literal["light", "dark"]

FILE = "theme.css"
LARGEST_FILE = 5_000_000  # bytes of a file that it names


@dataclass(frozen=True)
class Token:
    """A token that the author gives a value, as a style sheet takes it, at a line of the file."""

    name: str
    value: str
    scheme: Scheme
    line: int


@dataclass(frozen=True)
class Rules:
    """Rules of the author's own, minified: for pages, which load what these name from the site;
    for pages that hold it themselves; for those that hold and load nothing; and of these rules
    those of typefaces, for the e-book."""

    linked: str = ""
    held: str = ""
    bare: str = ""
    faces: str = ""


@dataclass(frozen=True)
class Theme:
    """The tokens in the order of the file, the author's rules, and the files that these name: by
    their addresses in the site, where each lies in the content folder."""

    tokens: tuple[Token, ...] = ()
    rules: Rules = Rules()
    files: Mapping[str, str] = field(default_factory=dict)

    def values(self, scheme: Scheme) -> dict[str, str]:
        """What the author gives the tokens in a scheme."""
        return {token.name: token.value for token in self.tokens if token.scheme == scheme}


def read_theme(folder: Path) -> Theme:
    """The theme of a content folder; an empty one where that has none.

    Raises ContentError for what no style sheet can say, and for what no token can be.
    """
    return result(_read, folder)


def _read(folder: Path) -> Theme:
    from generator.site.theme.reading import theme_of  # tinycss2: where the file has changed

    return theme_of(folder)


def file_data(theme: Theme, folder: Path, address: str) -> bytes:
    """What is in the file that has this address."""
    return read_bytes(folder / theme.files[address], folder.parent, LARGEST_FILE)
