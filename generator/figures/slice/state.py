"""What the script computes with to draw a slice of a network."""

from __future__ import annotations

from pydantic import Field

from generator.figures.parts.category import Category
from generator.figures.state import Real, Scale, State
from generator.nn.network import Network


class Layer(State):
    """A dense layer's parameters."""

    weights: list[list[float]]
    biases: list[float]
    activation: str


class SliceState(State):
    """A row with the values of the inputs that are held, and which one or two inputs vary.

    Of curves, `series` has the values of the second input that have a curve each, and `strips`
    the y coordinates of the rows' strips that belong to each; of a map neither is there. `span`
    has the plot's left and right end, `room` what labels beneath each other have: the least gap,
    the lowest and the highest coordinate; all in user units. Only one that answers with one of two
    classes has a threshold; answers that are numbers have so many `decimals`. A
    second input that is a `category` has places of its words for values. Curves of several classes
    have lines down to `base` where the answer changes.
    """

    row: list[float]
    over: int
    by: int | None
    series: list[float] = Field(default_factory=list)
    threshold: float | None
    x: Scale
    y: Scale
    span: tuple[Real, Real]
    strips: list[list[float]] = Field(default_factory=list)
    room: tuple[Real, Real, Real]
    decimals: int | None = None
    category: Category | None = None
    base: Real | None = None


class CurvesState(SliceState):
    """A slice that is drawn as curves."""

    series: list[float]
    strips: list[list[float]]


class MapState(SliceState):
    """A slice that is drawn as a map. From each of the `levels` on, the next shade begins; of
    several classes, which have regions, there are none."""

    levels: list[float]


def layers_of(network: Network) -> list[Layer]:
    """The parameters of a network."""
    return [
        Layer(
            weights=layer.weights.tolist(),
            biases=layer.biases.tolist(),
            activation=layer.activation.name,
        )
        for layer in network.layers
    ]
