"""What the units and parameters of a network are called, in sentences and tables."""

from __future__ import annotations

from typing import Protocol

from generator.models.shape import Shape
from generator.notation.direction import isolated


class Placed(Protocol):
    """A weight or bias: where its line comes from (`source` None: from the bias) and leads to.

    Layers of nodes count from 0, the inputs; `layer` is that of the source.
    """

    @property
    def layer(self) -> int: ...

    @property
    def source(self) -> int | None: ...

    @property
    def unit(self) -> int: ...


class Names:
    """What units and parameters of a model are called."""

    def __init__(self, model: Shape) -> None:
        self.inputs = [feature.name for feature in model.inputs]
        self.layers = len(model.description.layers)
        self.classes = model.classes if model.answer == "classes" else ()

    def unit(self, layer: int, j: int) -> str:
        """A unit in a sentence; layers count from the inputs, which are 0."""
        if layer == self.layers:
            return f"“{isolated(self.classes[j])}”" if self.classes else "the output"
        return f"neuron {j + 1}" + (f" of layer {layer}" if self.layers > 2 else "")

    def source(self, p: Placed) -> str:
        if p.source is None:
            return "bias"
        return self.unit(p.layer, p.source) if p.layer else self.inputs[p.source]

    def parameter(self, p: Placed) -> str:
        source = self.source(p)
        name = source if p.layer == 0 and p.source is not None else source.capitalize()
        alone = self.layers == 1 and not self.classes
        return name if alone else f"{name} to {self.unit(p.layer + 1, p.unit)}"
