"""Running an experiment: a job for each cell of its grid, here or on a cluster."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

import numpy as np

from generator.models.description import ExperimentDescription
from generator.models.experiment_file import FORMAT, LockedCell, Plan, grid_of
from generator.models.lock_file import sealed
from generator.models.model import errors_of
from generator.nn.activations import ACTIVATIONS, Activation
from generator.nn.examples import THRESHOLD, Examples
from generator.nn.network import Array
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
            delayed(run_cell)(name, hidden, plan.examples_of(name), plan.description, plan.output)
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
    name: str,
    hidden: int,
    parts: Parts[Examples],
    description: ExperimentDescription,
    output: Activation,
) -> LockedCell:
    """One cell: its networks trained beside each other, a run for each seed."""
    runs = _trainings(parts, hidden, description, output)
    outputs = {
        part: [run.network.predict(examples.rows) for run in runs]
        for part, examples in parts.by_name.items()
    }
    told = {
        part: [_score(parts.of(part), one) for one in several] for part, several in outputs.items()
    }
    of_all = [np.concatenate(one) for one in zip(*outputs.values(), strict=True)]
    crossed = _crossed(parts, hidden, description, output)
    same = sum(len(np.unique(_answers(one, parts.training.numbers))) == 1 for one in of_all)
    scores = {"r2" if parts.training.numbers else "right": told}
    return LockedCell.model_validate(
        {
            "features": name,
            "hidden": hidden,
            **scores,
            "cross_validation": crossed,
            "constant": same,
        }
    )


def _score(examples: Examples, outputs: Array) -> float:
    """How many rows are answered right, or of numbers R²."""
    if examples.numbers:
        return errors_of(outputs[:, 0], examples.targets[:, 0]).r2
    return int(examples.right(outputs).sum())


def _answers(outputs: Array, numbers: bool) -> Array:
    """What outputs of shape (rows, outputs) answer: numbers, or places of classes."""
    if numbers or outputs.shape[1] > 1:
        return outputs[:, 0] if numbers else outputs.argmax(axis=1).astype(np.float64)
    return (outputs[:, 0] >= THRESHOLD).astype(np.float64)


def _crossed(
    parts: Parts[Examples], hidden: int, description: ExperimentDescription, output: Activation
) -> list[float] | None:
    """The scores by seed, each training row answered by a network that has not learned from it.

    Folds are of neighbouring rows, as even as may be.
    """
    if description.folds is None:
        return None
    learned = parts.training
    answers = np.zeros((description.seeds, *learned.targets.shape))
    for fold in np.array_split(np.arange(len(learned)), description.folds):
        rest = learned[np.delete(np.arange(len(learned)), fold)]
        judged = learned[fold]
        folded = Parts({**parts.by_name, "training": rest, "test": judged})
        for seed, run in enumerate(_trainings(folded, hidden, description, output)):
            answers[seed, fold] = run.network.predict(judged.rows)
    return [_score(learned, outputs) for outputs in answers]


def _trainings(
    parts: Parts[Examples], hidden: int, description: ExperimentDescription, output: Activation
) -> list[Run]:
    layers = [hidden] if hidden else []
    activations = [ACTIVATIONS[description.activation]] * len(layers) + [output]
    # Of the way nothing is asked, only where it ends.
    how = description.training.model_copy(update={"keep": 2})
    seeds = range(description.seeds)
    return train(parts, [layers] * len(seeds), seeds, activations, how)


def experiment_text(plan: Plan, cells: list[LockedCell]) -> str:
    """The lock file's text, a line for each cell."""
    lines = ",\n".join(
        json.dumps(cell.model_dump(mode="json", exclude_defaults=True)) for cell in cells
    )
    return sealed(
        f'{{"format": "{FORMAT}",\n"fingerprint": "{plan.fingerprint}",\n"cells": [\n{lines}]}}\n'
    )
