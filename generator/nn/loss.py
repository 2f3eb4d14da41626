"""Loss functions: how wrong outputs are, and the slope of that in the last pre-activation."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from generator.nn import exact
from generator.nn.activations import Activation, softplus
from generator.nn.network import Array

LossValue = Callable[[Array, Array, Array], Array]
LossSlope = Callable[[Array, Array, Array, Activation], Array]


@dataclass(frozen=True)
class Loss:
    """A loss of single rows, defined on the last layer's pre-activation z and activation a.

    `value(z, a, targets)` takes three arrays of shape (…, rows, units) and gives (…, rows);
    `slope(z, a, targets, activation)` is its derivative in z, of z's shape. `output` is the
    activation that the last layer must have, None where any will do.
    """

    name: str
    title: str
    output: str | None
    value: LossValue
    slope: LossSlope


def _binary_cross_entropy(z: Array, a: Array, targets: Array) -> Array:
    """−y ln a − (1 − y) ln (1 − a) with a = σ(z), summed over units.

    As ln(1 + e^z) − y z it keeps its digits where a rounds to 0 or 1 (Goodfellow, Bengio &
    Courville (2016), "Deep Learning", 6.2.2.2).
    """
    losses: Array = exact.sum_in_order(softplus(z) - targets * z)
    return losses


def _cross_entropy(z: Array, a: Array, targets: Array) -> Array:
    """−Σ y ln softmax(z), for targets that add up to 1 (the same book, 6.2.2.3)."""
    highest = z.max(axis=-1, keepdims=True)
    log_sum = highest[..., 0] + exact.log(exact.sum_in_order(exact.exp(z - highest)))
    losses: Array = log_sum - exact.sum_in_order(targets * z)
    return losses


def _mean_squared_error(z: Array, a: Array, targets: Array) -> Array:
    """Mean over units of (a − y)²."""
    off = a - targets
    losses: Array = exact.sum_in_order(off * off) / a.shape[-1]
    return losses


def _mean_squared_error_slope(z: Array, a: Array, targets: Array, f: Activation) -> Array:
    slope: Array = 2 * (a - targets) / a.shape[-1] * f.derivative(z)
    return slope


_ALL = (
    Loss(
        name="binary-cross-entropy",
        title="binary cross-entropy",
        output="sigmoid",
        value=_binary_cross_entropy,
        slope=lambda z, a, targets, f: a - targets,
    ),
    Loss(
        name="cross-entropy",
        title="cross-entropy",
        output="softmax",
        value=_cross_entropy,
        slope=lambda z, a, targets, f: a - targets,
    ),
    Loss(
        name="mean-squared-error",
        title="mean squared error",
        output=None,
        value=_mean_squared_error,
        slope=_mean_squared_error_slope,
    ),
)

LOSSES: dict[str, Loss] = {loss.name: loss for loss in _ALL}


def usual_loss(output: str) -> Loss:
    """The loss that goes with a last layer's activation, by its name."""
    fitting = (loss for loss in _ALL if loss.output == output)
    return next(fitting, LOSSES["mean-squared-error"])
