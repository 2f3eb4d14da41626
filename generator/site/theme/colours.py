"""Colours of a theme: what a style sheet may write for one, and the nearest that can be read."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from math import cbrt, cos, radians, sin

import tinycss2.color4

Channels = tuple[float, float, float]
"""Red, green and blue from 0 to 1; or lightness, and two axes of colour."""

_STEPS = 400  # lightnesses that are tried for a nearer colour


def hexadecimal(written: str) -> str | None:
    """The colour as `#rrggbb`; None for what is none, or lets through what lies behind it."""
    try:
        colour = tinycss2.color4.parse_color(written)
        if colour is None or colour == "currentcolor" or colour.alpha != 1:
            return None
        if colour.space in ("oklab", "oklch"):
            return _nearest_shown(_as_oklab(colour.space, *colour.coordinates))
        red, green, blue = colour.to("srgb").coordinates
    except (NotImplementedError, AttributeError, TypeError, ValueError):
        return None
    return _written((red, green, blue))


def contrast(one: str, other: str) -> float:
    """Contrast of two colours `#rrggbb`, from 1 to 21, as WCAG 2 defines it."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def nearest(colour: str, does: Callable[[str], bool]) -> str | None:
    """The colour of the same hue and the nearest lightness that `does`; None where none does."""
    lightness, *hue = _oklab(_channels(colour))
    found = [
        (abs(other - lightness), candidate)
        for other, candidate in _of_hue(hue[0], hue[1])
        if does(candidate)
    ]
    return min(found)[1] if found else None


def _of_hue(a: float, b: float) -> Iterator[tuple[float, str]]:
    """Colours of a hue by their lightness, as full as they can be shown."""
    for step in range(_STEPS + 1):
        yield step / _STEPS, _nearest_shown((step / _STEPS, a, b))


def _nearest_shown(lab: Channels) -> str:
    """The colour, or one as light of the same hue and less full, where a screen cannot show it."""
    lightness, a, b = lab
    for share in (1, *(0.9**step for step in range(1, 45))):
        if _shown(channels := _srgb((lightness, a * share, b * share))):
            return _written(channels)
    return _written(_srgb((lightness, 0, 0)))


def _as_oklab(space: str, lightness: float, first: float, second: float) -> Channels:
    if space == "oklab":
        return lightness, first, second
    angle = radians(second)
    return lightness, first * cos(angle), first * sin(angle)


def _shown(channels: Channels) -> bool:
    return all(-1e-4 <= channel <= 1.0001 for channel in channels)


def _written(channels: Channels) -> str:
    return "#" + "".join(f"{round(255 * min(max(one, 0), 1)):02x}" for one in channels)


def _channels(colour: str) -> Channels:
    red, green, blue = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    return red, green, blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4


def _gamma(channel: float) -> float:
    return 12.92 * channel if channel <= 0.0031308 else 1.055 * channel ** (1 / 2.4) - 0.055


def _luminance(colour: str) -> float:
    red, green, blue = map(_linear, _channels(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


# Björn Ottosson, 2020, "A perceptual color space for image processing": equal steps look equal.
def _oklab(channels: Channels) -> Channels:
    r, g, b = map(_linear, channels)
    l = cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b)  # noqa: E741
    m = cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b)
    s = cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b)
    return (
        0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s,
        1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s,
        0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s,
    )


def _srgb(lab: Channels) -> Channels:
    lightness, a, b = lab
    l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3  # noqa: E741
    m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    s = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    return (
        _gamma(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
        _gamma(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
        _gamma(-0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s),
    )
