"""The style sheets: small files joined and minified; the drawings' part also on its own."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from generator.reading.shipped import ASSETS, shipped_text, style
from generator.site import names
from generator.site.names import content_hash
from generator.site.theme import Theme
from generator.site.theme.contrast import legible_on_paper
from generator.site.theme.tokens import MEASURES, TYPEFACES, defaults
from generator.work.file import File
from generator.work.reads import read_file
from generator.work.results import Aside, result

if TYPE_CHECKING:
    from generator.figures.kind import AnyKind

DRAWING = tuple(map(style, ("tokens", "figure", "forced")))
FILE = (style("file"),)  # what drawings have as files of their own
MEASURED = (style("measures"),)  # put in where they are used
TYPEFACE = (style("typeface"),)
BARE = tuple(map(style, ("tokens", "page")))
PAGE = tuple(
    map(style, ("page", "prose", "article", "code", "live", "states", "details", "question"))
)
PAPER = (style("print"),)
ANIMATION = (style("animation"),)
GALLERY = (style("gallery"),)
HOME = (style("home"),)
SEARCH = (style("search"),)
MARKUP = (style("markup"),)
ALONE = (style("embed"),)
BOOK = (style("book"), style("code"))
PAPER_OF_BOOKS = {"page": "white", "raised": "whitesmoke"}  # a reading program's, which is not ours
PROGRAM = "feedforward"
FONTS = ASSETS / "fonts"

_DARK = re.compile(r"@media screen and \(prefers-color-scheme:dark\)\{:root\{([^}]*)\}\}")
_TOKEN = re.compile(r"--([\w-]+): ([^;]+);")
_VARIABLE = re.compile(r"var\(--([\w-]+)\)")
_PUT_IN = "|".join(set(MEASURES) - {"thumb"})  # that one is a property of the page
_MEASURE = re.compile(rf"var\(--({_PUT_IN})\)")
_FONT = re.compile(r"url\(([\w-]+\.woff2)\)")
_EITHER = re.compile(r"([^{},]*):is\(([^()]*)\)")


@dataclass(frozen=True)
class Styles:
    """Minified CSS: everything for pages, what some figures add, what these need of it where they
    are mere pictures, what some texts, the gallery, the home page and the search add, everything
    for the page of a single figure, what a stand-alone drawing needs, and what one in a book, what
    makes one play, everything for e-books. `bare` is for a page of a few lines, without figures.

    `page` needs no other file, and makes do with the typefaces that the reader has; `typeface` adds
    that of texts. `fonts` has its files by their addresses in the site, each with a hash of its
    content, which are those that `typeface` names. `theme` are rules of the author's own, which
    come after all others, `theme_held` the same with the files that they name in them, and
    `theme_files` where these lie in the content folder, by their addresses in the site.
    `word` is what the site's own files are called by.
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
    search: str
    figure: str
    drawing: str
    drawing_on_paper: str
    animation: str
    book: str
    theme: str = ""
    theme_held: str = ""
    theme_files: Mapping[str, str] = field(default_factory=dict)
    word: str = PROGRAM

    @property
    def linked(self) -> str:
        """The style sheet that pages link, which lies beside the files of the typeface."""
        return self.typeface.replace(f"url({names.ASSETS}", "url(") + self.page

    def held(self, root: str) -> str:
        """The same for a page that holds it; `root` leads from there to where the folder of these
        files is."""
        return self.typeface.replace(f"url({names.ASSETS}", f"url({root}{names.ASSETS}") + self.page

    @property
    def name(self) -> str:
        """Address of the page's style sheet, with a hash of its content."""
        return f"assets/{self.word}.{content_hash(self.linked)}.css"

    @property
    def more_name(self) -> str:
        return f"assets/more.{content_hash(self.more)}.css" if self.more else ""

    @property
    def markup_name(self) -> str:
        """Address of what some texts need besides: those that are `dressed`."""
        return f"assets/markup.{content_hash(self.markup)}.css"

    @property
    def theme_name(self) -> str:
        """Address of the author's own rules, empty where there are none."""
        return f"assets/theme.{content_hash(self.theme_linked)}.css" if self.theme else ""

    @property
    def theme_linked(self) -> str:
        """The author's own rules, as they lie beside the files that they name."""
        return self._theme_with(lambda address: address.removeprefix(names.ASSETS))

    def theme_from(self, root: str) -> str:
        """The same for a page that holds them; `root` is as in `held`."""
        return self._theme_with(lambda address: f"{root}{address}")

    def _theme_with(self, change: Callable[[str], str]) -> str:
        css = self.theme
        for address in self.theme_files:
            css = css.replace(address, change(address))
        return css

    def of(self, more: bool) -> str:
        """All that the page of a single figure needs, in one."""
        return self.figure + (self.more if more else "") + self.theme_held


OURS = Theme()


class Brings(Protocol):
    """What knows the kinds that a site brings along, and the names of those."""

    @property
    def own_names(self) -> tuple[str, ...]: ...

    @property
    def kinds(self) -> tuple[AnyKind, ...]: ...


