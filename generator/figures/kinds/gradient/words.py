"""A gradient step in words: six sentences with their numbers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from markupsafe import Markup

from generator.data.dataset import Key
from generator.figures.kinds.gradient.texts import Parameter, parameters, unit_line
from generator.figures.parts import digits
from generator.figures.parts.outcome import in_truth
from generator.figures.parts.parameter_names import Names
from generator.models.trained import TrainedNetwork
from generator.nn.activations import OUTPUTS
from generator.nn.descent import Step
from generator.notation.templating import render

SENTENCES = 6
FEW = 4  # classes that are told one by one
MANY = 7  # a wider layer is told in part


def sentences(
    model: TrainedNetwork, row: Key, step: Step, shown: Mapping[str, str]
) -> list[Markup]:
    """The six steps, with places for the numbers that are `shown`."""
    done, names = model.row(row), Names(model)
    last = len(step.passes)
    leading = [p for layer in reversed(range(last)) for p in _leading(step, layer)]
    context: dict[str, Any] = {
        "shown": shown,
        "unit_line": unit_line,
        "some": some,
        "names": names,
        "noun": model.dataset.description.row_noun,
        "key": done.key,
        "truth": in_truth(model, done.truth),
        "label": digits.given(done.label),
        "positive": done.label > 0,
        "loss": step.loss.name,
        "inputs": [
            (feature.name, digits.given(x), model.note(feature.column, row))
            for feature, x in zip(model.inputs, step.row[0], strict=True)
        ],
        "last": last,
        "right": step.right,
        "classes": _told(len(names.classes), step.right),
        "shape": [len(s.biases) for s in step.slopes],
        "functions": [OUTPUTS[layer.activation.name] for layer in model.network.layers],
        "leading": leading,
    }
    return [_sentence(number, context) for number in range(1, SENTENCES + 1)]


def _leading(step: Step, layer: int) -> Iterator[Parameter | None]:
    """The parameters of the right output or of the first unit of a layer, as the others are alike;
    None stands for those left out of many."""
    unit = step.right if layer == len(step.passes) - 1 else 0
    *weights, bias = [p for p in parameters(step) if (p.layer, p.unit) == (layer, unit)]
    yield from (None if i is None else weights[i] for i in some(len(weights)))
    yield bias


def _told(count: int, right: int) -> list[int]:
    """The classes that are told one by one: of few all, of many the true one."""
    return list(range(count)) if count <= FEW else [right]


def some(count: int) -> list[int | None]:
    """Places of the units that are told one by one; None stands for those left out of many."""
    return list(range(count)) if count <= MANY else [0, 1, None, count - 1]


def _sentence(number: int, context: Mapping[str, Any]) -> Markup:
    # Without the template's line breaks, so that the script can say it too.
    told = render("kinds/gradient/gradient-steps.html", step=number, **context)
    return Markup(" ".join(told.split()))
