"""What a decision figure states in words and in a table."""

from __future__ import annotations

import numpy as np

from generator.figures.contents import Column, Table
from generator.figures.parts import digits
from generator.figures.parts.outcome import answer_text, answered, measured, output_text
from generator.figures.slice.curves import CurvePlot
from generator.figures.slice.plane import Plane
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


def map_text(plane: Plane, noted: list[str]) -> str:
    """The text alternative of a map: answers at some places, and how much of it has which, or of
    numbers the lowest and the highest; and the notes."""
    seen = plane.seen
    first, second = seen.title, seen.model.inputs[plane.by].name
    sentences = []
    for by, row in plane.y.labelled(3):
        told = [f"{_answer_at(seen, x, by)} at {first} {label}" for x, label in plane.x.labelled(3)]
        sentences.append(f"{isolated(second)} {row}: {', '.join(told)}.")
    whole = map_told(plane, seen.model.network)
    return " ".join([f"{_question(seen)}.", *sentences, whole, *noted])


def map_told(plane: Plane, network: Network) -> str:
    """What a network answers on the whole map."""
    seen, model = plane.seen, plane.seen.model
    x, y = np.meshgrid(*(np.linspace(*scale.domain, 101) for scale in (plane.x, plane.y)))
    outputs = seen.outputs(network, x.ravel(), y.ravel())
    if model.answer == "number":
        low, high = (model.label.said(float(end)) for end in (outputs.min(), outputs.max()))
        return f"On the map the answers go from {low} to {high}."
    if model.answer == "binary":
        share = percent(float((outputs >= THRESHOLD).mean()))
        return f"On {share} of the map {answered(model, model.classes[1])}."
    counts = np.bincount(outputs.argmax(axis=1), minlength=len(model.classes)) / len(outputs)
    told = [
        f"“{name}” on {percent(share)}" for name, share in zip(model.classes, counts, strict=True)
    ]
    return f"The network answers {', '.join(told)} of the map."


def _answer_at(seen: Slice, x: float, by: float) -> str:
    outputs = seen.outputs(seen.model.network, np.array([x]), by)[0].tolist()
    return answer_text(seen.model, outputs)


def notes(seen: Slice, beyond: int = 0) -> list[str]:
    """Which rows are drawn, how many of each, how many of them are off a scale of shades, and what
    the other inputs are held at."""
    sentences = [_rows(seen)]
    gaps, stand_in = seen.filled(seen.over)
    if gaps:
        sentences.append(
            f"For {gaps} of them the data have no {seen.title}: they stand at "
            f"{digits.given(stand_in)}, which the network takes instead."
        )
    if beyond:
        sentences.append(f"{beyond} of them are beyond the scale, and have the shade at its end.")
    if bar := _bar(seen):
        sentences.append(bar)
    if seen.holding:
        sentences.append(f"The other inputs are held: {'; '.join(seen.holding)}.")
    return sentences


def _bar(seen: Slice) -> str:
    """What the bars behind the rows along an axis show."""
    if seen.two_continuous or seen.model.answer == "number":
        return ""
    if seen.model.answer == "classes":
        return "A bar behind the marks of a class shows where the network answers with it."
    return f"A bar behind the marks shows where {answered(seen.model, seen.model.classes[1])}."


def table(plot: CurvePlot | Plane) -> Table:
    """The network's answers at round inputs: of a map one input is in the heads of the columns,
    and of several classes a cell has the likeliest."""
    seen, x = plot.seen, np.array(plot.x.ticks(ROWS))
    model = seen.model
    if isinstance(plot, Plane):
        name = model.inputs[plot.by].name
        columns = [f"{isolated(name)} {label}" for _, label in plot.y.labelled(5)]
        answers = [seen.outputs(model.network, x, by) for by in plot.y.ticks(5)]
        told = [[answer_text(model, outputs) for outputs in one.tolist()] for one in answers]
    else:
        columns = [opening(one.name) or _asked(seen) for one in seen.series]
        answers = [
            seen.outputs(model.network, x, one.value)[:, [one.output]] for one in seen.series
        ]
        told = [[output_text(model, p) for p in one[:, 0].tolist()] for one in answers]
    words = isinstance(plot, Plane) and model.answer == "classes"
    values = told if words else [one[:, 0].tolist() for one in answers]
    texts = [[at, *row] for at, *row in zip(plot.x.tick_labels(ROWS), *told, strict=True)]
    numbers = [[a, *row] for a, *row in zip(x.tolist(), *values, strict=True)]
    role = not words
    heads = [Column(seen.title, "input", True), *(Column(n, "output", role) for n in columns)]
    return Table(heads, texts, numbers, closed=True)


