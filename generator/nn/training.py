"""Training: gradient descent on many networks at once, and what it did, epoch by epoch."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from generator.nn.activations import Activation
from generator.nn.exact import sum_by_halves
from generator.nn.examples import Examples, Score
from generator.nn.gradient import backward, forward
from generator.nn.initialisation import INITIALISATIONS
from generator.nn.loss import Loss
from generator.nn.network import Array, Network
from generator.nn.optimizer import Adam, GradientDescent, Optimizer
from generator.nn.parts import Parts
from generator.nn.recipe import Recipe
from generator.nn.stack import Scaling, Sizes, Stack, stacked
from generator.nn.stopping import Best
from generator.notation.in_prose import in_prose

Progress = Callable[[int], None]


@dataclass(frozen=True)
class Epoch(Parts[Score]):
    """Where a network stood after `number` times through the training rows: its scores on those
    that it learns from, and on the other parts."""

    number: int
    """How often the network has gone through the training rows."""
    network: Network


@dataclass(frozen=True)
class Run:
    """A training's kept epochs, from 0 to the one whose network was taken; `restart` says which of
    its starts was the best, where that is known."""

    epochs: tuple[Epoch, ...]
    restart: int | None = None

    @property
    def last(self) -> Epoch:
        """The epoch whose network was taken."""
        return self.epochs[-1]

    @property
    def network(self) -> Network:
        return self.last.network

    @in_prose
    def at(self, epoch: float) -> Epoch:
        """The last kept epoch up to that one; ValueError for one that is not in 0 to the last."""
        if not 0 <= epoch <= self.last.number:
            raise ValueError(f"expected an epoch from 0 to {self.last.number}, found {epoch}")
        return [kept for kept in self.epochs if kept.number <= epoch][-1]

    @property
    def lowest(self) -> Epoch:
        """The kept epoch with the least loss on the rows that are watched (validation rows, or
        test rows where there are no others): to tell of, not to choose."""
        return min(self.epochs, key=lambda epoch: epoch.of(epoch.watched).loss)


@dataclass(frozen=True)
class _Descent:
    """Networks beside each other on their way down."""

    stack: Stack
    activations: Sequence[Activation]
    loss: Loss
    scaling: Scaling
    answers: Scaling
    optimizer: Optimizer
    l2: float

    def step(self, batch: Examples, running: NDArray[np.bool_]) -> None:
        """One step of the networks that are still `running`, a flag for each."""
        parameters, rows = self.stack.parameters, self.scaling(batch.rows)
        passes = forward(parameters, self.activations, rows)
        targets = self.answers(batch.targets)
        slopes = backward(parameters, self.activations, self.loss, rows, passes, targets)
        gradients = [
            slope.weights + self.l2 * weights
            for slope, weights in zip(slopes, parameters.weights, strict=True)
        ]
        gradients += [slope.biases for slope in slopes]
        masked = [g * mask for g, mask in zip(gradients, self.stack.masks.arrays, strict=True)]
        for array, change in zip(parameters.arrays, self.optimizer.step(masked), strict=True):
            array += change * running.reshape(-1, *[1] * (change.ndim - 1))

    def losses(self, examples: Examples) -> Array:
        """Mean loss of each network, without the penalty on weights."""
        return np.array([score.loss for score in self.scores(examples)])

    def scores(self, examples: Examples) -> list[Score]:
        rows = self.scaling(examples.rows)
        last = forward(self.stack.parameters, self.activations, rows)[-1]
        targets = self.answers(examples.targets)
        of_rows = self.loss.value(last.pre_activation, last.activation, targets)
        losses = sum_by_halves(of_rows) / len(examples)
        # A mean squared error in natural units; nothing else has answers to be scaled.
        natural = (losses * (self.answers.deviation[0] * self.answers.deviation[0])).tolist()
        if examples.numbers:
            return [Score(loss, None) for loss in natural]
        right = examples.right(last.activation).mean(-1)
        return [Score(*pair) for pair in zip(natural, right.tolist(), strict=True)]

    def epochs(self, number: int, rows: Parts[Examples]) -> list[Epoch]:
        """Where each network stands now."""
        scores = {part: self.scores(examples) for part, examples in rows.by_name.items()}
        scalings = self.scaling, self.answers
        return [
            Epoch(
                {part: told[run] for part, told in scores.items()},
                number,
                self.stack.network(run, self.activations, scalings),
            )
            for run in range(len(self.stack.sizes))
        ]


def train(
    parts: Parts[Examples],
    hidden: Sequence[Sizes],
    seeds: Sequence[int],
    activations: Sequence[Activation],
    how: Recipe,
    progress: Progress = lambda epoch: None,
) -> list[Run]:
    """One run for each pair of `hidden` (units of its hidden layers) and `seeds`.

    All have one depth. Where something is to choose (when to stop, which restart to take), the
    rows held out of the training decide, else the validation rows; test rows are looked at, never
    learned from, never chosen by. Raises ValueError where the loss does not go with the output's
    activation, where too few rows are left to learn from, and where none tell when to stop.
    """
    training, out = parts.training, how.held_out
    cut = len(training) - out
    if cut < 1:
        raise ValueError(f"{out} rows held out of {len(training)} leave none")
    learned = training[:cut]
    choosing = training[cut:] if out else parts.by_name.get("validation")
    if how.stop and choosing is None:
        raise ValueError("no rows to tell when to stop")
    rows = Parts({**parts.by_name, "training": learned})
    randoms = [
        np.random.default_rng([seed, restart]) for seed in seeds for restart in range(how.restarts)
    ]
    sizes = [units for units in hidden for _ in range(how.restarts)]
    descent = _descent(learned, sizes, randoms, activations, how)
    best = Best(descent.stack.parameters.arrays, how.stop.patience) if how.stop else None
    kept: list[list[Epoch]] = []
    keep = kept_epochs(how.epochs, how.keep)
    with np.errstate(over="ignore", invalid="ignore"):  # what comes of it is not finite, and told
        for epoch in _descend(descent, best, learned, choosing, randoms, how):
            if epoch in keep:
                kept.append(descent.epochs(epoch, rows))
            progress(epoch)
        if best:
            best.restore()
        losses = descent.losses(learned if choosing is None else choosing)
        last = descent.epochs(how.epochs, rows)
    told = [s.loss for epochs in (*kept, last) for e in epochs for s in e.by_name.values()]
    if not np.isfinite(losses).all() or not np.isfinite(told).all():
        raise ValueError("the loss has grown beyond all numbers; lower the learning rate")
    taken = best.epochs if best else np.full(len(sizes), how.epochs)
    return [
        _run(first, restart, int(taken[first + restart]), kept, last)
        for first in range(0, len(sizes), how.restarts)
        for restart in [int(losses[first : first + how.restarts].argmin())]
    ]


def _descend(
    descent: _Descent,
    best: Best | None,
    learned: Examples,
    choosing: Examples | None,
    randoms: Sequence[np.random.Generator],
    how: Recipe,
) -> Iterator[int]:
    """Each epoch's number when it is done, 0 before the first step, until nothing runs."""
    running = best.running if best else np.ones(len(randoms), bool)
    yield 0
    for epoch in range(1, how.epochs + 1):
        for batch in _batches(learned, randoms, how.batch):
            descent.step(batch, running)
        if not all(np.isfinite(array).all() for array in descent.stack.parameters.arrays):
            raise ValueError("the weights have grown beyond all numbers; lower the learning rate")
        yield epoch
        if best and choosing is not None:
            best.look(epoch, descent.losses(choosing))
            if not running.any():
                return


