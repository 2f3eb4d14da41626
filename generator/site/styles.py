"""The style sheets: small files joined and minified; the drawings' part also on its own."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass

import rcssmin

from generator.reading.shipped import ASSETS

DRAWING_SHEETS = ("tokens", "figure", "forced")
ANIMATION_SHEETS = ("animation",)
GALLERY_SHEETS = ("gallery",)
FIGURE_SHEETS = ("embed",)
LIVE_SHEETS = ("live", "details", "activation", "prediction", "forward-pass")
# Of figures that need a second style sheet (`Figure.more`): what their drawings need, and the rest.
MORE_DRAWING_SHEETS: tuple[str, ...] = (
    "decision-drawing",
    "lines",
    "training-drawing",
    "accuracy-drawing",
)
MORE_SHEETS: tuple[str, ...] = (
    "decision",
    "training",
    "accuracy",
    "gradient",
    "deep-network",
)
BOOK_SHEETS = ("book", "code")
SHEETS = (*DRAWING_SHEETS, "page", "code", *LIVE_SHEETS, "print")

_DARK = re.compile(r"@media screen and \(prefers-color-scheme:dark\)\{:root\{([^}]*)\}\}")
_PROPERTY = re.compile(r"--([\w-]+):([^;}]+)")
_VARIABLE = re.compile(r"var\(--([\w-]+)\)")
_EITHER = re.compile(r"([^{},]*):is\(([^()]*)\)")


@dataclass(frozen=True)
class Styles:
    """Minified CSS: everything for pages, what some figures add, what the gallery adds, everything
    for the page of a single figure, what a stand-alone drawing needs, what makes one play,
    everything for e-books."""

    page: str
    more: str
    gallery: str
    figure: str
    drawing: str
    animation: str
    book: str

    @property
    def name(self) -> str:
        """Address of the page's style sheet, with a hash of its content."""
        return f"assets/feedforward.{_hash(self.page)}.css"

    @property
    def more_name(self) -> str:
        return f"assets/more.{_hash(self.more)}.css" if self.more else ""

    def of(self, more: bool) -> str:
        """All that the page of a single figure needs, in one."""
        return self.figure + (self.more if more else "")


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:10]


def read_styles() -> Styles:
    """The style sheets of assets/styles."""
    page = _joined(SHEETS)
    figure = _themed(page) + _joined(FIGURE_SHEETS)
    more = _joined((*MORE_DRAWING_SHEETS, *MORE_SHEETS))
    drawing = _joined((*DRAWING_SHEETS, *MORE_DRAWING_SHEETS))
    animation, book = _joined(ANIMATION_SHEETS), _plain(_joined(BOOK_SHEETS))
    return Styles(page, more, _joined(GALLERY_SHEETS), figure, drawing, animation, book)


def _themed(css: str) -> str:
    """`css` whose dark colours a page can also ask for, or forbid, by `data-theme`."""
    dark = _DARK.search(css)
    asked = f':root[data-theme="dark"]{{color-scheme:dark;{dark[1]}}}'
    kept = dark[0].replace(":root", ':root:not([data-theme="light"])', 1)
    light = ':root[data-theme="light"]{color-scheme:light}'
    return css[: dark.start()] + kept + asked + light + css[dark.end() :]


def _plain(css: str) -> str:
    """`css` for programs that know neither custom properties nor `:is()`: light, and in full."""
    light = dict(_PROPERTY.findall(_joined(("tokens",)).partition("@media")[0]))
    css = _VARIABLE.sub(lambda match: light[match[1]], css)
    return _EITHER.sub(lambda match: ",".join(match[1] + part for part in match[2].split(",")), css)


def _joined(names: tuple[str, ...]) -> str:
    sheets = ((ASSETS / "styles" / f"{name}.css").read_text("utf-8") for name in names)
    return rcssmin.cssmin("".join(sheets))
