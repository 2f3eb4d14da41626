"""The author's own rules, in the forms that pages take them in, and the files that these name."""

from __future__ import annotations

import posixpath
from pathlib import Path, PurePosixPath
from typing import Any
from urllib.parse import unquote, urlsplit

import rcssmin
import tinycss2

from generator.reading.css_addresses import changed_in_css
from generator.reading.data_address import data_address
from generator.reading.errors import ContentError, unknown
from generator.reading.text import read_bytes
from generator.site.names import ASSETS, short_sum
from generator.site.theme import FILE, LARGEST_FILE, Rules
from generator.work.file import File


class Files:
    """The files that a theme names, each read once: `found` has where they lie, by their addresses
    in the site, which have a hash of the content."""

    def __init__(self, folder: Path, text: str) -> None:
        self._folder = folder
        self._text = text
        self._data: dict[str, bytes] = {}
        self.found: dict[str, str] = {}

    def linked(self, address: str) -> str:
        """The address in the site of what an address in the file leads to."""
        if not address or address.startswith(("#", "data:")):
            return address
        path = self._path(address)
        data = self._read(path)
        name = PurePosixPath(path)
        at = f"{ASSETS}{name.stem}.{short_sum(File.of(data).sum)}{name.suffix}"
        self.found[at] = path
        return at

    def held(self, address: str) -> str:
        """An address that holds the file which lies at this one in the site."""
        path = self.found.get(address)
        return data_address(path, self._read(path)) if path else address

    def _path(self, address: str) -> str:
        try:
            parts = urlsplit(address)
        except ValueError:
            raise self.error(address, f'"{address}" is no address') from None
        if parts.scheme or parts.netloc:
            problem = (
                f'"{address}" would be loaded from elsewhere, and no page loads from another host; '
                f"put a copy of it into {self._folder.name}/typefaces/ or beside your other files"
            )
            raise self.error(address, problem)
        path = posixpath.normpath(unquote(parts.path))
        if path.startswith(("/", "..")):
            problem = f'"{address}" leads out of {self._folder.name}/, where {FILE} lies'
            raise self.error(address, problem)
        return path

    def _read(self, path: str) -> bytes:
        if path not in self._data:
            at = self._folder / path
            try:
                self._data[path] = read_bytes(at, self._folder.parent, LARGEST_FILE)
            except ContentError as error:
                if at.exists():
                    raise self.error(
                        posixpath.basename(path), f'"{path}": {error.problem}'
                    ) from None
                beside = at.parent.iterdir() if at.parent.is_dir() else ()
                known = [
                    one.relative_to(self._folder).as_posix() for one in beside if one.is_file()
                ]
                raise self.error(posixpath.basename(path), unknown("file", path, known)) from None
        return self._data[path]

    def error(self, written: str, problem: str) -> ContentError:
        at = self._text.find(written)
        line = self._text.count("\n", 0, at) + 1 if at >= 0 else None
        return ContentError(f"{self._folder.name}/{FILE}", line, problem)


def rules_of(css: str, files: Files) -> Rules:
    """The rules in all forms. Raises ContentError for an address that leads to no file."""
    if "</" in css:
        raise files.error("</", '"</" cannot stand in a page\'s style; leave it out')
    linked = changed_in_css(str(rcssmin.cssmin(css)), files.linked)
    nodes = tinycss2.parse_stylesheet(linked, skip_comments=True, skip_whitespace=True)
    return Rules(
        linked,
        changed_in_css(linked, files.held),
        "".join(node.serialize() for node in nodes if not _loads(node)),
        "".join(node.serialize() for node in nodes if _is_face(node)),
    )


def _is_face(node: Any) -> bool:
    return bool(node.type == "at-rule" and node.lower_at_keyword == "font-face")


def _loads(node: Any) -> bool:
    return _is_face(node) or "url(" in node.serialize().lower()
