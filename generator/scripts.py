"""The script of the live figures: small files joined and minified into one classic script."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

import rjsmin

from generator.styles import ASSETS

# In the order in which they need each other.
SCRIPTS = ("core", "numbers", "nn", "details", "diagram")
KINDS = ("activation", "network", "prediction", "forward-pass")


@dataclass(frozen=True)
class Script:
    """Minified JavaScript, for a file or an inline script element."""

    text: str

    @property
    def name(self) -> str:
        """Address of the script, with a hash of its content."""
        return f"assets/feedforward.{hashlib.sha256(self.text.encode()).hexdigest()[:10]}.js"


def read_script() -> Script:
    """The scripts of assets/scripts."""
    names = (*SCRIPTS, *(f"figures/{kind}" for kind in KINDS))
    sources = ((ASSETS / "scripts" / f"{name}.js").read_text("utf-8") for name in names)
    # A function around them keeps their names out of the page's.
    joined = f'(()=>{{"use strict";\n{"".join(sources)}\nstart()}})();'
    return Script(rjsmin.jsmin(joined))
