"""The linear scale: from the numbers of a domain to the coordinates of a drawing."""

import math
from dataclasses import dataclass, replace
from typing import overload

import numpy as np
from numpy.typing import NDArray

from generator.svg.ticks import tick_format, tick_increment, ticks

Interval = tuple[float, float]
Array = NDArray[np.float64]


@dataclass(frozen=True)
class Linear:
    """Function that maps `domain` to `range` in a straight line; either may run backwards.

    Equal to d3-scale's scaleLinear to the last digit. An empty domain maps to the middle of
    the range. Raises ValueError for an end that is not finite.
    """

    domain: Interval
    range: Interval

    def __post_init__(self) -> None:
        for end in (*self.domain, *self.range):
            if not math.isfinite(end):
                raise ValueError(
                    f"a scale needs finite ends, not {end} (domain {self.domain}, "
                    f"range {self.range})"
                )

    @overload
    def __call__(self, value: float) -> float: ...
    @overload
    def __call__(self, value: Array) -> Array: ...
    def __call__(self, value: float | Array) -> float | Array:
        """The coordinate of `value`, or of each value of an array."""
        (d0, d1), (r0, r1) = self.domain, self.range
        if d1 < d0:
            d0, d1, r0, r1 = d1, d0, r1, r0
        t = (value - d0) / (d1 - d0) if d0 != d1 else 0.5 + 0 * value
        return r0 * (1 - t) + r1 * t

    @property
    def affine(self) -> dict[str, float]:
        """The same map for the script: coordinate = slope * value + intercept."""
        (d0, d1), (r0, r1) = self.domain, self.range
        slope = (r1 - r0) / (d1 - d0) if d0 != d1 else 0.0
        return {"slope": slope, "intercept": self(d0) - slope * d0}

    @overload
    def inverse(self, coordinate: float) -> float: ...
    @overload
    def inverse(self, coordinate: Array) -> Array: ...
    def inverse(self, coordinate: float | Array) -> float | Array:
        """The value at `coordinate`, or at each one of an array; the range must not be empty."""
        return replace(self, domain=self.range, range=self.domain)(coordinate)

    def nice(self, count: float = 10) -> "Linear":
        """This scale with its domain widened to round values, `count` as for `ticks`."""
        start, stop = sorted(self.domain)
        if start == stop or not count > 0:
            return self
        previous = None
        # A wider domain may have a coarser step: repeat until it stays (ten times, as d3 does).
        for _ in range(10):
            step = tick_increment(start, stop, count)
            if step == previous:
                backwards = self.domain[1] < self.domain[0]
                return replace(self, domain=(stop, start) if backwards else (start, stop))
            if step > 0:
                start, stop = math.floor(start / step) * step, math.ceil(stop / step) * step
            else:
                start, stop = math.ceil(start * step) / step, math.floor(stop * step) / step
            previous = step
        return self

    def ticks(self, count: float = 10) -> list[float]:
        """About `count` round values within the domain, in its direction."""
        return ticks(*self.domain, count)

    def tick_labels(self, count: float = 10) -> list[str]:
        """The labels of `ticks(count)`."""
        return [*map(tick_format(*self.domain, count), self.ticks(count))]

    def labelled(self, count: float = 10) -> list[tuple[float, str]]:
        """`ticks(count)`, each with its label."""
        return [*zip(self.ticks(count), self.tick_labels(count), strict=True)]
