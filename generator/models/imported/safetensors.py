"""The `.safetensors` format: a header in JSON that says where in the file which tensor lies.

Eight bytes say how long the header is. The tensors follow it without gaps, little-endian, row by
row: https://huggingface.co/docs/safetensors.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeGuard

import numpy as np

from generator.models.imported.layer import Refused, check_count, shown
from generator.nn.activations import Array
from generator.reading.problems import describe

LONGEST_HEADER = 1_000_000  # bytes
MOST_AXES = 8

# Numbers by their names; of BF16 numpy knows only that it is the upper half of a float32.
_TYPES = {"F64": "<f8", "F32": "<f4", "F16": "<f2", "BF16": "<u2"}


@dataclass(frozen=True)
class SafeTensors:
    """What a file holds: tensors by their names, in float64, and texts that say more of them."""

    tensors: dict[str, Array]
    metadata: dict[str, str]


@dataclass(frozen=True)
class _Place:
    name: str
    dtype: str
    shape: tuple[int, ...]
    begin: int
    end: int


def read_safetensors(data: bytes) -> SafeTensors:
    """The tensors in the bytes of a `.safetensors` file.

    Refused for what is no such file, for places that overlap, leave gaps or lie outside, for
    anything but floats, for what is not finite, and for more numbers than a network may have.
    """
    header, start = _header(data)
    metadata = header.pop("__metadata__", {})
    texts = isinstance(metadata, dict) and all(isinstance(v, str) for v in metadata.values())
    if not isinstance(metadata, dict) or not texts:
        raise Refused("__metadata__ in the header: expected texts by their names")
    places = [_place(name, told) for name, told in header.items()]
    _check_places(places, len(data) - start)
    check_count(sum(math.prod(place.shape) for place in places))
    return SafeTensors({p.name: _tensor(data, start, p) for p in places}, metadata)


def safetensors_bytes(tensors: Mapping[str, Array], metadata: Mapping[str, str]) -> bytes:
    """The bytes of a file with the tensors, in float64, and the texts."""
    header: dict[str, object] = {"__metadata__": dict(metadata)}
    at = 0
    for name, tensor in tensors.items():
        end = at + 8 * tensor.size
        header[name] = {"dtype": "F64", "shape": tensor.shape, "data_offsets": [at, end]}
        at = end
    told = json.dumps(header, separators=(",", ":")).encode()
    told += b" " * (-len(told) % 8)  # so that the numbers lie where a processor likes them
    numbers = (np.ascontiguousarray(tensor, "<f8").tobytes() for tensor in tensors.values())
    return b"".join([len(told).to_bytes(8, "little"), told, *numbers])


def _header(data: bytes) -> tuple[dict[str, object], int]:
    """What the header says, and where the tensors begin."""
    length = int.from_bytes(data[:8], "little")
    if len(data) < 8 or length > len(data) - 8:
        raise Refused("not a whole .safetensors file: its header is longer than the file")
    if length > LONGEST_HEADER:
        raise Refused(f"found a header of {length:,} bytes, expected up to {LONGEST_HEADER:,}")
    try:
        header = json.loads(data[8 : 8 + length], object_pairs_hook=_once)
    except (ValueError, RecursionError) as error:
        twice = str(error) if isinstance(error, Refused) else "not JSON"
        raise Refused(f"not a .safetensors file: its header is {twice}") from None
    if not isinstance(header, dict):
        raise Refused("not a .safetensors file: its header is not a mapping")
    return header, 8 + length


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise Refused("a mapping with the same name twice")
    return found


def _place(name: str, told: object) -> _Place:
    """Where the tensor lies, as the header has it."""
    fields = told if isinstance(told, dict) else {}
    dtype, shape, offsets = (fields.get(key) for key in ("dtype", "shape", "data_offsets"))
    if not (_counts(shape) and _counts(offsets)) or len(offsets) != 2 or len(shape) > MOST_AXES:
        raise Refused(f"{describe(name)}: expected dtype, shape and data_offsets in the header")
    if not isinstance(dtype, str) or dtype not in _TYPES:
        kinds = ", ".join(_TYPES)
        raise Refused(f"{describe(name)}: found {describe(dtype)}, expected one of {kinds}")
    place = _Place(name, dtype, tuple(shape), *offsets)
    size = math.prod(shape) * np.dtype(_TYPES[dtype]).itemsize
    if place.end - place.begin != size:
        found = f"{place.end - place.begin:,} bytes for {dtype} of shape {place.shape}"
        raise Refused(f"{describe(name)}: found {found}, expected {size:,}")
    return place


def _counts(value: object) -> TypeGuard[list[int]]:
    return isinstance(value, list) and all(type(v) is int and 0 <= v < 1 << 48 for v in value)


def _check_places(places: Iterable[_Place], length: int) -> None:
    """Refused where the tensors do not fill the rest of the file, one behind the other."""
    at = 0
    for place in sorted(places, key=lambda place: (place.begin, place.end)):
        if place.begin != at:
            what = "overlaps another tensor" if place.begin < at else "leaves a gap before it"
            raise Refused(f"{describe(place.name)}: its place in the file {what}")
        if place.end > length:
            raise Refused(f"{describe(place.name)}: its place lies outside the file, which is cut")
        at = place.end
    if at != length:
        raise Refused(f"found {length - at:,} bytes that belong to no tensor")


def _tensor(data: bytes, start: int, place: _Place) -> Array:
    count = math.prod(place.shape)
    numbers = np.frombuffer(data, _TYPES[place.dtype], count, start + place.begin)
    if place.dtype == "BF16":
        numbers = (numbers.astype("<u4") << 16).view("<f4")
    return shown(numbers.reshape(place.shape), describe(place.name))
