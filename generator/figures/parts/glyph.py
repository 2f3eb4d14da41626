"""The small sign of an activation function: its letter, or its curve where it has none."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import numpy as np

from generator.nn.activations import OUTPUTS, SOFTMAX
from generator.svg.function_path import function_path
from generator.svg.scale import Linear

SIZE = 26.0
REACH = 2.5  # the curve shows inputs from -REACH to REACH


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
