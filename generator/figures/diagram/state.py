"""What the script of a network diagram computes with."""

from __future__ import annotations

from pydantic import Field

from generator.data.dataset import Value
from generator.figures.diagram.line_width import largest_flow
from generator.figures.state import State
from generator.models.shape import Shape
from generator.models.trained import TrainedNetwork
from generator.nn.activations import ACTIVATIONS
from generator.nn.examples import THRESHOLD


class NamedLayer(State):
    """A dense layer and what readers call its activation; of symbols it has no parameters."""

    activation: str
    title: str
    weights: list[list[float]] = Field(default_factory=list)
    biases: list[float] = Field(default_factory=list)


class NetworkState(State):
    """A network, and the inputs of the row whose forward pass is shown, if one is."""

    inputs: list[str]
    layers: list[NamedLayer]
    classes: tuple[str, str]
    threshold: float
    row: list[float] = Field(default_factory=list)


class FlowState(NetworkState):
    """Where lines tell strengths, `largest` has the most that flows along one of each layer."""

    largest: list[float] = Field(default_factory=list)


def symbols_state(model: Shape) -> NetworkState:
    """The shape alone."""
    layers = [
        NamedLayer(activation=layer.activation, title=ACTIVATIONS[layer.activation].title)
        for layer in model.description.layers
    ]
    return _state(model, layers)


def weights_state(model: TrainedNetwork) -> NetworkState:
    """The shape and the parameters."""
    layers = [
        NamedLayer(
            activation=layer.activation.name,
            title=layer.activation.title,
            weights=layer.weights.tolist(),
            biases=layer.biases.tolist(),
        )
        for layer in model.network.layers
    ]
    return _state(model, layers)


def forward_state(model: TrainedNetwork, row: Value) -> FlowState:
    """Shape, parameters and the inputs of that row; of hidden layers also what flows."""
    state = FlowState.of(weights_state(model), row=list(model.row(row).inputs.values()))
    return FlowState.of(state, largest=largest_flow(model)) if model.deep else state


def _state(model: Shape, layers: list[NamedLayer]) -> NetworkState:
    return NetworkState(
        inputs=[feature.name for feature in model.inputs],
        layers=layers,
        classes=model.classes,
        threshold=THRESHOLD,
    )
