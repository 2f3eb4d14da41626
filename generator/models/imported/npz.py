"""Arrays of numbers in `.npz` files, without the objects that numpy would unpickle."""

from __future__ import annotations

import math
import re

import numpy as np

from generator.models.imported.archive import Archive
from generator.models.imported.layer import Refused, check_count, shown
from generator.nn.activations import Array
from generator.reading.problems import describe

# An .npy file: eight bytes, the length of the header, the header, the numbers. The header is a
# Python literal, which numpy evaluates; that of an array of numbers always looks like this.
_MAGIC = b"\x93NUMPY"
_LENGTH_BYTES = {(1, 0): 2, (2, 0): 4, (3, 0): 4}
_HEADER = re.compile(
    rb"\{'descr': '(?P<dtype>[^']{1,20})', 'fortran_order': (?P<by_column>True|False), "
    rb"'shape': \((?P<shape>(?:\d{1,18}(?:, \d{1,18}){0,7},?)?)\), \} *\n"
)


def read_npz(data: bytes) -> dict[str, Array]:
    """The arrays in the bytes of an `.npz` file by their names, in its order, in float64.

    Refused for what is no such file, for arrays of anything but floats, for what is not finite,
    and for more numbers than a network may have.
    """
    archive = Archive(data)
    arrays: dict[str, Array] = {}
    for member in archive.names:
        name = member.removesuffix(".npy")
        array = _array(name, archive.read(member))
        check_count(sum(one.size for one in arrays.values()) + array.size)
        arrays[name] = shown(array, describe(name))
    return arrays


def _array(name: str, data: bytes) -> Array:
    """The array in the bytes of an `.npy` file: a view of them, of floats of any size."""
    length = _LENGTH_BYTES.get((data[6], data[7]), 0) if data[:6] == _MAGIC and data[7:] else 0
    begin = 8 + length
    start = begin + int.from_bytes(data[8:begin], "little")
    header = _HEADER.fullmatch(data[begin : min(start, begin + 1_000)]) if length else None
    if header is None:
        raise Refused(f"{describe(name)}: not a whole .npy file of numbers")
    dtype = header["dtype"].decode("latin-1")
    if dtype.endswith("O"):
        raise Refused(f"{describe(name)}: Python objects (pickle), which are never read")
    if not re.fullmatch("[<>=]f[248]", dtype):
        raise Refused(f"{describe(name)}: found numbers {describe(dtype)}, expected floats")
    shape = tuple(int(length) for length in re.findall(rb"\d+", header["shape"]))
    if math.prod(shape) * int(dtype[-1]) != len(data) - start:
        found = f"{len(data) - start:,} bytes of {dtype} for the shape {shape}"
        raise Refused(f"{describe(name)}: found {found}")
    flat = np.frombuffer(data, dtype, offset=start)
    return flat.reshape(shape, order="F" if header["by_column"] == b"True" else "C")
