"""An experiment's description and its lock: what is trained, and what came of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, Strict

from generator.data.dataset import Dataset
from generator.data.encoding import encode_all
from generator.data.inputs import Entry, entries_of
from generator.data.label import Labels, labels_of
from generator.models.description import ExperimentDescription
from generator.models.doubts import Asked
from generator.models.experiment import Cell, Experiment, Spread
from generator.models.layers import answer_of
from generator.models.lock_file import LockFile, fingerprint, read_lock
from generator.models.model_file import check_label, check_training, data_of
from generator.models.size import check_grid
from generator.models.split import Positions, arrays_of, parts_of
from generator.nn.activations import OUTPUTS, Activation
from generator.nn.examples import Examples
from generator.nn.parts import Part, Parts
from generator.reading.document import Document, read_document
from generator.reading.errors import KeyPath, SpecProblem, unknown
from generator.reading.text import read_text

UNASKED = {"title", "source", "url", "features", "positive", "split"}  # which the data tell
FORMAT = "feedforward-experiment-2"
Count = Annotated[int, Strict(), Field(ge=0)]
R2 = Annotated[float, Field(le=1)]


class LockedCell(BaseModel):
    """By seed, on the rows of each part and on all folds: right answers, or of numbers R²."""

    model_config = ConfigDict(extra="forbid")

    features: str
    hidden: int
    right: dict[Part, list[Count]] = {}
    r2: dict[Part, list[R2]] = {}
    cross_validation: list[Count] | list[R2] | None = None
    constant: Count

    @property
    def scores(self) -> Mapping[Part, list[int] | list[float]]:
        return self.right or self.r2


class ExperimentLock(LockFile):
    """What the lock file of an experiment holds."""

    format: Literal["feedforward-experiment-2"]
    cells: list[LockedCell]


@dataclass(frozen=True)
class Plan:
    """An experiment as described, before any training: its data, and what a lock must fit."""

    name: str
    document: Document
    description: ExperimentDescription
    dataset: Dataset
    label: Labels
    examples: Examples
    parts: Parts[Positions]
    fingerprint: str

    def check(self, lock: ExperimentLock) -> None:
        """Raises SpecProblem for what the experiment cannot give."""
        if [(cell.features, cell.hidden) for cell in lock.cells] != grid_of(self.description):
            raise SpecProblem(("cells",), "they are not the grid's")
        seeds, rows = self.description.seeds, self.rows.by_name
        for i, cell in enumerate(lock.cells):
            name, told = ("r2", cell.r2) if self.numbers else ("right", cell.right)
            if list(cell.scores) != list(rows) or not told:
                problem = f"expected {', '.join(rows)}, found {', '.join(told) or 'nothing'}"
                raise SpecProblem(("cells", i, name), problem)
            counts: list[tuple[KeyPath, Sequence[float], int]] = [
                ((name, part), found, rows[part]) for part, found in told.items()
            ]
            if cell.cross_validation is not None:
                counts.append((("cross_validation",), cell.cross_validation, self.rows.training))
            for path, found, most in counts:
                if len(found) != seeds or max(found) > most:
                    problem = f"expected {seeds} counts of up to {most} rows, found {found}"
                    raise SpecProblem(("cells", i, *path), problem)
            if cell.constant > seeds:
                problem = f"expected up to {seeds}, found {cell.constant}"
                raise SpecProblem(("cells", i, "constant"), problem)

    @property
    def numbers(self) -> bool:
        """Whether its networks answer with numbers."""
        return self.label.answer == "number"

    @property
    def output(self) -> Activation:
        """That of the last layer."""
        return OUTPUTS[self.description.output or "sigmoid"]

    @property
    def rows(self) -> Parts[int]:
        return self.parts.map(len)

    @property
    def entries(self) -> list[Entry]:
        """How each feature goes in, as one input or several."""
        return entries_of(self.description.features, self.dataset)

    @property
    def asked(self) -> Asked:
        """Its question, to be doubted."""
        features = {entry.column: entry.settings(self.examples.rows) for entry in self.entries}
        file = f"experiments/{self.name}.yaml"
        return Asked(file, self.description, self.dataset, self.label, self.parts, features)

    def examples_of(self, features: str) -> Parts[Examples]:
        """The rows of each part with the inputs of one feature set."""
        entries = {entry.column: entry for entry in self.entries}
        named = [entries[column] for column in self.description.feature_sets[features]]
        taken = [at for entry in named for at in range(entry.at, entry.end)]
        examples = replace(self.examples, rows=self.examples.rows[:, taken])
        return self.parts.map(examples.__getitem__)


def read_experiment(path: Path, root: Path, datasets: Mapping[str, Dataset]) -> Experiment:
    """The experiment that the file at `path` describes, with its locked results.

    Raises ContentError for what is wrong in the description, and where the lock file is missing,
    cannot be read or holds other results.
    """
    plan = read_plan(path, root, datasets)
    lock = read_lock(path, root, plan.document, ExperimentLock, plan.fingerprint, plan.check)
    cells = tuple(_cell(cell, plan) for cell in lock.cells)
    return Experiment(plan.name, plan.description, plan.dataset, plan.rows, plan.asked, cells)


def grid_of(description: ExperimentDescription) -> list[tuple[str, int]]:
    """Feature set and hidden units of each cell, in order."""
    return [(name, hidden) for name in description.feature_sets for hidden in description.hidden]


def _cell(cell: LockedCell, plan: Plan) -> Cell:
    def spread(told: Sequence[float], most: int) -> Spread:
        return Spread(tuple(told if plan.numbers else (count / most for count in told)))

    rows, crossed = plan.rows, cell.cross_validation
    return Cell(
        {part: spread(told, rows.of(part)) for part, told in cell.scores.items()},
        cell.hidden,
        cell.features,
        None if crossed is None else spread(crossed, rows.training),
        cell.constant,
    )


def _check_varies(document: Document, label: Labels, parts: Parts[Positions]) -> None:
    """ContentError where numbers are all the same in some part, as then there is no R²."""
    for part, at in parts.by_name.items():
        if label.answer == "number" and not label.values[at].std():
            problem = f"the label is the same in all {part} rows: R² needs numbers that vary"
            raise document.error(("label",), problem)


def read_plan(path: Path, root: Path, datasets: Mapping[str, Dataset]) -> Plan:
    """The description at `path` with its data; ContentError at the line of the first mistake."""
    document = read_document(read_text(path, root), path.relative_to(root))
    description = document.validate(ExperimentDescription)
    dataset = data_of(document, description, datasets)
    answer = answer_of(description.output) if description.output else None
    label = labels_of(document, description.label, dataset, answer, description.positive)
    output = description.output or ("sigmoid" if label.answer == "binary" else "softmax")
    how = description.training.ending_in(output)
    description = description.model_copy(update={"training": how, "output": output})
    check_label(document, description.label, description.features)
    parts = parts_of(document, description.split, dataset, label)
    _check_varies(document, label, parts)
    check_training(document, description.training, output, parts)
    rows = encode_all(document, description.features, dataset, parts.training)
    outputs = label.targets.shape[1]
    check_grid(document, description, rows.shape[1], outputs, dataset.rows)
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
    if description.folds and description.folds > (rows_of := len(parts.training)):
        raise document.error(("folds",), f"found {description.folds} folds of {rows_of} rows")
    usual = {"output"} if label.answer != "number" else set()
    described = description.model_dump(mode="json", exclude=UNASKED | usual)
    examples = Examples(rows, label.targets, numbers=label.answer == "number")
    print_of = fingerprint(described, rows, label.values, *arrays_of(parts))
    return Plan(path.stem, document, description, dataset, label, examples, parts, print_of)
