"""The plot of a loss over what a network says: one curve, or one for each of two classes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from generator.data.dataset import Code
from generator.figures.contents import Drawing
from generator.figures.kinds.loss_curve.cost import HIGHEST, LEAST, Cost, shown
from generator.figures.parts import digits
from generator.figures.parts.chart import LINE, Chart, lay_out_chart
from generator.figures.parts.outcome import in_truth, measured
from generator.figures.parts.plot_text import SIZE
from generator.figures.parts.turn import Turn, turn_over
from generator.models.model import Model
from generator.models.shape import Shape
from generator.nn.loss import LOSSES, Loss
from generator.notation.direction import isolated
from generator.notation.number import given
from generator.notation.templating import opening
from generator.reading.errors import SpecProblem, unknown
from generator.svg.function_path import function_path
from generator.svg.label import fitted
from generator.svg.scale import Interval, Linear

USUAL = {
    "binary": "binary-cross-entropy",
    "classes": "cross-entropy",
    "number": "mean-squared-error",
}
NAME_WIDTH, NAME_LINES = 150.0, 3  # two have room beside each other
MIDDLE = 0.2  # of the plot, to both sides of the truth: there the loss stands above the dot
ASIDE, UP, RAISED = 10.0, 4.0, 12.0  # from the dot to its loss
TOLD = (0.01, 0.5, 0.99)  # shares of the way along the axis


class Line(NamedTuple):
    """A line of text, where it stands, and the class that aligns it."""

    text: str
    x: float
    y: float
    anchor: str


class Curve(NamedTuple):
    """What a truth costs: path data, the name above its end, and whether it is the one chosen."""

    path: str
    name: list[Line]
    chosen: bool


@dataclass(frozen=True)
class CostPlot:
    """What the answers of a model cost where `truth` is right. `classes` are two, or none; what
    the axis has are `shares`, or numbers."""

    model: Model
    classes: tuple[str, ...]
    truth: float
    squared: bool
    shares: bool
    chart: Chart

    @property
    def cost(self) -> Cost:
        return Cost(self.truth, self.squared)

    @property
    def truths(self) -> list[float]:
        """What the reader may take for true."""
        return [0.0, 1.0] if self.classes else [self.truth]

    def turn(self, at: float | None) -> Turn:
        """What the reader turns: the answer, at first the middle of the axis."""
        low, high = self.chart.x.domain
        start = (low + high) / 2 if at is None else at
        return turn_over((LEAST, 1 - LEAST) if self.shares else (low, high), start)

    def pieces(self, truth: float) -> tuple[str, ...]:
        """The sentence of what an answer costs: what stands before the answer, between two classes
        before what the truth got, and before the loss."""
        end = ": the loss is "
        if not self.shares:
            right = in_truth(self.model, digits.given(truth))
            return ("The network answers ", f", {right}{end}")
        if not self.classes:
            return ("The truth got ", end)
        right, second = isolated(self.classes[int(truth)]), isolated(self.classes[1])
        return (f"“{second}” gets ", f". The truth is “{right}”, with ", end)

    def told(self, at: float) -> str:
        """What an answer costs, in a sentence."""
        got = [shown(Cost(self.truth).share(at), True)] if self.classes else []
        values = [shown(at, self.shares), *got, self.cost.written(at)]
        pairs = zip(self.pieces(self.truth), values, strict=True)
        return "".join(piece + value for piece, value in pairs) + "."

    def label(self, at: float) -> str:
        """What tells one state from the others, on paper."""
        return f"{shown(at, self.shares)}: loss {digits.loss(self.cost.of(at))}"

    def drawing(self, id: str, at: float) -> Drawing:
        """The plot with its dot at an answer."""
        both = [Cost(truth, self.squared) for truth in self.truths]
        x, y = self.chart.x(at), self.chart.y(self.cost.of(at))
        return Drawing(
            id,
            "kinds/loss-curve/loss-curve.svg",
            self.chart.width,
            self.chart.height,
            f"Loss over {self.chart.x_axis.title}",
            f"{self._curves(both)} {self.told(at)}",
            {
                "chart": self.chart,
                "curves": [
                    Curve(self._path(cost), self._name(cost.truth), cost.truth == self.truth)
                    for cost in both
                ],
                "dot": (x, y),
                "label": self._beside(at, x, y),
                "loss": digits.loss(self.cost.of(at)),
            },
        )

    def _curves(self, both: list[Cost]) -> str:
        low, high = self.chart.x.domain
        if not self.classes:
            ends = [low + share * (high - low) for share in TOLD]
            losses = [f"{digits.loss(self.cost.of(x))} at {shown(x, self.shares)}" for x in ends]
            return f"The loss is {', '.join(losses)}."
        told = [
            f"Where the truth is “{isolated(name)}”, the loss is "
            + ", ".join(f"{digits.loss(cost.of(x))} at {shown(x, True)}" for x in TOLD)
            for name, cost in zip(self.classes, both, strict=True)
        ]
        return ". ".join(told) + "."

    def _path(self, cost: Cost) -> str:
        x = self.chart.x
        ends = cost.seen(x.domain)
        return function_path(cost, Linear(ends, (x(ends[0]), x(ends[1]))), self.chart.y)

    def _name(self, truth: float) -> list[Line]:
        """The curve of class 1 is highest at the left end, that of class 0 at the right one."""
        if not self.classes:
            return []
        left, right = self.chart.x.range
        x, anchor = (left, "") if truth else (right, " end")
        lines = _lines(self.classes[int(truth)])
        first = self.chart.y.range[1] - 8 - LINE * (len(lines) - 1)
        return [Line(line, x, first + LINE * i, anchor) for i, line in enumerate(lines)]

    def _beside(self, at: float, x: float, y: float) -> tuple[float, float, str]:
        """Where the loss stands: on the inner side of the curve, or above the dot; and the class
        that aligns it. Its twin is in loss-curve.js."""
        low, high = self.chart.x.domain
        aside = (at - self.truth) / (high - low)
        if abs(aside) < MIDDLE:
            return x, y - RAISED, " middle"
        return (x + ASIDE, y - UP, "") if aside < 0 else (x - ASIDE, y - UP, " end")


def plot_of(model: Model, truth: Code | None) -> CostPlot:
    """The plot of a model's loss; SpecProblem for a truth that is none."""
    squared, shares = _loss_of(model).name == "mean-squared-error", model.answer != "number"
    right = _truth(model, truth)
    classes = model.classes if model.answer == "binary" else ()
    ends, highest = (0.0, 1.0), HIGHEST
    if not shares:
        ends = _ends(model, right)
    if squared:
        highest = max((end - right) ** 2 for end in ends)
    scale = Linear((0.0, highest), (0.0, 1.0)).nice(5)
    above = LINE * max(len(_lines(name)) for name in classes) if classes else 0.0
    chart = lay_out_chart(ends, scale.domain, "Loss", _titled(model), above)
    return CostPlot(model, classes, right, squared, shares, chart)


