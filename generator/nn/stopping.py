"""Early stopping: a training ends when rows held out of it have long not been answered better.

Prechelt (1998), "Early stopping, but when?".
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from generator.nn.network import Array


class Best:
    """The parameters of networks beside each other (a leading axis of runs) at their best.

    `running` has a flag for each run, cleared once its loss has not fallen for `patience` epochs;
    `epochs` has the epoch in which each was best.
    """

    def __init__(self, parameters: Sequence[Array], patience: int) -> None:
        self._parameters = parameters
        self._best = [array.copy() for array in parameters]
        self._patience = patience
        runs = len(parameters[0])
        self._losses = np.full(runs, np.inf)
        self.epochs = np.zeros(runs, int)
        self.running = np.ones(runs, bool)

    def look(self, epoch: int, losses: Array) -> None:
        """Compares each run's loss on the rows held out with its best so far."""
        better = self.running & (losses < self._losses)
        self._losses[better] = losses[better]
        self.epochs[better] = epoch
        for best, array in zip(self._best, self._parameters, strict=True):
            best[better] = array[better]
        self.running &= epoch - self.epochs < self._patience

    def restore(self) -> None:
        """Puts the best parameters back in the place of the last."""
        for array, best in zip(self._parameters, self._best, strict=True):
            array[...] = best
