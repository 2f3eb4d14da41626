"""The small site with files of its author: small pictures, a film, a sound, a data set to take."""

import base64
import struct
import zlib
from pathlib import Path

from tests.samples.tiny import SOURCES, write

# 12 by 8 pixels, as Pillow 12 writes them.
RASTER = {
    "a.gif": (
        "R0lGODdhDAAIAIIAAJkAM8wAM8wzM8wAZpkzZswzZgAAAAAAACwAAAAADAAIAAAIMQALCBxIcGCAAgcTIizI"
        "sIAAgQcFDHh4sMAAggQEZiwAwODCiRcdMnwoMmTEkCEfBgQAOw=="
    ),
    "a.webp": "UklGRi4AAABXRUJQVlA4ICIAAABQAQCdASoMAAgABUB8JaAABAAAAP7hwf//cH6g/iCeAAAA",
    "whole.webp": "UklGRh4AAABXRUJQVlA4TBEAAAAvC8ABAAdQlCJXq/+BiOh/AAA=",
    "clear.webp": (
        "UklGRlAAAABXRUJQVlA4WAoAAAAQAAAACwAABwAAQUxQSAoAAAABB1C8iAhERP8DVlA4ICAAAABQAQCdASoM"
        "AAgAB0CWJaAABAAAAP7eD3/7U/Kz3fcAAA=="
    ),
    "a.avif": (
        "AAAAIGZ0eXBhdmlmAAAAAGF2aWZtaWYxbWlhZk1BMUIAAADrbWV0YQAAAAAAAAAhaGRscgAAAAAAAAAAcGlj"
        "dAAAAAAAAAAAAAAAAAAAAAAOcGl0bQAAAAAAAQAAAB5pbG9jAAAAAEQAAAEAAQAAAAEAAAETAAAAIgAAAChp"
        "aW5mAAAAAAABAAAAGmluZmUCAAAAAAEAAGF2MDFDb2xvcgAAAABqaXBycAAAAEtpcGNvAAAAFGlzcGUAAAAA"
        "AAAADAAAAAgAAAAQcGl4aQAAAAADCAgIAAAADGF2MUOBAAwAAAAAE2NvbHJuY2x4AAEADQAGgAAAABdpcG1h"
        "AAAAAAAAAAEAAQQBAoMEAAAAKm1kYXQSAAoIGAyvtEBDQaEyFB7Hh4VZ3///4sAAALCfzl5SWLfg"
    ),
}
"""Pictures by their names, in base64."""

NET_SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 30 12"><circle r="4"/></svg>'
CAPTIONS = """\
WEBVTT

00:00.000 --> 00:01.000
The dot starts on the left.

second
00:01.000 --> 00:02.000 align:start
<v Ada>It moves.
"""
TEXT = """
![A small net](net.svg)

![A dot](files/dot.png "Where it *begins*.")

Beside ![](files/dot.png){decorative} are [the other](later.md#there),
[a paper](files/Ein%20Text%20ü.pdf),
and [the data]({{ datasets.crew.file }}), under {{ datasets.crew.licence }}.

![A dot moves](files/film.webm "Fifty steps.")

![A tone](files/tone.wav)
"""
LATER = (
    "---\ntitle: Later\ndescription: L\ndate: 2026-02-01\n---\n[Back](net.md#first)\n\n## There\n"
)


def png(width: int, height: int) -> bytes:
    """A black picture of that size."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        sum = struct.pack(">I", zlib.crc32(kind + data))
        return struct.pack(">I", len(data)) + kind + data + sum

    rows = zlib.compress((b"\0" + b"\0" * width) * height)
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    parts = chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + parts


def jpeg(width: int, height: int, orientation: int) -> bytes:
    """The head of a picture of that size, which the camera was held so for."""
    exif = b"Exif\0\0MM\0*\0\0\0\x08\0\1\x01\x12\0\3\0\0\0\1"
    exif += bytes((0, orientation)) + bytes(6)
    told = struct.pack(">BHHB", 8, height, width, 3) + bytes(9)
    parts = ((0xE1, exif), (0xDB, bytes(65)), (0xC2, told))
    made = (struct.pack(">BBH", 0xFF, kind, len(data) + 2) + data for kind, data in parts)
    return b"\xff\xd8" + b"".join(made)


def raster(name: str) -> bytes:
    return base64.b64decode(RASTER[name])


BYTES = {
    "files/dot.png": png(12, 8),
    "files/film.png": png(64, 36),
    "files/film.webm": b"\x1a\x45\xdf\xa3 no film, for all that",
    "files/tone.wav": b"RIFF no sound",
    "files/Ein Text ü.pdf": b"%PDF-1.4",
    "files/.hidden": b"x",
    "files/deep/er/table.csv": b"a,b\n",
}


def write_own_files(content: Path) -> Path:
    """Writes the site into the folder, which it returns."""
    sources = SOURCES | {
        "net.md": SOURCES["net.md"] + TEXT,
        "later.md": LATER,
        "site.yaml": SOURCES["site.yaml"] + "  - later\n",
        "data/crew.yaml": SOURCES["data/crew.yaml"] + "publish: true\n",
        "net.svg": NET_SVG,
        "files/film.vtt": CAPTIONS,
        "files/tone.vtt": CAPTIONS,
    }
    write(content, sources)
    for name, data in BYTES.items():
        (content / name).parent.mkdir(parents=True, exist_ok=True)
        (content / name).write_bytes(data)
    return content