def read_styles(
    kinds: Iterable[AnyKind] | None = None, theme: Theme = OURS, site: Brings | None = None
) -> Styles:
    """The style sheets of these kinds of figures, by default of all of the program and of those
    that a site brings along, and of what is around them, in the colours and measures of a theme."""
    if kinds is not None:
        return _of(tuple(kinds), theme)
    if site and (names := site.own_names):
        return result(_with_own, theme, names, Aside(site))
    return result(_all, theme)


def _all(theme: Theme) -> Styles:
    from generator.figures.kinds import ALL  # the whole program: only where a sheet has changed

    return _of(ALL, theme)


def _with_own(theme: Theme, names: tuple[str, ...], site: Aside[Brings]) -> Styles:
    return _of(site.told.kinds, theme)


def _of(kinds: tuple[AnyKind, ...], theme: Theme) -> Styles:
    def joined(paths: Iterable[Path]) -> str:
        return _joined(paths, theme)

    drawing = (*DRAWING, *(path for kind in kinds for path in kind.core.drawing))
    more_drawing = [path for kind in kinds for path in kind.more.drawing]
    live = (path for kind in kinds for path in kind.core.styles)
    page = joined((*drawing, *PAGE, *live, *PAPER)) + _on_paper(theme)
    typeface = joined(TYPEFACE) if _keeps_typeface(theme) else ""
    fonts = {font: _font_name(font) for font in _FONT.findall(typeface)}
    return Styles(
        page=page,
        bare=joined(BARE) + theme.rules.bare,
        typeface=_FONT.sub(lambda match: f"url({fonts[match[1]]})", typeface),
        fonts={name: font for font, name in fonts.items()},
        more=joined((*more_drawing, *(path for kind in kinds for path in kind.more.styles))),
        more_drawing=joined(more_drawing),
        markup=joined(MARKUP),
        gallery=joined(GALLERY),
        home=joined(HOME),
        search=joined(SEARCH),
        figure=_themed(page) + joined(ALONE),
        drawing=joined((*drawing, *more_drawing, *FILE)),
        drawing_on_paper=_joined((*drawing, *more_drawing, *FILE), of_paper(theme)),
        animation=joined(ANIMATION),
        book=_book(theme),
        theme=theme.rules.linked,
        theme_held=theme.rules.held,
        theme_files=theme.files,
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


def _keeps_typeface(theme: Theme) -> bool:
    """Whether the typeface that ships with the program is still one of those of texts."""
    return "Feedforward Serif" in theme.values("light").get("serif", "Feedforward Serif")


def _on_paper(theme: Theme) -> str:
    """What gives the paper our own colours, where the theme's cannot be read there."""
    if legible_on_paper(theme.values("light")):
        return ""
    ours = defaults()["light"]
    own = "".join(f"--{name}:{ours[name]};" for name in theme.values("light") if name in ours)
    return f"@media print{{:root{{{own}}}}}"


def of_paper(theme: Theme) -> Theme:
    """The theme without its colours, where these cannot be read on paper."""
    if legible_on_paper(theme.values("light")):
        return theme
    kept = tuple(one for one in theme.tokens if one.name in MEASURES | TYPEFACES)
    return replace(theme, tokens=kept)


def _book(theme: Theme) -> str:
    """The e-book's style sheet. The typeface of its text is the reader's, or the author's own."""
    own = "body{font-family:var(--serif)}" if "serif" in theme.values("light") else ""
    return theme.rules.faces + _plain(_joined(BOOK, theme) + own, of_paper(theme))


def _plain(css: str, theme: Theme) -> str:
    """`css` for programs that know neither custom properties nor `:is()`: light, and in full."""
    import rcssmin

    light = defaults()["light"] | theme.values("light") | PAPER_OF_BOOKS
    css = str(rcssmin.cssmin(_VARIABLE.sub(lambda match: light[match[1]], css)))
    return _EITHER.sub(lambda match: ",".join(match[1] + part for part in match[2].split(",")), css)


def _joined(paths: Iterable[Path], theme: Theme) -> str:
    """The sheets, one after the other, each once, minified."""
    import rcssmin

    own = style("tokens")
    texts = (_tokens(theme) if path == own else shipped_text(path) for path in dict.fromkeys(paths))
    return str(rcssmin.cssmin(measured("".join(texts), theme)))


def _tokens(theme: Theme) -> str:
    """The tokens as the theme has them."""
    light, media, dark = shipped_text(style("tokens")).partition("@media")

    def with_values(css: str, values: Mapping[str, str]) -> str:
        return _TOKEN.sub(lambda m: f"--{m[1]}: {values.get(m[1], m[2])};", css)

    return (
        with_values(light, theme.values("light")) + media + with_values(dark, theme.values("dark"))
    )


def measured(css: str, theme: Theme) -> str:
    """`css` with the measures of the theme in their places."""
    measures = defaults()["light"] | theme.values("light")
    return _MEASURE.sub(lambda match: measures[match[1]], css)
