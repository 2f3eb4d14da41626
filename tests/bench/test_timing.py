"""Processes are measured as wholes, and one that fails says why."""

import sys
from pathlib import Path

import pytest

from tests.bench.timing import KNOWS_MEMORY, Failed, memory, output, seconds

MB = 2**20
HOLDS = "import time; held = bytearray(80 * 2**20); held[::4096] = b'x' * 20480; time.sleep(0.5)"


def python(source: str, *arguments: str) -> list[str]:
    return [sys.executable, "-c", source, *arguments]


def test_a_process_takes_as_long_as_it_sleeps_and_speaks_where_it_is_told(tmp_path: Path) -> None:
    assert seconds(python("import time; time.sleep(0.2)"), tmp_path, {}) >= 0.2
    told = "import os; print(os.getcwd(), os.environ['WHO'])"
    assert output(python(told), tmp_path, {"WHO": "me"}).split() == [str(tmp_path.resolve()), "me"]


def test_one_that_fails_is_no_measurement_and_says_why(tmp_path: Path) -> None:
    for measure in (seconds, memory, output):
        with pytest.raises(Failed, match=r"ended with 3: no such page"):
            measure(python("import sys; print('no such page'); sys.exit(3)"), tmp_path, {})
        with pytest.raises(Failed, match="nowhere"):
            measure([str(tmp_path / "nowhere")], tmp_path, {})


@pytest.mark.skipif(not KNOWS_MEMORY, reason="only Linux tells what processes share")
def test_memory_is_that_of_all_processes_that_one_starts(tmp_path: Path) -> None:
    alone = memory(python(HOLDS), tmp_path, {})
    starts = "import subprocess, sys; subprocess.run([sys.executable, '-c', sys.argv[1]])"
    beneath = memory(python(starts, HOLDS), tmp_path, {})
    assert alone and beneath and 80 * MB < alone < beneath < 200 * MB


@pytest.mark.skipif(not KNOWS_MEMORY, reason="only Linux tells what processes share")
def test_memory_that_processes_share_counts_once(tmp_path: Path) -> None:
    forks = HOLDS.replace("time.sleep(0.5)", "import os; os.fork(); time.sleep(0.5)")
    shared = memory(python(forks), tmp_path, {})
    assert shared and 80 * MB < shared < 140 * MB
