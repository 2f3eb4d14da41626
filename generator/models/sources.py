"""What figures and prose draw on, by name: data sets, models and experiments."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from generator.data.dataset import Dataset, Value
from generator.data.dataset_file import read_datasets
from generator.models.experiment import Experiment
from generator.models.experiment_file import read_experiment
from generator.models.model import Answers, Model
from generator.models.model_file import read_model
from generator.models.shape import Shape
from generator.models.trained import TrainedNetwork
from generator.reading.errors import SpecProblem, unknown

Keys = tuple[str | int, ...]


@dataclass(frozen=True)
class Sources:
    """The data sets, models and experiments that figures and prose draw on, by name."""

    datasets: Mapping[str, Dataset]
    models: Mapping[str, Model]
    experiments: Mapping[str, Experiment] = field(default_factory=dict)

    def dataset(self, name: str, path: Keys = ("data",)) -> Dataset:
        if name not in self.datasets:
            raise SpecProblem(path, unknown("data set", name, self.datasets))
        return self.datasets[name]

    def model(self, name: str, path: Keys = ("model",)) -> Model:
        if name not in self.models:
            raise SpecProblem(path, unknown("model", name, self.models))
        return self.models[name]

    def experiment(self, name: str, path: Keys = ("experiment",)) -> Experiment:
        if name not in self.experiments:
            raise SpecProblem(path, unknown("experiment", name, self.experiments))
        return self.experiments[name]

    def answers(self, name: str, path: Keys = ("model",)) -> Answers:
        """The model of that name, which must answer for every row: no bare shape."""
        model = self.model(name, path)
        if not isinstance(model, Answers):
            raise SpecProblem(path, f'"{name}" has no weights, only a shape')
        return model

    def shape(self, name: str) -> Shape:
        """The network of that name, with or without parameters."""
        model = self.model(name)
        if not isinstance(model, Shape):
            raise SpecProblem(("model",), f'model "{name}" is a rule, expected a network')
        return model

    def network(self, name: str) -> TrainedNetwork:
        """The network of that name, with its parameters."""
        model = self.shape(name)
        if not isinstance(model, TrainedNetwork):
            raise SpecProblem(("model",), f'network "{name}" has no weights, only a shape')
        return model


def read_sources(content: Path) -> Sources:
    """The data sets, models and experiments of the folder `content`, with their locked results;
    ContentError for the first mistake."""
    root = content.parent
    datasets = read_datasets(content)
    models: dict[str, Model] = {
        path.stem: read_model(path, root, datasets)
        for path in sorted(content.glob("models/*.yaml"))
    }
    experiments = {
        path.stem: read_experiment(path, root, datasets)
        for path in sorted(content.glob("experiments/*.yaml"))
    }
    return Sources(datasets, models, experiments)


def check_row(model: Model, key: Value, path: Keys) -> None:
    """SpecProblem where the model's data set has no row of that key."""
    position = model.dataset.position
    keys = list(position)
    # To Python 1.0 is 1; to an author who numbers rows 1, 2, 3 it is a slip.
    slip = isinstance(key, float) and not isinstance(keys[position.get(key, 0)], float)
    if key not in position or slip:
        raise SpecProblem(
            path,
            f"unknown row {key!r} ({model.dataset.description.key} runs from "
            f"{keys[0]} to {keys[-1]} in {model.dataset.description.file})",
        )
