"""Drawings as PNG, rendered without a browser and with typefaces of our own."""

from __future__ import annotations

import resvg_py

from generator.reading.shipped import ASSETS
from generator.svg.flat import Scheme, flat

# Arimo has the widths that labels are laid out with; the other has three signs that it lacks.
FONTS = [str(path) for path in sorted((ASSETS / "fonts").glob("*.ttf"))]
TYPEFACE = "Arimo"


def png(svg: str, scheme: Scheme, scale: float = 2) -> bytes:
    """`svg`, a stand-alone drawing, as PNG with `scale` pixels to a user unit.

    The same bytes on every machine: fonts of the system are not looked at.
    """
    return resvg_py.svg_to_bytes(
        svg_string=flat(svg, scheme),
        zoom=scale,
        skip_system_fonts=True,
        font_files=FONTS,
        font_family=TYPEFACE,
        sans_serif_family=TYPEFACE,
    )
