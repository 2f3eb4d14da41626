"""What a decision figure states in words and in a table."""

from __future__ import annotations

import numpy as np

from generator.figures.contents import Column, Table
from generator.figures.parts import digits
from generator.figures.parts.outcome import measured, output_text
from generator.figures.slice.curves import CurvePlot
from generator.figures.slice.heat_map import HeatMap
from generator.figures.slice.slice import Series, Slice
from generator.nn.examples import THRESHOLD
from generator.nn.network import Network
from generator.notation.direction import isolated
from generator.notation.number import percent
from generator.notation.templating import opening

STATED = 5  # values of an input in words, about
ROWS = 10  # of the table, about


def curve_text(plot: CurvePlot, network: Network) -> str:
    """The text alternative of the curves: what they tell, which rows are marked, what is held."""
    seen = plot.seen
    return " ".join([f"{_question(seen)}.", curves_told(plot, network), *notes(seen)])


def curves_told(plot: CurvePlot, network: Network) -> str:
    """What each curve answers at some inputs, and where it crosses the threshold."""
    return " ".join(_curve(plot, network, series) for series in plot.seen.series)


def map_text(heat_map: HeatMap) -> str:
    """The text alternative of a map: answers at some places, and how much of it is class 1."""
    seen = heat_map.seen
    first, second = seen.title, seen.model.inputs[heat_map.by].name
    sentences = []
    for by in heat_map.y.ticks(3):
        told = [
            f"{percent_at(seen, x, by)} at {first} {digits.given(x)}" for x in heat_map.x.ticks(3)
        ]
        sentences.append(f"{isolated(second)} {digits.given(by)}: {', '.join(told)}.")
    grid = np.meshgrid(*(np.linspace(*scale.domain, 101) for scale in (heat_map.x, heat_map.y)))
    p = seen.predict(seen.model.network, grid[0].ravel(), grid[1].ravel())
    share = percent(float((p >= THRESHOLD).mean()))
    area = f"The network answers “{seen.model.classes[1]}” on {share} of the map."
    return " ".join([f"{_question(seen)}.", *sentences, area, *notes(seen)])


def percent_at(seen: Slice, x: float, by: float) -> str:
    """The network's probability at one place."""
    return digits.probability(float(seen.predict(seen.model.network, np.array([x]), by)[0]))


def notes(seen: Slice) -> list[str]:
    """Which rows are drawn, how many of each, and what the other inputs are held at."""
    number = seen.model.answer == "number"
    sentences = [_rows(seen)]
    gaps, stand_in = seen.filled(seen.over)
    if gaps:
        sentences.append(
            f"For {gaps} of them the data have no {seen.title}: they stand at "
            f"{digits.given(stand_in)}, which the network takes instead."
        )
    if not seen.two_continuous and not number:
        sentences.append(
            f"A bar behind the marks shows where the network answers “{seen.model.classes[1]}”."
        )
    if seen.holding:
        sentences.append(f"The other inputs are held: {'; '.join(seen.holding)}.")
    return sentences


def table(plot: CurvePlot | HeatMap) -> Table:
    """The network's probabilities at round inputs."""
    seen = plot.seen
    if isinstance(plot, HeatMap):
        name = seen.model.inputs[plot.by].name
        columns = [(f"{isolated(name)} {digits.given(by)}", by) for by in plot.y.ticks(5)]
    else:
        columns = [(opening(one.name) or _asked(seen), one.value) for one in seen.series]
    x = np.array(plot.x.ticks(ROWS))
    answers = [seen.predict(seen.model.network, x, by).tolist() for _, by in columns]
    values = [[at, *row] for at, *row in zip(x.tolist(), *answers, strict=True)]
    texts = [[digits.given(at), *(output_text(seen.model, y) for y in ys)] for at, *ys in values]
    heads = [Column(seen.title, "input", True), *(Column(n, "output", True) for n, _ in columns)]
    return Table(heads, texts, values, closed=True)


def _asked(seen: Slice) -> str:
    """What a curve tells: a probability of class 1, or a number."""
    if seen.model.answer == "number":
        return opening(measured(seen.model))
    return opening(seen.model.classes[1])


def _question(seen: Slice) -> str:
    if seen.model.answer == "number":
        return f"{_asked(seen)} from {seen.model.title}, over {seen.title}"
    over = f"“{seen.model.classes[1]}” from {seen.model.title}, over {seen.title}"
    if seen.second is None:
        return f"Probability of {over}"
    return f"Probability of {over} and {seen.second.name}"


def _curve(plot: CurvePlot, network: Network, series: Series) -> str:
    seen = plot.seen
    x = plot.x.ticks(STATED)
    values = seen.predict(network, np.array(x), series.value).tolist()
    told = [
        f"{output_text(seen.model, p)} at {digits.given(at)}"
        for at, p in zip(x, values, strict=True)
    ]
    if plot.number:
        return f"{opening(series.name) or 'The curve'}: {', '.join(told)}."
    crossings = plot.crossings(network, series.value)
    half = percent(THRESHOLD)
    if crossings:
        turns = [
            f"{'rises' if up else 'falls'} through {half} at {digits.value(at)}"
            for at, up in crossings
        ]
        says = f"it {', '.join(turns)}"
    else:
        says = f"it stays {'at or above' if values[0] >= THRESHOLD else 'below'} {half}"
    return f"{opening(series.name) or 'The curve'}: {', '.join(told)}; {says}."


def _rows(seen: Slice) -> str:
    """How many rows of each class are drawn, and of each series where there are several."""
    labels, classes = seen.model.labels, seen.model.classes
    nouns, drawn = seen.model.dataset.description.row_nouns, seen.drawn
    which = f"all {len(drawn)}" if seen.rows == "all" else f"the {len(drawn)} {seen.rows}"
    if seen.model.answer == "number":
        return f"Dots are {which} {nouns}."
    if seen.two_continuous or seen.by is None:
        groups = [("", labels[drawn])]
    else:
        groups = [(f"{isolated(one.name)}: ", labels[seen.drawn_of(one)]) for one in seen.series]
    counts = [
        f"{name}{int((rows == 1).sum())} {classes[1]}, {int((rows == 0).sum())} {classes[0]}"
        for name, rows in groups
    ]
    return f"Marked are {which} {nouns}. {opening('; '.join(counts))}."
