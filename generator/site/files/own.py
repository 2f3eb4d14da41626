"""The author's files that a site has as they are: those in files/, what is shown beside articles,
and the data sets that are published."""

from __future__ import annotations

import os
import posixpath
import re
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path

from generator.data.published import published
from generator.reading.errors import ContentError
from generator.site.files.media import LARGEST, LARGEST_OF_ALL, SHOWN, ending, size
from generator.site.names import OWN as FOLDER
from generator.work.file import File
from generator.work.reads import names_in
from generator.work.results import lent_file, result

DEEPEST = 8  # folders in each other

# What a name has on no system that the archive may be unpacked on, and what is a device on one.
_BARRED = re.compile(r'[\x00-\x1f\x7f\\:*?"<>|]|[. ]$')
_DEVICE = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?", re.IGNORECASE)
# What systems and editors leave, and no author means.
_LEFT = re.compile(r"(?:thumbs\.db|desktop\.ini|.*~)", re.IGNORECASE)


def own_files(content: Path, slugs: Iterable[str]) -> dict[str, File]:
    """The files by their names in the site; `slugs` are those of its pages.

    Raises ContentError for what cannot be published: a link, what is no file, a name that not all
    systems can have, two names that some take for one, and what is too large.
    """
    found: dict[str, File] = {}
    alike: dict[str, str] = {}
    total = 0
    for name in own_names(content, slugs):
        shown, path = f"{content.name}/{name}", os.path.join(content, name)
        total += _checked(path, name, shown)
        if total > LARGEST_OF_ALL:
            problem = f"with this file all are {size(total)}, expected up to "
            problem += f"{size(LARGEST_OF_ALL)}; link to large ones where they are kept"
            raise ContentError(shown, None, problem)
        address = unicodedata.normalize("NFC", name)
        first = alike.setdefault(address.casefold(), name)
        if first != name:
            problem = f'"{first}" has the same name on systems that take capital letters, or '
            problem += "letters with their accents apart, for the same; rename one of them"
            raise ContentError(shown, None, problem)
        try:
            found[address] = lent_file(path)
        except OSError as error:
            raise ContentError(shown, None, f"cannot be read: {error.strerror}") from None
    return found


def own_names(content: Path, slugs: Iterable[str]) -> list[str]:
    """The paths of these files in the content folder, in order."""
    beside = {posixpath.dirname(slug) for slug in slugs}
    names = [*_below(content, FOLDER), *result(published, content)]
    names += [
        posixpath.join(folder, name)
        for folder in beside
        for name in names_in(content / folder, "*")
        if ending(name) in SHOWN
    ]
    return sorted(set(names))


def _below(content: Path, folder: str) -> Iterator[str]:
    """The files in a folder of the content and in those within it, hidden ones left out."""
    path = content / folder
    if path.is_symlink():
        problem = "a symbolic link; put the folder itself in its place"
        raise ContentError(f"{content.name}/{folder.rstrip('/')}", None, problem)
    if folder == FOLDER and not path.is_dir():
        return
    if folder.count("/") > DEEPEST:
        problem = f"folders lie in each other more than {DEEPEST} deep; expected fewer"
        raise ContentError(f"{content.name}/{folder}", None, problem)
    for name in names_in(path, "*"):
        if _LEFT.fullmatch(name):
            continue
        if (path / name).is_dir():
            _check_name(name, f"{content.name}/{folder}{name}")
            yield from _below(content, f"{folder}{name}/")
        else:
            yield f"{folder}{name}"


def _checked(path: str, name: str, shown: str) -> int:
    """The size of the file in bytes; ContentError for what cannot be published."""
    _check_name(posixpath.basename(name), shown)
    if os.path.islink(path):
        raise ContentError(shown, None, "a symbolic link; put the file itself in its place")
    if not os.path.isfile(path):  # a pipe, say; what is not there at all others tell
        problem = "expected a file, found " + ("something else" if os.path.exists(path) else "none")
        raise ContentError(shown, None, problem)
    count = os.path.getsize(path)
    if count > LARGEST:
        problem = f"{size(count)}, expected up to {size(LARGEST)}, as hosts refuse larger files; "
        raise ContentError(shown, None, problem + "make it smaller, or link to where it is kept")
    return count


def _check_name(name: str, shown: str) -> None:
    if bad := _BARRED.search(name):
        problem = f'the name has "{bad[0]}", which not all systems can have there; rename it'
        raise ContentError(shown, None, problem)
    if _DEVICE.fullmatch(name):
        raise ContentError(shown, None, "the name is that of a device on Windows; rename it")
    try:
        name.encode()
    except UnicodeEncodeError:
        raise ContentError(shown, None, "the name is not UTF-8; rename it") from None
