"""Single figures, ours beside those of programs that draw any; and ours of ever wider networks."""

from __future__ import annotations

import gzip
import json
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

import yaml

from generator.models.sources import read_sources
from generator.models.trained import TrainedNetwork
from generator.notebook import figure_named
from generator.training.jobs import train_changed
from tests import ROOT
from tests.bench import timing
from tests.bench.drawing.subject import Edge, Node, Subject
from tests.bench.results import FigureResult, Missing, UnitsResult
from tests.bench.timing import Failed
from tests.bench.tool import OURS_VERSION, NotInstalled, from_pypi, write
from tests.samples.page import deep_model
from tests.samples.tiny import INDEX, SITE

AGAIN = 20
CONTENT = ROOT / "content"
MODEL = "hidden_3"
UNITS = (10, 100, 1_000, 10_000)

Tell = Callable[[str], None]


@dataclass(frozen=True)
class Drawer:
    """A program that draws figures: the module that calls it, and the packages that this needs."""

    name: str
    module: str
    packages: tuple[str, ...] = ()

    @property
    def version(self) -> str:
        return self.packages[0].partition("==")[2] if self.packages else OURS_VERSION

    def python(self, folder: Path) -> str:
        """The Python that has the packages, which are installed if need be."""
        if not self.packages:
            return sys.executable
        return str(from_pypi(folder / self.name.lower(), self.packages) / "python")


OURS = Drawer("Feedforward", "ours")
DRAWERS = (
    OURS,
    Drawer("Matplotlib", "with_matplotlib", ("matplotlib==3.11.2",)),
    Drawer("vl-convert", "with_vega_lite", ("vl-convert-python==1.9.0.post1",)),
)


@dataclass
class Sitting:
    """A program at work on one figure."""

    name: str
    python: str
    module: str
    subject: Path
    process: list[float] = field(default_factory=list)
    again: tuple[float, ...] = ()

    @property
    def target(self) -> Path:
        return self.subject.with_name(f"{self.subject.stem}-{self.module}.svg")

    def command(self, times: int) -> tuple[str, ...]:
        module = f"tests.bench.drawing.{self.module}"
        return (self.python, "-m", module, str(self.subject), str(self.target), str(times))

    def draw(self) -> None:
        self.process.append(timing.seconds(self.command(0), ROOT, {}))

    def draw_again(self) -> None:
        self.again = tuple(json.loads(timing.output(self.command(AGAIN), ROOT, {})))

    @property
    def svg(self) -> bytes:
        return self.target.read_bytes()


def measure(folder: Path, tell: Tell, runs: int) -> tuple[list[FigureResult], list[Missing]]:
    """The curve and the network, by each program that could be installed."""
    pythons: dict[Drawer, str] = {}
    missing: list[Missing] = []
    for drawer in DRAWERS:
        tell(f"Installing {drawer.name}")
        try:
            pythons[drawer] = drawer.python(folder)
        except NotInstalled as error:
            missing.append(Missing(name=drawer.name, reason=str(error)))
    results: list[FigureResult] = []
    for name, subject in subjects().items():
        path = folder / "figures" / f"{name}.json"
        write(path, json.dumps(subject))
        tell(f"Figure: {name}")
        sittings = [Sitting(d.name, python, d.module, path) for d, python in pythons.items()]
        missing += _sit(name, sittings, runs)
        results += [_result(name, sitting) for sitting in sittings if sitting.again]
    return results, missing


def _sit(name: str, sittings: Sequence[Sitting], runs: int) -> list[Missing]:
    """Has all of them draw in turn; those that fail, which stop there."""
    failed: dict[str, str] = {}
    steps = (*(Sitting.draw for _ in range(1 + runs)), Sitting.draw_again)
    for step in steps:
        for sitting in sittings:
            if sitting.name not in failed:
                try:
                    step(sitting)
                except Failed as error:
                    failed[sitting.name] = str(error)
    return [Missing(name=f"{who}, {name}", reason=why) for who, why in failed.items()]


