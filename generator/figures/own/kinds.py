"""The folders in `content/kinds/`, each with a kind: found without registration, by their names.

A folder `waves` has `kind.py` with `KIND = Kind("waves", …)`, and beside it what is found by the
kind's name: the script `waves.js`, the style sheet of pages `waves.css`, and `waves.drawing.css`,
which its drawings have as files of their own too.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from generator.figures.frame_height import FrameHeight
from generator.figures.kind import AnyKind, Assets, FigureSpec, Kind
from generator.figures.own.code import last_line, loaded, said
from generator.figures.own.files import check_script, check_style, files_of
from generator.figures.state import State
from generator.notation.own_templates import KINDS as FOLDER
from generator.reading.errors import ContentError, unknown
from generator.work.reads import Reads, gathered, names_in, note

MODULE = "kind"
# What the scripts and style sheets of a page are called already, so that no kind can be.
TAKEN = {
    "copying", "dialog", "embed", "evidence", "more", "moves", "offers", "question", "rows",
    "script", "style", "theme", "worker",
}  # fmt: skip
_NAME = re.compile(r"[a-z][a-z0-9]*(?:-[a-z][a-z0-9]*)*")

_known: dict[Path, tuple[Reads, AnyKind]] = {}
"""The kinds that this process has loaded, and of what: as long as that stays, they do."""


class OwnKinds:
    """The kinds of a content folder; each is loaded when it is asked for.

    `ours` gives the kinds of the program. Whoever asks for one again has read the same files.
    """

    def __init__(self, content: Path, ours: Callable[[], Mapping[str, AnyKind]]) -> None:
        self._folder, self._ours = content / FOLDER, ours
        self._read: dict[str, tuple[AnyKind, Reads]] = {}

    @property
    def names(self) -> list[str]:
        """What the folders are called."""
        found = names_in(self._folder, "*")
        return [n for n in found if n != "__pycache__" and (self._folder / n).is_dir()]

    @property
    def all(self) -> tuple[AnyKind, ...]:
        """Every kind, in the order of their names; ContentError for the first mistake."""
        self._check_beside()
        return tuple(self[name] for name in self.names)

    def __getitem__(self, name: str) -> AnyKind:
        """The kind of that name, which must be among them; ContentError for what is wrong."""
        if name not in self._read:
            with gathered() as reads:
                kind = self._kind(name)
            self._read[name] = kind, reads
        kind, reads = self._read[name]
        note(reads)
        return kind

    def _kind(self, name: str) -> AnyKind:
        folder = self._folder / name
        self.check_name(name)
        with gathered() as reads:
            files = files_of(folder)
        if folder in _known and _known[folder][0] == reads:
            return _known[folder][1]
        if not (folder / f"{MODULE}.py").is_file():
            problem = f"missing: a folder in {FOLDER}/ has a {MODULE}.py with KIND = Kind(…)"
            raise self._error(f"{name}/{MODULE}.py", None, problem)
        kind = self._completed(self._checked(name, _loaded(folder)), folder, files)
        _known[folder] = reads, kind
        return kind

    def _error(self, file: str, line: int | None, problem: str) -> ContentError:
        return ContentError(f"{self._folder.parent.name}/{FOLDER}/{file}", line, problem)

    def _check_beside(self) -> None:
        """ContentError for code that lies where no folder of a kind is."""
        for name in names_in(self._folder, "*.py"):
            stem = name.removesuffix(".py")
            problem = f"a kind has a folder of its own; move this to {FOLDER}/{stem}/{MODULE}.py"
            raise self._error(name, None, problem)

    def check_name(self, name: str) -> None:
        """ContentError for a name that no kind of a site's own can have."""
        if not _NAME.fullmatch(name):
            problem = "the folder's name is that of the kind: small letters, digits after a "
            raise self._error(name, None, f"{problem}letter, and hyphens between words")
        ours = self._ours()
        late = {one for kind in ours.values() for one in kind.late}
        if name in ours or name in TAKEN | late:
            what = "a kind" if name in ours else "a script or style sheet"
            raise self._error(name, None, f'"{name}" is {what} of the program; take another name')
        for other in self.names:
            if other != name and other.replace("-", "") == name.replace("-", ""):
                problem = f'differs from the kind "{other}" by hyphens alone; take another name'
                raise self._error(name, None, problem)

    def _checked(self, name: str, found: object) -> AnyKind:
        """KIND, if it is what a module must have of that name."""
        file = f"{name}/{MODULE}.py"
        if not isinstance(found, Kind):
            told = "none" if found is None else f"an object of type {type(found).__name__}"
            raise self._error(file, None, f'expected KIND = Kind("{name}", …), found {told}')
        if found.name != name:
            problem = f'KIND is called "{found.name}", its folder "{name}"; call both alike'
            raise self._error(file, None, problem)
        for wrong in _wrong(found):
            raise self._error(file, None, f"KIND: {wrong}")
        return found

    def _completed(self, kind: AnyKind, folder: Path, files: Mapping[str, str]) -> AnyKind:
        """The record with what is found by its name; ContentError for what cannot be used."""
        name, shown = kind.name, f"{self._folder.parent.name}/{FOLDER}/{kind.name}"
        scripts = [file for file in files if file.endswith(".js")]
        styles = [file for file in files if file.endswith(".css")]
        for file in (*scripts, *styles):
            if file not in (f"{name}.js", f"{name}.css", f"{name}.drawing.css"):
                known = (
                    (f"{name}.js",) if file in scripts else (f"{name}.css", f"{name}.drawing.css")
                )
                raise self._error(f"{name}/{file}", None, unknown("file", file, known))
        for file in scripts:
            check_script(files[file], name, f"{shown}/{file}")
        for file in styles:
            check_style(files[file], f"{shown}/{file}")
        if scripts and kind.state is None:
            problem = (
                f"KIND: {name}.js gets the state of a figure; say of which model it is: state=…"
            )
            raise self._error(f"{name}/{MODULE}.py", None, problem)
        return replace(
            kind,
            home=folder,
            core=Assets(
                styles=tuple(_beside(folder, files, f"{name}.css")),
                drawing=tuple(_beside(folder, files, f"{name}.drawing.css")),
            ),
            late={name: tuple(_beside(folder, files, f"{name}.js"))} if scripts else {},
        )


