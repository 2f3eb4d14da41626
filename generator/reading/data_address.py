"""A `data:` address, which holds a document itself."""

from __future__ import annotations

import base64
import binascii
import mimetypes
import re
from functools import cache
from urllib.parse import unquote_to_bytes

_ADDRESS = re.compile(r"\s*data:([^,]*),(.*)", re.IGNORECASE | re.DOTALL)
_SPACE = re.compile(rb"[\t\n\f\r ]+")
# What not every Python knows.
_TYPES = {f".{name}": f"font/{name}" for name in ("woff2", "woff", "ttf", "otf")} | {
    ".webp": "image/webp",
    ".avif": "image/avif",
    ".m4a": "audio/mp4",
    ".ogg": "audio/ogg",
    ".opus": "audio/ogg",
    ".wav": "audio/wav",
    ".webm": "video/webm",
    ".vtt": "text/vtt",
    ".js": "text/javascript",
    ".epub": "application/epub+zip",
}
PLAIN = "text/plain"  # what it is where it does not say


def held_text(address: str) -> tuple[str, str] | None:
    """Media type and text of the document in a `data:` address; None for any other address."""
    found = _ADDRESS.match(address)
    if found is None:
        return None
    kind, *parameters = (part.strip().lower() for part in found[1].split(";"))
    data = unquote_to_bytes(found[2])
    if parameters and parameters[-1] == "base64":
        data = _SPACE.sub(b"", data)
        try:
            data = base64.b64decode(data + b"=" * (-len(data) % 4))
        except binascii.Error:  # which a browser does not show either
            data = b""
    return kind or PLAIN, data.decode("utf-8", "replace")


def data_address(name: str, data: bytes) -> str:
    """An address that holds the file of that name itself."""
    return f"data:{media_type(name)};base64,{base64.b64encode(data).decode()}"


def media_type(name: str) -> str:
    """What a file is, by the ending of its name."""
    kind, _ = _types().guess_type(name)
    return kind or "application/octet-stream"


@cache
def _types() -> mimetypes.MimeTypes:
    types = mimetypes.MimeTypes()  # without the tables of the system, which differ
    for ending, known in _TYPES.items():
        types.add_type(known, ending)
    return types
