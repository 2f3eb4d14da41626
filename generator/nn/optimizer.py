"""Optimizers: from the gradients to the change of the parameters, step after step."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

import numpy as np

from generator.nn.network import Array


class Optimizer(Protocol):
    def step(self, gradients: Sequence[Array]) -> list[Array]:
        """What to add to each parameter, given the loss's gradient in it."""


class GradientDescent:
    """Downhill by the learning rate times the gradient; with momentum, also by part of the last
    change (Polyak 1964, "Some methods of speeding up the convergence of iteration methods")."""

    def __init__(self, learning_rate: float, momentum: float = 0.0) -> None:
        self.learning_rate = learning_rate
        self.momentum = momentum
        self._changes: list[Array] = []

    def step(self, gradients: Sequence[Array]) -> list[Array]:
        last = self._changes or [np.zeros_like(g) for g in gradients]
        self._changes = [
            self.momentum * change - self.learning_rate * gradient
            for change, gradient in zip(last, gradients, strict=True)
        ]
        return self._changes


class Adam:
    """Kingma & Ba (2015), "Adam: a method for stochastic optimization", algorithm 1."""

    def __init__(
        self, learning_rate: float, decay: float = 0.9, square_decay: float = 0.999
    ) -> None:
        self.learning_rate = learning_rate
        self.decays = decay, square_decay
        self._means: list[Array] = []
        self._squares: list[Array] = []
        self._left = 1.0, 1.0  # of the averages' start, which was 0

    def step(self, gradients: Sequence[Array]) -> list[Array]:
        decay, square_decay = self.decays
        means = self._means or [np.zeros_like(g) for g in gradients]
        squares = self._squares or [np.zeros_like(g) for g in gradients]
        self._means = [
            decay * mean + (1 - decay) * g for mean, g in zip(means, gradients, strict=True)
        ]
        self._squares = [
            square_decay * square + (1 - square_decay) * g * g
            for square, g in zip(squares, gradients, strict=True)
        ]
        # Both averages start at 0; their first steps are scaled up by as much as that takes away.
        # Step by step, as powers of a library's have other last bits elsewhere.
        self._left = self._left[0] * decay, self._left[1] * square_decay
        mean_scale = self.learning_rate / (1 - self._left[0])
        square_scale = 1 / (1 - self._left[1])
        return [
            -mean_scale * mean / (np.sqrt(square_scale * square) + 1e-8)
            for mean, square in zip(self._means, self._squares, strict=True)
        ]
