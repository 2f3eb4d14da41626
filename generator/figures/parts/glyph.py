"""The small sign of an activation function: its letter, or its curve where it has none.

Where a letter stands for a function of one sum there is a small curve besides, on which a dot shows
where the sum has come to.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import numpy as np

from generator.nn.activations import OUTPUTS, SOFTMAX
from generator.svg.function_path import function_path
from generator.svg.scale import Linear

SIZE = 26.0
REACH = 2.5  # the curve shows inputs from -REACH to REACH
SPOT_REACH = 4.0  # so does the small curve with a dot


@dataclass(frozen=True)
class Glyph:
    """`symbol`, `small` where it is long; or path data around the origin, SIZE user units wide."""

    symbol: str | None
    path: str | None
    small: bool = False


@cache
def glyph(name: str) -> Glyph:
    """The glyph of the activation function called `name`."""
    f = OUTPUTS[name]
    if f.symbol:
        return Glyph(f.symbol, None, small=name == SOFTMAX.name)
    x = Linear((-REACH, REACH), (-SIZE / 2, SIZE / 2))
    values = f.function(np.linspace(-REACH, REACH, 101))
    y = Linear((float(values.min()), float(values.max())), (0.4 * SIZE, -0.4 * SIZE))
    return Glyph(None, function_path(f, x, y))


@dataclass(frozen=True)
class Spot:
    """A small curve around the origin, SIZE user units wide and high, and the dot on it."""

    path: str
    x: float
    y: float


def spot(name: str, total: float) -> Spot | None:
    """Where a sum has come to on the curve of a function that is drawn as a letter; a sum beyond
    the curve is at its end. None for any other function."""
    f = OUTPUTS[name]
    if not f.symbol or name == SOFTMAX.name:
        return None
    ends = [float(f.function(np.float64(x))) for x in (-SPOT_REACH, SPOT_REACH)]
    x = Linear((-SPOT_REACH, SPOT_REACH), (-SIZE / 2, SIZE / 2))
    y = Linear((ends[0], ends[1]), (SIZE / 2, -SIZE / 2))
    at = min(SPOT_REACH, max(-SPOT_REACH, total))
    return Spot(function_path(f, x, y), float(x(at)), float(y(float(f.function(np.float64(at))))))
