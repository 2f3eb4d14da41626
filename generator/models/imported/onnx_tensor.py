"""Tensors in ONNX files: numbers packed in one of several ways, and their shape."""

from __future__ import annotations

import math
from dataclasses import dataclass, field

import numpy as np

from generator.models.imported.layer import MOST_CLASSES, Classes, Refused, check_count, shown
from generator.models.imported.protobuf import (
    Wire,
    message_of,
    numbers,
    text,
    whole,
)
from generator.nn.activations import Array
from generator.reading.problems import describe

MOST_AXES = 8

FLOAT, INT32, INT64, FLOAT16, DOUBLE, BFLOAT16 = 1, 6, 7, 10, 11, 16
_RAW = {FLOAT: "<f4", INT32: "<i4", INT64: "<i8", FLOAT16: "<f2", DOUBLE: "<f8", BFLOAT16: "<u2"}


@dataclass
class Tensor:
    """A tensor as the file has it: bytes, from which `array` makes numbers once they are needed."""

    name: str = ""
    shape: list[int] = field(default_factory=list)
    kind: int = 0
    raw: memoryview | None = None
    floats: bytearray = field(default_factory=bytearray)
    doubles: bytearray = field(default_factory=bytearray)
    wholes: list[int] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    elsewhere: bool = False

    def array(self) -> Array:
        """Its numbers in float64; Refused, by its name, where they are not those of its shape,
        lie in another file, are not finite, or are more than a network may have."""
        name, shape = describe(self.name), tuple(self.shape)
        if self.elsewhere:
            raise Refused(f"{name}: lies in another file; export with all weights in one file")
        if self.kind not in _RAW:
            raise Refused(f"{name}: found elements of type {self.kind}, expected floats")
        if len(shape) > MOST_AXES or any(length < 0 for length in shape):
            raise Refused(f"{name}: found a shape of {shape[: MOST_AXES + 1]}")
        check_count(math.prod(shape))
        values = self._values()
        if values.size != math.prod(shape):
            raise Refused(f"{name}: found {values.size:,} numbers for the shape {shape}")
        return shown(values.reshape(shape), name)

    def classes(self) -> Classes:
        """The names of classes that it is a list of; none where it is something else."""
        if len(self.shape) != 1 or self.elsewhere:
            return ()
        if self.kind in (INT32, INT64) and self.shape[0] <= MOST_CLASSES:
            return tuple(map(int, self.array().tolist()))
        return tuple(self.texts)

    def _values(self) -> Array:
        """The numbers one behind the other, of any type."""
        if self.raw is None and self.kind == FLOAT:
            return numbers(self.floats, "<f4")
        if self.raw is None and self.kind == DOUBLE:
            return numbers(self.doubles, "<f8")
        if self.raw is None and self.kind in (INT32, INT64):
            return np.array(self.wholes, dtype=np.float64)
        # The halves of floats are kept as whole numbers where they are not raw.
        raw = self.raw if self.raw is not None else _halves(self.wholes)
        values = numbers(raw, _RAW[self.kind])
        return _upper_half(values) if self.kind == BFLOAT16 else values


def _halves(wholes: list[int]) -> bytes:
    return b"".join((number & 0xFFFF).to_bytes(2, "little") for number in wholes)


def _upper_half(values: Array) -> Array:
    """Floats of which the file has the upper two bytes."""
    return (values.astype("<u4") << 16).view("<f4")


def read_tensor(wire: Wire, message: memoryview) -> Tensor:
    """The tensor in a message; its numbers are not looked at yet."""
    found = Tensor()
    for number, value in wire.fields(message):
        if number == 1:
            found.shape += wire.whole_numbers(value)
            if len(found.shape) > 10 * MOST_AXES:
                raise Refused(f"a tensor of more than {MOST_AXES} axes")
        elif number == 2:
            found.kind = whole(value)
        elif number == 4:
            found.floats += message_of(value)
        elif number in (5, 7):
            found.wholes += wire.whole_numbers(value)
        elif number == 6 and len(found.texts) <= MOST_CLASSES:
            found.texts.append(text(value))
        elif number == 8:
            found.name = text(value)
        elif number == 9:
            found.raw = message_of(value)
        elif number == 10:
            found.doubles += message_of(value)
        elif number in (13, 14):
            found.elsewhere |= number == 13 or value == 1
    return found
