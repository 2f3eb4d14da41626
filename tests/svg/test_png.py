"""Drawings as pixels, read back from the file."""

import struct
import zlib

import numpy as np
import pytest

from generator.svg.flat import flat_both
from generator.svg.png import png

DRAWING = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 6" width="10" height="6">'
    '<title>T</title><desc>D</desc><rect width="100%" height="100%"/>'
    '<circle cx="5" cy="3" r="2"/>{}</svg>'
)
CSS = (
    "rect{fill:#fdfcf9} circle{fill:#d2386c} text{font-size:4px}"
    " @media (prefers-color-scheme: dark){rect{fill:#17171c}}"
)


def drawing(more: str = "") -> str:
    """A small drawing, in colours."""
    return flat_both(DRAWING.format(more), CSS)


def pixels(data: bytes) -> np.ndarray:
    """Height × width × 3 bytes; the file must have what its header promises."""
    assert data[:8] == b"\x89PNG\r\n\x1a\n"
    chunks, at = {}, 8
    while at < len(data):
        (length,) = struct.unpack(">I", data[at : at + 4])
        name, body = data[at + 4 : at + 8], data[at + 8 : at + 8 + length]
        assert struct.unpack(">I", data[at + 8 + length :][:4]) == (zlib.crc32(name + body),)
        chunks[name], at = body, at + 12 + length
    assert list(chunks) == [b"IHDR", b"IDAT", b"IEND"]
    width, height, *kind = struct.unpack(">2I5B", chunks[b"IHDR"])
    assert kind == [8, 2, 0, 0, 0]
    rows = np.frombuffer(zlib.decompress(chunks[b"IDAT"]), np.uint8).reshape(height, -1)
    assert not rows[:, 0].any()  # no filter
    return rows[:, 1:].reshape(height, width, 3)


@pytest.mark.parametrize(("scheme", "ground"), (("light", (253, 252, 249)), ("dark", (23, 23, 28))))
@pytest.mark.parametrize(("scale", "size"), ((1, (6, 10, 3)), (2, (12, 20, 3)), (1.25, (8, 13, 3))))
def test_pixels_have_the_drawings_colours(scheme, ground, scale, size) -> None:
    painted = pixels(png(drawing(), scheme, scale))
    assert painted.shape == size
    assert tuple(painted[0, 0]) == tuple(painted[-1, -1]) == ground
    assert tuple(painted[size[0] // 2, size[1] // 2]) == (210, 56, 108)


def test_letters_are_painted() -> None:
    text = '<text x="1" y="5">Age</text>'
    with_text, without = (pixels(png(drawing(t), "light")) for t in (text, ""))
    assert (with_text != without).any()


def test_what_is_no_drawing_is_not_a_picture() -> None:
    with pytest.raises(RuntimeError, match="was not painted"):
        png('<svg xmlns="http://www.w3.org/2000/svg" width="0" height="0"/>', "light")


def test_a_picture_that_is_too_large_is_refused_at_once() -> None:
    with pytest.raises(ValueError, match="10,000,000 × 6,000,000 pixels is too large"):
        png(drawing(), "light", 1_000_000)
