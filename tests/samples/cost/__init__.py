"""A kind that a site brings along: what an answer costs that gives the truth a probability p.

All that there is of the kind lies in this folder; CONTRIBUTING.md walks through it.
"""

from __future__ import annotations

from math import log
from pathlib import Path
from typing import Annotated

from pydantic import Field

from generator.figures.contents import Column, Contents, Drawing, Table
from generator.figures.frame_height import PANEL, FrameHeight, always
from generator.figures.kind import Assets, FigureSpec, Kind
from generator.figures.parts import digits
from generator.figures.parts.plot_text import SIZE
from generator.figures.state import Scale, State
from generator.models.sources import Sources
from generator.notation.number import coordinate, percent
from generator.notation.templating import render
from generator.reading.description import Number
from generator.svg.axis import axis
from generator.svg.label import text_width
from generator.svg.scale import Linear

HERE = Path(__file__).parent
WIDTH, HEIGHT = 400.0, 220.0
TOP, BOTTOM, RIGHT = 30.0, 26.0, 60.0
LEAST = 0.01  # the loss has no bound: the plot begins where it is 4.6
STATED = (0.1, 0.5, 0.9)


class CostSpec(FigureSpec):
    """The probability of the truth at which the curve is read."""

    at: Annotated[Number, Field(ge=LEAST, le=1)] = 0.5


class CostState(State):
    """The scales of the plot: probability, and loss."""

    x: Scale
    y: Scale


def cost(p: float) -> float:
    """Binary cross-entropy of an answer that gives the truth the probability `p`: −ln p."""
    return 0.0 - log(p)


def cost_figure(spec: CostSpec, sources: Sources) -> Contents:
    """The curve of the loss, a point to move on it, and its values as a table."""
    y = Linear((0.0, 5.0), (HEIGHT - BOTTOM, TOP))
    y_axis = axis(y, 5, "Loss")
    left = max(text_width(tick.label, SIZE) for tick in y_axis.ticks) + 14
    x = Linear((0.0, 1.0), (left, WIDTH - RIGHT))
    drawing = _drawing(spec, x, y)
    table = Table(
        [Column("Probability of the truth", "output", True), Column("Loss", "", True)],
        [[percent(p), digits.loss(cost(p))] for p in STATED],
        [[p, cost(p)] for p in STATED],
        closed=True,
    )
    body = render(
        str(HERE / "cost.html"),
        drawing=drawing,
        at=spec.at,
        least=LEAST,
        readout=_told(spec.at),
        share=[100 * x(p) / WIDTH for p in (LEAST, 1.0)],
        table=table,
    )
    state = CostState(x=Scale.mapping(x), y=Scale.mapping(y))
    return Contents(body, drawing.text, [drawing], state, table)


def _drawing(spec: CostSpec, x: Linear, y: Linear) -> Drawing:
    points = [LEAST * 1.05**i for i in range(95)]
    curve = "L".join(f"{coordinate(x(p))},{coordinate(y(cost(p)))}" for p in (*points, 1.0))
    told = "; ".join(f"{digits.loss(cost(p))} at {percent(p)}" for p in STATED)
    return Drawing(
        f"{spec.id}-plot",
        str(HERE / "cost.svg"),
        WIDTH,
        HEIGHT,
        "Loss over the probability of the truth",
        f"The loss falls as the truth gets more likely: {told}. {_told(spec.at)}",
        {
            "curve": f"M{curve}",
            "x_axis": axis(x, [0.0, 0.5, 1.0], "p"),
            "y_axis": axis(y, 5, "Loss"),
            "dot": (x(spec.at), y(cost(spec.at))),
        },
    )


def _told(at: float) -> str:
    return f"A probability of {percent(at)} costs {digits.loss(cost(at))}."


KIND = Kind(
    "cost",
    CostSpec,
    cost_figure,
    state=CostState,
    core=Assets(scripts=(HERE / "cost.js",), styles=(HERE / "cost.css",)),
    frame_height=FrameHeight(178.2, width=always(PANEL)),
)
