"""What a file does to a row, step by step, as dense layers: scaling is folded into the weights."""

from __future__ import annotations

import numpy as np

from generator.models.imported.layer import (
    MOST_LAYERS,
    SOFTMAX,
    ImportedLayer,
    Layers,
    Refused,
    check_count,
    shape_of,
)
from generator.nn.activations import OUTPUTS, Array
from generator.reading.problems import describe


class Folding:
    """Collects sums, scalings and activations in their order, and has the layers at the end.

    A scaling before a layer goes into its weights, w · (x · f + s) + b = (w · f) · x + (b + w · s),
    so that the layer takes the numbers as they are in the data; one behind a layer's sum scales its
    weights and biases. All its methods raise Refused for what no dense layer can do.
    """

    def __init__(self) -> None:
        self._done: list[ImportedLayer] = []
        self._sums: tuple[Array, Array] | None = None  # of a layer whose activation is to come
        self._before: tuple[Array, Array] | None = None  # a scaling that waits for its layer
        self._parameters = 0

    @property
    def width(self) -> int | None:
        """How many values a row has at this point; None where the file has not said it yet."""
        if self._sums is not None:
            return len(self._sums[0])
        if self._before is not None and self._before[0].size > 1:
            return int(self._before[0].size)
        return self._done[-1].units if self._done else None

    @property
    def ended(self) -> ImportedLayer | None:
        """The layer that has given what there is at this point; None within a layer."""
        within = self._sums is not None or self._before is not None
        return self._done[-1] if self._done and not within else None

    def dense(self, weights: Array, biases: Array) -> None:
        """A layer's sums, of `weights` (units, inputs) and `biases` (units,)."""
        if weights.ndim != 2 or biases.shape != weights.shape[:1]:
            found = f"weights {shape_of(weights)} and biases {shape_of(biases)}"
            raise Refused(f"expected weights (units, inputs) and biases (units,), found {found}")
        if self._sums is not None:
            self._close("identity")
        if self.width not in (None, weights.shape[1]):
            raise Refused(f"weights {shape_of(weights)} (units, inputs) take {self.width} values")
        self._parameters += weights.size + biases.size
        check_count(self._parameters)
        if self._before is not None:
            factor, shift = self._before
            with np.errstate(all="ignore"):  # what is not finite is found when the layer is made
                biases = biases + weights @ np.broadcast_to(shift, weights.shape[1:])
                weights = weights * factor
            self._before = None
        self._sums = weights, biases

    def scale(self, factor: Array, shift: Array) -> None:
        """x · factor + shift, each of one value or of one for each value of a row."""
        factor, shift = _row(factor), _row(shift)
        width = self.width or max(factor.size, shift.size)
        if not {factor.size, shift.size} <= {1, width}:
            found = f"{factor.size} factors and {shift.size} summands"
            raise Refused(f"found {found}, expected one, or one for each of {width} values")
        factor, shift = np.broadcast_arrays(factor, shift)
        with np.errstate(all="ignore"):
            if self._sums is not None:
                weights, biases = self._sums
                self._sums = weights * factor[:, np.newaxis], biases * factor + shift
            elif self._before is not None:
                self._before = self._before[0] * factor, self._before[1] * factor + shift
            else:
                self._before = factor, shift

    def activation(self, name: str) -> None:
        """The function that ends a layer: one of `OUTPUTS`."""
        if name == "identity":
            return  # another function may still follow, and a layer without one has this one
        if self._sums is None:
            raise Refused(f"found {name} with no layer before it, expected a weighted sum")
        if name not in OUTPUTS:
            raise Refused(f"unknown activation {describe(name)}")
        self._close(name)

    def layers(self) -> Layers:
        """The network; Refused where there is no layer, or something is left over."""
        if self._sums is not None:
            self._close("identity")
        if not self._done:
            raise Refused("found no layer with weights")
        if self._before is not None:
            raise Refused("found a scaling after the last activation, expected none")
        return tuple(self._done)

    def _close(self, name: str) -> None:
        """Makes a layer of the sums and the function."""
        assert self._sums is not None  # of a layer that was begun
        if self._done and self._done[-1].activation == SOFTMAX:
            raise Refused("found a layer after softmax, expected it at the end")
        if len(self._done) == MOST_LAYERS:
            raise Refused(f"expected up to {MOST_LAYERS} layers, found more")
        self._done.append(ImportedLayer(*self._sums, name))
        self._sums = None


def _row(values: Array) -> Array:
    """One value, or one for each of a row; axes of length 1 may stand before them."""
    numbers = np.asarray(values, dtype=np.float64)
    if not numbers.size or numbers.shape[-1:] not in ((), (numbers.size,)):
        raise Refused(f"found a scaling of shape {shape_of(numbers)}, expected one row")
    return numbers.reshape(-1)
