"""On any number of processors the results are the same, and so is the error."""

import json
import os
import subprocess
import sys

import pytest

from generator.work.parallel import JOBS, mapped
from tests import ROOT

# In a process without threads, as a build is; what it does is told by the argument.
APART = """
import json, os, signal, sys, time
from generator.reading.errors import ContentError
from generator.work.parallel import mapped

def act(item):
    if item % 3 == 2 and sys.argv[1] == "fail":
        time.sleep(0.05 if item == 5 else 0)
        raise ContentError("a.md", item, "wrong")
    if item == 7 and sys.argv[1] == "kill":
        os.kill(os.getpid(), signal.SIGKILL)
    return item * item, os.getpid()

try:
    made = mapped(act, range(40))
    print(json.dumps([[n for n, _ in made], len({pid for _, pid in made})]))
except ContentError as error:
    print(json.dumps([str(error), error.line]))
except RuntimeError as error:
    print(json.dumps([str(error)]))
"""


def apart(what: str, jobs: int) -> list:
    done = subprocess.run(
        [sys.executable, "-c", APART, what],
        env=os.environ | {JOBS: str(jobs)},
        capture_output=True,
        encoding="utf-8",
        cwd=ROOT,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@pytest.mark.parametrize("jobs", (1, 2, 3, 8))
def test_results_come_in_order(jobs: int) -> None:
    squares, processes = apart("do", jobs)
    assert squares == [n * n for n in range(40)]
    assert (processes == 1) == (jobs == 1)


@pytest.mark.parametrize("jobs", (1, 2, 8))
def test_the_error_is_that_of_the_first_item(jobs: int) -> None:
    assert apart("fail", jobs) == ["a.md:2: wrong", 2]


def test_a_process_that_is_killed_is_an_error() -> None:
    assert apart("kill", 3) == ["a process of the build was ended from outside"]


def test_few_items_and_none_are_done_here() -> None:
    assert mapped(lambda n: (n, os.getpid()), [1]) == [(1, os.getpid())]
    assert mapped(str, []) == []
