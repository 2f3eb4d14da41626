"""Lock files: a stale one, a missing one and a broken one stop the build and say what to run."""

import errno
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from generator.models.lock_file import sealed
from tests.building import assert_refused, run, run_train, tree
from tests.samples.trained import edit, write_trained


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A copy of the content with its data and one small trained model."""
    return write_trained(tmp_path)


@pytest.mark.parametrize(
    ("before", "after"),
    [("learning_rate: 0.5", "learning_rate: 0.25"), ("missing: median", "missing: 30"),
     ("train: 600", "train: 500")],
)  # fmt: skip
def test_a_changed_description_stops_the_build_until_it_is_trained(
    content: Path, tmp_path: Path, before: str, after: str
) -> None:
    output = tmp_path / "build"
    assert run(content, output).exit_code == 0
    home = (output / "index.html").read_bytes()
    edit(content, before, after)
    stopped = run(content, output)
    assert_refused(stopped)
    line = (content / "models/retrained.yaml").read_text().split("training:")[0].count("\n") + 1
    assert stopped.stderr.startswith(f"content/models/retrained.yaml:{line}: changed since")
    assert "run `make train`" in stopped.stderr
    assert (output / "index.html").read_bytes() == home
    assert run_train(content).exit_code == 0
    assert run(content, output).exit_code == 0


def test_changed_data_make_a_lock_stale(content: Path, tmp_path: Path) -> None:
    table = content / "data/titanic.csv"
    table.write_text(table.read_text("utf-8").replace(",22,1,0,A/5 21171", ",23,1,0,A/5 21171"))
    assert "other data" in run(content, tmp_path / "build").stderr


def test_a_missing_lock_and_a_broken_one_say_what_to_run(content: Path, tmp_path: Path) -> None:
    lock = content / "models/retrained.lock.json"
    whole = lock.read_text("utf-8")
    lock.unlink()
    assert "not trained yet" in run(content, tmp_path / "build").stderr
    lock.write_text(whole[:200], "utf-8")
    said = run(content, tmp_path / "build").stderr
    assert said.startswith("content/models/retrained.lock.json:3: cannot be read")
    assert "run `make train`" in said
    assert run_train(content).exit_code == 0
    assert lock.read_text("utf-8").splitlines()[:2] == whole.splitlines()[:2]


LOCK = "models/retrained.lock.json"


def refused(content: Path) -> str:
    """What a build says that a broken lock stops; training mends it."""
    lock = content / LOCK
    broken = lock.read_bytes()
    stopped = run(content, content.parent / "build")
    assert_refused(stopped)
    assert stopped.stderr.startswith(f"content/{LOCK}:") and "run `make train`" in stopped.stderr
    assert run_train(content).exit_code == 0
    assert lock.read_bytes() != broken
    assert run(content, content.parent / "build").exit_code == 0
    return stopped.stderr.removeprefix(f"content/{LOCK}:")


def test_a_number_changed_by_hand_is_refused(content: Path) -> None:
    lock = content / LOCK
    text = lock.read_text("utf-8")
    assert '"right": 4' in text
    lock.write_text(text.replace('"right": 4', '"right": 5', 1), "utf-8")
    line = text.split('"checksum"')[0].count("\n") + 1
    assert refused(content).startswith(f"{line}: cannot be read (checksum: ")


IMPOSSIBLE: dict[str, Callable[[dict[str, Any]], Any]] = {
    "epochs.0.scores.training.loss": lambda lock: lock["epochs"][0]["scores"]["training"].update(
        loss=-1
    ),
    "epochs.0.scores.training.right": lambda lock: lock["epochs"][0]["scores"]["training"].update(
        right=601
    ),
    "epochs.0.scores.test.right": lambda lock: lock["epochs"][0]["scores"]["test"].update(right=-1),
    "epochs.1.epoch": lambda lock: lock["epochs"][1].update(epoch=0),
    "rows": lambda lock: lock.update(rows={"training": 2, "test": 291}),
    "layers": lambda lock: lock["layers"][0]["biases"].append(1.0),
    "layers.0.biases.0": lambda lock: lock["layers"][0].update(biases=["many"]),
    "more": lambda lock: lock.update(more=1),
}


@pytest.mark.parametrize("at", IMPOSSIBLE)
def test_what_no_training_gives_is_refused_at_its_line(content: Path, at: str) -> None:
    lock = content / LOCK
    data = json.loads(lock.read_text("utf-8"))
    IMPOSSIBLE[at](data)
    del data["checksum"]
    # Sealed anew: a sum that is right makes nothing possible that is not.
    text = sealed(json.dumps(data, indent=1).replace(' "fingerprint"', '"fingerprint"'))
    lock.write_text(text, "utf-8")
    line, _, said = refused(content).partition(": ")
    assert said.startswith(f"cannot be read ({at}: ")
    last = at.split(".")[-1]
    assert last.isdigit() or f'"{last}"' in text.splitlines()[int(line) - 1]


def test_a_lock_cut_anywhere_is_refused(content: Path) -> None:
    lock = content / LOCK
    whole = lock.read_text("utf-8")
    for length in (0, 1, 300, len(whole) // 2, len(whole) - 2):
        lock.write_text(whole[:length], "utf-8")
        stopped = run(content, content.parent / "build")
        assert_refused(stopped)
        assert stopped.stderr.startswith(f"content/{LOCK}:") and "cannot be read" in stopped.stderr
    lock.write_text('{\n"[[": ' + "\n[" * 100_000, "utf-8")
    assert "52: cannot be read (nested too deeply)" in refused(content)


def test_a_full_disk_leaves_the_last_lock(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    edit(content, "learning_rate: 0.5", "learning_rate: 0.25")
    before = tree(content)

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    done = run_train(content)
    assert_refused(done)
    assert done.stderr == f"{content / LOCK}: No space left on device\n"
    assert tree(content) == before
    monkeypatch.undo()
    assert run_train(content).exit_code == 0
    assert tree(content).keys() == before.keys()
