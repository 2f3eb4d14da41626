"""The build command: what it says, in one line."""

import re
from pathlib import Path

from tests.building import assert_refused, run
from tests.samples.tiny import SOURCES, write


def test_a_build_says_in_one_line_what_it_made_and_where(tmp_path):
    result = run(write(tmp_path / "content", SOURCES), tmp_path / "build")
    assert re.fullmatch(
        r"Built 4 pages and 2 figures in \d+\.\d s: \S+/build/index\.html\n", result.stdout
    )


def test_a_missing_content_folder_is_said_in_one_line(tmp_path: Path) -> None:
    done = run(tmp_path / "nowhere", tmp_path / "build")
    assert_refused(done)
    assert len(done.stderr.splitlines()) == 1, done.stderr
    assert "nowhere" in done.stderr
    assert not (tmp_path / "build").exists()
