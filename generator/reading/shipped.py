"""Where the files lie that ship with the program: templates, styles, scripts, typefaces."""

from pathlib import Path

_PROGRAM = Path(__file__).parents[2]

TEMPLATES = _PROGRAM / "templates"
ASSETS = _PROGRAM / "assets"
