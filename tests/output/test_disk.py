"""Where nothing can be written, the site and the locks stay whole, and one line says why."""

import json
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests import ROOT
from tests.longer import often
from tests.output.disk import HARMS, command
from tests.page import none


@pytest.fixture
def folder() -> Iterator[Path]:
    """A folder that every user can reach."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name:
        Path(name).chmod(0o755)
        here = Path(name, "disk")
        here.mkdir()
        yield here
        cleared(here)


def cleared(here: Path) -> None:
    """Takes the file system away, and what the builds have put beside it."""
    subprocess.run(["umount", here], capture_output=True)
    for name in ("changed", "elsewhere"):
        shutil.rmtree(here.with_name(name), ignore_errors=True)


@pytest.mark.parametrize("harm", HARMS)
def test_what_was_there_stays(harm: str, folder: Path) -> None:
    if not shutil.which("mount"):
        pytest.skip("this system has no mount")
    for spare in range(often(1, 25) if harm in ("no room", "no inodes") else 1):
        done = subprocess.run(
            command(harm, spare, folder), capture_output=True, encoding="utf-8", cwd=ROOT
        )
        if "CalledProcessError" in done.stderr and "'-t', 'tmpfs'" in done.stderr:
            pytest.skip("this user may mount nothing")
        assert done.returncode == 0, done.stderr
        none(f"{spare} to spare: {problem}" for problem in json.loads(done.stdout))
        cleared(folder)
