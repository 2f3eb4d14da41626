"""Loss and accuracy over a training's epochs: two plots above one axis.

Each kept epoch has the same room, so that the first ones, where most happens, stand as far apart
as the last, and so that a slider over the kept epochs runs along the axis.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from generator.figures.contents import Drawing
from generator.figures.kinds.training.moments import Moment
from generator.figures.parts import digits
from generator.figures.parts.plot_text import SIZE
from generator.figures.parts.spread import spread
from generator.figures.state import Scale, State
from generator.notation.number import percent
from generator.svg.axis import Axis, Tick
from generator.svg.label import text_width
from generator.svg.scale import Linear
from generator.svg.steps import stepped

SPAN, TALL = 256.0, 96.0  # of each plot
TOP, BETWEEN, BELOW = 26.0, 40.0, 48.0
Y_TICKS = 4
APART = 16.0  # from one label to the next
RAISED = 5.0  # of a text's baseline below its middle


class HistoryState(State):
    """The scales of the plots: the place of an epoch among the kept ones, then loss and share."""

    x: Scale
    y: list[Scale]


@dataclass(frozen=True)
class Panel:
    """One plot: its title, its scale, its ticks, and its values of shape (2, epochs), those on
    training rows first."""

    title: str
    y: Linear
    ticks: tuple[Tick, ...]
    values: Sequence[Sequence[float]]


@dataclass(frozen=True)
class History:
    """The plots of loss and accuracy, laid out; `x` maps the place of an epoch among the kept
    ones to its coordinate, and `rows` names the rows of the two lines of each plot."""

    epochs: Sequence[int]
    x: Linear
    x_axis: Axis
    panels: tuple[Panel, Panel]
    rows: tuple[str, str]
    width: float
    height: float

    def drawing(self, id: str, title: str, text: str, at: int) -> Drawing:
        """The plots with their dots at the kept epoch `at`."""
        return Drawing(
            id,
            "kinds/training/history.svg",
            self.width,
            self.height,
            title,
            text,
            {
                "plot": self,
                "reading": self.x(at),
                "panels": [self._panel(panel, at) for panel in self.panels],
            },
        )

    @property
    def state(self) -> HistoryState:
        """What the script needs to move the dots."""
        return HistoryState(
            x=Scale.mapping(self.x), y=[Scale.mapping(panel.y) for panel in self.panels]
        )

    def _panel(self, panel: Panel, at: int) -> dict[str, Any]:
        bottom, top = panel.y.range
        ends = spread([panel.y(values[-1]) for values in panel.values], APART, top, bottom)
        return {
            "panel": panel,
            "lines": [
                {
                    "learned": not place,
                    "name": name,
                    "path": self._path(panel, values),
                    "name_y": end + RAISED,
                    "mark": panel.y(values[at]),
                }
                for place, (name, values, end) in enumerate(
                    zip(self.rows, panel.values, ends, strict=True)
                )
            ],
        }

    def _path(self, panel: Panel, values: Sequence[float]) -> str:
        points = zip(map(self.x, range(len(values))), map(panel.y, values), strict=True)
        return stepped(points)


def _lay_out(
    epochs: Sequence[int],
    losses: Sequence[Sequence[float]],
    shares: Sequence[Sequence[float]],
    rows: tuple[str, str],
    numbers: bool,
) -> History:
    """The plots of the kept epochs; `losses` and `shares` (0 to 1, or R² of numbers) have shape
    (2, epochs)."""
    second = TOP + TALL + BETWEEN
    loss = _panel("Loss", losses, TOP, lambda v, label: label)
    if numbers:
        right = _panel("R²", shares, second, lambda v, label: label)
    else:
        right = _panel("Right answers", shares, second, lambda v, label: percent(v))
    labels = [percent(1), *(tick.label for panel in (loss, right) for tick in panel.ticks)]
    start = math.ceil(max(text_width(label, SIZE) for label in labels)) + 12.0
    x = Linear((0.0, max(1.0, len(epochs) - 1.0)), (start, start + SPAN))
    ticks = Axis(_epoch_ticks(epochs, x), x.range, "Epoch")
    width = x.range[1] + 12 + max(text_width(name, SIZE, bold=True) for name in rows)
    return History(epochs, x, ticks, (loss, right), rows, width, TOP + 2 * TALL + BETWEEN + BELOW)


def history_of(moments: Sequence[Moment]) -> History:
    """The plots of these epochs."""
    both = [[m.training for m in moments], [m.watched for m in moments]]
    return _lay_out(
        [moment.epoch for moment in moments],
        [[score.loss for score in scores] for scores in both],
        [[score.share for score in scores] for scores in both],
        rows=("training", moments[-1].part),
        numbers=moments[-1].training.numbers,
    )


def _panel(
    title: str, values: Sequence[Sequence[float]], top: float, label: Callable[[float, str], str]
) -> Panel:
    low, high = float(np.min(values)), float(np.max(values))
    if high - low < 1e-9:
        low, high = low - 0.05, high + 0.05
    y = Linear((low, high), (top + TALL, top)).nice(Y_TICKS)
    ticks = y.labelled(Y_TICKS)
    return Panel(title, y, tuple(Tick(y(v), label(v, text), v) for v, text in ticks), values)


def _epoch_ticks(epochs: Sequence[int], x: Linear) -> tuple[Tick, ...]:
    """The first and the last epoch, and of 1, 2, 5, 10, 20, 50 … those between that have room."""
    last = epochs[-1]
    round_ones = [m * 10**e for e in range(len(str(last))) for m in (1, 2, 5)]
    numbers = [0, *(n for n in round_ones if n < last), last] if last else [0]
    places = np.interp(numbers, epochs, range(len(epochs))).tolist()
    ticks = [
        Tick(x(place), digits.given(number), number)
        for place, number in zip(places, numbers, strict=True)
    ]
    kept = ticks[:1]
    for tick in ticks[1:-1]:
        if _clear(kept[-1], tick) and _clear(tick, ticks[-1]):
            kept.append(tick)
    return tuple([*kept, *ticks[1:][-1:]])


def _clear(a: Tick, b: Tick) -> bool:
    room = (text_width(a.label, SIZE) + text_width(b.label, SIZE)) / 2 + SIZE / 2
    return b.position - a.position >= room
