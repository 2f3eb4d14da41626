"""Articles as BibTeX entries."""

from __future__ import annotations

import re

from generator.article.front import Head
from generator.site.settings import Settings

# TeX's special characters. Braces get names, as BibTeX counts escaped ones too.
_TEX = {sign: f"\\{sign}" for sign in "&%$#_"} | {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
}


def bibtex(page: Head, settings: Settings) -> str:
    """A BibTeX entry for the article (`@misc`, as there is no entry type for a web page)."""
    return _entry(page.slug, page.front.title, f"{page.slug}.html", page, settings)


def figure_bibtex(figure_id: str, caption: str, page: Head, settings: Settings) -> str:
    """A BibTeX entry for a figure of the article."""
    title = f"{caption.rstrip('.')} (figure in: {page.front.title})"
    return _entry(figure_id, title, f"{page.slug}.html#{figure_id}", page, settings)


def _entry(name: str, title: str, address: str, page: Head, settings: Settings) -> str:
    authors = " and ".join(f"{{{_tex(a)}}}" for a in page.front.authors or (settings.author,))
    date = page.front.date
    key = f"{re.sub('[-/]', '', name)}{date.year if date else ''}"
    fields = {
        "author": authors,
        "title": f"{{{_tex(title)}}}",
        **({"year": str(date.year), "month": f"{date:%b}".lower()} if date else {}),
        "howpublished": _tex(settings.title),
        "url": f"{settings.base_url}{address}",
        "note": _tex(settings.licence.name),
    }
    lines = [
        f"  {name} = {value}," if name == "month" else f"  {name} = {{{value}}},"
        for name, value in fields.items()
    ]
    return "\n".join([f"@misc{{{key},", *lines, "}"])


def _tex(text: str) -> str:
    return " ".join("".join(_TEX.get(sign, sign) for sign in text).split())
