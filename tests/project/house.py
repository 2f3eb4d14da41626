"""The pictures of the house in CONTRIBUTING.md: drawn from the import contract and the docstrings.

`python -m tests.project.house` (`make house`) draws them anew.
"""

from __future__ import annotations

import ast
import re
import textwrap
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import grimp  # of import-linter, so that the picture shows what the contract is held to

from tests import ROOT

CONTRIBUTING = ROOT / "CONTRIBUTING.md"
WIDTH = 97  # characters: what GitHub shows of a line without scrolling
# A picture stands in a fenced block between two comments, the first of which names its container.
_PICTURE = re.compile(
    r"(?P<begin><!-- `make house` draws (?P<container>[\w.]+) -->\n```text\n)"
    r".*?"
    r"(?P<end>```\n<!-- as far as here -->\n)",
    re.DOTALL,
)
# Of a border, by whether a wall meets it from above and from below.
_JOINTS = {(False, False): "─", (True, False): "┴", (False, True): "┬", (True, True): "┼"}
_LEFT_END = {(False, True): "┌", (True, True): "├", (True, False): "└"}
_RIGHT_END = {(False, True): "┐", (True, True): "┤", (True, False): "┘"}


@dataclass(frozen=True)
class House:
    """A package and its floors from top to bottom; on each, rooms that do not know each other."""

    container: str
    floors: Sequence[Sequence[str]]

    @property
    def rooms(self) -> list[str]:
        """The full names of the rooms, from top to bottom."""
        return [f"{self.container}.{room}" for floor in self.floors for room in floor]


def houses() -> dict[str, House]:
    """What the contracts of pyproject.toml say of layers, by the name of the container."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    return {
        container: House(container, [layer.split(" | ") for layer in contract["layers"]])
        for contract in settings["tool"]["importlinter"]["contracts"]
        if contract["type"] == "layers"
        for container in contract["containers"]
    }


def imports(house: House) -> dict[str, list[str]]:
    """For each room, by its full name, the rooms that it imports, from top to bottom."""
    graph = grimp.build_graph("generator", cache_dir=None)
    for room in house.rooms:
        graph.squash_module(room)
    return {
        room: [
            other
            for other in house.rooms
            if other != room and graph.direct_import_exists(importer=room, imported=other)
        ]
        for room in house.rooms
    }


def picture(house: House) -> str:
    """The floors one above the other, each room with its name, its purpose and its imports."""
    imported = imports(house)
    above: set[int] = set()
    lines = []
    for floor in house.floors:
        walls = [round(i * (WIDTH - 1) / len(floor)) for i in range(len(floor) + 1)]
        lines.append(_border(above, set(walls)))
        widths = [right - left - 3 for left, right in pairwise(walls)]
        names = [f"{house.container}.{room}" for room in floor]
        lines += _side_by_side(
            [_told(name, imported, width) for name, width in zip(names, widths, strict=True)],
            widths,
        )
        above = set(walls)
    return "\n".join([*lines, _border(above, set())]) + "\n"


def drawn(text: str) -> str:
    """CONTRIBUTING.md with its pictures drawn anew."""
    known = houses()
    return _PICTURE.sub(
        lambda found: found["begin"] + picture(known[found["container"]]) + found["end"], text
    )


def pictured(text: str) -> list[str]:
    """The containers that have a picture in CONTRIBUTING.md."""
    return [found["container"] for found in _PICTURE.finditer(text)]


def _told(room: str, imported: Mapping[str, Sequence[str]], width: int) -> list[str]:
    """What stands in a room, in lines of at most `width` characters."""
    file = _file(room)
    name = f"{file.parent.name}/" if file.name == "__init__.py" else file.name
    lines = [name, *textwrap.wrap(purpose(file), width)]
    if others := ", ".join(other.rpartition(".")[2] for other in imported[room]):
        lines += textwrap.wrap(f"→ {others}", width, subsequent_indent="  ")
    return lines


def _file(module: str) -> Path:
    """Where a module's docstring stands."""
    path = ROOT.joinpath(*module.split("."))
    return path / "__init__.py" if path.is_dir() else path.with_suffix(".py")


def purpose(file: Path) -> str:
    """The first paragraph of a module's docstring, in one line; ValueError where it has none."""
    docstring = ast.get_docstring(ast.parse(file.read_text("utf-8")))
    if not docstring:
        raise ValueError(f"{file}: expected a docstring that says what goes in and what comes out")
    return " ".join(docstring.partition("\n\n")[0].split())


def _side_by_side(cells: Sequence[Sequence[str]], widths: Sequence[int]) -> list[str]:
    """The rows of a floor."""
    rows = []
    for i in range(max(map(len, cells))):
        row = [
            (cell[i] if i < len(cell) else "").ljust(width)
            for cell, width in zip(cells, widths, strict=True)
        ]
        rows.append(f"│ {' │ '.join(row)} │")
    return rows


def _border(above: set[int], below: set[int]) -> str:
    """The line between two floors, with a joint where a wall meets it."""
    ends = {0: _LEFT_END, WIDTH - 1: _RIGHT_END}
    return "".join(ends.get(x, _JOINTS)[x in above, x in below] for x in range(WIDTH))


if __name__ == "__main__":
    CONTRIBUTING.write_text(drawn(CONTRIBUTING.read_text("utf-8")), encoding="utf-8")
    print("Drew the pictures in CONTRIBUTING.md")
