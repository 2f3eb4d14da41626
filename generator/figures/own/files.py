"""What lies in the folder of an own kind: read, so that a change of any file is noticed, and
checked as far as a build can."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from generator.notation.css import unclosed
from generator.reading.css_addresses import changed_in_css
from generator.reading.errors import ContentError
from generator.reading.text import read_bytes, read_text
from generator.work.reads import names_in

TEXTS = (".py", ".html", ".svg", ".js", ".css")
LARGEST = 20_000_000  # bytes of a file that no text is
DEEPEST = 4  # folders in each other


def files_of(folder: Path) -> dict[str, str]:
    """The texts of a kind's files by their names; other files are read too, so that what is made of
    them is made anew where they change."""
    return {name: text for name, text in _below(folder, "", folder) if text is not None}


def _below(at: Path, before: str, folder: Path) -> Iterator[tuple[str, str | None]]:
    root = folder.parents[2]
    for name in names_in(at, "*"):
        path = at / name
        if path.is_dir():
            if before.count("/") == DEEPEST:
                problem = f"folders lie in each other more than {DEEPEST} deep; expected fewer"
                raise ContentError(path.relative_to(root).as_posix(), None, problem)
            if name != "__pycache__":
                yield from _below(path, f"{before}{name}/", folder)
        elif path.suffix in TEXTS:
            yield f"{before}{name}", read_text(path, root)
        else:
            read_bytes(path, root, LARGEST)
            yield f"{before}{name}", None


def check_script(text: str, kind: str, file: str) -> None:
    """ContentError for a script that brings nothing, or that would end the element that holds it
    in pages which stand alone."""
    for sign in ("</script", "<!--"):
        if (at := text.lower().find(sign)) >= 0:
            line = text.count("\n", 0, at) + 1
            problem = f'"{sign}" ends or hides the script in a page that holds it; write '
            raise ContentError(file, line, f'{problem}"{sign[0]}" + "{sign[1:]}"')
    if not re.search(rf"""brought(\.|\[["'`]){re.escape(kind)}\b""", text):
        problem = f'expected brought["{kind}"] = (figure, state) => …, which makes a figure live'
        raise ContentError(file, None, problem)


def check_style(text: str, file: str) -> None:
    """ContentError for a style sheet that would take others with it, or that loads something."""
    if wrong := unclosed(text):
        raise ContentError(file, *wrong)
    loads: list[str] = []

    def seen(address: str) -> str:
        if not address.startswith(("#", "data:")):
            loads.append(address)
        return address

    changed_in_css(text, seen)
    for address in loads:
        line = text.count("\n", 0, max(text.find(address), 0)) + 1
        problem = f'"{address}" is loaded from elsewhere, and figures stand alone too'
        raise ContentError(file, line, f"{problem}; put it in as data:, or leave it out")
