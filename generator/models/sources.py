"""What figures and prose draw on, by name: data sets, models and experiments."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from generator.data.dataset import Dataset, Key
from generator.data.dataset_file import read_dataset
from generator.data.label import Answer
from generator.models.doubts import told
from generator.models.experiment import Experiment
from generator.models.experiment_file import read_experiment
from generator.models.model import Answers, Model, Rows
from generator.models.model_file import read_model
from generator.models.shape import Shape
from generator.models.trained import TrainedNetwork
from generator.reading.errors import SpecProblem, unknown
from generator.reading.problems import describe
from generator.work.reads import Reads, gathered, names_in, note, note_missing

Keys = tuple[str | int, ...]
BINARY: Sequence[Answer] = ("binary",)
ANY: Sequence[Answer] = ("binary", "classes", "number")
_SAID = {
    "binary": "one of two classes",
    "classes": "one of several classes",
    "number": "a number",
}
T = TypeVar("T")


@dataclass(frozen=True)
class Sources:
    """The data sets, models and experiments that figures and prose draw on, by name."""

    datasets: Mapping[str, Dataset]
    models: Mapping[str, Model]
    experiments: Mapping[str, Experiment] = field(default_factory=dict)

    def dataset(self, name: str, path: Keys = ("data",)) -> Dataset:
        return _found("data set", name, self.datasets, path)

    def model(self, name: str, path: Keys = ("model",)) -> Model:
        return _found("model", name, self.models, path)

    def experiment(self, name: str, path: Keys = ("experiment",)) -> Experiment:
        return _found("experiment", name, self.experiments, path)

    def answers(
        self, name: str, path: Keys = ("model",), taken: Sequence[Answer] = BINARY
    ) -> Answers:
        """The model of that name, which must answer for every row: no bare shape."""
        model = _taken(self.model(name, path), path, taken)
        if not isinstance(model, Answers):
            raise SpecProblem(path, f'"{name}" has no weights, only a shape')
        return model

    def shape(self, name: str, taken: Sequence[Answer] = BINARY) -> Shape:
        """The network of that name, with or without parameters."""
        model = _taken(self.model(name), ("model",), taken)
        if not isinstance(model, Shape):
            raise SpecProblem(("model",), f'model "{name}" is a rule, expected a network')
        return model

    def network(self, name: str, taken: Sequence[Answer] = BINARY) -> TrainedNetwork:
        """The network of that name, with its parameters."""
        model = self.shape(name, taken)
        if not isinstance(model, TrainedNetwork):
            raise SpecProblem(("model",), f'network "{name}" has no weights, only a shape')
        return model


def _taken(model: Model, path: Keys, taken: Sequence[Answer]) -> Model:
    """The model; SpecProblem where the figure does not show such answers."""
    if model.answer not in taken:
        told = " or ".join(map(_SAID.__getitem__, taken))
        problem = f'"{model.name}" answers with {_SAID[model.answer]}, expected {told}'
        raise SpecProblem(path, problem)
    return model


def _found(what: str, name: str, known: Mapping[str, T], path: Keys) -> T:
    try:
        return known[name]
    except KeyError:
        raise SpecProblem(path, unknown(what, name, known)) from None


class _Described(Mapping[str, T]):
    """What the descriptions in a folder describe, by their names; read when it is asked for.

    Whoever asks for one again has read the same files.
    """

    def __init__(self, folder: Path, read: Callable[[Path], T]) -> None:
        self._folder, self._read = folder, read
        self._known: dict[str, tuple[T, Reads]] = {}

    def __getitem__(self, name: str) -> T:
        if name not in self._known:
            path = self._folder / f"{name}.yaml"
            if path.parent != self._folder or not path.is_file():
                note_missing(path)
                raise KeyError(name)
            with gathered() as reads:
                value = self._read(path)
            self._known[name] = value, reads
        value, reads = self._known[name]
        note(reads)
        return value

    def __iter__(self) -> Iterator[str]:
        return (name.removesuffix(".yaml") for name in names_in(self._folder, "*.yaml"))

    def __len__(self) -> int:
        return len(names_in(self._folder, "*.yaml"))


def read_sources(content: Path) -> Sources:
    """The data sets, models and experiments of the folder `content`, with their locked results.

    Each is read when it is asked for, which raises ContentError for its first mistake.
    """
    root = content.parent
    datasets = _Described(content / "data", lambda path: read_dataset(path, root))
    return Sources(
        datasets,
        _Described(content / "models", lambda path: read_model(path, root, datasets)),
        _Described(content / "experiments", lambda path: read_experiment(path, root, datasets)),
    )


def doubts_of(sources: Sources) -> list[str]:
    """Reads them all; ContentError for the first mistake. What an author should know of the
    models and experiments, a line each."""
    list(sources.datasets.values())
    asked = [model.asked for model in sources.models.values()]
    return told([*asked, *(experiment.asked for experiment in sources.experiments.values())])


def check_part(model: Model, rows: Rows, path: Keys = ("rows",)) -> None:
    """SpecProblem where the model's split has no such rows."""
    parts = model.parts.by_name
    if rows != "all" and rows not in parts:
        problem = f'"{model.name}" has no {rows} rows, expected {", ".join(parts)} or all'
        raise SpecProblem(path, problem)


def check_row(model: Model, key: Key, path: Keys) -> None:
    """SpecProblem where the model's data set has no row of that key."""
    position = model.dataset.position
    if key in position:
        return
    keys, description = list(position), model.dataset.description
    told = f"unknown row {describe(key)} ({description.key} runs from {keys[0]} to {keys[-1]}"
    alike = [other for other in keys if other.lstrip("0") == key.lstrip("0")]
    meant = f"; did you mean {describe(alike[0])}?" if alike else ""
    raise SpecProblem(path, f"{told} in {description.file}{meant})")