def kept_epochs(epochs: int, most: int) -> list[int]:
    """About `most` epochs from 0 to the last: each at first, where most happens, then ever
    farther apart."""
    steps = np.geomspace(1, epochs + 1, min(most, epochs + 1)) - 1
    # Early steps round to the same epoch: whole numbers until the growth overtakes them.
    return sorted({min(epochs, max(i, round(step))) for i, step in enumerate(steps.tolist())})


def _descent(
    learned: Examples,
    hidden: Sequence[Sizes],
    randoms: Sequence[np.random.Generator],
    activations: Sequence[Activation],
    how: Recipe,
) -> _Descent:
    loss = how.loss_for(activations[-1].name)
    if loss.output not in (None, activations[-1].name):
        raise ValueError(f"{loss.title} needs the output activation {loss.output}")
    inputs, outputs = learned.rows.shape[1], learned.targets.shape[1]
    sizes = [(inputs, *units, outputs) for units in hidden]
    stack = stacked(sizes, randoms, INITIALISATIONS[how.initialisation])
    scaling, answers = scalings(learned, activations[-1], how)
    optimizer = (
        Adam(how.learning_rate)
        if how.optimizer == "adam"
        else GradientDescent(how.learning_rate, how.momentum)
    )
    return _Descent(stack, activations, loss, scaling, answers, optimizer, how.l2)


def scalings(learned: Examples, output: Activation, how: Recipe) -> tuple[Scaling, Scaling]:
    """How inputs, and numbers to be answered, are scaled while a network learns."""
    answers = Scaling.none(learned.targets.shape[1])
    if not how.standardise:
        return Scaling.none(learned.rows.shape[1]), answers
    if learned.numbers and output.name == "identity":
        answers = Scaling.of(learned.targets)
    return Scaling.of(learned.rows), answers


def _batches(
    learned: Examples, randoms: Sequence[np.random.Generator], size: int | None
) -> Iterator[Examples]:
    """All rows at once, or batches of `size`, in an order of each run's own."""
    if size is None or size >= len(learned):
        yield learned
        return
    orders = np.stack([random.permutation(len(learned)) for random in randoms])
    for start in range(0, len(learned), size):
        yield learned[orders[:, start : start + size]]


def _run(
    first: int, restart: int, taken: int, kept: Sequence[Sequence[Epoch]], last: Sequence[Epoch]
) -> Run:
    """The kept epochs before the one taken, and that one, of a restart of the networks from the
    `first` on."""
    run = first + restart
    before = [epochs[run] for epochs in kept if epochs[run].number < taken]
    return Run((*before, replace(last[run], number=taken)), restart)
