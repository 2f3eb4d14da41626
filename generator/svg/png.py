"""Drawings as PNG, painted without a browser and with typefaces of our own."""

from __future__ import annotations

import hashlib
import math
import struct
import zlib
from functools import cache
from importlib.metadata import version
from pathlib import Path
from xml.etree import ElementTree

import numpy as np
import numpy.typing as npt
from thorvg_python.base import Colorspace, Result
from thorvg_python.canvas.sw import SwCanvas
from thorvg_python.engine import Engine
from thorvg_python.paint.picture import Picture

from generator.svg.flat import Scheme, flat
from generator.svg.outlines import FONTS, outline_texts
from generator.work.kept import kept

MOST_PIXELS = 2**27  # which take half a gigabyte
LEVEL = 4  # of compression: a lower one makes a sixth more bytes, a higher one hardly fewer


class TooLarge(ValueError):
    """A picture of too many pixels."""


def png(svg: str, scheme: Scheme, scale: float = 2) -> bytes:
    """`svg`, a flat stand-alone drawing on its ground, as PNG with `scale` pixels to a user unit.

    The same bytes on every machine: no typeface of the system is looked at. Raises TooLarge for
    a picture of more than MOST_PIXELS.
    """
    key = "\0".join((*_made_with(), scheme, repr(scale), svg)).encode()
    return kept("pictures", key, lambda: _encoded(_painted(flat(svg, scheme), scale)))


@cache
def _made_with() -> tuple[str, ...]:
    """All that a picture depends on besides its drawing: this code, typefaces, libraries."""
    files = (*sorted(Path(__file__).parent.glob("*.py")), *sorted(FONTS.glob("*.ttf")))
    sums = (hashlib.sha256(path.read_bytes()).hexdigest() for path in files)
    return (*sums, *map(version, ("thorvg-python", "uharfbuzz")), zlib.ZLIB_RUNTIME_VERSION)


def _painted(svg: str, scale: float) -> npt.NDArray[np.uint8]:
    """Red, green and blue of each pixel (height × width × 3)."""
    root = ElementTree.fromstring(svg)
    outline_texts(root)
    width, height = (math.ceil(float(root.attrib[side]) * scale) for side in ("width", "height"))
    if width * height > MOST_PIXELS:
        raise TooLarge(f"a picture of {width:,} × {height:,} pixels is too large")
    engine = _engine()
    canvas, picture = SwCanvas(engine), Picture(engine)
    canvas.set_target(width, height, cs=Colorspace.ABGR8888S)
    steps = (
        picture.load_data(ElementTree.tostring(root), "svg", None, copy=True),
        picture.set_size(width, height),
        canvas.add(picture),
        canvas.draw(clear=True),
        canvas.sync(),
    )
    if set(steps) != {Result.SUCCESS}:
        raise RuntimeError(f"a drawing of {width} × {height} pixels was not painted: {steps}")
    return (
        np.asarray(canvas.buffer_arr, np.uint32).view(np.uint8).reshape(height, width, 4)[..., :3]
    )


@cache
def _engine() -> Engine:
    return Engine()


def _encoded(pixels: npt.NDArray[np.uint8]) -> bytes:
    """A PNG of opaque pixels, https://www.w3.org/TR/png-3/.

    No row is filtered: in plain drawings, most of which is one colour, the filters cost more time
    and more bytes than they save.
    """
    height, width, _ = pixels.shape
    rows = np.zeros((height, 1 + 3 * width), np.uint8)
    for channel in range(3):
        rows[:, 1 + channel :: 3] = pixels[..., channel]
    header = struct.pack(">2I5B", width, height, 8, 2, 0, 0, 0)  # 8 bits of each of three colours
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(rows.data, LEVEL)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(name, data) for name, data in chunks)


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
