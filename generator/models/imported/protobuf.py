"""The wire format of Protocol Buffers: numbered fields, one behind the other.

https://protobuf.dev/programming-guides/encoding. The package for it makes objects of hundreds of
bytes from two bytes of a file; here nothing is made that nobody asks for.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from generator.models.imported.layer import Refused
from generator.nn.activations import Array

MOST_FIELDS = 3_000_000  # of a file, and whole numbers in them: some seconds

_VARINT, _EIGHT_BYTES, _BYTES, _FOUR_BYTES = 0, 1, 2, 5
_LONGEST_VARINT = 10  # bytes

Field = tuple[int, "int | memoryview"]
"""The number of a field, and its value: a whole number, or bytes of a text, number or message."""


class Wire:
    """Reads the messages of one file, and no more fields than `MOST_FIELDS` of all of them."""

    def __init__(self) -> None:
        self._left = MOST_FIELDS

    def fields(self, message: memoryview) -> Iterator[Field]:
        """The fields of the message in their order; Refused where it is cut or none."""
        at = 0
        while at < len(message):
            self._count()
            key, at = _varint(message, at)
            number, kind = key >> 3, key & 7
            if kind == _VARINT:
                value, at = _varint(message, at)
                yield number, value
                continue
            if kind == _BYTES:
                size, at = _varint(message, at)
            elif kind in (_FOUR_BYTES, _EIGHT_BYTES):
                size = 4 if kind == _FOUR_BYTES else 8
            else:
                raise broken()
            if size > len(message) - at:
                raise broken()
            yield number, message[at : at + size]
            at += size

    def whole_numbers(self, value: int | memoryview) -> list[int]:
        """The values of a repeated field of whole numbers: one, or several packed together."""
        if isinstance(value, int):
            return [whole(value)]
        found, at = list[int](), 0
        while at < len(value):
            self._count()
            number, at = _varint(value, at)
            found.append(whole(number))
        return found

    def _count(self) -> None:
        self._left -= 1
        if self._left < 0:
            raise Refused(f"expected up to {MOST_FIELDS:,} fields and whole numbers, found more")


def broken() -> Refused:
    """What is said of bytes that are no such message."""
    return Refused("not a whole ONNX file; export it anew")


def _varint(message: memoryview, at: int) -> tuple[int, int]:
    """The whole number that begins there, seven bits in a byte, and where it ends."""
    if at < len(message) and message[at] < 128:  # as most are
        return message[at], at + 1
    value = 0
    for i, byte in enumerate(message[at : at + _LONGEST_VARINT]):
        value |= (byte & 127) << (7 * i)
        if byte < 128:
            return value & (1 << 64) - 1, at + i + 1
    raise broken()


def message_of(value: int | memoryview) -> memoryview:
    """The value of a field that holds a message or bytes."""
    if isinstance(value, int):
        raise broken()
    return value


def whole(value: int | memoryview) -> int:
    """The value of a field that holds a whole number, which may be negative."""
    if not isinstance(value, int):
        raise broken()
    return value - (1 << 64) if value >> 63 else value


def text(value: int | memoryview) -> str:
    """The value of a field that holds a text."""
    try:
        return str(message_of(value), "utf-8")
    except UnicodeDecodeError:
        raise broken() from None


def numbers(data: bytes | bytearray | memoryview, dtype: str) -> Array:
    """The floats of that little-endian type in the bytes, which must be whole."""
    size = np.dtype(dtype).itemsize
    if len(data) % size:
        raise broken()
    return np.frombuffer(data, dtype)
