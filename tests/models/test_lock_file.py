"""Lock files: a stale one, a missing one and a broken one stop the build and say what to run."""

from pathlib import Path

import pytest

from tests.building import assert_refused, run, run_train
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
    assert said.startswith("content/models/retrained.lock.json: cannot be read")
    assert "run `make train`" in said
    assert run_train(content).exit_code == 0
    assert lock.read_text("utf-8").splitlines()[:3] == whole.splitlines()[:3]