def _loss_of(model: Model) -> Loss:
    """The loss that goes with a model's answers; of two classes the one that it is trained on."""
    if model.answer == "binary" and isinstance(model, Shape) and model.training:
        return model.training.loss_for(model.description.layers[-1].activation)
    return LOSSES[USUAL[model.answer]]


def _truth(model: Model, truth: Code | None) -> float:
    """What is true: the place of a class, of several that which got the probability; a number."""
    if model.answer == "number":
        if truth is None:
            return float(np.median(model.labels[model.parts.training]))
        if isinstance(truth, str | bool):
            raise SpecProblem(("truth",), f"found {truth!r}, expected a number")
        return float(truth)
    if model.answer == "classes":
        if truth is not None:
            raise SpecProblem(("truth",), "of several classes the loss is the same for each")
        return 1.0
    if truth is None:
        return 1.0
    if truth not in model.classes:
        raise SpecProblem(("truth",), unknown("class", str(truth), model.classes))
    return float(model.classes.index(str(truth)))


def _ends(model: Model, truth: float) -> Interval:
    """Round numbers around those of the training rows, and the truth."""
    numbers = [*model.labels[model.parts.training].tolist(), truth]
    low, high = min(numbers), max(numbers)
    if low == high:
        problem = f'every training row of "{model.name}" has {given(low)}'
        raise SpecProblem(("model",), f"{problem}, expected numbers that differ")
    return Linear((low, high), (0.0, 1.0)).nice(8).domain


def _titled(model: Model) -> str:
    if model.answer == "number":
        return f"Answer: {opening(measured(model))}"
    if model.answer == "classes":
        return "Probability of the true class"
    return f"Probability of “{model.classes[1]}”"


def _lines(name: str) -> list[str]:
    """A class above its curve."""
    return fitted(name, SIZE, NAME_WIDTH, NAME_LINES)
