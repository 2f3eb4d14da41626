"""Figures for other people's pages: versioned files, and the lines that embed them."""

from __future__ import annotations

import base64
import hashlib
import html
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import rcssmin
import rjsmin

from generator.article.page import Page
from generator.exports.standalone import Standalone, figure_page, figure_svg
from generator.figures.figure import Figure
from generator.notation.templating import json_script
from generator.reading.shipped import ASSETS
from generator.site.bibtex import figure_bibtex
from generator.site.names import ELEMENT, EMBED, embed_folder, embeds_hash, page_name
from generator.site.scripts import Script
from generator.site.site import Settings
from generator.site.styles import Styles
from generator.site.texts import Texts
from generator.work.parallel import mapped


@dataclass(frozen=True)
class Entry:
    """A figure in its place: its page, its number there, its caption as plain text."""

    figure: Figure
    page: Page
    number: int
    caption: str
    line: int  # of the page's file


def entries_of(texts: Texts) -> tuple[Entry, ...]:
    """Every figure of the site in its place."""
    return tuple(
        Entry(
            one.figure,
            one.page,
            one.number,
            str(texts.captions[one.figure.id].striptags()),
            one.block.line,
        )
        for one in texts.placed
    )


@dataclass(frozen=True)
class Code:
    """Lines to copy. `{query}` and `{attributes}` in `template` stand for a figure's state."""

    title: str
    template: str

    @property
    def text(self) -> str:
        """The lines for the figure as it is at first."""
        return self.template.replace("{query}", "").replace("{attributes}", "")


@dataclass(frozen=True)
class Embeds:
    """All figures of a site as others may embed them, under an address that never changes.

    A version is named after the content of its files, so that the same address always has the
    same content. What is newest stands in figures/ and, the element, in embed/ itself.
    """

    entries: tuple[Entry, ...]
    settings: Settings
    styles: Styles
    script: Script

    @cached_property
    def _contents(self) -> dict[str, str]:
        """The files of this version by their names."""
        linked = Standalone(
            self.settings.language,
            stylesheet="style.css",
            script_address="script.js",
            styles=self.styles,
            script=self.script,
        )
        contents = {
            "style.css": self.styles.figure,
            "script.js": self.script.figure,
            ELEMENT: element_script(),
        }
        if any(entry.figure.more for entry in self.entries):
            contents |= {"more.css": self.styles.more, "more.js": self.script.more}

        def made(entry: Entry) -> tuple[str, str]:
            page = figure_page(entry.figure, entry.caption, linked, self.source(entry))
            return page, figure_svg(entry.figure, self.styles.drawing)

        for entry, (page, drawing) in zip(self.entries, mapped(made, self.entries), strict=True):
            contents |= {f"{entry.figure.id}.html": page, f"{entry.figure.id}.svg": drawing}
        return contents

    def drawing(self, entry: Entry) -> str:
        """The figure as one SVG file."""
        return self._contents[f"{entry.figure.id}.svg"]

    @cached_property
    def version(self) -> str:
        return embeds_hash(self._contents)

    @property
    def files(self) -> dict[str, str]:
        """Every file by its path in the site."""
        folder = embed_folder(self.version)
        versioned = {f"{folder}{name}": text for name, text in self._contents.items()}
        return versioned | {f"{EMBED}{ELEMENT}": self._contents[ELEMENT]}

    @property
    def _base(self) -> str:
        """Where the files of this version are once they are published."""
        return f"{self.settings.base_url}{embed_folder(self.version)}"

    def source(self, entry: Entry) -> tuple[str, str]:
        """Title and address of the figure's article."""
        address = f"{self.settings.base_url}{page_name(entry.page.slug)}#{entry.figure.id}"
        return entry.page.front.title, address

    def frame(self, entry: Entry, height: str = "30rem", query: str = "") -> str:
        """The lines that embed the figure in a frame of that height."""
        address = f"{self._base}{entry.figure.id}.html{query}"
        return (
            f'<iframe src="{address}" title="{html.escape(entry.caption)}" '
            f'sandbox="allow-scripts" loading="lazy" '
            f'style="width: 100%; height: {height}; border: 0"></iframe>'
        )

    def codes(self, entry: Entry) -> list[Code]:
        """The ways to embed the figure, and to cite it."""
        id, text = entry.figure.id, html.escape(entry.figure.text)
        base = self._base
        image = f'<img src="{base}{id}.svg" alt="{text}">'
        # In Markdown's square brackets these would end the text.
        plain = re.sub(r"([\[\]\\])", r"\\\1", entry.figure.text)
        title = html.escape(entry.caption)
        element = (
            f'<script async src="{base}{ELEMENT}" integrity="{integrity(self._contents[ELEMENT])}" '
            'crossorigin="anonymous"></script>\n'
            f'<feedforward-figure src="{base}{id}.html" label="{title}"{{attributes}}>{image}'
            "</feedforward-figure>"
        )
        _, page = self.source(entry)
        return [
            Code("Interactive, as high as it needs to be", element),
            Code("Interactive, in a frame", self.frame(entry, query="{query}")),
            Code("Image, in HTML", image),
            Code("Image, in Markdown", f"![{plain}]({base}{id}.svg)"),
            Code("Link to the figure as it is now", re.sub("(?=#)", "{query}", page)),
            Code(
                "BibTeX", figure_bibtex(entry.figure.id, entry.caption, entry.page, self.settings)
            ),
            Code("Python", python_lines(entry.figure)),
        ]


def dialog_script(offers: Mapping[str, Mapping[str, object]]) -> str:
    """The script of the dialog that offers the figures of a page, with all that it says."""
    source, css = (
        (ASSETS / "embed" / f"dialog.{ending}").read_text("utf-8") for ending in ("js", "css")
    )
    data = json_script(offers)
    told = f"const css={json.dumps(rcssmin.cssmin(css))},data={data};"
    return f'(()=>{{"use strict";{told}{rjsmin.jsmin(source)}}})();'


def element_script() -> str:
    """The script of the element <feedforward-figure>."""
    script: str = rjsmin.jsmin((ASSETS / "embed" / ELEMENT).read_text("utf-8"))
    return script


def integrity(text: str) -> str:
    """What a script's `integrity` attribute says: SHA-384 of its content."""
    return f"sha384-{base64.b64encode(hashlib.sha384(text.encode()).digest()).decode()}"


def python_lines(figure: Figure) -> str:
    """The lines of Python that make the figure."""
    keys = figure.spec.model_dump(mode="json", exclude_defaults=True, exclude={"id", "caption"})
    told = "".join(
        f", {name}={json.dumps(value, ensure_ascii=False)}" for name, value in keys.items()
    )
    return f'from generator import figure\n\nfigure("{figure.kind.name}"{told})'
