"""Programs from npm, which `make tools` installs beside this file where there is npm."""

import shutil
import subprocess
from functools import cache
from pathlib import Path

import pytest

MODULES = Path(__file__).parent / "node_modules"
JAVA = ["java", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xss4m"]
"""Java for programs that run for seconds, without what only pays in longer ones."""


def package(name: str, *programs: str) -> Path:
    """Folder of the npm package, which needs the programs to run.

    Where one of them is missing the running test is skipped; where only the package is, it fails.
    """
    for program in ("node", "npm", *programs):
        if not runs(program):
            pytest.skip(f"{name} needs {program}, which does not run on this machine")
    folder = MODULES / name
    if not folder.exists():
        pytest.fail(f"{name} is not installed: `make tools` installs it from npm", pytrace=False)
    return folder


@cache
def runs(program: str) -> bool:
    """Whether the program is there and starts: macOS has a `java` that only says there is none."""
    path = shutil.which(program)
    if path is None:
        return False
    return not subprocess.run([path, "--version"], capture_output=True).returncode
