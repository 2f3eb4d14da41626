"""The size of a picture of the author's own, found once for each that has changed."""

from __future__ import annotations

import os
from pathlib import Path

from generator.reading.errors import ContentError
from generator.reading.text import read_bytes
from generator.site.files.drawing import BadDrawing, drawing_size
from generator.site.files.media import LARGEST_PICTURE, PICTURES, ending, size
from generator.site.files.raster import NoPicture, Size, raster_size
from generator.work.results import result

_ENDINGS = {"PNG": ".png", "GIF": ".gif", "JPEG": ".jpg", "WebP": ".webp", "AVIF": ".avif"}


def is_own(content: Path, name: str) -> bool:
    """Whether the content folder has a picture of that path."""
    return ending(name) in PICTURES and (content / name).is_file()


def size_of(content: Path, name: str) -> Size:
    """The size of the picture at that path in the content folder.

    Raises ContentError, naming the picture, for what browsers do not show, and for one that
    readers would wait for too long.
    """
    return result(_size, content, name)


def _size(content: Path, name: str) -> Size:
    path, shown = content / name, f"{content.name}/{name}"
    count = os.path.getsize(path)
    if count > LARGEST_PICTURE:
        problem = f"a picture of {size(count)}, expected up to {size(LARGEST_PICTURE)}, which "
        problem += "readers wait for; save it smaller, as WebP or JPEG"
        raise ContentError(shown, None, problem)
    data = read_bytes(path, content.parent, LARGEST_PICTURE)
    if ending(name) == ".svg":
        try:
            return drawing_size(data)
        except BadDrawing as error:
            raise ContentError(shown, None, f"a drawing that no page shows: {error}") from None
    try:
        kind, found = raster_size(data)
    except NoPicture:
        raise ContentError(shown, None, "no picture that browsers show; save it anew") from None
    if PICTURES[_ENDINGS[kind]] != PICTURES[ending(name)]:
        problem = f'a {kind} file, and its name ends in "{ending(name)}"; rename it to '
        raise ContentError(shown, None, f'{problem}"{Path(name).stem}{_ENDINGS[kind]}"')
    return found
