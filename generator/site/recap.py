"""A figure of the page shown once more, as its reader left it: what an article ends with.

Authors write it as a picture whose address is the figure: `![](#the-network "All of it.")`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from html import escape, unescape

from generator.article.page import Page
from generator.article.rendered import Rendered
from generator.notation.marks import Mark
from generator.notation.number import coordinate
from generator.reading.errors import ContentError, unknown
from generator.site.labels import Labelled

ITSELF = "-drawing"  # behind a drawing's name, which may be that of its figure

_PICTURE = re.compile(r'(<p>)?<img (?=[^>]*\bsrc="#)([^>]*?) ?/?>(</p>)?')
_VALUE = re.compile(r'(\w+)="([^"]*)"')


def with_recaps(text: Rendered, page: Page, figures: Sequence[Labelled]) -> Rendered:
    """The text of a page in which these figures stand, with those that it shows once more.

    Raises ContentError for a figure that is not on the page, or is not drawn, and for a picture in
    the midst of a text.
    """
    by_id = {one.figure.id: one for one in figures}
    again: list[str] = []

    def shown(match: re.Match[str]) -> str:
        told = {name: unescape(value) for name, value in _VALUE.findall(match[2])}
        id = told["src"][1:]
        one = by_id.get(id)
        if one is None or not one.figure.drawings:
            raise _error(page, id, _amiss(id, by_id))
        if not (match[1] and match[3]):
            problem = f'the picture of figure "{id}" stands in a paragraph of its own'
            raise _error(page, id, problem)
        again.append(one.figure.drawings[0].id)
        return _recap(one, told.get("alt", ""), told.get("title", ""))

    html = _PICTURE.sub(shown, text.html)
    for id in dict.fromkeys(again):
        described = f'aria-describedby="{id}-desc"'
        html = html.replace(
            f'role="img" {described}', f'role="img" id="{id}{ITSELF}" {described}', 1
        )
    return replace(text, html=html)


def _recap(one: Labelled, alt: str, caption: str) -> str:
    """The figure's first drawing, whatever it shows by then, a caption, and a link to the figure.

    It weighs next to nothing, as it is the same drawing in a second place; it is as wide as plots
    are.
    """
    drawing = one.figure.drawings[0]
    told = f" {escape(caption, quote=False)}" if caption else ""
    return (
        f'<figure class="figure {Mark.RECAP}"><svg class="drawing plot" '
        f'viewBox="0 0 {coordinate(drawing.width)} {coordinate(drawing.height)}" role="img" '
        f'aria-label="{escape(alt or drawing.title)}" aria-describedby="{drawing.id}-desc">'
        f'<use href="#{drawing.id}{ITSELF}"/></svg>'
        f'<figcaption><b><a href="#{one.figure.id}">{one.label}</a>.</b>{told}</figcaption>'
        "</figure>"
    )


def _amiss(id: str, figures: dict[str, Labelled]) -> str:
    drawn = [name for name, one in figures.items() if one.figure.drawings]
    if id in figures:
        return f'figure "{id}" is a table, expected one that is drawn ({", ".join(drawn)})'
    return unknown("figure of this page", id, drawn)


def _error(page: Page, id: str, problem: str) -> ContentError:
    """An error at the line where the page shows that figure."""
    found = re.search(rf"!\[[^\[\]]*\]\(#{re.escape(id)}", page.body)
    at = found.start() if found else 0
    return ContentError(page.file, page.body_line + page.body.count("\n", 0, at), problem)