def _beside(folder: Path, files: Mapping[str, str], name: str) -> Iterator[Path]:
    if name in files:
        yield folder / name


def _loaded(folder: Path) -> object:
    """What the folder's module calls KIND; ContentError at the author's own line otherwise."""
    try:
        return getattr(loaded(folder, MODULE), "KIND", None)
    except (Exception, SystemExit) as error:
        place, problem = last_line(error, folder), said(error, folder)
        inside = isinstance(error, ContentError)
        file = f"{folder.parents[1].name}/{FOLDER}/{folder.name}/{MODULE}.py"
    if inside or place is None:
        raise ContentError(file, None, problem)
    raise ContentError(place[0], place[1], problem)


def _wrong(kind: AnyKind) -> Iterator[str]:
    """What is wrong with a record, in its order."""
    if not (isinstance(kind.spec, type) and issubclass(kind.spec, FigureSpec)):
        yield f"its second part is the model of its keys, a FigureSpec; found {kind.spec!r}"
    if not callable(kind.make):
        yield f"its third part is the function that makes a figure; found {kind.make!r}"
    if not isinstance(kind.frame_height, FrameHeight):
        yield f"frame_height: expected a FrameHeight, found {kind.frame_height!r}"
    if kind.state is not None and not (
        isinstance(kind.state, type) and issubclass(kind.state, State)
    ):
        yield f"state: expected a subclass of State, found {kind.state!r}"
    if (kind.core, kind.more, dict(kind.late)) != (Assets(), Assets(), {}):
        yield (
            "core, more, late: leave them out; script and style sheets of an own kind are found by "
            f"their names, {kind.name}.js, {kind.name}.css and {kind.name}.drawing.css"
        )
    for name in ("title", "purpose", "example"):
        if not isinstance(getattr(kind, name), str):
            yield f"{name}: expected a text, found {getattr(kind, name)!r}"
