"""What each neuron adds, in words and as a table."""

from __future__ import annotations

import numpy as np

from generator.figures.contents import Column, Table
from generator.figures.kinds.contributions.plot import Stack, axis_of
from generator.figures.parts import digits
from generator.figures.parts.outcome import answered, chance, measured, output_text
from generator.nn.examples import THRESHOLD
from generator.notation.direction import isolated
from generator.notation.templating import opening

STATED, ROWS = 3, 5  # inputs in words, and in the table, about


def calculation(stack: Stack, values: list[float]) -> str:
    """What is added, and what comes out: "−2.51 + 0.30 + 0.55 = −1.65 → 16 %". Its twin is in
    contributions.js."""
    *parts, total = values
    first, *others = [*parts, stack.added.bias]
    text = digits.total(first)
    for other in others:
        text += f" {'−' if other < 0 else '+'} {digits.total(abs(other))}"
    return f"{text} = {digits.total(total)} → {outcome(stack, total)}"


def outcome(stack: Stack, total: float) -> str:
    """What the network answers with that sum."""
    model = stack.added.seen.model
    last = model.network.layers[-1].activation
    value = float(last.function(np.array([total]))[0])
    if model.answer == "number":
        return output_text(model, value)
    return f"{output_text(model, value)} {isolated(chance(model))}"


def told(stack: Stack, at: float) -> list[tuple[str, str]]:
    """The name and the calculation of each series, at an input."""
    pairs = zip(stack.added.seen.series, stack.values(at), strict=True)
    return [(series.name, calculation(stack, values)) for series, values in pairs]


def said(stack: Stack, at: float) -> str:
    """The same in sentences, and which input that is."""
    each = " ".join(
        f"{isolated(name)}{' ' if name else ''}{text}." for name, text in told(stack, at)
    )
    return f"{isolated(stack.added.seen.title)} {digits.given(at)}: {each}"


def summary(stack: Stack) -> str:
    """The text alternative but for where it is read: what is added at some inputs, and where
    neurons bend."""
    seen = stack.added.seen
    sentences = []
    for at in axis_of(stack, STATED):
        each = [f"{isolated(name)}{' ' if name else ''}{text}" for name, text in told(stack, at)]
        sentences.append(f"{isolated(seen.title)} {digits.given(at)}: {'; '.join(each)}.")
    for series in seen.series:
        kinks = stack.added.kinks(series, *stack.x.domain)
        bends = [
            f"neuron {i} at {' and '.join(digits.short(at, 1) for at in own)}"
            for i, own in enumerate(kinks, start=1)
            if own
        ]
        if bends:
            of = f" of {isolated(series.name)}" if series.name else ""
            sentences.append(f"Bends{of}: {', '.join(bends)}.")
    return " ".join(["What each neuron adds to the sum, and last the bias.", *sentences])


def notes(stack: Stack) -> list[str]:
    """What the plots do not say: from where on the answer is another, what is held."""
    seen, found = stack.added.seen, []
    if seen.model.answer == "binary":
        sure = seen.model.network.layers[-1].activation.function(np.array([0.0]))[0]
        if sure == THRESHOLD:
            found.append(f"From a sum of 0 on {answered(seen.model, seen.model.classes[1])}.")
    if seen.holding:
        found.append(f"The other inputs are held: {'; '.join(seen.holding)}.")
    return found


def table(stack: Stack) -> Table:
    """What each neuron adds at round inputs, for each series."""
    seen, added = stack.added.seen, stack.added
    several = [Column(opening(seen.second.name))] if seen.second and seen.series[0].name else []
    last = measured(seen.model) if seen.model.answer == "number" else "Probability"
    columns = [
        Column(seen.title, "input", True),
        *several,
        *(Column(f"Neuron {i}", "", True) for i in range(1, added.count + 1)),
        Column("Bias", "bias", True),
        Column("Sum", "sum", True),
        Column(last, "output", True),
    ]
    texts, values = list[list[str]](), list[list[str | int | float | bool | None]]()
    function = seen.model.network.layers[-1].activation.function
    for at in axis_of(stack, ROWS):
        for series, found in zip(seen.series, stack.values(at), strict=True):
            *parts, total = found
            out = float(function(np.array([total]))[0])
            name = [series.name] if several else []
            numbers = [*parts, added.bias, total]
            texts.append(
                [digits.given(at), *name, *map(digits.total, numbers), output_text(seen.model, out)]
            )
            values.append([at, *name, *numbers, out])
    return Table(columns, texts, values, closed=True)
