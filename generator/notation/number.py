"""Numbers as text: for files (`ecmascript`, `coordinate`) and for readers (the others).

What readers see has a twin in the script, so the rules are few: JavaScript's rounding (of the
exact binary value, ties away from zero), a true minus sign, no "−0".
"""

import math
from decimal import ROUND_HALF_UP, Context, Decimal

GIVEN = 9  # significant digits of a number of the data
LARGEST_WHOLE = 2**53 - 1  # up to which doubles tell whole numbers apart
MINUS = "\N{MINUS SIGN}"
NARROW_SPACE = "\N{NARROW NO-BREAK SPACE}"  # a number and its unit stay on one line

# A double has at most 767 significant digits: with room for all, rounding happens only once.
_EXACT = Context(prec=1100, rounding=ROUND_HALF_UP)
_SUPERSCRIPT = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")


def ecmascript(x: float) -> str:
    """Shortest text that reads back as `x`, as ECMAScript's Number::toString writes it."""
    x = float(x)
    if math.isnan(x):
        return "NaN"
    if math.isinf(x):
        return "Infinity" if x > 0 else "-Infinity"
    if x == 0:
        return "0"
    sign = "-" if x < 0 else ""
    # Python's repr has the same shortest digits; only where it changes to exponents differs.
    shortest = Decimal(repr(abs(x))).normalize()
    if 1e-6 <= abs(x) < 1e21:
        return f"{sign}{shortest:f}"
    digits = "".join(map(str, shortest.as_tuple().digits))
    point = "." if len(digits) > 1 else ""
    return f"{sign}{digits[0]}{point}{digits[1:]}e{shortest.adjusted():+d}"


def coordinate(x: float, decimals: int = 2) -> str:
    """`x` for a drawing: rounded to `decimals` places, without trailing zeros, never "-0"."""
    return _trimmed(f"{_round(x, decimals):f}")


def fixed(x: float, decimals: int) -> str:
    """`x` with exactly `decimals` decimals, never with an exponent."""
    return _for_readers(f"{_round(x, decimals):f}")


def trimmed(x: float, decimals: int) -> str:
    """`x` with at most `decimals` decimals, without trailing zeros, never with an exponent."""
    return _for_readers(coordinate(x, decimals))


def significant(x: float, digits: int) -> str:
    """`x` rounded to `digits` significant digits, without trailing zeros after the point.

    In full for 1e-6 ≤ |x| < 1e6; outside as "1.2 × 10⁻⁷", joined by narrow no-break spaces.
    """
    return _significant(x, digits, 1e6)


def plain(x: float, digits: int) -> str:
    """The same, but in full up to as many digits before the point."""
    return _significant(x, digits, 10.0**digits)


def _significant(x: float, digits: int, below: float) -> str:
    x = float(x)
    rounded = _round(x, digits - 1 - Decimal(x).adjusted() if x else 0)
    if x == 0 or 1e-6 <= abs(x) < below:
        return _for_readers(_trimmed(f"{rounded:f}"))
    exponent = rounded.adjusted()
    coefficient = _trimmed(f"{rounded.scaleb(-exponent, _EXACT):f}")
    power = f"10{str(exponent).translate(_SUPERSCRIPT)}"
    return _for_readers(f"{coefficient}{NARROW_SPACE}×{NARROW_SPACE}{power}")


def given(number: float) -> str:
    """A number of the data, or one that a reader sets in its place.

    Exact where it is whole or 9 significant digits say it, else "≈" and 7 of them.
    """
    number = float(number)
    if number.is_integer() and abs(number) <= LARGEST_WHOLE:
        return fixed(number, 0)
    if float(f"{number:.{GIVEN - 1}e}") == number:
        return plain(number, GIVEN)
    return f"≈ {plain(number, GIVEN - 2)}"


def to_decimals(x: float, decimals: int) -> str:
    """`x` with exactly `decimals` decimals, in full for 1e-6 ≤ |x| < 2⁵³; else with as many digits
    as they leave, up to 9."""
    left = Decimal(repr(float(x))).adjusted() + decimals + 1
    if x == 0 or 1e-6 <= abs(x) <= LARGEST_WHOLE or left < 1:
        return fixed(x, decimals)
    return significant(x, min(GIVEN, left))


def signed(x: float, digits: int) -> str:
    """`significant(x, digits)` with a plus sign before what is above zero."""
    text = significant(x, digits)
    return f"+{text}" if x > 0 else text


def percent(p: float, decimals: int = 0) -> str:
    """The share `p` (0..1) as per cent, with `decimals` decimals: 0.38 → "38 %"."""
    return f"{fixed(100 * p, decimals)}{NARROW_SPACE}%"


def _round(x: float, decimals: int) -> Decimal:
    """`x` rounded as toFixed does; a negative number of decimals rounds to tens, hundreds…"""
    x = float(x)
    if not math.isfinite(x):
        raise ValueError(f"cannot write {x} as a number: it is not finite")
    rounded = Decimal(x).quantize(Decimal(1).scaleb(-decimals), context=_EXACT)
    return rounded if rounded else abs(rounded)  # what rounds to zero loses its sign


def _trimmed(text: str) -> str:
    return text.rstrip("0").rstrip(".") if "." in text else text


def _for_readers(text: str) -> str:
    return text.replace("-", MINUS)


def terse(x: float) -> float:
    """The number as JSON writes it shortest: without decimals where it is whole, as long as it is
    one that every program reads as it is."""
    return int(x) if x.is_integer() and abs(x) <= LARGEST_WHOLE else x
