"""The style sheets: small files joined and minified; the drawings' part also on its own."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from generator.reading.shipped import ASSETS, shipped_text, style
from generator.site import names
from generator.site.names import content_hash
from generator.work.file import File
from generator.work.reads import read_file
from generator.work.results import result

if TYPE_CHECKING:
    from generator.figures.kind import AnyKind

DRAWING = tuple(map(style, ("tokens", "figure", "forced")))
FILE = (style("file"),)
TYPEFACE = (style("typeface"),)
BARE = tuple(map(style, ("tokens", "page")))
PAGE = tuple(
    map(style, ("page", "prose", "article", "code", "live", "states", "details", "question"))
)
PAPER = (style("print"),)
ANIMATION = (style("animation"),)
GALLERY = (style("gallery"),)
HOME = (style("home"),)
MARKUP = (style("markup"),)
ALONE = (style("embed"),)
BOOK = (style("book"), style("code"))
PAPER_OF_BOOKS = {"page": "white", "raised": "whitesmoke"}  # a reading program's, which is not ours
FONTS = ASSETS / "fonts"

_DARK = re.compile(r"@media screen and \(prefers-color-scheme:dark\)\{:root\{([^}]*)\}\}")
_PROPERTY = re.compile(r"--([\w-]+):([^;}]+)")
_VARIABLE = re.compile(r"var\(--([\w-]+)\)")
_FONT = re.compile(r"url\(([\w-]+\.woff2)\)")
_EITHER = re.compile(r"([^{},]*):is\(([^()]*)\)")


@dataclass(frozen=True)
class Styles:
    """Minified CSS: everything for pages, what some figures add, what these need of it where they
    are mere pictures, what some texts, the gallery and the home page add, everything for the page
    of a single figure, what a stand-alone drawing needs, what makes one play, everything for
    e-books. `bare` is for a page of a few lines, without figures.

    `page` needs no other file, and makes do with the typefaces that the reader has; `typeface` adds
    that of texts. `fonts` has its files by their addresses in the site, each with a hash of its
    content, which are those that `typeface` names.
    """

    page: str
    bare: str
    typeface: str
    fonts: Mapping[str, str]
    more: str
    more_drawing: str
    markup: str
    gallery: str
    home: str
    figure: str
    drawing: str
    animation: str
    book: str

    @property
    def linked(self) -> str:
        """The style sheet that pages link, which lies beside the files of the typeface."""
        return self.typeface.replace(f"url({names.ASSETS}", "url(") + self.page

    @property
    def held(self) -> str:
        """The same for a page that holds it, and stands beside the folder of these files."""
        return self.typeface + self.page

    @property
    def name(self) -> str:
        """Address of the page's style sheet, with a hash of its content."""
        return f"assets/feedforward.{content_hash(self.linked)}.css"

    @property
    def more_name(self) -> str:
        return f"assets/more.{content_hash(self.more)}.css" if self.more else ""

    @property
    def markup_name(self) -> str:
        """Address of what some texts need besides: those that are `dressed`."""
        return f"assets/markup.{content_hash(self.markup)}.css"

    def of(self, more: bool) -> str:
        """All that the page of a single figure needs, in one."""
        return self.figure + (self.more if more else "")


def read_styles(kinds: Iterable[AnyKind] | None = None) -> Styles:
    """The style sheets of these kinds of figures, of all by default, and of what is around them."""
    return result(_all) if kinds is None else _of(tuple(kinds))


def _all() -> Styles:
    from generator.figures.kinds import ALL  # the whole program: only where a sheet has changed

    return _of(ALL)


def _of(kinds: tuple[AnyKind, ...]) -> Styles:
    drawing = (*DRAWING, *(path for kind in kinds for path in kind.core.drawing))
    more_drawing = [path for kind in kinds for path in kind.more.drawing]
    live = (path for kind in kinds for path in kind.core.styles)
    page = _joined((*drawing, *PAGE, *live, *PAPER))
    typeface = _joined(TYPEFACE)
    fonts = {font: _font_name(font) for font in _FONT.findall(typeface)}
    return Styles(
        page=page,
        bare=_joined(BARE),
        typeface=_FONT.sub(lambda match: f"url({fonts[match[1]]})", typeface),
        fonts={name: font for font, name in fonts.items()},
        more=_joined((*more_drawing, *(path for kind in kinds for path in kind.more.styles))),
        more_drawing=_joined(more_drawing),
        markup=_joined(MARKUP),
        gallery=_joined(GALLERY),
        home=_joined(HOME),
        figure=_themed(page) + _joined(ALONE),
        drawing=_joined((*drawing, *more_drawing, *FILE)),
        animation=_joined(ANIMATION),
        book=_plain(_joined(BOOK)),
    )


def _font_name(font: str) -> str:
    stem, _, ending = font.partition(".")
    sum = names.short_sum(File.of(read_file(FONTS / font)).sum)
    return f"{names.ASSETS}{stem}.{sum}.{ending}"


def _themed(css: str) -> str:
    """`css` whose dark colours a page can also ask for, or forbid, by `data-theme`."""
    dark = _DARK.search(css)
    if dark is None:
        raise ValueError("the style sheets have no dark colours")
    asked = f':root[data-theme="dark"]{{color-scheme:dark;{dark[1]}}}'
    kept = dark[0].replace(":root", ':root:not([data-theme="light"])', 1)
    light = ':root[data-theme="light"]{color-scheme:light}'
    return css[: dark.start()] + kept + asked + light + css[dark.end() :]


def _plain(css: str) -> str:
    """`css` for programs that know neither custom properties nor `:is()`: light, and in full."""
    light = dict(_PROPERTY.findall(_joined((style("tokens"),)).partition("@media")[0]))
    light |= PAPER_OF_BOOKS
    css = _VARIABLE.sub(lambda match: light[match[1]], css)
    return _EITHER.sub(lambda match: ",".join(match[1] + part for part in match[2].split(",")), css)


def _joined(paths: Iterable[Path]) -> str:
    """The sheets, one after the other, each once, minified."""
    import rcssmin

    return str(rcssmin.cssmin("".join(map(shipped_text, dict.fromkeys(paths)))))
