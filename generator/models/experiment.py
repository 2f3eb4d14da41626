"""Experiments: the same training over a grid of sizes, feature sets and seeds, and its results."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import median

from generator.data.dataset import Dataset
from generator.data.label import Answer
from generator.models.description import ExperimentDescription
from generator.models.doubts import Asked
from generator.nn.parts import Parts
from generator.notation.in_prose import in_prose
from generator.reading.errors import unknown


@dataclass(frozen=True)
class Spread:
    """One share, 0 to 1, or R² for each seed."""

    values: tuple[float, ...]

    @property
    def median(self) -> float:
        """The one in the middle of the seeds' results."""
        return float(median(self.values))

    @property
    def low(self) -> float:
        """The lowest of them."""
        return min(self.values)

    @property
    def high(self) -> float:
        """The highest of them."""
        return max(self.values)


@dataclass(frozen=True)
class Cell(Parts[Spread]):
    """One point of the grid: accuracies on each part, or R² of numbers, of as many trainings as
    there are seeds.

    `cross_validation` is on training rows that the networks did not learn from, None where the
    experiment has no folds. `constant` counts the networks that answer the same for every row.
    """

    hidden: int
    """The number of hidden neurons."""
    features: str
    cross_validation: Spread | None
    """The results on training rows that the networks did not learn from, where there are folds."""
    constant: int


@dataclass(frozen=True)
class Experiment:
    """A grid and its results, feature set by feature set, sizes in the order of the description;
    `rows` counts the rows of each part, `asked` is its question."""

    name: str
    description: ExperimentDescription
    dataset: Dataset
    rows: Parts[int]
    asked: Asked
    cells: tuple[Cell, ...]

    @property
    def title(self) -> str:
        """What readers see as its name."""
        return self.description.title

    @property
    def answer(self) -> Answer:
        """Whether its networks answer with one of two classes, one of several, or a number."""
        return self.asked.label.answer

    @property
    def feature_sets(self) -> list[str]:
        return list(self.description.feature_sets)

    @property
    def hidden(self) -> list[int]:
        return list(self.description.hidden)

    @property
    def seeds(self) -> int:
        """How many networks are trained of each size."""
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
        """The size with the best median in cross-validation, else on the validation rows, the
        smallest of equals: a choice that has not seen a test row. ValueError for an experiment
        with neither folds nor validation rows."""
        cells = self._of(features)
        found = [(c.cross_validation or c.by_name.get("validation"), c) for c in cells]
        judged = [(spread.median, -cell.hidden, cell) for spread, cell in found if spread]
        if not judged:
            problem = "has no folds and no validation rows to choose by"
            raise ValueError(f'experiment "{self.name}" {problem}')
        return max(judged, key=lambda told: told[:2])[2]

    def _of(self, features: str | None) -> list[Cell]:
        if features is None and len(self.feature_sets) > 1:
            raise ValueError(f'experiment "{self.name}" has several feature sets; name one of them')
        name = self.feature_sets[0] if features is None else features
        if name not in self.feature_sets:
            raise ValueError(unknown("feature set", name, self.feature_sets))
        return [cell for cell in self.cells if cell.features == name]
