"""An author's own templates, in the content folder: each takes the place of ours of the same name.

They are code of the author's, and may do what programs may. A process makes one site at a time.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from traceback import walk_tb

from jinja2 import TemplateError, TemplateNotFound, TemplateSyntaxError

from generator.reading.errors import ContentError, unknown
from generator.reading.shipped import TEMPLATES
from generator.reading.text import read_text
from generator.work.reads import note_missing

FOLDER = "templates"
KINDS = "kinds"  # each of its folders is a kind, with templates of its own
OURS = "feedforward/"  # before the name of one of ours, for those that extend it
_HIDDEN = ("new/", "preview/")  # which make no page of a site

_content: Path | None = None

Mark = tuple[str, int, int]


def use(content: Path) -> None:
    """From here on the templates of this content folder come before ours.

    Raises ContentError for one that has the name of none of ours, and that none of them names.
    """
    global _content
    _content = content
    folder = content / FOLDER
    if not folder.is_dir():
        return
    own = [path for path in sorted(folder.rglob("*")) if path.is_file() and path.name[0] != "."]
    texts = "\n".join(read_text(path, content.parent) for path in own)
    known = _ours()
    for path in own:
        name = path.relative_to(folder).as_posix()
        if name not in known and f'"{name}"' not in texts and f"'{name}'" not in texts:
            problem = f"{_unknown(name)}; none of your own names it either"
            raise ContentError(f"{content.name}/{FOLDER}/{name}", None, problem)


def _ours() -> set[str]:
    """The names of those that may be replaced."""
    paths = (path.relative_to(TEMPLATES).as_posix() for path in TEMPLATES.rglob("*.*"))
    return {name for name in paths if not name.startswith(_HIDDEN)}


def _unknown(name: str) -> str:
    """Message for a name that is none of ours, with those in its folder, or of its last part."""
    folder, _, last = name.rpartition("/")
    known = _ours()
    alike = [one for one in known if one.rpartition("/")[0] == folder or one.endswith(f"/{last}")]
    return unknown("template", name, alike or [one for one in known if one.startswith("pages/")])


def path_of(name: str) -> Path | None:
    """Where the author's own template of that name would lie; None where there can be none.

    Those of an own kind lie in its folder, and are called after that as ours are:
    kinds/waves/waves.html.
    """
    if _content is None or name.startswith(OURS):
        return None
    if os.path.isabs(name):
        return Path(name) if Path(name).is_relative_to(_content / KINDS) else None
    first, _, rest = name.partition("/")
    of_kind = first == KINDS and (_content / KINDS / rest.partition("/")[0]).is_dir()
    return _content / name if of_kind else _content / FOLDER / name


def text_of(path: Path | None) -> str | None:
    """The text of an author's template; None where there is none."""
    if path is None or _content is None:
        return None
    if not path.is_file():
        note_missing(path)
        return None
    return read_text(path, _content.parent)


def mark(path: Path | None) -> Mark | None:
    """What tells an author's template from another in its place."""
    try:
        at = os.stat(path) if path else None
    except OSError:
        return None
    return (str(path), at.st_size, at.st_mtime_ns) if at else None


@contextmanager
def mistakes_told() -> Iterator[None]:
    """Says of what goes wrong in an author's template where that is, and of nothing else."""
    try:
        yield
    except ContentError:
        raise
    except TemplateSyntaxError as error:
        if place := _place(error.filename):
            raise ContentError(place, error.lineno, f"no template: {error.message}") from None
        raise
    except Exception as error:
        frames = [(frame.f_code.co_filename, line) for frame, line in walk_tb(error.__traceback__)]
        own = [(place, line) for path, line in frames if (place := _place(path))]
        if not own:
            raise
        raise ContentError(*own[-1], _told(error)) from None


def _told(error: Exception) -> str:
    if isinstance(error, TemplateNotFound):
        return _unknown(str(error.name))
    kind = "" if isinstance(error, TemplateError) else f"{type(error).__name__}: "
    return f"{kind}{error}"


def place_of(written: str) -> tuple[str, int] | None:
    """File and line of the first of the author's templates in which something is written: those in
    place of ours, and then those of own kinds."""
    if _content is None:
        return None
    own = sorted((_content / FOLDER).rglob("*"))
    of_kinds = (sorted((_content / KINDS).rglob(ending)) for ending in ("*.html", "*.svg"))
    for path in (*own, *(path for several in of_kinds for path in several)):
        if path.is_file() and path.name[0] != ".":
            text = read_text(path, _content.parent)
            if written in text:
                line = text.count("\n", 0, text.index(written)) + 1
                return path.relative_to(_content.parent).as_posix(), line
    return None


def _place(path: str | None) -> str | None:
    """A file of the author's as messages name it; None for any other."""
    if _content is None or not path:
        return None
    if not any(Path(path).is_relative_to(_content / folder) for folder in (FOLDER, KINDS)):
        return None
    return Path(path).relative_to(_content.parent).as_posix()
