"""The members of a zip file, within bounds that are checked before anything is unpacked."""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO
from typing import IO

from generator.models.imported.layer import Refused
from generator.reading.problems import describe

MOST_MEMBERS = 1_000
LARGEST = 50_000_000  # bytes of all members that are asked for, unpacked

_MEMBER = b"PK\x01\x02"  # begins what the directory says of each
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)


class Archive:
    """A zip file in memory; Refused for what is none, for a broken one and for one too large."""

    def __init__(self, data: bytes) -> None:
        # The directory is read whole: a hundred megabytes of objects for one of 400,000 members.
        if data.count(_MEMBER) > 2 * MOST_MEMBERS:
            raise Refused(f"a zip file of more than {MOST_MEMBERS:,} members")
        try:
            self._zip = zipfile.ZipFile(BytesIO(data))
        except (zipfile.BadZipFile, ValueError, NotImplementedError, struct.error, OSError):
            pass
        else:
            self._members = {info.filename: info for info in self._zip.infolist()}
            if len(self._members) != len(self._zip.infolist()):
                raise Refused("a zip file with two members of the same name")
            return
        raise Refused("not a whole zip file; save it anew")

    @property
    def names(self) -> list[str]:
        """The names of the members, in the order of the file."""
        return list(self._members)

    def read(self, name: str) -> bytes:
        """What is in the member; Refused where there is none, or more than it says."""
        info = self._members.get(name)
        if info is None:
            raise Refused(f"found no {describe(name)} in it")
        if info.compress_type not in _METHODS or info.flag_bits & 1:
            raise Refused(f"{describe(name)}: compressed or encrypted in a way that is not read")
        if info.file_size > LARGEST:
            size = f"{info.file_size:,} bytes"
            raise Refused(f"{describe(name)}: found {size} unpacked, expected up to {LARGEST:,}")
        try:
            with self._zip.open(info) as member:
                # Read to the end that it names, a little at a time: the stream may go on for ever.
                data = b"".join(_pieces(member, info.file_size))
        except (zipfile.BadZipFile, zlib.error, EOFError, ValueError, struct.error, OSError,
                NotImplementedError, RuntimeError):  # fmt: skip
            pass
        else:
            if len(data) == info.file_size:
                return data
        raise Refused(f"{describe(name)}: broken in the zip file; save it anew")


def _pieces(member: IO[bytes], size: int) -> Iterator[bytes]:
    left = size
    while left > 0 and (piece := member.read(min(left, 1 << 20))):
        left -= len(piece)
        yield piece
    member.read(1)  # the end of the stream, where its sum is compared
