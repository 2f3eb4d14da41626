"""What an experiment measures: the share of right answers, or of numbers R²."""

from __future__ import annotations

from dataclasses import dataclass

from generator.data.label import Answer
from generator.models.model import Answers
from generator.nn.parts import Part
from generator.notation.number import NARROW_SPACE, fixed


@dataclass(frozen=True)
class Measure:
    """Its `name` on the axis and `what` it is in a sentence; it is drawn and written `times` so
    large, with so many `decimals` and then the `unit`, and of equal values an axis shows `around`
    them what lies between `least` and `most`."""

    name: str
    what: str
    times: float
    decimals: int
    unit: str
    around: float
    least: float
    most: float

    def bare(self, value: float) -> str:
        """The number, without its unit."""
        return fixed(self.times * value, self.decimals)

    def said(self, value: float) -> str:
        return f"{self.bare(value)}{self.unit}"


SHARE = Measure("Accuracy", "share of right answers", 100.0, 2, f"{NARROW_SPACE}%", 0.5, 0.0, 100.0)
R2 = Measure("R²", "R²", 1.0, 3, "", 0.05, float("-inf"), 1.0)


def measure_of(answer: Answer) -> Measure:
    return R2 if answer == "number" else SHARE


def measured(model: Answers, part: Part) -> float:
    """The accuracy of a model on the rows of a part, or R²."""
    if model.answer == "number":
        return model.errors.of(part).r2
    return model.accuracy.of(part)
