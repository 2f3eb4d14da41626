"""What of a network its diagram shows, by the names that expressions have for it."""

from __future__ import annotations

from collections.abc import Iterator

from generator.data.dataset import Key
from generator.figures.contents import Shown
from generator.models.shape import Shape
from generator.models.trained import TrainedNetwork


def inputs_shown(model: Shape) -> Iterator[Shown]:
    """The features, by their names."""
    for entry in model.entries:
        yield Shown(entry.name, _nodes(entry.at, entry.end))


def weights_shown(model: TrainedNetwork) -> Iterator[Shown]:
    """The parameters that expressions can name: those of a single neuron."""
    if model.deep or len(model.network.layers[0].biases) > 1:
        return
    for entry in model.entries:
        if not entry.words:
            name = f"models.{model.name}.weights.{entry.column}"
            yield Shown(name, f'[data-weight="0.{entry.at}-1.0"]')
    yield Shown(f"models.{model.name}.bias", '[data-weight="0.b-1.0"]')


def pass_shown(model: TrainedNetwork, key: Key, state: str = "", row: str = "") -> Iterator[Shown]:
    """A row's forward pass; `state` is what sets the diagram to it, `row` the selector of what
    else stands for that row."""
    path = f"models.{model.name}.row({_spelled(key)})"
    last, more = len(model.network.layers), f", {row}" if row else ""

    def shown(part: str, marks: str) -> Shown:
        return Shown(f"{path}.{part}", marks + more, state)

    for entry in model.entries:
        yield shown(f"inputs.{entry.column}", _nodes(entry.at, entry.end))
        if not entry.words and not model.deep and len(model.network.layers[0].biases) == 1:
            yield shown(f"products.{entry.column}", f'[data-product="0.{entry.at}-1.0"]')
    results = [f'[data-result="{last}.{j}"]' for j in range(len(model.network.layers[-1].biases))]
    yield shown("sum", f'[data-node="{last}.0"]')
    yield shown("output", results[0])
    yield shown("outputs", ", ".join(results))
    for j, result in enumerate(results):
        yield shown(f"outputs[{j}]", result)
    yield shown("answer", ", ".join(results) if len(results) > 1 else f'[data-answer="{last}.0"]')
    if row:
        yield shown("truth", f"{row} > :last-child")


def taken(model: Shape) -> dict[str, tuple[str, ...]]:
    """The inputs by their names in addresses, and the words that each may be."""
    return {entry.name.lower(): entry.words for entry in model.entries}


def _nodes(start: int, end: int) -> str:
    return ", ".join(f'[data-node="0.{i}"]' for i in range(start, end))


def _spelled(key: Key) -> str:
    """A row's key as paths have it: `row(2)` and `row("2")` are one row."""
    return str(key) if str(key).isdecimal() else f'"{key}"'
