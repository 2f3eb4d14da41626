"""What a build has put into a folder, as its marker tells, and what it has not."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from generator.site.names import MANIFEST, MARKER, embed_version
from generator.work.file import File

# Where a folder cannot be replaced, its next files wait in here.
WAITING = ".feedforward-new"
_PART = r"(?!\.\.?(?:/|$))[^/\\\x00-\x1f]+"
_PLAIN = re.compile(rf"{_PART}(?:/{_PART})*")


def listed(folder: Path) -> list[str]:
    """The files that the last build says it has put into the folder.

    Anybody may have written that: a name that leads out of the folder is passed over.
    """
    marker = folder / MARKER
    if marker.is_symlink() or not marker.is_file():
        return []
    return plain(marker.read_text("utf-8", errors="replace"))


def plain(listing: str) -> list[str]:
    """The names in a listing that are no more than names, of files below the folder."""
    return [name for name in listing.split("\n") if _PLAIN.fullmatch(name)]


def listing(names: Iterable[str]) -> str:
    """What the marker says of the files of a build."""
    return "".join(f"{name}\n" for name in sorted(names))


def manifest(files: Mapping[str, File]) -> str:
    """What `manifest.json` says: the SHA-256 of every other file, by its name."""
    sums = {name: files[name].sum for name in sorted(files)}
    return json.dumps({"sha256": sums}, indent=1, ensure_ascii=False) + "\n"


def completed(files: Mapping[str, File]) -> dict[str, File]:
    """The files with the two that tell of all of them."""
    told = {name: file for name, file in files.items() if name not in (MANIFEST, MARKER)}
    told[MARKER] = File.of(listing([*told, MANIFEST]))
    return {**told, MANIFEST: File.of(manifest(told))}


def earlier_embeds(folder: Path, site: Iterable[str]) -> dict[str, File]:
    """The versions of the embeds that an earlier build has left in the folder."""
    names = {name for name in listed(folder) if embed_version(name)} - set(site)
    return {name: File.at(folder / name) for name in sorted(names) if _is_own(folder, name)}


def _is_own(folder: Path, name: str) -> bool:
    """True for a file that lies in the folder itself: no link leads to it."""
    path = folder / name
    passed = (path, *path.parents[: name.count("/")])
    return path.is_file() and not any(part.is_symlink() for part in passed)


def foreign(folder: Path) -> str | None:
    """Something in the folder that no build has put there; None where all may be replaced.

    A build makes no links.
    """
    ours, root = {MARKER, *listed(folder)}, os.fspath(folder)
    for at, folders, names in os.walk(root, onerror=_raise):
        if at == root and WAITING in folders and not (folder / WAITING).is_symlink():
            folders.remove(WAITING)
        folders.sort()
        for name in sorted((*names, *folders)):
            path = os.path.join(at, name)
            told = path[len(root) + 1 :].replace(os.sep, "/")
            if os.path.islink(path) or (told not in ours and name in names):
                return told
    return None


def _raise(error: OSError) -> None:
    if not isinstance(error, FileNotFoundError):  # a folder yet to be made holds nothing
        raise error
