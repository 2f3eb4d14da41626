"""Video and sound: with captions, a transcript, a still for paper, and a link to the file."""

from __future__ import annotations

import base64
import posixpath
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import quote

from generator.notation.templating import render
from generator.reading.errors import ContentError, unknown
from generator.reading.text import read_bytes
from generator.site.files.captions import Captions, read_captions
from generator.site.files.media import CAPTIONS, LARGEST, SOUND, VIDEO, ending, size
from generator.site.files.pictures import is_own, size_of
from generator.work.reads import names_in

STILLS = (".jpg", ".jpeg", ".png", ".webp", ".gif")
"""Endings of the picture that stands for a video: what e-books show too."""


def played(content: Path, name: str, attributes: Mapping[str, str]) -> str:
    """The HTML of the video or sound at that path in the content folder, which the page that
    shows it addresses by `src`; what goes with it lies beside it under the same name.

    Raises ContentError for what is missing, and for captions that cannot be read.
    """
    kinds = VIDEO | SOUND
    if not (content / name).is_file():
        folder, file = posixpath.split(name)
        known = [one for one in names_in(content / folder, "*") if ending(one) in kinds]
        problem = f'"{name}" is not there: {unknown("file", file, known)}'
        raise ContentError(name, None, problem)
    count = len(read_bytes(content / name, content.parent, LARGEST))
    video = ending(name) in VIDEO
    silent = "silent" in attributes.get("class", "").split() or "silent" in attributes
    captions = _captions(content, name, video, silent)
    still = _still(content, name) if video else None
    folder = posixpath.dirname(attributes["src"])
    address = posixpath.join(folder, quote(posixpath.basename(still))) if still else ""
    track = base64.b64encode(captions.text.encode()).decode() if captions else ""
    return render(
        "article/played.html",
        video=video,
        src=attributes["src"],
        label=attributes["alt"],
        caption=attributes.get("title", ""),
        still=address,
        size=size_of(content, still) if still else None,
        # A page in a folder may load no captions from there: browsers take each file for a site of
        # its own. So the page holds them.
        track=f"data:text/vtt;base64,{track}" if track else "",
        said=captions.said if captions else (),
        silent=silent,
        kind=kinds[ending(name)],
        weight=size(count),
    )


def _captions(content: Path, name: str, video: bool, silent: bool) -> Captions | None:
    path = content / f"{posixpath.splitext(name)[0]}{CAPTIONS}"
    if path.is_file():
        return read_captions(path, content.parent)
    if silent and video:
        return None
    problem = (
        f'"{name}" has no captions; expected what is said in {path.name} beside it (WebVTT)'
        + (", or {.silent} behind it where nothing is heard" if video else "")
    )
    raise ContentError(name, None, problem)


def _still(content: Path, name: str) -> str:
    stem = posixpath.splitext(name)[0]
    for one in STILLS:
        if is_own(content, stem + one):
            return stem + one
    problem = f'"{name}" has no still; expected a picture that stands for it on paper and before '
    problem += f"it plays, {posixpath.basename(stem)}.jpg beside it ({', '.join(STILLS)})"
    raise ContentError(name, None, problem)
