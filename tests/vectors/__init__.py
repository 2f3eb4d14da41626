"""Reference values: what d3, JavaScript and the reference figures give for the same inputs."""

import json
import struct
from pathlib import Path

HERE = Path(__file__).parent
D3 = json.loads((HERE / "d3.json").read_text(encoding="utf-8"))
REFERENCE_CURVES = json.loads((HERE / "reference-curves.json").read_text(encoding="utf-8"))


def from_bits(bits: str) -> float:
    """The double with these 64 bits, given in hexadecimal."""
    number: float
    (number,) = struct.unpack(">d", bytes.fromhex(bits))
    return number