def _asked(seen: Slice) -> str:
    """What a curve tells: a probability of class 1, or a number."""
    if seen.model.answer == "number":
        return opening(measured(seen.model))
    return opening(seen.model.classes[1])


def _question(seen: Slice) -> str:
    if seen.model.answer == "number":
        asked = _asked(seen)
    elif seen.model.answer == "binary":
        asked = f"Probability of “{seen.model.classes[1]}”"
    elif seen.two_continuous:
        asked = f"Likeliest {seen.model.description.label}"
    else:
        asked = f"Probability of each {seen.model.description.label}"
    second = "" if seen.second is None else f" and {seen.second.name}"
    return f"{asked} from {seen.model.title}, over {seen.title}{second}"


def _curve(plot: CurvePlot, network: Network, series: Series) -> str:
    seen = plot.seen
    x, labels = zip(*plot.x.labelled(STATED), strict=True)
    values = seen.outputs(network, np.array(x), series.value)[:, series.output].tolist()
    told = [
        f"{output_text(seen.model, p)} at {label}" for label, p in zip(labels, values, strict=True)
    ]
    if plot.number:
        return f"{opening(series.name) or 'The curve'}: {', '.join(told)}."
    crossings = plot.crossings(network, series)
    if plot.several:
        runs = plot.trace(network, series).runs
        first = bool(runs) and runs[0][0] == plot.x.range[0]
        return f"{opening(series.name)}: {', '.join(told)}; {_likeliest(first, crossings)}."
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


def _likeliest(first: bool, crossings: list[tuple[float, bool]]) -> str:
    """Where a class is the answer, which it is at the left end or not."""
    if not crossings:
        return "the likeliest everywhere" if first else "the likeliest nowhere"
    at = [digits.value(x) for x, _ in crossings]
    ranges = [f"up to {at.pop(0)}"] if first else []
    while len(at) > 1:
        ranges.append(f"from {at.pop(0)} to {at.pop(0)}")
    ranges += [f"from {x} on" for x in at]
    return f"the likeliest {' and '.join(ranges)}"


def _rows(seen: Slice) -> str:
    """How many rows of each class are drawn, and of each series where there are several."""
    labels, classes = seen.model.labels, seen.model.classes
    nouns, drawn = seen.model.dataset.description.row_nouns, seen.drawn
    which = f"all {len(drawn)}" if seen.rows == "all" else f"the {len(drawn)} {seen.rows}"
    if seen.model.answer == "number":
        if not seen.two_continuous:
            return f"Dots are {which} {nouns}."
        shaded = f"each in the shade of its own {seen.model.description.label}"
        return f"Dots are {which} {nouns}, {shaded}."
    if seen.model.answer == "classes":
        every = np.bincount(labels[drawn], minlength=len(classes)).tolist()
        counted = [f"{count} {name}" for count, name in zip(every, classes, strict=True)]
        return f"Marked are {which} {nouns}: {', '.join(counted)}."
    if seen.two_continuous or seen.by is None:
        groups = [("", labels[drawn])]
    else:
        groups = [(f"{isolated(one.name)}: ", labels[seen.drawn_of(one)]) for one in seen.series]
    dots, crosses = (" (dots)", " (crosses)") if seen.two_continuous else ("", "")
    counts = [
        f"{name}{int((rows == 1).sum())} {classes[1]}{dots}, "
        f"{int((rows == 0).sum())} {classes[0]}{crosses}"
        for name, rows in groups
    ]
    return f"Marked are {which} {nouns}. {opening('; '.join(counts))}."
