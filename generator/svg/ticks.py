"""Ticks: round values along an interval, and their labels.

The algorithms are those of d3-array 3 (`ticks`, `tickIncrement`, `tickStep`), with the same values
to the last digit for steps between 1e-22 and 1e22, where powers of ten are exact. The labels are
not those of d3: they write a number as all figures do.
"""

import math
from collections.abc import Callable
from decimal import Decimal

from generator.notation.number import GIVEN, LARGEST_WHOLE, fixed, plain


def ticks(start: float, stop: float, count: float) -> list[float]:
    """About `count` values from `start` to `stop`, evenly spaced by 1, 2 or 5 times 10ⁿ."""
    if not count > 0:
        return []
    if start == stop:
        return [float(start)]
    low, high = min(start, stop), max(start, stop)
    first, last, increment = _span(low, high, count)
    multiples = range(first, last + 1) if start < stop else range(last, first - 1, -1)
    if increment < 0:
        return [multiple / -increment for multiple in multiples]
    return [multiple * increment for multiple in multiples]


def tick_increment(start: float, stop: float, count: float) -> float:
    """The step of `ticks(start, stop, count)`; for a step below 1, minus its reciprocal.

    A step of 0.1 is returned as -10 because tenths are exact as n / 10, not as n * 0.1.
    """
    if not (start < stop and count > 0):
        raise ValueError(f"no ticks: need start < stop and count > 0 ({start}, {stop}, {count})")
    return _span(start, stop, count)[2]


def tick_step(start: float, stop: float, count: float) -> float:
    """The difference between neighbouring `ticks(start, stop, count)`; 0 where start is stop."""
    if start == stop:
        return 0.0
    increment = tick_increment(min(start, stop), max(start, stop), count)
    step = 1 / -increment if increment < 0 else increment
    return step if start < stop else -step


def tick_format(start: float, stop: float, count: float) -> Callable[[float], str]:
    """Function from a tick to its label: the text of `given`, or of as many digits more as tell it
    from its neighbours, "−1000.5"."""
    step = tick_step(start, stop, count)

    def label(value: float) -> str:
        if float(value).is_integer() and abs(value) <= LARGEST_WHOLE:
            return fixed(value, 0)
        digits = _magnitude(value) - _magnitude(step) + 1 if step else GIVEN
        return plain(value, max(GIVEN, digits))

    return label


def _span(start: float, stop: float, count: float) -> tuple[int, int, float]:
    """First and last tick as multiples of the increment, and the increment."""
    step = (stop - start) / count
    power = math.floor(math.log10(step))
    factor = _factor(step / 10.0**power)
    if power < 0:
        per_unit = 10.0**-power / factor
        first, last = _round(start * per_unit), _round(stop * per_unit)
        first += first / per_unit < start
        last -= last / per_unit > stop
        increment = -per_unit
    else:
        increment = 10.0**power * factor
        first, last = _round(start / increment), _round(stop / increment)
        first += first * increment < start
        last -= last * increment > stop
    # A count of 1 may fall between two ticks; d3 then asks for twice as many.
    if last < first and 0.5 <= count < 2:
        return _span(start, stop, count * 2)
    return first, last, increment


def _factor(error: float) -> int:
    """The one of 1, 2, 5, 10 that is nearest to `error` on a logarithmic scale."""
    if error >= math.sqrt(50):
        return 10
    if error >= math.sqrt(10):
        return 5
    return 2 if error >= math.sqrt(2) else 1


def _round(x: float) -> int:
    """`x` rounded to an integer, halves upwards, as JavaScript's Math.round does."""
    whole = math.floor(x)
    return whole + (x - whole >= 0.5)


def _magnitude(x: float) -> int:
    """The power of ten of its first digit."""
    return Decimal(repr(float(x))).adjusted()
