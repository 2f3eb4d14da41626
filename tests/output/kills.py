"""Puts a site in its place again and again, and each time ends or fails one system call later.

`python -m tests.output.kills MODE HARM FOLDER` prints, as JSON, what is wrong afterwards. The calls
are those that Python's audit hooks see: every file opened, removed or renamed, every folder made.
"""

from __future__ import annotations

import errno
import json
import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, Literal

from generator.output import exchange, replacing
from generator.output.folder import put_in_place
from generator.output.owned import WAITING
from generator.reading.errors import ContentError

OLD_EMBED, NEW_EMBED = "embed/0123456789/a.svg", "embed/9876543210/a.svg"
OLD: dict[str, str | bytes] = {"index.html": "old", "gone.html": "old", OLD_EMBED: "old"}
NEW: dict[str, str | bytes] = {"index.html": "new", "more/a.svg": "new", NEW_EMBED: "new"}
NEXT: dict[str, str | bytes] = {"index.html": "next"}
WATCHED = {"open", "os.rename", "os.remove", "os.rmdir", "os.mkdir", "ctypes.dlsym"}
Harm = Literal["kill", "full"]


def unable(*_: object) -> bool:
    """A system without an exchange."""
    return False


def fixed(*_: object) -> bool:
    """What a system says of a mount point."""
    raise OSError(errno.EBUSY, "Device or resource busy")


MODES: dict[str, Callable[[Path, Path], bool]] = {
    "exchange": exchange.exchange, "swap": unable, "fill": fixed,
}  # fmt: skip


def harmed(act: Callable[[], object], harm: Harm, calls: int) -> int:
    """Runs the action in a process of its own, with harm after so many calls; its status."""
    if child := os.fork():
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    left = calls

    def watch(event: str, _: tuple[Any, ...]) -> None:
        nonlocal left
        if event in WATCHED:
            left -= 1
            if left < 0 and harm == "kill":
                os._exit(9)
            if left < 0 and event in ("open", "os.mkdir"):
                raise OSError(errno.ENOSPC, "No space left on device")

    sys.addaudithook(watch)
    try:
        act()
    except ContentError:
        os._exit(1)
    os._exit(0)


def tree(folder: Path) -> dict[str, str]:
    """The pages and drawings of a site, without those that wait for their turn."""
    return {
        path.relative_to(folder).as_posix(): path.read_text("utf-8")
        for path in folder.rglob("*.[hs][tv]*")
        if WAITING not in path.parts
    }


def problems(mode: str, harm: Harm, folder: Path) -> list[str]:
    """What is wrong after harm at each call in turn."""
    output, found = folder / "build", []
    before, after = OLD, NEW | {OLD_EMBED: "old"}
    for calls in range(1000):
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        put_in_place(OLD, output)
        vars(replacing)["exchange"] = MODES[mode]
        status = harmed(lambda: put_in_place(NEW, output), harm, calls)
        now = tree(output)
        if status == 0 and now != after:
            found.append(f"{calls}: done, and {now} is there")
        if status == 1 and (now != before or os.listdir(folder) != ["build"]):
            found.append(f"{calls}: failed, and {now} is there, in {os.listdir(folder)}")
        if status == 9 and mode == "exchange" and now not in (before, after):
            found.append(f"{calls}: killed, and {now} is there")
        if (
            status == 9
            and mode == "fill"
            and not {*now.items()} <= {*before.items(), *after.items()}
        ):
            found.append(f"{calls}: killed, and {now} is there")
        put_in_place(NEXT, output)
        kept = {name: text for name, text in tree(output).items() if name != NEW_EMBED}
        if kept != {**NEXT, OLD_EMBED: "old"} or os.listdir(folder) != ["build"]:
            found.append(f"{calls}: the next build makes {tree(output)} in {os.listdir(folder)}")
        vars(replacing)["exchange"] = exchange.exchange
        if status == 0:
            return [*found, *([] if calls > 10 else ["too few calls were seen"])]
    return [*found, "it never ends"]


if __name__ == "__main__":
    harm: Harm = "full" if sys.argv[2] == "full" else "kill"
    print(json.dumps(problems(sys.argv[1], harm, Path(sys.argv[3]))))
