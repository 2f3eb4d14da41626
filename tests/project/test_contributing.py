"""CONTRIBUTING.md tells what there is: rooms, files, names, commands, fields of the records."""

import re
from dataclasses import fields
from pathlib import Path

import pytest

from generator.figures.contents import Contents
from generator.figures.kind import Kind
from tests import ROOT
from tests.page import none
from tests.project.house import CONTRIBUTING, House, drawn, houses, picture, pictured, purpose

TEXT = CONTRIBUTING.read_text("utf-8")
PROSE = re.sub(r"^```.*?^```$", "", TEXT, flags=re.DOTALL | re.MULTILINE)
TICKED = re.compile(r"`([^`\n]+)`")
ENDINGS = ("css", "html", "js", "json", "md", "py", "svg", "toml", "ts", "txt", "yaml", "yml")
MADE = ("build/", "screenshots/", "figures/")  # written by commands, not under version control


def is_file(name: str) -> bool:
    """Whether the name in backticks is that of a file or folder of the repository."""
    if name.startswith(MADE) or not re.fullmatch(r"[\w./<>-]*\w[\w./<>-]*", name):
        return False
    ending = name.rpartition(".")[2]
    return not name.startswith((".", "<")) and ("/" in name or ending in ENDINGS)


def files(text: str) -> list[str]:
    """The files and folders of the repository that a text names."""
    return [name for name in TICKED.findall(text) if is_file(name)]


def way() -> list[str]:
    """The lines that follow a figure block."""
    section = TEXT.split("## The way of a figure block\n")[1].split("\n## ")[0]
    return re.findall(r"^\d+\. (.*)$", section, re.MULTILINE)


def test_the_pictures_are_those_of_the_contract_and_the_docstrings() -> None:
    assert pictured(TEXT) == list(houses())
    assert drawn(TEXT) == TEXT, "`make house` draws them anew"


def test_rooms_of_one_floor_stand_side_by_side_and_name_those_that_they_import() -> None:
    told = picture(House("generator", [["cli"], ["data", "svg"], ["reading"]])).splitlines()
    assert {len(line) for line in told} == {97}
    assert [line[0] for line in told if line[0] != "│"] == ["┌", "├", "├", "└"]
    rows = [re.split(r" *│ *", line)[1:-1] for line in told]
    assert ["data/", "svg/"] in rows
    named = [cell for row in rows for cell in row if re.match(r"→|\w+(/|\.py)$", cell)]
    reads = "→ reading"
    assert named == ["cli/", "→ data, reading", "data/", "svg/", reads, reads, "reading/"]


def test_a_room_says_what_it_is_for(tmp_path: Path) -> None:
    room = tmp_path / "room.py"
    room.write_text('"""Words go in,\nnumbers come out.\n\nMore."""\n', "utf-8")
    assert purpose(room) == "Words go in, numbers come out."
    room.write_text("", "utf-8")
    with pytest.raises(ValueError, match="expected a docstring"):
        purpose(room)


def test_every_file_that_it_names_exists() -> None:
    named = files(PROSE)
    assert len(named) > 50
    none([name for name in named if not list(ROOT.glob(re.sub("<.*?>", "*", name)))])


def test_the_way_of_a_figure_block_is_ten_lines_that_name_files_and_what_is_in_them() -> None:
    lines = way()
    assert len(lines) == 10
    wrong = []
    for line in lines:
        named = files(line)
        assert named, line
        said = "".join(p.read_text("utf-8") for name in named if (p := ROOT / name).is_file())
        wrong += [f"{n}: {line}" for n in TICKED.findall(line) if n not in (*named, "id")
                  and n not in said]  # fmt: skip
    none(wrong)


def test_every_command_exists() -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    targets = re.findall(r"\bmake ([a-z]+)", " ".join(TICKED.findall(PROSE)))
    assert {"house", "lint", "snapshots", "test", "types"} <= set(targets)
    none([name for name in targets if f"\n{name}:" not in makefile])


def test_every_field_of_a_record_is_explained() -> None:
    explained = re.findall(r"^\| `(\w+)` \|", TEXT, re.MULTILINE)
    there = (field.name for record in (Kind, Contents) for field in fields(record))
    none([name for name in there if name not in explained])
