"""The numbers of a gradient step as readers see them, by the places that show them.

The script writes the same texts into the same places: see assets/scripts/kinds/gradient.js.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np

from generator.figures.parts import digits
from generator.nn.descent import Step
from generator.notation.number import signed, significant

WIDEST = "−0.01234"  # what a weight or slope in the diagram has room for
# Of a step after which the loss is lower, the same, higher.
VERDICTS = (
    "It falls.",
    "It stays as it is.",
    "It rises: so long a step goes past the low point and up the other side.",
)


@dataclass(frozen=True)
class Parameter:
    """A weight or bias: where its line comes from (`source` None: from the bias) and leads to.

    Layers of nodes count from 0, the inputs; `layer` is that of the source.
    """

    layer: int
    source: int | None
    unit: int
    value: float
    slope: float
    moved: float

    @property
    def id(self) -> str:
        """That of its line in the diagram."""
        source = "b" if self.source is None else self.source
        return f"{self.layer}.{source}-{self.layer + 1}.{self.unit}"


def parameters(step: Step) -> list[Parameter]:
    """Every parameter, unit by unit, a unit's bias after its weights."""
    return list(_parameters(step))


def _parameters(step: Step) -> Iterator[Parameter]:
    for layer, slopes in enumerate(step.slopes):
        before, after = step.parameters, step.moved
        weights, biases = before.weights[layer], before.biases[layer]
        for unit in range(len(weights)):
            for i in range(weights.shape[1]):
                at = (unit, i)
                numbers = (weights[at], slopes.weights[at], after.weights[layer][at])
                yield Parameter(layer, i, unit, *map(float, numbers))
            numbers = (biases[unit], slopes.biases[unit], after.biases[layer][unit])
            yield Parameter(layer, None, unit, *map(float, numbers))


def next_to_nothing(value: float) -> str:
    """What is said of a number that rounds to 0 in all decimals that readers see, else nothing: an
    output of "≈ 0" less a truth of 0 is not told to the hundredth decimal."""
    return "≈ 0" if 0 < abs(value) < 1e-6 else ""


def slope(value: float) -> str:
    """A slope, or a loss: 4 significant digits."""
    return next_to_nothing(value) or digits.value(value)


def narrow(value: float) -> str:
    """A weight, slope or loss in the diagram: as elsewhere, unless that is wider than its room."""
    if text := next_to_nothing(value):
        return text
    room = len(WIDEST)
    texts = (digits.value(value), digits.within(value, room - 1), significant(value, 1))
    return next((text for text in texts if len(text) <= room), texts[-1])


def output_of(step: Step) -> Callable[[float], str]:
    """How outputs are written."""
    return share if step.target.shape[1] > 1 else digits.short


def share(p: float) -> str:
    """A probability of several, so that its logarithm can be checked: 5 significant digits, and
    "≈" before a 1 that is less."""
    text = digits.product(p)
    return f"≈ {text}" if text == "1" and p < 1 else text


def texts(step: Step) -> dict[str, str]:
    """By place: "weight:0.0-1.0" is the weight on that line.

    What belongs to a unit has the line of its bias; a bias has the slope of its unit's sum.
    """
    before, after = step.loss_before, step.loss_after
    of_output = output_of(step)
    named = {
        "rate": digits.value(step.rate),
        "output": of_output(float(step.passes[-1].activation[0, step.right])),
        "output-after": of_output(float(step.passes_after[-1].activation[0, step.right])),
        "loss": slope(before),
        "narrow-loss": narrow(before),
        "loss-after": slope(after),
        "verdict": VERDICTS[int(np.sign(after - before)) + 1],
        "taken": "0 steps",
        "losses": slope(before),
    }
    for layer, done in enumerate(step.passes):
        for j, z in enumerate(done.pre_activation[0]):
            of = unit_line(layer + 1, j)
            named[f"sum:{of}"] = digits.total_in_full(z)
            written = digits.hidden_in_full if layer < len(step.passes) - 1 else of_output
            named[f"activation:{of}"] = written(float(done.activation[0, j]))
            named[f"derivative:{of}"] = slope(float(step.derivatives[layer][0, j]))
    for p in parameters(step):
        named |= {
            f"weight:{p.id}": digits.weight(p.value),
            f"slope:{p.id}": slope(p.slope),
            f"narrow:{p.id}": narrow(p.slope),
            f"change:{p.id}": next_to_nothing(p.slope) or signed(-step.rate * p.slope, 4),
            f"moved:{p.id}": digits.weight(p.moved),
        }
    return named


def unit_line(layer: int, unit: int) -> str:
    """The line of a unit's bias; layers count from the inputs, which are 0."""
    return f"{layer - 1}.b-{layer}.{unit}"
