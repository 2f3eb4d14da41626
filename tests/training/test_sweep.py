"""Experiments: cells trained here and on a cluster, and what the locked ones say."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from generator.models.experiment import Experiment
from generator.models.experiment_file import read_plan
from generator.models.lock_file import lock_path
from generator.training.sweep import run_cell
from tests import ROOT
from tests.building import assert_refused, run_train
from tests.samples import CONTENT, real_site
from tests.samples.trained import EXPERIMENT, write_trained


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A copy of the content with its data and one small trained model."""
    return write_trained(tmp_path)


@pytest.mark.parametrize(("features", "hidden"), [("Age and sex", 3), ("Class too", 0)])
def test_training_a_cell_of_the_experiment_anew_gives_what_is_locked(features, hidden) -> None:
    plan = read_plan(CONTENT / "experiments/hidden_units.yaml", ROOT, real_site().sources.datasets)
    fresh = run_cell(features, hidden, plan.examples_of(features), plan.description, plan.output)
    locked = real_site().sources.experiments["hidden_units"].cell(hidden, features)
    rows = plan.rows.training
    for count, share in zip(fresh.right["training"], locked.training.values, strict=True):
        assert count == pytest.approx(share * rows, abs=3)
    for count, share in zip(fresh.cross_validation, locked.cross_validation.values, strict=True):
        assert count == pytest.approx(share * rows, abs=6)


# Of the original page's unpublished table, by hidden units.
ORIGINAL = {0: 70.79, 1: 63.57, 2: 63.57, 3: 74.23, 4: 77.66, 8: 77.66, 16: 77.66, 32: 77.32, 64: 77.66}  # fmt: skip # noqa: E501


def experiment() -> Experiment:
    return real_site().sources.experiments["hidden_units"]


@pytest.mark.parametrize(("hidden", "percent"), ORIGINAL.items())
def test_every_size_is_at_least_as_good_as_in_the_original(hidden: int, percent: float) -> None:
    cell = experiment().cell(hidden, "Age and sex")
    assert round(100 * cell.test.median, 2) >= percent


def test_no_network_answers_the_same_for_everybody() -> None:
    assert {cell.constant for cell in experiment().cells} == {0}
    assert all(len(cell.test.values) >= 10 for cell in experiment().cells)


def test_the_size_that_cross_validation_chooses_passes_82_per_cent_with_all_features() -> None:
    chosen = experiment().chosen("Class, fare and family too")
    assert chosen.test.median > 0.82
    shape = real_site().sources.models["more_features"].description.layers[0].units
    assert shape == chosen.hidden  # the model that the articles show is the one chosen


# Of two workers, in the process of the scheduler, which others reach by its address.
CLUSTER = """\
import subprocess, sys
from distributed import LocalCluster
with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None, processes=False,
                  protocol="tcp://", host="127.0.0.1") as cluster:
    command = [*sys.argv[1:], "--scheduler", cluster.scheduler_address]
    sys.exit(subprocess.run(command).returncode)
"""


def train_apart(content: Path, *before: str, **env: str) -> subprocess.CompletedProcess[str]:
    """Trains in a process of its own, which may start others; `before` is what starts it."""
    train = [sys.executable, "-m", "generator", "train", "--all", "--content", str(content)]
    return subprocess.run(
        [*before, *train],
        env=os.environ | {"PYTHONPATH": str(ROOT)} | env,
        capture_output=True,
        encoding="utf-8",
        cwd=content.parent,
        timeout=120,
    )


def test_experiments_run_on_a_cluster_as_they_do_here(content: Path) -> None:
    file = content / "experiments/grid.yaml"
    file.write_text(EXPERIMENT, "utf-8")
    here = train_apart(content)
    assert here.returncode == 0, here.stderr
    lock = lock_path(file).read_text("utf-8")
    assert lock.count('"hidden"') == 4
    there = train_apart(content, sys.executable, "-c", CLUSTER)
    assert there.returncode == 0, there.stderr
    assert "Trained grid: 4 cells of the grid" in there.stdout
    assert lock_path(file).read_text("utf-8") == lock


def test_a_cluster_that_is_not_there_is_said_to_be(content: Path) -> None:
    (content / "experiments/grid.yaml").write_text(EXPERIMENT, "utf-8")
    done = train_apart(content, FEEDFORWARD_SCHEDULER="tcp://127.0.0.1:9")
    assert done.returncode == 1
    assert "127.0.0.1:9" in done.stderr and "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("before", "after", "line", "said"),
    [
        ("Both: [Sex, Pclass]", "Both: [Sex, Pcluss]", 11, 'did you mean "Pclass"?'),
        ("Both: [Sex, Pclass]", "Both: [Sex, Sex]", 11, "in this set already"),
        ("hidden: [0, 2]", "hidden: [0, 0]", 12, "in the grid already"),
        ("seeds: 2", "seeds: 0", 13, "seeds"),
        ("folds: 2", "folds: 601", 14, "601 folds"),
    ],
)
def test_a_wrong_experiment_is_refused_at_its_line(content, before, after, line, said) -> None:
    (content / "experiments/grid.yaml").write_text(EXPERIMENT.replace(before, after), "utf-8")
    done = run_train(content)
    assert_refused(done)
    assert done.stderr.startswith(f"content/experiments/grid.yaml:{line}: "), done.stderr
    assert said in done.stderr
