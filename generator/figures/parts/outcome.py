"""What a network says at its outputs: how probable classes are, or a number."""

from __future__ import annotations

from generator.data.sentences import place_in
from generator.figures.parts import digits
from generator.models.model import Model
from generator.models.trained import RowPass, TrainedNetwork
from generator.notation.direction import isolated
from generator.notation.number import percent
from generator.notation.templating import opening


def output_names(model: Model) -> list[str]:
    """What each output is called: the class that its probability is of, or what is measured."""
    if model.answer == "number":
        return [opening(measured(model))]
    named = (chance(model),) if model.answer == "binary" else model.classes
    return [opening(name) for name in named]


def chance(model: Model) -> str:
    """What the probability of the second of two classes is called: "chance of survival", or by the
    word for the class."""
    return model.label.sentences.chance.get(model.classes[1], model.classes[1])


def measured(model: Model) -> str:
    """The label, and its unit if it has one: "price, dollars"."""
    unit = model.dataset.description.columns[model.description.label].unit
    return f"{model.description.label}, {unit}" if unit else model.description.label


def output_text(model: Model, value: float) -> str:
    """What stands at an output."""
    if model.answer == "number":
        return model.label.said(value)
    return digits.probability(value) if model.answer == "binary" else percent(value)


def answer_text(model: Model, outputs: list[float]) -> str:
    """The answer in a table: the probability of one class, or the likeliest class and its
    probability, or a number."""
    if model.answer != "classes":
        return output_text(model, outputs[0])
    likeliest = max(range(len(outputs)), key=outputs.__getitem__)
    return f"{isolated(model.classes[likeliest])} {percent(outputs[likeliest])}"


def answer_clause(model: Model) -> str:
    """How an answer is told after its numbers: a clause with a place for the class or number."""
    usual = f"{{number}}, {measured(model)}" if model.answer == "number" else "answer: {class}"
    return model.label.sentences.answer or usual


def answered(model: Model, answer: str) -> str:
    """That the network gives this answer, as a clause within a sentence."""
    if model.answer == "number":
        return _filled(answer_clause(model), answer)
    usual = "the network answers “{class}”"
    return _filled(model.label.sentences.answer or usual, answer)


def in_truth(model: Model, truth: str) -> str:
    """That this is right, as a clause."""
    usual = "the truth is {number}" if model.answer == "number" else "the truth is “{class}”"
    return _filled(model.label.sentences.truth or usual, truth)


def _filled(clause: str, said: str) -> str:
    return clause.replace(place_in(clause), isolated(said), 1)


def answer_told(model: TrainedNetwork, done: RowPass) -> str:
    """What comes out of a row, in a sentence: sums, outputs, answer."""
    activation = model.network.layers[-1].activation.title
    said = _filled(answer_clause(model), done.answer)
    if model.answer == "number":
        through = "" if activation == "identity" else f"; {activation} makes that the answer"
        return f"Sum {digits.total(done.sum)}{through}: {said}."
    sums = [digits.total(float(z)) for z in done.layers[-1].pre_activation[0]]
    shares = [output_text(model, p) for p in done.outputs]
    if model.answer == "binary":
        given = f"Sum {sums[0]}; {activation} gives {shares[0]} {isolated(chance(model))}"
    else:
        names = map(isolated, model.classes)
        told = ", ".join(f"{p} {name}" for p, name in zip(shares, names, strict=True))
        given = f"Sums {', '.join(sums)}; {activation} gives {told}"
    return f"{given}; {said}."
