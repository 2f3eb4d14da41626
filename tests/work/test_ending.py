"""A program that is ended from outside, or that nobody listens to, says so in a line."""

import signal
import subprocess
import sys

import pytest

from tests import ROOT

ACTS = {
    "alone": "os.kill(os.getpid(), {number})",
    "while it clears up": """
try:
    os.kill(os.getpid(), {number})
finally:
    print("cleared up")""",
}
# Whoever starts the tests may ignore signals, as `nohup` does, and shells do in the background.
HEEDS = """
import signal
for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
    signal.signal(number, signal.SIG_DFL)
"""
PROGRAM = """
import os
from generator.work.ending import told_in_a_line
from generator.work.parallel import mapped
with told_in_a_line():
    {act}
    while True:
        pass
"""


def python(program: str) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-c", HEEDS + program]
    return subprocess.run(command, capture_output=True, encoding="utf-8", cwd=ROOT, timeout=60)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
@pytest.mark.parametrize("act", ["alone", "while it clears up"])
def test_a_signal_ends_it_in_a_line(number: signal.Signals, act: str) -> None:
    told = ACTS[act].format(number=int(number)).replace("\n", "\n    ")
    done = python(PROGRAM.format(act=told))
    assert done.returncode == 128 + number
    assert done.stderr == f"ended by {number.name}\n"
    assert done.stdout == ("cleared up\n" if act == "while it clears up" else "")


GROUP = """
import os, signal
from generator.work.ending import told_in_a_line
from generator.work.parallel import mapped
os.setpgid(0, 0)

def work(n):
    if n == 1:
        os.killpg(0, signal.SIGINT)
    while n:
        signal.pause()

with told_in_a_line():
    mapped(work, range(4))
"""


def test_its_own_processes_end_without_a_word(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FEEDFORWARD_JOBS", "3")
    done = python(GROUP)
    assert (done.returncode, done.stderr) == (130, "ended by SIGINT\n")


def test_what_is_ignored_stays_ignored() -> None:
    program = "import signal; signal.signal(signal.SIGHUP, signal.SIG_IGN)" + PROGRAM.format(
        act="os.kill(os.getpid(), 1); print('goes on'); raise SystemExit(0)"
    )
    done = python(program)
    assert (done.returncode, done.stdout, done.stderr) == (0, "goes on\n", "")


def test_an_output_that_is_full_is_told_in_a_line() -> None:
    with open("/dev/full", "w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "generator", "--help"],
            stdout=full, stderr=subprocess.PIPE, encoding="utf-8", cwd=ROOT,
        )  # fmt: skip
    assert (done.returncode, done.stderr) == (1, "standard output: No space left on device\n")


def test_nobody_who_listens_is_told_nothing() -> None:
    process = subprocess.Popen(
        [sys.executable, "-c", PROGRAM.format(act="print('a' * 100_000); raise SystemExit(0)")],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=ROOT,
    )  # fmt: skip
    assert process.stdout and process.stderr
    process.stdout.close()
    assert process.stderr.read() == b""
    assert process.wait() == 1
    process.stderr.close()
