"""Figures for other people's pages: versioned files, and the lines that embed them."""

from __future__ import annotations

import base64
import hashlib
import html
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from generator.article.front import Head
from generator.reading.shipped import ASSETS, shipped_text
from generator.site.bibtex import figure_bibtex
from generator.site.minified import minified
from generator.site.names import ELEMENT, embed_folder, page_name
from generator.site.scripts import brings
from generator.site.settings import Settings
from generator.site.texts import Texts
from generator.work.results import result, results

# How each of a figure's files is called for readers, by its ending.
TITLES = {
    "svg": "SVG",
    "animated.svg": "SVG that plays",
    "png": "PNG",
    "dark.png": "PNG, dark",
    "html": "page",
    "json": "JSON",
    "csv": "CSV",
}
OPTIONAL = ("animated.svg", "csv")  # those that only figures with steps, or with a table, have


@dataclass(frozen=True)
class Entry:
    """A figure in its place, for those who take it along: its page, its number there, its caption
    as plain text, what it shows, the kind and the keys that it is made of, and its files, each by
    its ending and its title."""

    id: str
    page: Head
    number: int
    caption: str
    text: str
    kind: str
    keys: dict[str, Any]
    files: tuple[tuple[str, str], ...]


def entries_of(texts: Texts) -> tuple[Entry, ...]:
    """Every figure of the site in its place."""
    entries = []
    for one in texts.placed:
        figure = one.figure
        has = {"animated.svg": figure.steps, "csv": figure.table}
        files = tuple(pair for pair in TITLES.items() if has.get(pair[0], True))
        caption = texts.captions[figure.id].plain
        told = (figure.text, figure.kind, figure.told, files)
        entries.append(Entry(figure.id, one.page.head, one.number, caption, *told))
    return tuple(entries)


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
class Offer:
    """A figure with the ways to embed it, and to cite it."""

    entry: Entry
    codes: tuple[Code, ...]


@dataclass(frozen=True)
class Embeds:
    """How the figures of a site are embedded, under an address that never changes.

    A version is named after the content of its files, so that the same address always has the
    same content; `integrity` is what a page says of the content of its script. What is newest
    stands in figures/ and, the element, in embed/ itself.
    """

    settings: Settings
    version: str
    integrity: str

    @property
    def _base(self) -> str:
        """Where the files of this version are once they are published."""
        return f"{self.settings.base_url}{embed_folder(self.version)}"

    def frame(self, id: str, caption: str, height: str = "30rem", query: str = "") -> str:
        """The lines that embed a figure in a frame of that height."""
        address = f"{self._base}{id}.html{query}"
        return (
            f'<iframe src="{address}" title="{html.escape(caption)}" '
            f'sandbox="allow-scripts" loading="lazy" '
            f'style="width: 100%; height: {height}; border: 0"></iframe>'
        )

    def codes(self, entry: Entry) -> tuple[Code, ...]:
        """The ways to embed the figure, and to cite it."""
        id, text = entry.id, html.escape(entry.text)
        base = self._base
        image = f'<img src="{base}{id}.svg" alt="{text}">'
        lazy = image.replace("<img", '<img loading="lazy"')
        # In Markdown's square brackets these would end the text.
        plain = re.sub(r"([\[\]\\])", r"\\\1", entry.text)
        title = html.escape(entry.caption)
        element = (
            f'<script async src="{base}{ELEMENT}" integrity="{self.integrity}" '
            'crossorigin="anonymous"></script>\n'
            f'<feedforward-figure src="{base}{id}.html" label="{title}"{{attributes}}>'
            f'{lazy} <a href="{base}{id}.html">'
            "Open the interactive figure</a></feedforward-figure>"
        )
        _, page = source(entry.page, id, self.settings)
        return (
            Code("Interactive, as high as it needs to be", element),
            Code("Interactive, in a frame", self.frame(id, entry.caption, query="{query}")),
            Code("Image, in HTML", image),
            Code("Image, in Markdown", f"![{plain}]({base}{id}.svg)"),
            Code("Link to the figure as it is now", re.sub("(?=#)", "{query}", page)),
            Code("BibTeX", figure_bibtex(id, entry.caption, entry.page, self.settings)),
            Code("Python", python_lines(entry.kind, entry.keys)),
        )


def source(page: Head, id: str, settings: Settings) -> tuple[str, str]:
    """Title and address of the article in which the figure of that id is."""
    return page.front.title, f"{settings.base_url}{page_name(page.slug)}#{id}"


def offers_of(entries: Iterable[Entry], embeds: Embeds) -> list[Offer]:
    """The figures with the ways to embed them."""
    return [Offer(entry, embeds.codes(entry)) for entry in entries]


def offers_scripts(pages: Iterable[tuple[Offer, ...]]) -> list[str]:
    """For each of the pages the script of what its dialogs offer; empty for one without figures."""
    return results(_offers, [(offers,) for offers in pages])


def _offers(offers: tuple[Offer, ...]) -> str:
    return brings(
        "offers",
        {
            offer.entry.id: {
                "label": f"figure {offer.entry.number}",
                "codes": [asdict(code) for code in offer.codes],
                **_also(offer.entry),
            }
            for offer in offers
        },
    )


def _also(entry: Entry) -> dict[str, list[str]]:
    """The endings of the figure's files that not every figure has."""
    also = [ending for ending, _ in entry.files if ending in OPTIONAL]
    return {"also": also} if also else {}


def dialog_script() -> str:
    """The script of the dialogs, the same on all pages."""
    return result(_dialog)


def _dialog() -> str:
    import rcssmin  # where the dialog has changed

    code, css = (shipped_text(ASSETS / "embed" / f"dialog.{ending}") for ending in ("js", "css"))
    told = {"css": rcssmin.cssmin(css), "titles": TITLES, "optional": OPTIONAL}
    values = ",".join(f"{name}={json.dumps(value)}" for name, value in told.items())
    return minified(f"const {values};{code}")


def element_script() -> str:
    """The script of the element <feedforward-figure>."""
    return result(_element)


def _element() -> str:
    import rjsmin  # where the script has changed

    script: str = rjsmin.jsmin(shipped_text(ASSETS / "embed" / ELEMENT))
    return script


def integrity(text: str) -> str:
    """What a script's `integrity` attribute says: SHA-384 of its content."""
    return f"sha384-{base64.b64encode(hashlib.sha384(text.encode()).digest()).decode()}"


def python_lines(kind: str, keys: Mapping[str, Any]) -> str:
    """The lines of Python that make the figure of that kind with these keys."""
    told = "".join(f", {name}={_in_python(value)}" for name, value in keys.items())
    return f'from generator import figure\n\nfigure("{kind}"{told})'


def _in_python(value: object) -> str:
    """A key's value as Python has it, which writes texts and lists as JSON does, but not truths."""
    return str(value) if isinstance(value, bool) else json.dumps(value, ensure_ascii=False)
