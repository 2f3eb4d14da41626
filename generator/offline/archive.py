"""ZIP files that are the same bytes on every machine."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

from generator.site.names import SERVED
from generator.work.file import File

_EARLIEST = (1980, 1, 1, 0, 0, 0)  # that the format knows
_UNIX = 3
_FILE = 0o100644  # a file that all may read


def archive(files: Mapping[str, File], unpacked: Mapping[str, str], folder: str) -> bytes:
    """The site as a ZIP file of one folder of that name, to be unpacked and read there.

    `unpacked` are those of its pages that read otherwise there.
    """
    kept = {
        name: unpacked.get(name) or file.data
        for name, file in files.items()
        if not name.startswith(SERVED)
    }
    return packed({f"{folder}/{name}": kept[name] for name in sorted(kept)})


def packed(files: Mapping[str, str | bytes]) -> bytes:
    """A ZIP file of the files in their order.

    They are stored, not compressed: how small a file gets, byte for byte, depends on the version
    of zlib that Python was built with.
    """
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_STORED) as archive:
        for name, content in files.items():
            entry = zipfile.ZipInfo(name, _EARLIEST)
            entry.create_system = _UNIX  # whichever this is
            entry.external_attr = _FILE << 16
            archive.writestr(entry, content)
    return made.getvalue()
