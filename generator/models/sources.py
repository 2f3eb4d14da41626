"""What figures and prose draw on, by name: data sets, models and experiments."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from generator.data.dataset import Dataset, Value, read_datasets
from generator.models.experiment import Experiment, read_experiment
from generator.models.model import Model
from generator.models.model_file import read_model
from generator.reading.errors import SpecProblem, unknown


@dataclass(frozen=True)
class Sources:
    """The data sets, models and experiments that figures and prose draw on, by name."""

    datasets: Mapping[str, Dataset]
    models: Mapping[str, Model]
    experiments: Mapping[str, Experiment] = field(default_factory=dict)

    def dataset(self, name: str, path: tuple[str | int, ...] = ("data",)) -> Dataset:
        if name not in self.datasets:
            raise SpecProblem(path, unknown("data set", name, self.datasets))
        return self.datasets[name]

    def model(self, name: str, path: tuple[str | int, ...] = ("model",)) -> Model:
        if name not in self.models:
            raise SpecProblem(path, unknown("model", name, self.models))
        return self.models[name]

    def experiment(self, name: str, path: tuple[str | int, ...] = ("experiment",)) -> Experiment:
        if name not in self.experiments:
            raise SpecProblem(path, unknown("experiment", name, self.experiments))
        return self.experiments[name]

    def network(self, name: str, *, trained: bool = True) -> Model:
        """The model of that name, which must be a network (with parameters, if `trained`)."""
        model = self.model(name)
        if not model.inputs:
            raise SpecProblem(("model",), f'model "{name}" is a rule, expected a network')
        if trained and model.network is None:
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


def check_row(model: Model, key: Value, path: tuple[str | int, ...]) -> None:
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
