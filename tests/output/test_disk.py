"""Where nothing can be written, the site and the locks stay whole, and one line says why."""

import json
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests import ROOT
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
        subprocess.run(["umount", here], capture_output=True)


@pytest.mark.parametrize("harm", HARMS)
def test_what_was_there_stays(harm: str, folder: Path) -> None:
    if not shutil.which("mount"):
        pytest.skip("this system has no mount")
    done = subprocess.run(command(harm, folder), capture_output=True, encoding="utf-8", cwd=ROOT)
    if "CalledProcessError" in done.stderr and "'-t', 'tmpfs'" in done.stderr:
        pytest.skip("this user may mount nothing")
    assert done.returncode == 0, done.stderr
    none(json.loads(done.stdout))
