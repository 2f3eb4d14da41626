"""The tutorial of own kinds: all code in it is part of the kind that `new kind` writes."""

import re
from pathlib import Path

from tests import ROOT
from tests.samples.own_kind import write_own

TUTORIAL = ROOT / "docs/own-kinds.md"
_BLOCK = re.compile(r"^```([\w+]+)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
CODE = ("python", "html+jinja", "js", "css")


def test_its_code_is_the_code_of_the_kind_that_it_begins_with(tmp_path: Path) -> None:
    folder = write_own(tmp_path / "content") / "kinds/weights"
    files = [path.read_text("utf-8") for path in sorted(folder.iterdir())]
    blocks = [code for name, code in _BLOCK.findall(TUTORIAL.read_text("utf-8")) if name in CODE]
    assert len(blocks) == 9
    assert [code for code in blocks if not any(code in text for text in files)] == []
    # All of the templates, the script and the style sheet is told, and of the Python the most.
    assert {text for text in files if text in blocks} == set(files) - {files[0]}