def _result(name: str, sitting: Sitting) -> FigureResult:
    (drawer,) = (d for d in DRAWERS if d.name == sitting.name)
    return FigureResult(
        figure=name,
        tool=drawer.name,
        version=drawer.version,
        process=tuple(sitting.process[1:]),  # the first had everything read from disk
        again=sitting.again,
        size=len(sitting.svg),
        gzip=_compressed(sitting.svg),
    )


def subjects() -> dict[str, Subject]:
    """What is drawn, by its name in the results."""
    shared: Subject = {
        "kind": "curve",
        "at": -1.63,
        "domain": (-6, 6),
        "content": str(CONTENT),
        "model": MODEL,
        "nodes": [],
        "edges": [],
    }
    nodes, edges = places(read_sources(CONTENT).network(MODEL))
    network: Subject = {**shared, "kind": "network", "nodes": nodes, "edges": edges}
    return {"curve": shared, "network": network}


def places(model: TrainedNetwork) -> tuple[list[Node], list[Edge]]:
    """The network laid out for programs that do not know of networks: a column for each layer."""
    layers = model.network.layers
    words = [[f.column for f in model.inputs], *([f"Unit {i + 1}" for i in range(len(layer.biases))]
             for layer in layers)]  # fmt: skip
    columns: list[list[Node]] = [
        [{"x": x, "y": (i + 0.5) / len(column), "label": word} for i, word in enumerate(column)]
        for x, column in enumerate(words)
    ]
    edges: list[Edge] = [
        {"x1": a["x"], "y1": a["y"], "x2": b["x"], "y2": b["y"], "weight": float(weight)}
        for (left, right), layer in zip(pairwise(columns), layers, strict=True)
        for b, row in zip(right, layer.weights, strict=True)
        for a, weight in zip(left, row, strict=True)
    ]
    return [node for column in columns for node in column], edges


def measure_units(folder: Path, tell: Tell, runs: int) -> list[UnitsResult]:
    """Our figure of a network of two inputs, one output and so many hidden units in one layer."""
    sittings: dict[int, Sitting] = {}
    for units in UNITS:
        content = wide_content(folder / "units" / str(units), units)
        subject = {**subjects()["network"], "content": str(content), "model": "wide"}
        path = folder / "units" / f"{units}.json"
        write(path, json.dumps({**subject, "nodes": [], "edges": []}))
        sittings[units] = Sitting(str(units), sys.executable, OURS.module, path)
    for number in range(runs):
        for units, sitting in sittings.items():
            tell(f"Figure of {units:,} hidden units, run {number + 1} of {runs}")
            sitting.draw()
    for sitting in sittings.values():
        sitting.draw_again()
    return [
        UnitsResult(
            units=units,
            process=tuple(sitting.process),
            again=sitting.again,
            size=len(sitting.svg),
            gzip=_compressed(sitting.svg),
            page=_compressed(_page(folder / "units" / str(units))),
        )
        for units, sitting in sittings.items()
    ]


def wide_content(content: Path, units: int) -> Path:
    """A content folder with the data of our site, and one model: a hidden layer of such a width,
    trained for one epoch, as its lock holds more weights than anybody writes."""
    model = deep_model([units]) | {"training": {"learning_rate": 0.00001, "epochs": 1, "seed": 1}}
    model["layers"] = [
        {key: layer[key] for key in ("units", "activation")} for layer in model["layers"]
    ]
    write(content / "models" / "wide.yaml", yaml.safe_dump(model))
    for name in ("titanic.csv", "titanic.yaml"):
        write(content / "data" / name, (CONTENT / "data" / name).read_text("utf-8"))
    write(content / "site.yaml", SITE.replace("articles:\n  - net\n", "articles: []\n"))
    write(content / "index.md", INDEX)
    list(train_changed(content))
    return content


def _page(content: Path) -> bytes:
    """The figure as a page of its own, alive, with all that it needs."""
    return figure_named("network", content, {"model": "wide", "show": "weights"}).html.encode()


def _compressed(data: bytes) -> int:
    return len(gzip.compress(data, 9, mtime=0))
