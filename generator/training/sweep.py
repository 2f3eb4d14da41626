"""Running an experiment: a job for each cell of its grid, here or on a cluster."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

import numpy as np

from generator.models.description import ExperimentDescription
from generator.models.experiment_file import FORMAT, LockedCell, Plan, grid_of
from generator.models.lock_file import sealed
from generator.nn.activations import ACTIVATIONS
from generator.nn.examples import Examples
from generator.nn.parts import Parts
from generator.nn.training import Progress, Run, train


def run_grid(
    plan: Plan, scheduler: str | None = None, progress: Progress = lambda done: None
) -> list[LockedCell]:
    """The results of every cell, trained side by side on the cores of this machine, or on the Dask
    cluster whose scheduler has the address `scheduler`; `progress` is told how many are done.

    Raises ValueError for a training that fails, OSError where the cluster cannot be reached, and
    ImportError where Dask is not installed.
    """
    from joblib import Parallel, delayed  # only what trains needs it

    cells: list[LockedCell] = []
    with _cluster(scheduler):
        jobs = (
            delayed(run_cell)(name, hidden, plan.examples_of(name), plan.description)
            for name, hidden in grid_of(plan.description)
        )
        trained: Iterable[LockedCell] = Parallel(n_jobs=-1, return_as="generator")(jobs)
        for cell in trained:
            cells.append(cell)
            progress(len(cells))
    return cells


@contextmanager
def _cluster(scheduler: str | None) -> Iterator[None]:
    if scheduler is None:
        yield
        return
    from dask.distributed import Client
    from joblib import parallel_config

    # Dask declares types elsewhere, and none here.
    client = Client(scheduler, timeout=10)  # type: ignore[no-untyped-call]
    with client, parallel_config(backend="dask"):
        yield


def run_cell(
    name: str, hidden: int, parts: Parts[Examples], description: ExperimentDescription
) -> LockedCell:
    """One cell: its networks trained beside each other, a run for each seed."""
    runs = _trainings(parts, hidden, description)
    answers = {
        part: [run.network.predict(examples.rows) for run in runs]
        for part, examples in parts.by_name.items()
    }
    right = {
        part: [int(parts.of(part).right(answer).sum()) for answer in told]
        for part, told in answers.items()
    }
    of_all = [np.concatenate(told) >= 0.5 for told in zip(*answers.values(), strict=True)]
    return LockedCell(
        features=name,
        hidden=hidden,
        right=right,
        cross_validation=_crossed(parts, hidden, description),
        constant=sum(len(np.unique(answer)) == 1 for answer in of_all),
    )


def _crossed(
    parts: Parts[Examples], hidden: int, description: ExperimentDescription
) -> list[int] | None:
    """Right answers by seed, each training row answered by a network that has not learned from it.

    Folds are of neighbouring rows, as even as may be.
    """
    if description.folds is None:
        return None
    learned = parts.training
    right = np.zeros(description.seeds, int)
    for fold in np.array_split(np.arange(len(learned)), description.folds):
        rest = learned[np.delete(np.arange(len(learned)), fold)]
        judged = learned[fold]
        folded = Parts({**parts.by_name, "training": rest, "test": judged})
        for seed, run in enumerate(_trainings(folded, hidden, description)):
            right[seed] += judged.right(run.network.predict(judged.rows)).sum()
    return right.tolist()


def _trainings(
    parts: Parts[Examples], hidden: int, description: ExperimentDescription
) -> list[Run]:
    layers = [hidden] if hidden else []
    activations = [ACTIVATIONS[description.activation]] * len(layers) + [ACTIVATIONS["sigmoid"]]
    # Of the way nothing is asked, only where it ends.
    how = description.training.model_copy(update={"keep": 2})
    seeds = range(description.seeds)
    return train(parts, [layers] * len(seeds), seeds, activations, how)


def experiment_text(plan: Plan, cells: list[LockedCell]) -> str:
    """The lock file's text, a line for each cell."""
    lines = ",\n".join(json.dumps(cell.model_dump(mode="json")) for cell in cells)
    return sealed(
        f'{{"format": "{FORMAT}",\n"fingerprint": "{plan.fingerprint}",\n"cells": [\n{lines}]}}\n'
    )
