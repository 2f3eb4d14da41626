"""A kind of figure for the measurements: lines over two logarithmic axes, as the tool draws them.

It is a record like that of any kind, and needs nothing of the program but what kinds have.
"""

from __future__ import annotations

from pathlib import Path

from pydantic import Field

from generator.figures.contents import Contents, Drawing
from generator.figures.frame_height import PANEL, FrameHeight, always
from generator.figures.kind import Assets, FigureSpec, Kind
from generator.models.sources import Sources
from generator.notation.number import significant
from generator.notation.templating import render
from generator.reading.description import Description, Positive
from tests.bench.growth.plot import lay_out

HERE = Path(__file__).parent


class Series(Description):
    """One line: its name, and what was measured at each size."""

    name: str
    points: list[tuple[Positive, Positive]] = Field(min_length=1)


class GrowthSpec(FigureSpec):
    """What is drawn over what; the first of the series is the one that matters."""

    title: str
    x: str
    y: str
    series: list[Series] = Field(min_length=1, max_length=6)


def growth_figure(spec: GrowthSpec, sources: Sources) -> Contents:
    """The plot, and all of its numbers in words."""
    plot = lay_out([(one.name, one.points) for one in spec.series], spec.x, spec.y)
    lines = " ".join(f"{one.name}: {_told(one)}." for one in spec.series)
    text = f"{spec.y} over {spec.x.lower()}, both on logarithmic axes. {lines}"
    template, parts = str(HERE / "growth.svg"), {"plot": plot}
    drawing = Drawing(f"{spec.id}-plot", template, plot.width, plot.height, spec.title, text, parts)
    body = render(str(HERE / "growth.html"), drawing=drawing)
    return Contents(body, text, [drawing])


def _told(series: Series) -> str:
    return ", ".join(f"{significant(y, 3)} at {x:,.0f}" for x, y in series.points)


KIND = Kind(
    "growth",
    GrowthSpec,
    growth_figure,
    core=Assets(drawing=(HERE / "growth.css",)),
    frame_height=FrameHeight(0, width=always(PANEL)),
)
