"""The style sheets: small files joined and minified; the drawings' part also on its own."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

import rcssmin

ASSETS = Path(__file__).parent.parent / "assets"
DRAWING_SHEETS = ("tokens", "figure", "forced")
ANIMATION_SHEETS = ("animation",)
LIVE_SHEETS = ("live", "details", "activation", "prediction", "forward-pass")
SHEETS = (*DRAWING_SHEETS, "page", "code", *LIVE_SHEETS, "print")


@dataclass(frozen=True)
class Styles:
    """Minified CSS: everything for pages, what a stand-alone drawing needs, and what makes one
    play."""

    page: str
    drawing: str
    animation: str

    @property
    def name(self) -> str:
        """Address of the page's style sheet, with a hash of its content."""
        return f"assets/feedforward.{hashlib.sha256(self.page.encode()).hexdigest()[:10]}.css"


def read_styles() -> Styles:
    """The style sheets of assets/styles."""
    return Styles(_joined(SHEETS), _joined(DRAWING_SHEETS), _joined(ANIMATION_SHEETS))


def _joined(names: tuple[str, ...]) -> str:
    sheets = ((ASSETS / "styles" / f"{name}.css").read_text("utf-8") for name in names)
    return rcssmin.cssmin("".join(sheets))
