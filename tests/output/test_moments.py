"""Whatever kills a build or a training, and however many build at once, all is whole."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests import ROOT
from tests.longer import often
from tests.page import none

MOMENTS = {"build": (3, 100), "train": (3, 100), "together": (1, 10)}
"""How many, each time and in the longer run."""


@pytest.mark.parametrize("what", MOMENTS)
def test_at_any_moment_all_is_whole(what: str, tmp_path: Path) -> None:
    count = often(*MOMENTS[what])
    command = [sys.executable, "-m", "tests.output.moments", what, str(count), str(tmp_path / "a")]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", cwd=ROOT)
    assert done.returncode == 0, done.stderr
    none(json.loads(done.stdout))
