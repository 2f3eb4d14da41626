"""Functions and sums whose results are the same bits wherever they are computed.

IEEE 754 rounds +, −, ·, / and √ of doubles in one way only, in NumPy as in JavaScript. What the
processor's own library gives for e^x and ln x differs in the last bit from one to the next, and so
does a sum whose order a library chooses. Here both are made of those operations in a fixed order.
`assets/scripts/exact.js` is the twin: what is trained in the page is what is trained here.

The polynomials, and how arguments are reduced, are those of fdlibm (Sun Microsystems 1993, e_exp.c
and e_log.c), after Cody & Waite (1980), "Software manual for the elementary functions".
"""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]

# ln 2 in two parts: whole multiples of the first are exact, the second has the digits that follow.
LN2_HIGH, LN2_LOW = float.fromhex("0x1.62e42feep-1"), float.fromhex("0x1.a39ef35793c76p-33")
VANISHING = 1e-17  # what 1 does not feel
LOWEST, HIGHEST = -746.0, 710.0  # beyond these e^x is 0, or more than a double holds

_EXP = (
    1.66666666666666019037e-01, -2.77777777770155933842e-03, 6.61375632143793436117e-05,
    -1.65339022054652515390e-06, 4.13813679705723846039e-08,
)  # fmt: skip
_LOG = (
    6.666666666666735130e-01, 3.999999999940941908e-01, 2.857142874366239149e-01,
    2.222219843214978396e-01, 1.818357216161805012e-01, 1.531383769920937332e-01,
    1.479819860511658591e-01,
)  # fmt: skip


def exp(x: Array) -> Array:
    """e^x, at most 1 unit in the last place off; 0 and inf where a double ends."""
    held = np.where(np.isnan(x), 0.0, np.clip(x, LOWEST, HIGHEST))
    twos = np.floor(held * (1 / math.log(2)) + 0.5)
    high, low = held - twos * LN2_HIGH, twos * LN2_LOW
    r = high - low
    c = r - r * r * _polynomial(_EXP, r * r)
    near_one = 1 - ((low - r * c / (2 - c)) - high)
    # In two steps, as 2^1024 and 2^−1075 are no doubles; the first one rounds nothing.
    half = np.floor(twos / 2)
    with np.errstate(over="ignore", under="ignore"):
        powers: Array = near_one * _power_of_two(half) * _power_of_two(twos - half)
    return np.where(np.isnan(x), x, powers)


def expm1(x: Array) -> Array:
    """e^x − 1 for x up to 0, without the cancellation near 0; some 3 units in the last place off.

    After Kahan: (u − 1) · x / ln u with u = e^x, where the error of u cancels out.
    """
    u = exp(x)
    between = (u != 1) & (u > VANISHING)
    safe = np.where(between, u, 0.5)
    return np.where(between, (safe - 1) * x / log(safe), np.where(u == 1, x, u - 1))


def log(x: Array) -> Array:
    """ln x, at most 1 unit in the last place off; −inf at 0, NaN below."""
    inside = (x > 0) & (x < np.inf)
    m, twos = np.frexp(np.where(inside, x, 1.0))
    small = m < math.sqrt(0.5)
    f = np.where(small, 2 * m, m) - 1
    k = (twos - small).astype(np.float64)
    s = f / (2 + f)
    z = s * s
    half = 0.5 * f * f
    tail = s * (half + z * _polynomial(_LOG, z)) + k * LN2_LOW
    found = k * LN2_HIGH - ((half - tail) - f)
    outside = np.where(x == 0, -np.inf, np.where(x > 0, x, np.nan))
    return np.where(inside, found, outside)


def log1p(x: Array) -> Array:
    """ln(1 + x) for x from 0 to 1, without the loss of small x; some 3 units in the last place off.

    After Kahan: ln u · x / (u − 1) with u = 1 + x.
    """
    u = 1 + x
    added = u != 1
    safe = np.where(added, u, 2.0)
    return np.where(added, log(safe) * x / (safe - 1), x)


def tanh(x: Array) -> Array:
    """tanh x = (1 − t) / (1 + t) with t = e^−2|x|; some 5 units in the last place off."""
    # From 22 on it is 1 in float64; twice the largest floats would overflow.
    less = expm1(-2 * np.minimum(np.abs(x), 22.0))  # t − 1
    size = -less / (2 + less)
    return np.where(x < 0, -size, size)


def sum_in_order(terms: Array) -> Array:
    """Sum over the last axis from left to right (NumPy's own sum pairs terms up)."""
    if terms.shape[-1] == 1:
        return terms[..., 0]
    return np.add.accumulate(terms, axis=-1)[..., -1]


def sum_by_halves(terms: Array) -> Array:
    """Sum over the last axis, for many terms: the second half is added to the first, which has the
    one in the middle too, and so on. Far faster than one after the other, and nearer to the truth
    (Higham 1993, "The accuracy of floating point summation"). It overwrites the terms.
    """
    count = terms.shape[-1]
    while count > 1:
        half = (count + 1) // 2
        terms[..., : count - half] += terms[..., half:count]
        count = half
    return terms[..., 0].copy()


def sums_of_products(rows: Array, weights: Array) -> Array:
    """rows (…, n, inputs) times weights (…, units, inputs): (…, n, units), from the first input
    to the last.

    In memory units come before rows: what follows runs along the longer axis.
    """
    x = rows.swapaxes(-1, -2)
    sums: Array = weights[..., :, :1] * x[..., np.newaxis, 0, :]
    products = np.empty_like(sums)
    for i in range(1, x.shape[-2]):
        np.multiply(weights[..., :, i, np.newaxis], x[..., np.newaxis, i, :], out=products)
        sums += products
    return sums.swapaxes(-1, -2)


def sums_over_rows(slopes: Array, inputs: Array) -> Array:
    """For each unit of slopes (…, n, units) and each of the inputs (…, n, inputs) the sum of their
    products over the rows, by halves: (…, units, inputs)."""
    by_unit, by_input = slopes.swapaxes(-1, -2), inputs.swapaxes(-1, -2)[..., np.newaxis, :]
    products = np.empty(np.broadcast_shapes(by_unit.shape, by_input[..., 0, :, :].shape))
    columns = []
    for i in range(by_input.shape[-3]):
        np.multiply(by_unit, by_input[..., i, :, :], out=products)
        columns.append(sum_by_halves(products))
    return np.stack(columns, axis=-1)


def _polynomial(coefficients: tuple[float, ...], z: Array) -> Array:
    """c₁ z⁰ + c₂ z¹ + …, by Horner's rule."""
    value: Array = np.full_like(z, coefficients[-1])
    for c in reversed(coefficients[:-1]):
        value = c + z * value
    return value


def _power_of_two(exponents: Array) -> Array:
    powers: Array = np.ldexp(1.0, exponents.astype(np.int64))
    return powers
