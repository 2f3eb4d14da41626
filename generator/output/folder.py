"""The folder of a built site: replaced as a whole, and only where a build has made it."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path

from generator.reading.errors import ContentError
from generator.site.names import MARKER, embed_version


def listed(output: Path) -> list[str]:
    """The files that the last build says it has put into the folder."""
    marker = output / MARKER
    return marker.read_text("utf-8", errors="replace").splitlines() if marker.is_file() else []


def listing(names: Iterable[str]) -> str:
    """What the marker says of the files of a build."""
    return "".join(f"{name}\n" for name in sorted(names))


def put_in_place(site: Mapping[str, str | bytes], output: Path) -> dict[str, str | bytes]:
    """Replaces the folder `output` by the files of the site; returns all that lie there then.

    These are the site's, the embeds of earlier versions, which other pages use, and the marker.
    Raises ContentError for a folder that holds anything else, and for one that cannot be written;
    `output` then is as it was.
    """
    files = {**site, **_earlier_embeds(output, site)}
    files[MARKER] = listing(files)
    try:
        if foreign := _foreign(output):
            problem = (
                f'this folder holds "{foreign}" and may be something other than a built site; '
                "not replaced (delete the folder if nothing in it is needed, or choose another)"
            )
            raise ContentError(output, None, problem)
        _replace(output.resolve(), files)
    except OSError as error:
        # Not the file's own name: it lies in a temporary folder that nobody has heard of.
        raise ContentError(output, None, f"cannot be written: {error.strerror or error}") from None
    return files


def _earlier_embeds(output: Path, site: Mapping[str, str | bytes]) -> dict[str, bytes]:
    """The versions of the embeds that an earlier build left in `output`."""
    names = [name for name in listed(output) if embed_version(name) and name not in site]
    return {name: (output / name).read_bytes() for name in names if (output / name).is_file()}


def _foreign(output: Path) -> str | None:
    """Something in the folder that no build has put there; None where all may be replaced."""
    ours = {MARKER, *listed(output)}
    for folder, folders, names in os.walk(output, onerror=_raise):
        folders.sort()
        links = (name for name in folders if os.path.islink(os.path.join(folder, name)))
        for name in sorted((*names, *links)):
            path = Path(folder, name).relative_to(output).as_posix()
            if path not in ours:
                return path
    return None


def _raise(error: OSError) -> None:
    if not isinstance(error, FileNotFoundError):  # a folder yet to be made holds nothing
        raise error


def _replace(output: Path, files: Mapping[str, str | bytes]) -> None:
    """Puts the files into a new folder, and that in the place of `output`."""
    output.parent.mkdir(parents=True, exist_ok=True)
    # Beside the output, so that the last step is a rename within one file system.
    fresh = Path(tempfile.mkdtemp(prefix=f".{output.name}-", dir=output.parent))
    try:
        for name, text in files.items():
            path = fresh / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))
        os.chmod(fresh, 0o755)  # mkdtemp's is for the owner alone
        old = fresh.with_name(fresh.name + "-old")
        if output.exists():
            output.rename(old)
        try:
            fresh.rename(output)
        except BaseException:
            if old.exists():
                old.rename(output)
            raise
        shutil.rmtree(old, ignore_errors=True)
    except BaseException:
        shutil.rmtree(fresh, ignore_errors=True)
        raise
