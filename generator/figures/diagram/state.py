"""What the script of a network diagram computes with."""

from __future__ import annotations

from collections.abc import Sequence

from pydantic import Field

from generator.data.dataset import Key
from generator.figures.diagram.line_width import largest_flow
from generator.figures.diagram.outputs import answer_lines
from generator.figures.parts.category import Category
from generator.figures.parts.outcome import answer_clause, chance
from generator.figures.parts.rows import CodedRows
from generator.figures.state import Real, State
from generator.models.shape import Shape
from generator.models.trained import TrainedNetwork
from generator.nn.activations import OUTPUTS
from generator.nn.examples import THRESHOLD
from generator.notation.direction import isolated


class NamedLayer(State):
    """A dense layer and what readers call its activation; of symbols it has no parameters."""

    activation: str
    title: str
    weights: list[list[float]] = Field(default_factory=list)
    biases: list[float] = Field(default_factory=list)


class FullLayer(NamedLayer):
    """A layer with its parameters."""

    weights: list[list[float]]
    biases: list[float]


class NetworkState(State):
    """A network: what its parts are called, and what it decides between; of a number there are no
    classes, and `decimals` are shown. The `clause` says an answer, in the place {class} or
    {number}; `chance` is what the probability of the second of two classes is called, if not by its
    word; where an answer takes several lines of a drawing, `lines` has them by class."""

    inputs: list[str]
    categories: list[Category] = Field(default_factory=list)
    layers: Sequence[NamedLayer]
    classes: tuple[str, ...]
    threshold: float
    clause: str
    chance: str | None = None
    decimals: int | None = None
    lines: list[list[str]] = Field(default_factory=list)

    @property
    def features(self) -> list[str]:
        """What readers set: inputs, and categories in the place of theirs."""
        names = {category.at: category.name for category in self.categories}
        within = {at for one in self.categories for at in range(one.at + 1, one.at + one.count)}
        return [names.get(at, n) for at, n in enumerate(self.inputs) if at not in within]


class Turns(State):
    """What goes with weights that a reader turns: how far from 0 each does, by layer and unit, the
    bias last; where lines are as wide as weights, what makes those of the inputs comparable; the
    name of the loss, empty where there is none; how many rows of the part that judges a model gets
    right that is to be beaten."""

    ends: list[list[list[Real]]]
    spread: list[float] | None = None
    loss: str
    rival: int | None = None


class DiagramState(NetworkState):
    """A network, and the inputs of the row whose forward pass is shown, if one is; where lines
    tell strengths, `largest` has the most that flows along one of each layer. Where a reader turns
    the weights, `turns` goes with that, and `rows` are those that the answers are counted on: in a
    page that has them in another figure already, its id."""

    row: list[float] = Field(default_factory=list)
    largest: list[float] = Field(default_factory=list)
    turns: Turns | None = None
    rows: CodedRows | str | None = None


class ForwardState(DiagramState):
    """A network at work on a row; `plays` if its steps come by themselves."""

    layers: Sequence[FullLayer]
    row: list[float]
    plays: bool = False


def symbols_state(model: Shape) -> NetworkState:
    """The shape alone."""
    layers = [
        NamedLayer(activation=layer.activation, title=OUTPUTS[layer.activation].title)
        for layer in model.description.layers
    ]
    return _state(model, layers)


def weights_state(model: TrainedNetwork) -> NetworkState:
    """The shape and the parameters."""
    layers = [
        FullLayer(
            activation=layer.activation.name,
            title=layer.activation.title,
            weights=layer.weights.tolist(),
            biases=layer.biases.tolist(),
        )
        for layer in model.network.layers
    ]
    return _state(model, layers)


def forward_state(model: TrainedNetwork, row: Key) -> ForwardState:
    """Shape, parameters and the inputs of that row; of hidden layers also what flows."""
    state = ForwardState.of(weights_state(model), row=model.row(row).numbers)
    return ForwardState.of(state, largest=largest_flow(model)) if model.deep else state


def _state(model: Shape, layers: Sequence[NamedLayer]) -> NetworkState:
    state = NetworkState(
        inputs=[one.name for one in model.inputs],
        layers=layers,
        classes=tuple(map(isolated, model.classes)),
        threshold=THRESHOLD,
        decimals=model.label.decimals if model.answer == "number" else None,
        clause=answer_clause(model),
    )
    if model.answer == "binary" and chance(model) != model.classes[1]:
        state = NetworkState.of(state, chance=isolated(chance(model)))
    answers = [list(answer_lines(name)) for name in model.classes]
    if model.answer == "binary" and max(map(len, answers)) > 1:
        state = NetworkState.of(state, lines=answers)
    categories = [Category.of_feature(entry) for entry in model.entries if entry.words]
    return NetworkState.of(state, categories=categories) if categories else state
