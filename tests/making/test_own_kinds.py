"""What is made of a site's own kind is made anew where any of its files changes, and only there."""

import random
import shutil
from pathlib import Path

import pytest

from generator.work.kept import CACHE
from generator.work.results import Known
from tests.building import tree
from tests.making.edits import Desk
from tests.samples.own_kind import write_own

CHANGES = (
    ("kind.py", "weighs most", "is the heaviest"),
    ("kind.py", "\n# All lengths", "\nfrom . import helper\n# All lengths"),
    ("helper.py", "", "WORD = 1\n"),
    ("weights.html", "Neuron <select", "Which <select"),
    ("weights.svg", "weight bar", "weight wide bar"),
    ("weights.js", "brought[", "const more = 1; brought["),
    ("weights.css", "30rem", "31rem"),
    ("weights.drawing.css", "", ".drawing.weights text { font-weight: 700; }\n"),
    ("kind.py", 'purpose="', 'title="Bars",\n    purpose="'),
)


def test_a_change_of_any_of_its_files_is_in_the_next_build(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(CACHE, str(tmp_path / "cache"))
    desk = Desk(tmp_path, random.Random(0))
    write_own(desk.content)
    desk.change(desk.content / "site.yaml", lambda text: text.replace("  - later\n", ""))
    (desk.content / "later.md").unlink()
    said: list[str | None] = [desk.incremental()]
    for name, old, new in CHANGES:
        path = desk.content / "kinds/weights" / name
        text = path.read_text("utf-8") if path.exists() else ""
        path.write_text(text.replace(old, new, 1) if old else new, "utf-8")
        known: Known = desk.known()
        said.append(desk.incremental(known))
        if name != "helper.py":
            shutil.rmtree(tmp_path / "clean", ignore_errors=True)
            again, files = desk.clean()
            assert (said[-1], tree(desk.output)) == (again, files), name
    # The helper was imported before it was there, which is told; and found once it was.
    assert [bool(one) for one in said] == [False, False, True] + [False] * 7
    assert said[2] and "helper" in said[2]
