"""Builds and trains where nothing can be written: no room, no inodes, read-only, no permission.

`python -m tests.output.disk HARM SPARE FOLDER` prints, as JSON, what is wrong afterwards. The
folder becomes a small file system of its own, so it takes a user that may mount one; see `command`.
With something to spare, a build comes further before it fails, and a training, which writes one
file, is not tried.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

from click.testing import Result

from generator.work.kept import CACHE
from tests.building import run, run_train, tree
from tests.samples.crew import CREW, CREW_DESCRIPTION, WITHOUT_WEIGHTS
from tests.samples.tiny import SOURCES, write

HARMS = ("no room", "no inodes", "read-only", "no permission")
NOBODY = 65_534
SPARE_ROOM, SPARE_INODES = 16_384, 3  # of each that there is to spare: less than a site
TRAINING = "training: {learning_rate: 0.05, epochs: 5}\n"
CONTENT = {
    **SOURCES,
    "data/crew2.csv": CREW,
    "data/crew2.yaml": CREW_DESCRIPTION.replace("crew.csv", "crew2.csv"),
    "models/trained.yaml": WITHOUT_WEIGHTS.replace("crew", "crew2") + TRAINING,
}


def command(harm: str, spare: int, folder: Path) -> list[str]:
    """What runs this; whoever is not root becomes it in a namespace of their own."""
    own = [] if os.getuid() == 0 else ["unshare", "--map-root-user", "--mount"]
    return [*own, sys.executable, "-m", "tests.output.disk", harm, str(spare), str(folder)]


def mount(folder: Path, *options: str) -> None:
    subprocess.run(
        ["mount", "-t", "tmpfs", "-o", ",".join(options), "tmpfs", str(folder)],
        check=True,
        capture_output=True,
    )


def fill(folder: Path, harm: str, spare: int) -> None:
    """Leaves no room for another site in the folder, or nobody who may write one."""
    at = os.statvfs(folder)
    if harm == "no room":
        size = (at.f_blocks - at.f_bfree) * at.f_frsize + spare * SPARE_ROOM
        subprocess.run(["mount", "-o", f"remount,size={size}", folder], check=True)
    elif harm == "no inodes":
        inodes = at.f_files - at.f_ffree + spare * SPARE_INODES
        subprocess.run(["mount", "-o", f"remount,nr_inodes={inodes}", folder], check=True)
    elif harm == "read-only":
        subprocess.run(["mount", "-o", "remount,ro", folder], check=True)
    else:
        for path in (folder, *folder.rglob("*")):
            path.chmod(0o555 if path.is_dir() else 0o444)


def refused(done: Result, place: str) -> list[str]:
    """What is wrong with how the command has failed."""
    lines = done.stderr.splitlines()
    said = len(lines) == 1 and lines[0].startswith(place)
    if done.exit_code != 1 or not isinstance(done.exception, SystemExit) or not said:
        return [f"exit {done.exit_code}: {done.stderr!r} ({done.exception!r})"]
    return []


def problems(harm: str, spare: int, folder: Path) -> list[str]:
    """What is wrong after a build into the folder, one with its cache there, a training there."""
    here = os.path.realpath(folder)
    mount(folder, "size=20m", "mode=755")
    os.environ[CACHE] = str(folder / "cache")
    content, output = write(folder / "content", CONTENT), folder / "build"
    changed = write(
        folder.with_name("changed"), CONTENT | {"index.md": CONTENT["index.md"] + "A\n"}
    )
    found = [f"before: {done.stderr}" for done in (run_train(content), run(content, output))
             if done.exit_code]  # fmt: skip
    for lock in content.glob("models/*.lock.json"):
        shutil.copy(lock, changed / "models")
    elsewhere = folder.with_name("elsewhere")
    elsewhere.mkdir(mode=0o777)
    elsewhere.chmod(0o777)
    stale = content / "models/trained.yaml"
    stale.write_text(CONTENT["models/trained.yaml"].replace("0.05", "0.06"), "utf-8")
    fill(folder, harm, spare)
    before = tree(folder)
    if harm == "no permission":
        os.setgroups([])
        os.setgid(NOBODY)
        os.setuid(NOBODY)
    found += [f"build: {text}" for text in refused(run(changed, output), str(output))]
    done = run(changed, elsewhere / "build")
    if done.exit_code or done.stderr or not (elsewhere / "build/index.html").is_file():
        found.append(f"cache: {done.stderr}")
    if not spare:
        done = run_train(content)
        found += [f"train: {text}" for text in refused(done, f"{here}/content/models")]
    after = tree(folder)
    return found + [
        f"{name} is not as it was" for name in before if after.get(name) != before[name]
    ]


if __name__ == "__main__":
    print(json.dumps(problems(sys.argv[1], int(sys.argv[2]), Path(sys.argv[3]))))
