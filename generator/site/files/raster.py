"""Size and transparency of a picture, as Pillow reads them from the head of its file."""

from __future__ import annotations

import io
import struct
import warnings
from dataclasses import dataclass

_NAMES = {"PNG": "PNG", "GIF": "GIF", "JPEG": "JPEG", "WEBP": "WebP", "AVIF": "AVIF"}
_SEVERAL = {"MPO": "JPEG"}  # a photograph with others behind it, of which browsers show the first
_ORIENTATION = 0x0112  # Exif 3.0, 4.6.5
# What Pillow and libavif raise for damaged files; UnidentifiedImageError is an OSError.
_DAMAGED = (OSError, RuntimeError, SyntaxError, ValueError, struct.error)
_TURNED = (5, 6, 7, 8)  # orientations in which width and height change places


@dataclass(frozen=True)
class Size:
    """Width and height in CSS pixels, as browsers show it; whether what lies behind it shows."""

    width: int
    height: int
    clear: bool = False


class NoPicture(Exception):
    """A file that is not of a format that browsers show, or breaks off in its head."""


def raster_size(data: bytes) -> tuple[str, Size]:
    """The picture's format, as "PNG", and its size. Raises NoPicture for any other file.

    No pixel is decoded, so that a picture that is small as a file and huge as an image costs
    neither time nor memory.
    """
    from PIL import Image  # only sites with pictures wait for it

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of many pixels, and of damaged Exif data
        try:
            with Image.open(io.BytesIO(data), formats=tuple(_NAMES)) as image:
                turned = image.getexif().get(_ORIENTATION) in _TURNED
                width, height = reversed(image.size) if turned else image.size
                name = (_NAMES | _SEVERAL)[str(image.format)]
                return name, Size(width, height, image.has_transparency_data)
        except (*_DAMAGED, Image.DecompressionBombError):
            raise NoPicture from None
