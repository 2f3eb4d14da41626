"""`make train`: trains what has changed, and locks what came out beside the descriptions."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.models.doubts import Asked, told
from generator.models.experiment_file import ExperimentLock, Plan, read_plan
from generator.models.lock_file import is_locked, lock_path
from generator.models.locked_run import Lock, lock_text
from generator.models.model_file import (
    activations,
    described_model,
    lock_check,
    locked_rows,
    model_fingerprint,
)
from generator.models.shape import Shape
from generator.models.sources import read_sources
from generator.nn.examples import Score
from generator.nn.training import Epoch, Progress, Run, train
from generator.notation.number import percent
from generator.reading.document import Document
from generator.reading.text import write_whole
from generator.training.sweep import experiment_text, run_grid

Watch = Callable[[str, int], Progress]
"""Given the name of a training and how many steps it has at most: what is told each step."""


def _unwatched(name: str, steps: int) -> Progress:
    return lambda step: None


@dataclass(frozen=True)
class Job:
    """A training to be done: `run` does it, and gives the lock file's text and a sentence."""

    name: str
    asked: Asked
    file: Path
    run: Callable[[Progress], tuple[str, str]]
    steps: int


@dataclass(frozen=True)
class Trained:
    """A training that has been done: its name, how it came out, in a few words, and what is to
    be doubted of that."""

    name: str
    result: str
    doubts: list[str]


def train_changed(
    content: Path,
    everything: bool = False,
    scheduler: str | None = None,
    watch: Watch = _unwatched,
) -> Iterator[Trained]:
    """Trains the models and experiments whose lock is missing or stale, or all of them; writes
    each lock once it is done.

    Experiments run on the Dask cluster with the scheduler at that address, else on this machine.
    Raises ContentError for what is wrong in a description, before anything is trained, and for a
    training that fails; OSError where the cluster cannot be reached, ImportError without Dask.
    """
    for job in list(_jobs(content, everything, scheduler)):
        text, result = job.run(watch(job.name, job.steps))
        write_whole(job.file, text.encode())
        yield Trained(job.name, result, told([job.asked]))


def _jobs(content: Path, everything: bool, scheduler: str | None) -> Iterator[Job]:
    root, datasets = content.parent, dict(read_sources(content).datasets)  # all are checked
    for path in sorted(content.glob("models/*.yaml")):
        document, model = described_model(path, root, datasets)
        if not isinstance(model, Shape) or model.training is None:
            continue
        if everything or not is_locked(
            path, root, Lock, model_fingerprint(model), lock_check(model)
        ):
            job = _model_job(document, model)
            yield Job(model.name, model.asked, lock_path(path), job, model.training.epochs)
    for path in sorted(content.glob("experiments/*.yaml")):
        plan = read_plan(path, root, datasets)
        if everything or not is_locked(path, root, ExperimentLock, plan.fingerprint, plan.check):
            cells = len(plan.description.feature_sets) * len(plan.description.hidden)
            yield Job(
                plan.name, plan.asked, lock_path(path), _experiment_job(plan, scheduler), cells
            )


def _model_job(document: Document, model: Shape) -> Callable[[Progress], tuple[str, str]]:
    def run(progress: Progress) -> tuple[str, str]:
        done = trained(document, model, progress)
        end = done.epochs[-1]
        result = f"{end.number} epochs, {_told(end)}"
        return lock_text(done, locked_rows(model), model_fingerprint(model)), result

    return run


def _told(end: Epoch) -> str:
    """How a training came out, in a few words."""
    numbers = end.training.accuracy is None
    told = [
        f"{_measured(score)} {'on' if numbers else 'of'} the "
        f"{'rows it learned from' if part == 'training' else f'{part} rows'}"
        for part, score in end.by_name.items()
    ]
    return (
        f"{'mean squared error' if numbers else 'right for'} {', '.join(told[:-1])} and {told[-1]}"
    )


def _measured(score: Score) -> str:
    return f"{score.loss:.4g}" if score.accuracy is None else percent(score.accuracy, 2)


def _experiment_job(plan: Plan, scheduler: str | None) -> Callable[[Progress], tuple[str, str]]:
    def run(progress: Progress) -> tuple[str, str]:
        try:
            cells = run_grid(plan, scheduler, progress)
        except ValueError as error:
            raise plan.document.error(("training",), str(error)) from None
        seeds = plan.description.seeds
        return experiment_text(plan, cells), f"{len(cells)} cells of the grid, {seeds} seeds each"

    return run


def trained(document: Document, model: Shape, progress: Progress = lambda epoch: None) -> Run:
    """The network's training, done now; a ContentError where it fails.

    Raises ValueError for a network whose parameters come from elsewhere.
    """
    examples, how = model.examples, model.training
    if how is None:
        raise ValueError(f'network "{model.name}" is not trained here')
    hidden, functions = model.units[1:-1], activations(model)
    try:
        (run,) = train(
            model.parts.map(examples.__getitem__), [hidden], [how.seed], functions, how, progress
        )
    except ValueError as error:
        raise document.error(("training",), str(error)) from None
    start, end = run.epochs[0].training.loss, run.epochs[-1].training.loss
    if end > start:
        problem = f"the loss has grown from {start:.4g} to {end:.4g}; lower the learning rate"
        raise document.error(("training",), problem)
    return run
