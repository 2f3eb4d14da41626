"""Groups of rows that a plot tells apart: an expression's `where(…)` and `group(…)` name them."""

from __future__ import annotations

from collections.abc import Iterator

from generator.data.dataset import Code
from generator.data.feature import numbers_for
from generator.figures.contents import Shown
from generator.figures.slice.curves import CurvePlot
from generator.figures.slice.marks import TONES, tone
from generator.figures.slice.plots import Plot
from generator.figures.slice.regions import ClassMap
from generator.figures.slice.slice import Slice
from generator.notation.sources import argument

BOUNDS = ("up_to", "above")  # what parts a group at a value


def groups_shown(plot: Plot, low: float, high: float) -> Iterator[Shown]:
    """The rows of each curve or region, where their colour is their own.

    Curves are read from `low` to `high`: the rows up to a value, or above it, are shown with the
    curves read at that value.
    """
    seen = plot.seen
    codes = _codes(seen)
    if len(codes) > TONES or not isinstance(plot, CurvePlot | ClassMap):
        return
    if seen.model.answer == "number":  # whose rows are discs among the curves
        return
    rows = ".rows" if isinstance(plot, ClassMap) else ".strip"
    over = seen.model.inputs[seen.over]
    for i, (column, code) in enumerate(codes):
        if code is None:
            continue
        told, marks = f"{column}={argument(code)}", f"{rows}.{tone(i)}"
        where = f"datasets.{seen.model.dataset.name}.where({told})"
        yield Shown(where, marks)
        if seen.model.answer == "binary":
            yield Shown(f"models.{seen.model.name}.group({told})", f"{marks}, .{tone(i)} > .curve")
        if isinstance(plot, CurvePlot) and not over.feature.numbers:
            state = f"{over.name.lower()}=*"
            for bound in BOUNDS:
                name = f"{where}.{bound}({argument(over.column)}, *)"
                yield Shown(name, marks, state, low, high)


def _codes(seen: Slice) -> list[tuple[str, Code | None]]:
    """The column of each series and what that holds for it; None where that is not one value."""
    model = seen.model
    if model.answer == "classes":
        return [(model.description.label, code) for code in model.label.codes]
    if seen.second is None or seen.two_continuous:
        return []
    entry = seen.second
    if entry.words:
        return [(entry.column, code) for code in entry.values]
    feature = entry.feature
    held: dict[Code, float] = numbers_for(feature, model.dataset) or {
        code: float(code) for code in model.dataset.codes(feature.column)
    }
    found: list[tuple[str, Code | None]] = []
    for series in seen.series:
        own = [code for code, number in held.items() if number == series.value]
        found.append((entry.column, own[0] if len(own) == 1 else None))
    return found
