"""`make train`: trains what has changed, and locks what came out beside the descriptions."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.document import Document
from generator.errors import ContentError
from generator.locks import lock_path, read_lock
from generator.model_file import activations, described_model, model_fingerprint
from generator.models import Model
from generator.nn.lock import Lock, lock_text
from generator.nn.training import Progress, Run, train
from generator.site import read_datasets

Watch = Callable[[str, int], Progress]
"""Given a training's name and how many epochs it has at most: what is told each epoch."""


@dataclass(frozen=True)
class Trained:
    """A training that has been done, and where it is locked."""

    name: str
    run: Run
    file: Path


def train_changed(
    content: Path, everything: bool = False, watch: Watch = lambda name, epochs: lambda epoch: None
) -> Iterator[Trained]:
    """Trains the models whose lock is missing or stale, or all; writes each lock once it is done.

    Raises ContentError for what is wrong in a description, before anything is trained, and for a
    training that fails.
    """
    root = content.parent
    datasets = read_datasets(content)
    paths = sorted(content.glob("models/*.yaml"))
    described = [(path, *described_model(path, root, datasets)) for path in paths]
    for path, document, model in described:
        if model.training is None:
            continue
        if not everything and _is_locked(path, root, document, model):
            continue
        run = trained(document, model, watch(model.name, model.training.epochs))
        held_out = model.training.stop.held_out if model.training.stop else 0
        rows = (model.rows.training - held_out, model.rows.validation)
        file = lock_path(path)
        file.write_text(lock_text(run, rows, model_fingerprint(model)), encoding="utf-8")
        yield Trained(model.name, run, file)


def trained(document: Document, model: Model, progress: Progress = lambda epoch: None) -> Run:
    """The model's training, done now; a ContentError where it fails."""
    examples, cut = model.examples, model.rows.training
    hidden = [layer.units for layer in model.description.layers[:-1]]
    how = model.training
    try:
        (run,) = train(
            examples[:cut],
            examples[cut:],
            [hidden],
            [how.seed],
            activations(model),
            how,
            progress,
        )
    except ValueError as error:
        raise document.error(("training",), str(error)) from None
    return run


def _is_locked(path: Path, root: Path, document: Document, model: Model) -> bool:
    try:
        read_lock(path, root, document, Lock, model_fingerprint(model)).run(activations(model))
    except (ContentError, ValueError):
        return False
    return True
