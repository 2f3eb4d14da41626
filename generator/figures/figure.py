"""What a figure is: a value made from a spec and the site's data and models."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import PurePath
from typing import Any, NamedTuple

from pydantic import Field

from generator.data.dataset import Dataset, Description, Value
from generator.models.experiment import Experiment
from generator.models.model import Model
from generator.notation.templating import render
from generator.reading.document import Document
from generator.reading.errors import unknown


class FigureSpec(Description):
    """What every figure block says; kinds add their own keys."""

    id: str = Field(pattern=r"^[a-z][a-z0-9-]*$")
    caption: str


@dataclass(frozen=True)
class Drawing:
    """One SVG: its canvas in user units, its text alternative, and what its template draws.

    `id` is unique in the site; `title` names the drawing, `text` says what it shows, numbers
    and all.
    """

    id: str
    template: str
    width: float
    height: float
    title: str
    text: str
    parts: Mapping[str, Any]

    @property
    def name(self) -> str:
        """What the style sheet calls drawings from this template."""
        return PurePath(self.template).stem

    @property
    def markup(self) -> str:
        """The `<svg>` element as it stands in a page."""
        return render("figures/drawing.svg", drawing=self, live=True, **self.parts)

    @property
    def picture(self) -> str:
        """The same as a mere picture: without text alternative, and nothing for a finger."""
        return render("figures/picture.svg", drawing=self, live=False, **self.parts)


class Column(NamedTuple):
    """Of a table: its head, its colour role, and whether it holds numbers, which stand right."""

    name: str
    role: str = ""
    number: bool = False


@dataclass(frozen=True)
class Table:
    """Rows of texts as readers see them, and of the values behind them.

    `closed` says that it only repeats in numbers what a drawing shows, and opens on demand.
    """

    columns: Sequence[Column]
    rows: Sequence[Sequence[str]]
    values: Sequence[Sequence[Any]]
    closed: bool = False


@dataclass(frozen=True)
class Figure:
    """A finished figure: everything else (page, file, test) only places it.

    `body` is the HTML inside `<figure>`, above the caption; `drawings` are the SVGs in it, in
    reading order; `text` states in words what the figure shows; `state` is what the script
    needs. `table` is the table in it, if any; `steps` are the sentences of a drawing that is also
    there as an animation; `spec` is what the author asked for, defaults and all. `more` says that
    it needs the style sheet and script that only some pages load.
    """

    id: str
    kind: str
    caption: str
    body: str
    text: str
    drawings: Sequence[Drawing] = ()
    state: Mapping[str, Any] = field(default_factory=dict)
    table: Table | None = None
    steps: Sequence[str] = ()
    spec: Mapping[str, Any] = field(default_factory=dict)
    more: bool = False


class SpecProblem(Exception):
    """What is wrong with a spec, and the path of the key that is at fault."""

    def __init__(self, path: tuple[str | int, ...], problem: str) -> None:
        self.path = path
        self.problem = problem
        super().__init__(problem)


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


Make = Callable[[Any, Sources], Figure]


class Kind(NamedTuple):
    spec: type[FigureSpec]
    make: Make


KINDS: dict[str, Kind] = {}


def kind(name: str, spec: type[FigureSpec]) -> Callable[[Make], Make]:
    """Registers the function that makes figures of this kind."""

    def register(make: Make) -> Make:
        KINDS[name] = Kind(spec, make)
        return make

    return register


def make_figure(kind_name: str, document: Document, sources: Sources) -> Figure:
    """The figure that a block describes; ContentError at the line at fault otherwise."""
    spec = document.validate(KINDS[kind_name].spec)
    try:
        figure = KINDS[kind_name].make(spec, sources)
    except SpecProblem as wrong:
        raise document.error(wrong.path, wrong.problem) from None
    return replace(figure, spec=spec.model_dump(mode="json"))
