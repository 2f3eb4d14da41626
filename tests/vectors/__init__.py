"""Reference values: what d3, JavaScript and the reference figures give for the same inputs."""

import json
import struct
from collections.abc import Iterable
from pathlib import Path

from tests.page import none

HERE = Path(__file__).parent
D3 = json.loads((HERE / "d3.json").read_text(encoding="utf-8"))
REFERENCE_CURVES = json.loads((HERE / "reference-curves.json").read_text(encoding="utf-8"))


def all_alike(cases: Iterable[tuple[object, object, object]]) -> None:
    """Fails with each case, its name first, whose second part is not equal to its third."""
    none(f"{name}: {found!r}, not {wanted!r}" for name, found, wanted in cases if found != wanted)


def from_bits(bits: str) -> float:
    """The double with these 64 bits, given in hexadecimal."""
    number: float
    (number,) = struct.unpack(">d", bytes.fromhex(bits))
    return number
