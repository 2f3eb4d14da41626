"""What an accuracy figure states in words and in a table."""

from __future__ import annotations

from collections.abc import Sequence

from generator.figures.contents import CellValue, Column, Table
from generator.models.experiment import Cell, Experiment, Spread
from generator.models.model import Answers
from generator.notation.number import fixed, percent
from generator.notation.templating import opening

DECIMALS = 2


def reading(cell: Cell, seeds: int) -> str:
    """One size: "8 hidden units: training 83.33 % (83.00–84.50), test …, 11 seeds"."""
    trained = f"{seeds} seed{'' if seeds == 1 else 's'}"
    return (
        f"{units(cell.hidden)}: training {_spread(cell.training)}, "
        f"{cell.watched} {_spread(cell.of(cell.watched))}, {trained}"
    )


def units(hidden: int) -> str:
    return f"{hidden} hidden unit{'' if hidden == 1 else 's'}"


def description(
    cells: Sequence[Cell], models: Sequence[Answers], experiment: Experiment, start: str
) -> str:
    """Every size, every model, and how to read them."""
    part = cells[0].watched
    sizes = " ".join(
        f"{units(cell.hidden)}: training {_spread(cell.training)}, "
        f"{cell.watched} {_spread(cell.of(cell.watched))}."
        for cell in cells
    )
    compared = "; ".join(
        f"{model.title} {percent(model.accuracy.of(part), DECIMALS)}" for model in models
    )
    lines = f" Lines across, by {part} accuracy: {compared}." if models else ""
    opening = f"Accuracy with the features “{cells[0].features}” by hidden units."
    return f"{opening} {notes(experiment, start)} {sizes}{lines}"


def notes(experiment: Experiment, start: str) -> str:
    """What a mark and its line are, and where the axis begins."""
    rows, part = experiment.rows, experiment.rows.watched
    if experiment.seeds == 1:
        marks = "Each mark is the share of right answers of one network"
    else:
        marks = (
            f"Each mark is the median share of right answers of {experiment.seeds} networks, which "
            "differ in the seed of their training; the line through it reaches from the lowest to "
            "the highest"
        )
    signs = (
        f"Squares: on the {rows.training} training rows. Dots: on the {rows.of(part)} {part} rows."
    )
    axis = f" The axis begins at {start}, not at 0." if start else ""
    return f"{marks}. {signs}{axis}"


def table(cells: Sequence[Cell], models: Sequence[Answers]) -> Table:
    """Median, lowest and highest accuracy of each size; the models, which have no spread, below."""
    part = cells[0].watched
    heads = [
        Column(f"{split}{measure}", "", True)
        for split in ("Training", opening(part))
        for measure in (" median", " lowest", " highest")
    ]
    first = Column("Hidden units or rule" if models else "Hidden units")
    texts: list[list[str]] = []
    values: list[list[CellValue]] = []
    for cell in cells:
        shares = [
            share
            for spread in (cell.training, cell.of(part))
            for share in (spread.median, spread.low, spread.high)
        ]
        texts.append([str(cell.hidden), *(percent(share, DECIMALS) for share in shares)])
        values.append([cell.hidden, *shares])
    for model in models:
        training, watched = model.accuracy.training, model.accuracy.of(part)
        shown = [percent(share, DECIMALS) for share in (training, watched)]
        texts.append([model.title, shown[0], "", "", shown[1], "", ""])
        values.append([model.title, training, None, None, watched, None, None])
    return Table([first, *heads], texts, values, closed=True)


def _spread(spread: Spread) -> str:
    low, high = (fixed(100 * share, DECIMALS) for share in (spread.low, spread.high))
    return f"{percent(spread.median, DECIMALS)} ({low}–{high})"
