"""Size and transparency of a picture, from the first bytes of its file.

What is read is where the formats say it: PNG (W3C, section 11.2), GIF89a (section 18), JPEG
(ITU-T T.81, B.2.2, with the orientation of Exif 3.0, 4.6.5), WebP (RFC 9649, section 2), AVIF
(ISO/IEC 23008-12, 6.5.3 and 6.5.10).
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterator
from dataclasses import dataclass

_TURNED = (5, 6, 7, 8)  # orientations in which width and height change places
_FRAMES = {*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC}  # JPEG's markers that tell a size
_ALONE = {0x01, *range(0xD0, 0xD9)}  # its markers without a length
_HOLDERS = {b"meta": 4, b"iprp": 0, b"ipco": 0}  # AVIF's boxes of boxes, and what precedes these


@dataclass(frozen=True)
class Size:
    """Width and height in CSS pixels, as browsers show it; whether what lies behind it shows."""

    width: int
    height: int
    clear: bool = False


class NoPicture(Exception):
    """A file that is not of the format that its name tells."""


def raster_size(data: bytes) -> tuple[str, Size]:
    """The picture's format, as "PNG", and its size. Raises NoPicture for any other file."""
    for name, begins, read in _FORMATS:
        if begins(data):
            try:
                found = read(data)
            except (struct.error, IndexError):
                break
            if found.width and found.height:
                return name, found
            break
    raise NoPicture


def _png(data: bytes) -> Size:
    width, height, _, kind = struct.unpack_from(">IIBB", data, 16)
    return Size(width, height, kind in (4, 6) or b"tRNS" in data[: data.find(b"IDAT")])


def _gif(data: bytes) -> Size:
    # The extension that tells of transparency may precede the first image.
    at = data.find(b"\x21\xf9\x04")
    width, height = struct.unpack_from("<HH", data, 6)
    return Size(width, height, at >= 0 and bool(data[at + 3] & 1))


def _jpeg(data: bytes) -> Size:
    at, turned = 2, False
    while True:
        while data[at] != 0xFF or data[at + 1] == 0xFF:
            at += 1
        marker, at = data[at + 1], at + 2
        if marker in _ALONE:
            continue
        (length,) = struct.unpack_from(">H", data, at)
        if marker in _FRAMES:
            height, width = struct.unpack_from(">HH", data, at + 3)
            return Size(height, width) if turned else Size(width, height)
        if marker == 0xE1 and data[at + 2 : at + 8] == b"Exif\0\0":
            turned = _orientation(data[at + 8 : at + length]) in _TURNED
        at += length


def _orientation(exif: bytes) -> int:
    """How the camera was held: 1 where that is not told."""
    order = "<" if exif[:2] == b"II" else ">"
    try:
        (first,) = struct.unpack_from(f"{order}I", exif, 4)
        (count,) = struct.unpack_from(f"{order}H", exif, first)
        for number in range(count):
            tag, _, _, value = struct.unpack_from(f"{order}HHIH", exif, first + 2 + 12 * number)
            if tag == 0x0112:
                return int(value)
    except struct.error:
        pass
    return 1


def _webp(data: bytes) -> Size:
    kind = data[12:16]
    if kind == b"VP8X":
        width, height = (int.from_bytes(data[at : at + 3], "little") + 1 for at in (24, 27))
        return Size(width, height, bool(data[20] & 0x10))
    if kind == b"VP8L":
        (bits,) = struct.unpack_from("<I", data, 21)
        return Size((bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1, bool(bits >> 28 & 1))
    width, height = struct.unpack_from("<HH", data, 26)
    return Size(width & 0x3FFF, height & 0x3FFF)


def _avif(data: bytes) -> Size:
    sizes, turned, clear = list[tuple[int, int]](), False, False
    for kind, start in _boxes(data, 0, len(data)):
        if kind == b"ispe":
            sizes.append(struct.unpack_from(">II", data, start + 4))
        elif kind == b"irot":
            turned = data[start] % 2 == 1
        elif kind == b"auxC":
            clear = clear or b"alpha" in data[start : start + 64]
    width, height = max(sizes, default=(0, 0))
    return Size(height, width, clear) if turned else Size(width, height, clear)


def _boxes(data: bytes, at: int, end: int) -> Iterator[tuple[bytes, int]]:
    """The kinds of the boxes there, and of those in them, and where their contents begin."""
    while at + 8 <= end:
        length, kind = struct.unpack_from(">I4s", data, at)
        length = length or end - at
        if length < 8:
            return
        yield kind, at + 8
        if kind in _HOLDERS:
            yield from _boxes(data, at + 8 + _HOLDERS[kind], min(at + length, end))
        at += length


_FORMATS: tuple[tuple[str, Callable[[bytes], bool], Callable[[bytes], Size]], ...] = (
    ("PNG", lambda data: data.startswith(b"\x89PNG\r\n\x1a\n"), _png),
    ("GIF", lambda data: data[:6] in (b"GIF87a", b"GIF89a"), _gif),
    ("JPEG", lambda data: data.startswith(b"\xff\xd8\xff"), _jpeg),
    ("WebP", lambda data: data[:4] == b"RIFF" and data[8:12] == b"WEBP", _webp),
    ("AVIF", lambda data: data[4:8] == b"ftyp" and b"avif" in data[8:64], _avif),
)
