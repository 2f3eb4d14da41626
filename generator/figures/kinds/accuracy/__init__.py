"""How often networks of several sizes are right, or their R², with the spread over their seeds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from pydantic import Field

from generator.figures.contents import Contents, Drawing, Shown
from generator.figures.frame_height import PANEL, FrameHeight, always
from generator.figures.kind import Assets, FigureSpec, Kind, script, style
from generator.figures.kinds.accuracy.measure import measure_of
from generator.figures.kinds.accuracy.plot import RADIUS, lay_out
from generator.figures.kinds.accuracy.texts import description, reading, table
from generator.figures.parts.plot_text import SIZE
from generator.figures.parts.spaced import spaced
from generator.figures.parts.states import MOST, changing_drawing, choices
from generator.figures.state import State
from generator.models.experiment import Cell, Experiment
from generator.models.model import Answers
from generator.models.question import question
from generator.models.sources import ANY, Sources
from generator.notation.templating import render
from generator.reading.errors import SpecProblem, unknown
from generator.svg.label import fitted

HEADING_LINE, HEADING_LINES = 18, 4


class AccuracySpec(FigureSpec):
    """One feature set of an experiment, and models or rules to compare its networks with."""

    experiment: str
    """An experiment."""
    features: str
    """The one of its feature sets whose accuracies (of numbers R²) are drawn by hidden neurons."""
    models: list[str] = Field(default_factory=list, max_length=50)
    """Models and rules to compare with, each a line at its accuracy on the rows beside the training
    rows; none unless told."""


class AccuracyState(State):
    """Sizes side by side, each `step` wide from `left` on in user units, and what is read there."""

    left: float
    step: float
    hidden: list[int]
    readings: list[str]


def accuracy_figure(spec: AccuracySpec, sources: Sources) -> Contents:
    """The plot, the reading of one size and the table; SpecProblem for names that do not fit."""
    experiment = sources.experiment(spec.experiment)
    if spec.features not in experiment.feature_sets:
        problem = unknown("feature set", spec.features, experiment.feature_sets)
        raise SpecProblem(("features",), problem)
    models = [_model(spec, i, experiment, sources) for i in range(len(spec.models))]
    cells = [experiment.cell(hidden, spec.features) for hidden in experiment.hidden]
    measure = measure_of(experiment.answer)
    plot = lay_out(cells, models, experiment.seeds, measure)
    at = _first(experiment, cells)
    text = description(cells, models, experiment, plot.start, measure)
    heading = fitted(spec.features, SIZE, plot.width - 8, HEADING_LINES)
    lift = HEADING_LINE * (len(heading) - 1)
    parts = {"plot": plot, "heading": heading, "lift": lift, "at": at, "radius": RADIUS}
    parts |= {"chosen": False}
    drawing = Drawing(
        f"{spec.id}-plot",
        "kinds/accuracy/accuracy-plot.svg",
        plot.width,
        plot.height + lift,
        f"{experiment.title}: {spec.features}",
        text,
        parts,
    )
    numbers = table(cells, models, measure)
    wanted = dict.fromkeys([at, len(cells) - 1, *spaced(len(cells), MOST)])
    sizes = sorted([*wanted][:MOST])
    readings = [reading(cell, experiment.seeds, measure) for cell in cells]
    # Also that which is read first: before scripts run, no column is chosen.
    states = {
        place: replace(drawing, parts={**parts, "at": i, "chosen": True})
        for place, i in enumerate(sizes, start=1)
    }
    said = {place: readings[i] for place, i in enumerate(sizes, start=1) if i != at}
    body = render(
        "kinds/accuracy/accuracy.html",
        drawing=changing_drawing(drawing, states),
        choices=choices(
            spec.id,
            "Hidden neurons",
            [str(cells[i].hidden) for i in sizes],
            sizes.index(at),
            said,
            "said",
        ),
        share=[100 * plot.columns[i].x / plot.width for i in (0, -1)],
        at=at,
        sizes=len(cells),
        reading=readings[at],
        table=numbers,
    )
    state = AccuracyState(
        left=plot.span[0], step=plot.step, hidden=experiment.hidden, readings=readings
    )
    return Contents(
        body,
        text,
        [drawing],
        state,
        numbers,
        more=True,
        shows=list(_shows(experiment, cells, models)),
        takes={"units": tuple(map(str, experiment.hidden))},
    )


def _shows(experiment: Experiment, cells: list[Cell], models: list[Answers]) -> Iterator[Shown]:
    """The middle and the ends of each size; of the models that one to which all are compared."""
    for place, cell in enumerate(cells):
        path = f'experiments.{experiment.name}.cell({cell.hidden}, "{cell.features}")'
        # Signs of the same shape are counted: first that of the key.
        parts = {
            "training": f"rect.mark:nth-of-type({place + 2})",
            cell.watched: f"circle.mark:nth-of-type({place + 2})",
        }
        state = f"units={cell.hidden}"
        ways = [path]
        if cell is cells[_first(experiment, cells)]:
            ways.append(f'experiments.{experiment.name}.chosen("{cell.features}")')
        for way in ways:
            yield Shown(f"{way}.hidden", ".readout", state)
            for part, mark in parts.items():
                for end in ("median", "low", "high"):
                    yield Shown(f"{way}.{part}.{end}", mark, state)
    if len(models) == 1:
        name = f"models.{models[0].name}.accuracy.{cells[0].watched}"
        yield Shown(name, ".reference")


def _model(spec: AccuracySpec, i: int, experiment: Experiment, sources: Sources) -> Answers:
    model = sources.answers(spec.models[i], ("models", i), ANY)
    if question(model) != question(experiment):
        problem = f'"{model.name}" answers another question than experiment "{experiment.name}"'
        raise SpecProblem(("models", i), f"{problem}: expected the same data, label and split")
    return model


def _first(experiment: Experiment, cells: list[Cell]) -> int:
    """Position of the size that is read first: the one chosen without test rows, or the last."""
    if cells[0].cross_validation is None and "validation" not in cells[0].by_name:
        return len(cells) - 1
    return cells.index(experiment.chosen(cells[0].features))


KIND = Kind(
    "accuracy",
    AccuracySpec,
    accuracy_figure,
    purpose=(
        "What the networks of an experiment reach, by their number of hidden neurons: the "
        "median of all seeds, and the range."
    ),
    example="""
        id: by-size
        experiment: hidden_units
        features: Age and sex
        models: [women_survive]
        caption: Right answers by the number of hidden neurons.
    """,
    state=AccuracyState,
    more=Assets(
        scripts=(script("pointing"), script("kinds/accuracy")),
        styles=(style("kinds/accuracy"),),
        drawing=(style("kinds/accuracy-drawing"),),
    ),
    frame_height=FrameHeight(138.5, width=always(PANEL)),
)
