"""A chart: two linear scales with their axes; what is drawn between them is its kind's."""

from __future__ import annotations

import math
from dataclasses import dataclass

from generator.figures.parts.plot_text import SIZE
from generator.svg.axis import Axis, axis, roomy_axis
from generator.svg.label import fitted, text_width
from generator.svg.scale import Interval, Linear

WIDTH = 400.0  # of the canvas: in a wider one all would be drawn smaller than 12 px on a phone
SPAN, TALL = 240.0, 170.0  # of the plot, at least
RIGHT = 24.0  # of the plot: room for half of the number of a dot at its end
X_TICKS, Y_TICKS = 8, 5
LINE = 20.0  # from one line of a title to the next
LINES = 4  # of a title, at most
HEADED = 30.0  # from the top of the canvas to the plot, with one line above it
BELOW = 26.0  # from the plot to where the title of its axis begins


@dataclass(frozen=True)
class Chart:
    """A plot, laid out. `heading` stands above it, `x_title` beneath: lines of text."""

    x: Linear
    y: Linear
    x_axis: Axis
    y_axis: Axis
    heading: list[str]
    x_title: list[str]
    width: float
    height: float

    @property
    def share(self) -> list[float]:
        """Where the plot begins and ends, in per cent of the canvas."""
        return [100 * end / self.width for end in self.x.range]


def lay_out_chart(
    x: Interval,
    y: Interval,
    heading: str,
    x_title: str,
    above: float = 0.0,
    right: float = RIGHT,
    tall: float = TALL,
) -> Chart:
    """The chart over these values of x and y; `above` is room between the heading and the plot,
    `right` at its right side."""
    lines = fitted(heading, SIZE, WIDTH - 8, LINES)
    top = HEADED + LINE * (len(lines) - 1) + above
    scale = Linear(y, (top + tall, top))
    y_axis = axis(scale, Y_TICKS)
    widest = max(text_width(tick.label, SIZE) for tick in y_axis.ticks)
    ends = roomy_axis(Linear(x, (0.0, SPAN)), X_TICKS, SIZE).ticks
    # The first label may stand left of the plot, the last one right of it.
    over = max(text_width(end.label, SIZE) / 2 for end in (ends[0], ends[-1]))
    left = float(math.ceil(max(widest + 12, over)))
    right = float(math.ceil(max(over, right)))
    span = max(SPAN, WIDTH - left - right)
    across = Linear(x, (left, left + span))
    title = fitted(x_title, SIZE, span + right, LINES)
    return Chart(
        across,
        scale,
        roomy_axis(across, X_TICKS, SIZE, x_title),
        y_axis,
        lines,
        title,
        left + span + right,
        top + tall + BELOW + LINE * len(title),
    )
