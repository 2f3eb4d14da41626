"""What an accuracy figure states in words and in a table."""

from __future__ import annotations

from collections.abc import Sequence

from generator.figures.contents import CellValue, Column, Table
from generator.figures.kinds.accuracy.measure import SHARE, Measure, measured
from generator.models.experiment import Cell, Experiment, Spread
from generator.models.model import Answers
from generator.notation.templating import opening


def reading(cell: Cell, seeds: int, measure: Measure) -> str:
    """One size: "8 hidden neurons: training 83.33 % (83.00–84.50), test …, 11 seeds"."""
    trained = f"{seeds} seed{'' if seeds == 1 else 's'}"
    return (
        f"{neurons(cell.hidden)}: training {_spread(cell.training, measure)}, "
        f"{cell.watched} {_spread(cell.of(cell.watched), measure)}, {trained}"
    )


def neurons(hidden: int) -> str:
    return f"{hidden} hidden neuron{'' if hidden == 1 else 's'}"


def description(
    cells: Sequence[Cell],
    models: Sequence[Answers],
    experiment: Experiment,
    start: str,
    measure: Measure,
) -> str:
    """Every size, every model, and how to read them."""
    part = cells[0].watched
    sizes = " ".join(
        f"{neurons(cell.hidden)}: training {_spread(cell.training, measure)}, "
        f"{cell.watched} {_spread(cell.of(cell.watched), measure)}."
        for cell in cells
    )
    compared = "; ".join(f"{model.title} {measure.said(measured(model, part))}" for model in models)
    measured_as = "accuracy" if measure is SHARE else measure.name
    lines = f" Lines across, by {part} {measured_as}: {compared}." if models else ""
    opening = f"{measure.name} with the features “{cells[0].features}” by hidden neurons."
    return f"{opening} {' '.join(_notes(experiment, start, measure))} {sizes}{lines}"


def _notes(experiment: Experiment, start: str, measure: Measure) -> list[str]:
    """What a mark and its line are, and where the axis begins."""
    rows, part = experiment.rows, experiment.rows.watched
    if experiment.seeds == 1:
        marks = f"Each mark is the {measure.what} of one network"
    else:
        marks = (
            f"Each mark is the median {measure.what} of {experiment.seeds} networks, which "
            "differ in the seed of their training; the line through it reaches from the lowest to "
            "the highest"
        )
    signs = (
        f"Squares: on the {rows.training} training rows. Dots: on the {rows.of(part)} {part} rows."
    )
    axis = [f"The axis begins at {start}, not at 0."] if start else []
    return [f"{marks}.", signs, *axis]


def table(cells: Sequence[Cell], models: Sequence[Answers], measure: Measure) -> Table:
    """Median, lowest and highest accuracy of each size; the models, which have no spread, below."""
    part = cells[0].watched
    heads = [
        Column(f"{split}{measure}", "", True)
        for split in ("Training", opening(part))
        for measure in (" median", " lowest", " highest")
    ]
    first = Column("Hidden neurons or rule" if models else "Hidden neurons")
    texts: list[list[str]] = []
    values: list[list[CellValue]] = []
    for cell in cells:
        shares = [
            share
            for spread in (cell.training, cell.of(part))
            for share in (spread.median, spread.low, spread.high)
        ]
        texts.append([str(cell.hidden), *map(measure.said, shares)])
        values.append([cell.hidden, *shares])
    for model in models:
        training, watched = measured(model, "training"), measured(model, part)
        shown = list(map(measure.said, (training, watched)))
        texts.append([model.title, shown[0], "", "", shown[1], "", ""])
        values.append([model.title, training, None, None, watched, None, None])
    return Table([first, *heads], texts, values, closed=True)


def _spread(spread: Spread, measure: Measure) -> str:
    low, high = measure.bare(spread.low), measure.bare(spread.high)
    between = " to " if spread.low < 0 else "–"
    return f"{measure.said(spread.median)} ({low}{between}{high})"
