"""What each of the five steps says: numbers as texts, and the steps as plain sentences."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.data.dataset import Key
from generator.figures.kinds.forward_pass.layers import (
    Layer,
    Softmax,
    Term,
    Unit,
    calculated,
    softmax_of,
)
from generator.figures.parts.filled import filled
from generator.figures.parts.outcome import answer_clause, answered, in_truth, output_text
from generator.models.trained import TrainedNetwork
from generator.nn.examples import THRESHOLD
from generator.notation.direction import isolated
from generator.notation.formula import tex_text
from generator.notation.number import percent
from generator.notation.templating import opening

NO_BREAK = "\N{NO-BREAK SPACE}"  # an equation stays on one line
FEW = 4  # classes whose sums and powers are told one by one
MANY = 7  # products that are still told one by one where a table has them too
LISTED = 3  # units of a wide hidden layer that are


@dataclass(frozen=True)
class Steps:
    """What each step says, as texts, and how the answer compares: a class by whether it is right,
    a number by how far it is `off` the `label`. `clause` has a place for the answer, `answered` is
    the two together, of a class only where the clause is an author's, and `truth` another clause.
    `chance` is what the probability of the second of two classes is called, if it has a name.

    `formulas` are TeX of the last activation, of classes before and after the largest sum is taken
    from each; `at` and `of_truth` are the places of the answer and of the truth among the outputs,
    of a single output 0.
    """

    noun: str
    key: Key
    label: float
    layers: list[Layer]
    softmax: Softmax | None
    formulas: list[str]
    probabilities: list[str]
    at: int
    of_truth: int
    above: bool
    threshold: str
    clause: str
    answer: str
    answered: str
    chance: str
    truth: str
    right: bool
    off: str

    @property
    def hidden(self) -> list[Layer]:
        return self.layers[:-1]

    @property
    def last(self) -> Layer:
        return self.layers[-1]

    @property
    def told(self) -> list[int]:
        """Which of several outputs are told one by one: of few all, of many the answer and the
        truth."""
        count = len(self.last.units)
        return list(range(count)) if count <= FEW else sorted({self.at, self.of_truth})

    def terms(self, unit: Unit) -> list[Term | None]:
        """Those of a unit that are told one by one: all, or where a table has them all too, of many
        a few; None stands for those left out."""
        few: list[Term | None] = [*unit.terms]
        if self.tabled and len(few) > MANY:
            few[2:-1] = [None]
        return few

    @property
    def tabled(self) -> bool:
        """Whether there is more to tell than sentences have room for."""
        return bool(self.hidden) or len(self.last.units) > 1


def steps_of(model: TrainedNetwork, row: Key) -> Steps:
    """The numbers of every step of that row."""
    done, layers = model.row(row), calculated(model, row)
    number, classes = model.answer == "number", model.answer == "classes"
    softmax = softmax_of(done.layers[-1]) if classes else None
    at, of_truth = (int(done.predicted), int(done.label)) if classes else (0, 0)
    own = model.label.sentences
    return Steps(
        noun=model.dataset.description.row_noun,
        key=row,
        label=done.label,
        layers=layers,
        softmax=softmax,
        formulas=_formulas(layers[-1], softmax, at),
        probabilities=[output_text(model, p) for p in done.outputs],
        at=at,
        of_truth=of_truth,
        above=done.predicted == 1,
        threshold=percent(THRESHOLD),
        clause=answer_clause(model),
        answer=done.answer,
        answered=answered(model, done.answer) if own.answer or number else "",
        chance=own.chance.get(model.classes[1], "") if model.answer == "binary" else "",
        truth=in_truth(model, done.truth),
        right=done.predicted == done.label,
        off=model.label.said(abs(done.predicted - done.label)) if number else "",
    )


def _formulas(last: Layer, softmax: Softmax | None, at: int) -> list[str]:
    """TeX of the last activation with its numbers."""
    unit = last.units[at]
    if softmax is None:
        return [next(f.tex for f in filled(last.activation, unit.sum, unit.result) if f.shown)]
    powers = [rf"e^{{\csum{{{tex_text(other.sum)}}}}}" for other in last.units]
    if len(powers) > FEW:
        powers[2:-1] = [r"\dots"]
    power = rf"e^{{\csum{{{tex_text(unit.sum)}}}}}"
    divided = rf"\frac{{{tex_text(softmax.powers[at])}}}{{{tex_text(softmax.total)}}}"
    return [
        rf"\frac{{{power}}}{{{' + '.join(powers)}}}",
        rf"= {divided} = \cactivation{{{tex_text(unit.result)}}}",
    ]


def sentences(steps: Steps) -> list[str]:
    """The five steps as plain text, for the animated drawing."""
    first, last = steps.layers[0], steps.last
    inputs = [
        f"{isolated(t.name)} {t.input}" + (f" ({t.note})" if t.note else "")
        for t in first.units[0].terms
    ]
    told = last.units[steps.at]
    f = last.activation
    if steps.hidden:
        second = f"{_plural('Hidden layer', steps.hidden)}: {' '.join(map(_passed, steps.hidden))}"
    else:
        of = f" for “{told.name}”" if steps.softmax else ""
        second = f"Products{of}: {_products(steps, told)}."
    if steps.softmax:
        third, fourth = f"Sums: {', '.join(_sums(steps))}.", _shares(steps, steps.softmax)
    else:
        to = f" of {_products(steps, told)}" if steps.hidden else ""
        third = f"Sum: the neuron adds the products{to} to {told.sum}."
        fourth = f"{opening(f.title)}: {f.plain(told.sum)} = {told.result}."
    return [
        f"Inputs: {', '.join(inputs)}, and the bias, which is always 1.",
        second,
        third,
        fourth,
        f"Answer: {_answered(steps)}.",
    ]


def _plural(word: str, several: list[Layer]) -> str:
    return word + ("s" if len(several) > 1 else "")


def _products(steps: Steps, unit: Unit) -> str:
    terms = steps.terms(unit)
    products = [f"{t.input} × {t.weight} = {t.product}" if t else "…" for t in terms]
    products.append(f"1 × {unit.bias} = {unit.bias_product}")
    return ", ".join(product.replace(" ", NO_BREAK) for product in products)


def _passed(layer: Layer) -> str:
    """What the units of a hidden layer make of their sums, of a wide one those of the first few."""
    shown = listed(layer)
    told = [f"{u.name} has the sum {u.sum} and gives {u.result}" for u in shown]
    more = len(layer.units) - len(shown)
    told += [f"and so on for {more} more"] if more else []
    return f"{opening(', '.join(told))}."


def listed(layer: Layer) -> list[Unit]:
    """The units of a hidden layer that are told one by one."""
    return layer.units if len(layer.units) <= 2 * LISTED else layer.units[:LISTED]


def _sums(steps: Steps) -> Iterator[str]:
    units = steps.last.units
    yield from (f"{isolated(units[i].name)} {units[i].sum}" for i in steps.told)
    if more := len(units) - len(steps.told):
        yield f"and {more} more"


def _shares(steps: Steps, softmax: Softmax) -> str:
    powers = [f"exp({softmax.exponents[i]}) = {softmax.powers[i]}" for i in steps.told]
    shown = ", ".join(power.replace(" ", NO_BREAK) for power in powers)
    divided = f"{softmax.powers[steps.at]} / {softmax.total}".replace(" ", NO_BREAK)
    return (
        f"Softmax: {shown}, all together {softmax.total}; "
        f"{divided} = {steps.last.units[steps.at].result}."
    )


def _answered(steps: Steps) -> str:
    """The last step: the likeliest class, or which side of the threshold a probability is on, or
    the number."""
    if steps.off:
        return steps.answered
    probability = f"{steps.probabilities[steps.at]}{' ' if steps.chance else ''}{steps.chance}"
    than = f"{'at least' if steps.above else 'less than'} {steps.threshold}"
    reason = f"{probability} is {'the most' if steps.softmax else than}"
    if steps.answered:
        return f"{reason}: {steps.answered}"
    return f"{isolated(steps.answer)}. {reason}"
