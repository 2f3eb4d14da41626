"""Where the files lie that ship with the program: templates, styles, scripts, typefaces."""

from pathlib import Path

from generator.work.reads import read_file

_PACKAGE = Path(__file__).parents[1]
# In the repository they lie beside the package, and in a wheel within it.
_PROGRAM = _PACKAGE if (_PACKAGE / "templates").is_dir() else _PACKAGE.parent

INSTALLED = _PROGRAM == _PACKAGE
"""Whether the program is a package among others, and not in the repository with its Makefile."""

TEMPLATES = _PROGRAM / "templates"
ASSETS = _PROGRAM / "assets"


def script(name: str) -> Path:
    """The script of that name among those that ship with the program."""
    return ASSETS / "scripts" / f"{name}.js"


def style(name: str) -> Path:
    """The style sheet of that name among those that ship with the program."""
    return ASSETS / "styles" / f"{name}.css"


def shipped_text(path: Path) -> str:
    """The text of a file that ships with the program, or with a kind that a site brings along."""
    return read_file(path).decode("utf-8")
