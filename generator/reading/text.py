"""Reading the author's text files, and writing beside them without ever leaving half a file."""

import glob
import os
import secrets
import time
from pathlib import Path

from generator.reading.errors import UNPRINTABLE, ContentError
from generator.work.reads import read_file

LARGEST = 1_000_000  # bytes of what authors write by hand


def read_text(path: Path, root: Path, most: int = LARGEST) -> str:
    """The text of a file in the content folder, which lies in `root`: without a byte order mark,
    and with "\\n" at the ends of lines, however it writes them.

    Raises ContentError as `read_bytes` does, and for a text that is not UTF-8 or has characters
    that no page can hold.
    """
    data, file = read_bytes(path, root, most), path.relative_to(root).as_posix()
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        problem = f"not UTF-8 (byte 0x{data[error.start]:02X}); save the file as UTF-8"
        refusal = ContentError(file, line, problem)
    else:
        return plain(text, file)
    raise refusal


def read_bytes(path: Path, root: Path, most: int) -> bytes:
    """What is in a file in the content folder, which lies in `root`.

    Raises ContentError, naming the file relative to `root`, for what is no file, for a link that
    leads out of the content folder, and for more than `most` bytes.
    """
    name = path.relative_to(root)
    try:
        return _bytes(path, root / name.parts[0], most)
    except _Unread as refusal:
        problem = str(refusal)
    except (OSError, RuntimeError) as error:  # the latter of links that lead to each other
        reason = error.strerror if isinstance(error, OSError) else "links that lead to each other"
        problem = f"cannot be read: {reason}"
    raise ContentError(name.as_posix(), None, problem)


class _Unread(Exception):
    """Why a file is not read."""


def _bytes(path: Path, own: Path, most: int) -> bytes:
    """What is in a file of the author's own folder; _Unread for what is none."""
    if not path.resolve().is_relative_to(own.resolve()):
        raise _Unread(f"a link that leads out of {own.name}/; put a copy of the file in its place")
    if path.exists() and not path.is_file():  # a pipe, say, which may never end
        raise _Unread("expected a file, found something else")
    data = read_file(path, most + 1)
    if len(data) > most:
        raise _Unread(f"a file of more than {most:,} bytes, which is the most there may be")
    return data


def plain(text: str, file: str) -> str:
    """The text without a byte order mark and with "\\n" at the ends of its lines.

    Raises ContentError for characters that no page can hold.
    """
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    if bad := UNPRINTABLE.search(text):
        line = text.count("\n", 0, bad.start()) + 1
        raise ContentError(file, line, f"control character U+{ord(bad[0]):04X}; delete it")
    return text


def write_whole(path: Path, content: bytes) -> None:
    """Writes the file beside its place, then puts it there: whatever happens, the old one or the
    new one is there, whole.

    Raises OSError where it cannot be written. What a kill has left of an earlier try is removed
    an hour later, when nobody can be at work on it.
    """
    place = path.resolve()  # of a link, the file that it leads to
    for left in place.parent.glob(f".{glob.escape(place.name)}.????????.next"):
        if time.time() - left.lstat().st_mtime > 3600:
            left.unlink(missing_ok=True)
    beside = place.with_name(f".{place.name}.{secrets.token_hex(4)}.next")
    try:
        with beside.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(place)
    except BaseException as error:
        beside.unlink(missing_ok=True)
        if isinstance(error, OSError):
            error.filename = str(path)  # nobody has heard of the other
        raise
