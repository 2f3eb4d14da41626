"""Experiments: the same training over a grid of sizes, feature sets and seeds, and its results."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Literal

from pydantic import BaseModel, ConfigDict

from generator.data.dataset import Dataset
from generator.data.encoding import encode_all, labels_of
from generator.models.description import ExperimentDescription
from generator.models.lock_file import COMMAND, LockFile, fingerprint, lock_path, read_lock
from generator.models.model_file import check_training, data_of
from generator.nn.examples import Examples
from generator.notation.in_prose import in_prose
from generator.reading.document import Document, read_document
from generator.reading.errors import ContentError, unknown
from generator.reading.text import read_text

FORMAT = "feedforward-experiment-1"


@dataclass(frozen=True)
class Spread:
    """One share, 0 to 1, for each seed."""

    values: tuple[float, ...]

    @property
    def median(self) -> float:
        return float(median(self.values))

    @property
    def low(self) -> float:
        return min(self.values)

    @property
    def high(self) -> float:
        return max(self.values)


@dataclass(frozen=True)
class Cell:
    """One point of the grid: accuracies of as many trainings as there are seeds.

    `cross_validation` is on training rows that the networks did not learn from, None where the
    experiment has no folds. `constant` counts the networks that answer the same for every row.
    """

    hidden: int
    features: str
    training: Spread
    validation: Spread
    cross_validation: Spread | None
    constant: int


@dataclass(frozen=True)
class Experiment:
    """A grid and its results, feature set by feature set, sizes in the order of the description."""

    name: str
    description: ExperimentDescription
    dataset: Dataset
    cells: tuple[Cell, ...]

    @property
    def title(self) -> str:
        return self.description.title

    @property
    def feature_sets(self) -> list[str]:
        return list(self.description.feature_sets)

    @property
    def hidden(self) -> list[int]:
        return list(self.description.hidden)

    @property
    def seeds(self) -> int:
        return self.description.seeds

    @in_prose
    def cell(self, hidden: int, features: str | None = None) -> Cell:
        """The results of one size; `features` may be left out where there is one set."""
        found = [cell for cell in self._of(features) if cell.hidden == hidden]
        if not found:
            raise ValueError(unknown("number of hidden units", str(hidden), map(str, self.hidden)))
        return found[0]

    @in_prose
    def chosen(self, features: str | None = None) -> Cell:
        """The size with the best median in cross-validation, the smallest of equals: a choice
        that has not seen a validation row. ValueError for an experiment without folds."""
        judged = [(c.cross_validation, c) for c in self._of(features) if c.cross_validation]
        if not judged:
            raise ValueError(f'experiment "{self.name}" has no folds to choose by')
        return max(judged, key=lambda pair: (pair[0].median, -pair[1].hidden))[1]

    def _of(self, features: str | None) -> list[Cell]:
        if features is None and len(self.feature_sets) > 1:
            raise ValueError(f'experiment "{self.name}" has several feature sets; name one of them')
        name = self.feature_sets[0] if features is None else features
        if name not in self.feature_sets:
            raise ValueError(unknown("feature set", name, self.feature_sets))
        return [cell for cell in self.cells if cell.features == name]


class LockedCell(BaseModel):
    """Right answers by seed, on the training rows, the validation rows, and all folds."""

    model_config = ConfigDict(extra="forbid")

    features: str
    hidden: int
    training: list[int]
    validation: list[int]
    cross_validation: list[int] | None = None
    constant: int


class ExperimentLock(LockFile):
    """What the lock file of an experiment holds."""

    format: Literal["feedforward-experiment-1"]
    cells: list[LockedCell]


@dataclass(frozen=True)
class Plan:
    """An experiment as described, before any training: its data, and what a lock must fit."""

    name: str
    document: Document
    description: ExperimentDescription
    dataset: Dataset
    examples: Examples
    fingerprint: str

    def examples_of(self, features: str) -> Examples:
        """The rows with the inputs of one feature set."""
        columns = [feature.column for feature in self.description.features]
        taken = [columns.index(name) for name in self.description.feature_sets[features]]
        return Examples(self.examples.rows[:, taken], self.examples.targets)


def read_experiment(path: Path, root: Path, datasets: Mapping[str, Dataset]) -> Experiment:
    """The experiment that the file at `path` describes, with its locked results.

    Raises ContentError for what is wrong in the description, and where the lock file is missing,
    cannot be read or holds other results.
    """
    plan = read_plan(path, root, datasets)
    lock = read_lock(path, root, plan.document, ExperimentLock, plan.fingerprint)
    grid = [(cell.features, cell.hidden) for cell in lock.cells]
    if grid != grid_of(plan.description):
        file = lock_path(path).relative_to(root).as_posix()
        raise ContentError(file, None, f"its cells are not the grid's; run `{COMMAND}`")
    train = plan.description.split.train
    cells = tuple(_cell(cell, train, plan.dataset.rows - train) for cell in lock.cells)
    return Experiment(plan.name, plan.description, plan.dataset, cells)


def grid_of(description: ExperimentDescription) -> list[tuple[str, int]]:
    """Feature set and hidden units of each cell, in order."""
    return [(name, hidden) for name in description.feature_sets for hidden in description.hidden]


def _cell(cell: LockedCell, train: int, validation: int) -> Cell:
    def spread(right: list[int], rows: int) -> Spread:
        return Spread(tuple(count / rows for count in right))

    crossed = cell.cross_validation
    return Cell(
        cell.hidden,
        cell.features,
        spread(cell.training, train),
        spread(cell.validation, validation),
        None if crossed is None else spread(crossed, train),
        cell.constant,
    )


def read_plan(path: Path, root: Path, datasets: Mapping[str, Dataset]) -> Plan:
    """The description at `path` with its data; ContentError at the line of the first mistake."""
    document = read_document(read_text(path, root), path.relative_to(root))
    description = document.validate(ExperimentDescription)
    dataset = data_of(document, description, datasets)
    labels = labels_of(document, description.label, dataset)
    train = description.split.train
    check_training(document, description.training, "sigmoid", train)
    rows = encode_all(document, description.features, dataset, train)
    columns = [feature.column for feature in description.features]
    for name, wanted in description.feature_sets.items():
        for i, column in enumerate(wanted):
            if column not in columns:
                problem = unknown("feature", column, columns)
                raise document.error(("feature_sets", name, i), problem)
            if column in wanted[:i]:
                problem = f'feature "{column}" is in this set already'
                raise document.error(("feature_sets", name, i), problem)
    for i, hidden in enumerate(description.hidden):
        if hidden in description.hidden[:i]:
            problem = f"{hidden} hidden units are in the grid already"
            raise document.error(("hidden", i), problem)
    if description.folds and description.folds > train:
        raise document.error(("folds",), f"found {description.folds} folds of {train} rows")
    described = description.model_dump(mode="json", exclude={"title", "source", "url", "features"})
    examples = Examples(rows, labels[:, None].astype(float))
    print_of = fingerprint(described, rows, labels)
    return Plan(path.stem, document, description, dataset, examples, print_of)
