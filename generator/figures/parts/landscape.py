"""The loss of a model's training rows as a function of some of its weights, the others fixed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from generator.figures.contents import Shown
from generator.figures.parts.parameter_names import Names
from generator.figures.state import State
from generator.models.sources import Keys
from generator.models.trained import TrainedNetwork
from generator.nn.activations import Activation
from generator.nn.gradient import Parameters, backward, forward
from generator.nn.loss import Loss, usual_loss
from generator.nn.network import AT_ONCE, Array, Network
from generator.reading.errors import SpecProblem, unknown

MOST_NUMBERS = 12_000  # of rows, that a page carries
NUDGE = 1e-3  # of a parameter's unit, for curvatures


class Turned(State):
    """A weight or bias: where its line comes from and leads to; that of a bias has no source.

    Layers of nodes count from 0, the inputs; `layer` is that of the source.
    """

    layer: int
    source: int | None
    unit: int


class TrainingRows(State):
    """Training rows, those that have the same inputs and targets together: a list for each input
    and for each target, and how many rows there are of each."""

    inputs: list[list[float]]
    targets: list[list[float]]
    counts: list[int]


class LandscapeState(State):
    """The training rows, the loss, and which parameters are turned; their names and present
    values."""

    examples: TrainingRows
    loss: str
    turned: list[Turned]
    names: list[str]
    values: list[float]


@dataclass(frozen=True)
class Landscape:
    """The mean loss of the training rows over the parameters `turned` of a model. `path` is the key
    of the figure block that names them."""

    model: TrainedNetwork
    loss: Loss
    turned: tuple[Turned, ...]
    path: Keys

    @property
    def names(self) -> list[str]:
        """What the turned parameters are called."""
        return [Names(self.model).parameter(turned) for turned in self.turned]

    @property
    def titles(self) -> list[str]:
        """What they are, and what they are called."""
        pairs = zip(self.turned, self.names, strict=True)
        return [name if turned.source is None else f"Weight of {name}" for turned, name in pairs]

    @property
    def own(self) -> list[float]:
        """Their values in the model."""
        return self.of(self.model.network)

    def shown(self, marks: str, state: str = "") -> Iterator[Shown]:
        """What a drawing of it shows where the parameters are the model's own, by the names that
        expressions have for that."""
        path, layers = f"models.{self.model.name}", self.model.network.layers
        yield Shown(f"{path}.loss.training", marks, state)
        if len(layers) > 1 or len(layers[0].biases) > 1:
            return  # whose parameters have no names
        columns = {entry.at: entry.column for entry in self.model.entries if not entry.words}
        for turned in self.turned:
            if turned.source is None:
                yield Shown(f"{path}.bias", marks, state)
            elif turned.source in columns:
                yield Shown(f"{path}.weights.{columns[turned.source]}", marks, state)

    def of(self, network: Network) -> list[float]:
        """Their values in a network of the same shape."""
        return [_value(network, turned) for turned in self.turned]

    @cached_property
    def _different(self) -> tuple[Array, Array, Array]:
        """The training rows that differ, their targets, and how many there are of each."""
        rows, targets = self._training
        both, counts = np.unique(np.column_stack([rows, targets]), axis=0, return_counts=True)
        return both[:, : rows.shape[1]], both[:, rows.shape[1] :], counts.astype(np.float64)

    @cached_property
    def _training(self) -> tuple[Array, Array]:
        at = self.model.parts.training
        return self.model.features[at], self.model.label.targets[at]

    @property
    def numbers(self) -> int:
        """How many numbers the rows have."""
        rows, targets, _ = self._different
        return rows.size + targets.size

    def losses(self, values: Array) -> Array:
        """The loss at each of the places `values`, of shape (places, turned)."""
        rows, targets, counts = self._different
        widest = max(layer.weights.size for layer in self.model.network.layers)
        room = max(1, AT_ONCE // (len(rows) * widest))
        parts = []
        for at in range(0, len(values), room):
            parameters = self._parameters(values[at : at + room])
            last = forward(parameters, self._activations, rows)[-1]
            found = self.loss.value(last.pre_activation, last.activation, targets)
            parts.append(found @ counts / counts.sum())
        return np.concatenate(parts)

    def loss_at(self, values: Sequence[float]) -> float:
        """The loss at one place."""
        return float(self.losses(np.array([values], dtype=np.float64))[0])

    def slopes(self, values: Sequence[float]) -> list[float]:
        """The slopes of the loss in the turned parameters at one place."""
        (rows, targets), activations = self._training, self._activations
        arrays = self._parameters(np.array([values], dtype=np.float64))
        parameters = Parameters([w[0] for w in arrays.weights], [b[0] for b in arrays.biases])
        passes = forward(parameters, activations, rows)
        slopes = backward(parameters, activations, self.loss, rows, passes, targets)
        found = []
        for turned in self.turned:
            of = slopes[turned.layer]
            at = turned.unit if turned.source is None else (turned.unit, turned.source)
            found.append(float((of.biases if turned.source is None else of.weights)[at]))
        return found

    @cached_property
    def units(self) -> list[float]:
        """For each turned parameter how much of it matters: one over the size of what it is
        multiplied with, and of numbers their deviation over it. SpecProblem where that is 0."""
        rows, targets = self._training
        spread = float(targets.std()) if self.model.answer == "number" else 1.0
        passes = forward(self._parameters(np.array([self.own])), self._activations, rows)
        found = []
        for turned, name in zip(self.turned, self.names, strict=True):
            into = rows if turned.layer == 0 else passes[turned.layer - 1].activation[0]
            size = 1.0
            if turned.source is not None:
                size = float(np.sqrt((into[:, turned.source] ** 2).mean()))
            if size * spread == 0:
                raise SpecProblem(self.path, f'the loss does not depend on "{name}"')
            found.append(spread / size)
        return found

    def curvatures(self, values: Sequence[float]) -> Array:
        """How the slopes rise with each turned parameter there, of shape (turned, turned)."""
        rows = []
        for i, unit in enumerate(self.units):
            up, down = (
                self.slopes([v + sign * NUDGE * unit * (i == j) for j, v in enumerate(values)])
                for sign in (1, -1)
            )
            rows.append((np.array(up) - np.array(down)) / (2 * NUDGE * unit))
        return np.array(rows)

    def state(self) -> LandscapeState:
        """What a script needs to compute the same, besides the layers."""
        rows, targets, counts = self._different
        return LandscapeState(
            examples=TrainingRows(
                inputs=rows.T.tolist(),
                targets=targets.T.tolist(),
                counts=counts.astype(int).tolist(),
            ),
            loss=self.loss.name,
            turned=list(self.turned),
            names=self.names,
            values=self.own,
        )

    @property
    def _activations(self) -> list[Activation]:
        return [layer.activation for layer in self.model.network.layers]

    def _parameters(self, values: Array) -> Parameters:
        """Those of networks beside each other, one for each place."""
        layers = self.model.network.layers
        weights = [layer.weights[np.newaxis] for layer in layers]
        biases = [layer.biases[np.newaxis] for layer in layers]
        for layer in {turned.layer for turned in self.turned}:
            weights[layer] = np.repeat(weights[layer], len(values), axis=0)
            biases[layer] = np.repeat(biases[layer], len(values), axis=0)
        for i, turned in enumerate(self.turned):
            if turned.source is None:
                biases[turned.layer][:, turned.unit] = values[:, i]
            else:
                weights[turned.layer][:, turned.unit, turned.source] = values[:, i]
        return Parameters(weights, biases)


def _value(network: Network, turned: Turned) -> float:
    layer = network.layers[turned.layer]
    if turned.source is None:
        return float(layer.biases[turned.unit])
    return float(layer.weights[turned.unit, turned.source])


def landscape_of(model: TrainedNetwork, wanted: Sequence[str], path: Keys) -> Landscape:
    """The landscape over the parameters of these names; SpecProblem where there is none of a name,
    or where the model has no loss or too many rows. `path` is the key that has the names."""
    every = {Names(model).parameter(turned): turned for turned in _all(model.network)}
    for i, name in enumerate(wanted):
        if name not in every:
            at = path if len(wanted) == 1 else (*path, i)
            raise SpecProblem(at, unknown(f"parameter of {model.name}", name, every))
    ends = model.network.layers[-1].activation.name
    if ends == "step":
        raise SpecProblem(("model",), f'"{model.name}" ends in a step, whose loss has no slope')
    trained = model.training if model.answer != "number" else None  # that has one loss alone
    loss = trained.loss_for(ends) if trained else usual_loss(ends)
    found = Landscape(model, loss, tuple(every[name] for name in wanted), path)
    if (count := found.numbers) > MOST_NUMBERS:
        problem = f'the training rows of "{model.name}" have {count} numbers'
        raise SpecProblem(("model",), f"{problem}, expected at most {MOST_NUMBERS}")
    return found


def _all(network: Network) -> list[Turned]:
    """Every parameter, unit by unit, a unit's bias after its weights."""
    return [
        Turned(layer=at, source=source, unit=unit)
        for at, layer in enumerate(network.layers)
        for unit in range(len(layer.weights))
        for source in [*range(layer.weights.shape[1]), None]
    ]
