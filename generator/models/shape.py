"""The shape of a network: inputs and layers, with or without parameters."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Never

from generator.data.inputs import Entry, Input, entries_of
from generator.models.description import NetworkDescription
from generator.models.doubts import Asked
from generator.models.model import Model
from generator.nn.examples import Examples
from generator.nn.network import Array
from generator.nn.recipe import Recipe
from generator.notation.in_prose import in_prose

# What only a network with parameters has: of its answers, and of its weights.
ANSWERS = frozenset({"predictions", "correct", "accuracy", "errors", "group"})
PARAMETERS = frozenset({"network", "run", "weights", "bias", "loss", "row"})


@dataclass(frozen=True, kw_only=True)
class Shape(Model):
    """A network as described: what goes in and how its layers lie.

    `features` has the inputs of every row, of shape (rows, inputs).
    """

    description: NetworkDescription
    features: Array

    @cached_property
    def entries(self) -> list[Entry]:
        """How each feature goes in, as one input or several."""
        return entries_of(self.description.features, self.dataset)

    @cached_property
    def inputs(self) -> list[Input]:
        """The numbers that go in, in the order of the columns of `features`."""
        return [one for entry in self.entries for one in entry.inputs]

    @property
    def units(self) -> list[int]:
        """Units per layer, inputs first."""
        return [len(self.inputs), *(layer.units for layer in self.description.layers)]

    @property
    def asked(self) -> Asked:
        columns = {entry.column: entry.settings(self.features) for entry in self.entries}
        return replace(super().asked, features=columns)

    @property
    def deep(self) -> bool:
        """Whether it has hidden layers."""
        return len(self.description.layers) > 1

    @property
    def examples(self) -> Examples:
        """All rows with their labels, as training takes them."""
        return Examples(self.features, self.label.targets, numbers=self.answer == "number")

    @property
    def training(self) -> Recipe | None:
        """How the build trains this network; None where its parameters come from elsewhere."""
        return self.description.training

    @property
    def published_accuracy(self) -> float | None:
        """The accuracy that the network's source states, for comparison with our count."""
        return self.description.published_accuracy

    @in_prose
    def filled(self, column: str) -> float | str:
        """The value that stands in for a missing one in `column`."""
        for entry in self.entries:
            if entry.column == column and entry.feature.missing is not None:
                return entry.filled(self.dataset, self.parts.training)
        raise ValueError(f'model "{self.name}" fills no missing value in "{column}"')

    def note(self, column: str, key: str | int) -> str:
        """What the data have where the network takes a number for it: a code's word, "unknown"
        for a missing value; empty where they have the number itself. ValueError for no row."""
        at = self.dataset.row_of(key)
        value = self.dataset.frame[column].iloc[at]
        if value != value:  # NaN, the only value that differs from itself
            return "unknown"
        encoded = next(entry.feature.numbers for entry in self.entries if entry.column == column)
        return self.dataset.cells.texts[column][at] if encoded else ""

    if not TYPE_CHECKING:  # a checker sees what is there; prose is told what is not

        def __getattr__(self, name: str) -> Never:
            """TypeError for what only parameters give, which prose turns into a message."""
            if name in ANSWERS | PARAMETERS:
                what = "network" if name in ANSWERS else "model"
                raise TypeError(f'{what} "{self.name}" has no weights, only a shape')
            raise AttributeError(name)
