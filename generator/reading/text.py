"""Reading the author's text files."""

from pathlib import Path

from generator.reading.errors import ContentError


def read_text(path: Path, root: Path) -> str:
    """The file's text; ContentError, naming the file relative to `root`, if it is not UTF-8."""
    data = path.read_bytes()
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        problem = f"not UTF-8 (byte 0x{data[error.start]:02X}); save the file as UTF-8"
    raise ContentError(path.relative_to(root).as_posix(), line, problem)
