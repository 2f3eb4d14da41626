"""Whatever the content folder holds, in a fork too: it builds."""

from pathlib import Path

from tests.conftest import run_build


def test_the_content_builds(tmp_path: Path) -> None:
    done = run_build(tmp_path / "build")
    assert done.returncode == 0, done.stderr
