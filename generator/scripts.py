"""The script of the live figures: small files joined and minified into one classic script."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass

import rjsmin

from generator.styles import ASSETS

# In the order in which they need each other.
SCRIPTS = ("core", "numbers", "nn", "details", "diagram")
KINDS = ("activation", "network", "prediction", "forward-pass")
# What only pages of articles have, and only pages of a single figure: files, and their calls.
ON_PAGES = {"offer": "offer()", "worker": "register()"}
ALONE = {"embed": "converse()"}


@dataclass(frozen=True)
class Script:
    """Minified JavaScript: for pages, and for the page of a single figure."""

    text: str
    figure: str

    @property
    def name(self) -> str:
        """Address of the pages' script, with a hash of its content."""
        return f"assets/feedforward.{hashlib.sha256(self.text.encode()).hexdigest()[:10]}.js"


def read_script() -> Script:
    """The scripts of assets/scripts."""
    return Script(_joined(ON_PAGES), _joined(ALONE))


def _joined(more: Mapping[str, str]) -> str:
    names = (*SCRIPTS, *(f"figures/{kind}" for kind in KINDS), *more)
    sources = ((ASSETS / "scripts" / f"{name}.js").read_text("utf-8") for name in names)
    calls = ";".join(("start()", *more.values()))
    # A function around them keeps their names out of the page's.
    return rjsmin.jsmin(f'(()=>{{"use strict";\n{"".join(sources)}\n{calls}}})();')
