"""What other programs show for an address of the site: oEmbed documents and preview pictures."""

from __future__ import annotations

import json

from generator.article.page import Page
from generator.exports.embeds import Embeds, Entry
from generator.figures.contents import Drawing
from generator.notation.templating import render
from generator.site.names import card_name, oembed_name
from generator.site.site import Site
from generator.svg.flat import flat_both
from generator.svg.label import wrapped
from generator.svg.png import png

WIDTH, HEIGHT = 1200, 630  # what Open Graph asks for
MARGIN, TITLE_SIZE = 64.0, 56.0
FRAME = (640, 480)  # px of an embedded figure, for those who must know beforehand


def oembed_files(site: Site, embeds: Embeds) -> dict[str, str]:
    """oEmbed 1.0 documents of the articles and of all figures (oembed.com), by their paths."""
    files = {}
    for page in site.articles:
        first = next((e for e in embeds.entries if e.page is page and e.figure.drawings), None)
        if first:
            files[oembed_name(page.slug)] = _document(site, page, page.front.title, first, embeds)
    for entry in embeds.entries:
        files[oembed_name(entry.figure.id)] = _document(
            site, entry.page, entry.caption, entry, embeds
        )
    return files


def _document(site: Site, page: Page, title: str, entry: Entry, embeds: Embeds) -> str:
    settings = site.settings
    width, height = FRAME
    told = {
        "version": "1.0",
        "type": "rich",
        "title": title,
        "author_name": ", ".join(page.front.authors or (settings.author,)),
        "provider_name": settings.title,
        "provider_url": settings.base_url,
        "thumbnail_url": f"{settings.base_url}{card_name(page.slug)}",
        "thumbnail_width": WIDTH,
        "thumbnail_height": HEIGHT,
        "width": width,
        "height": height,
        "html": embeds.frame(entry, height=f"{height}px"),
    }
    return json.dumps(told, ensure_ascii=False, indent=1) + "\n"


def card(site: Site, page: Page, styles: str) -> bytes:
    """A picture for link previews: the page's first drawing, its title and the site's name."""
    drawings = [drawing for figure in site.figures[page.slug] for drawing in figure.drawings]
    home = page is site.home
    lines = wrapped(
        site.settings.tagline if home else page.front.title,
        TITLE_SIZE,
        WIDTH - 2 * MARGIN,
        bold=True,
    )
    top = MARGIN + len(lines) * TITLE_SIZE * 1.15 + 24
    svg = render(
        "figure/card.svg",
        width=WIDTH,
        height=HEIGHT,
        margin=MARGIN,
        size=TITLE_SIZE,
        lines=lines,
        site=site.settings.title,
        **_placed(drawings[:1], top),
    )
    return png(flat_both(svg, styles), "light", scale=1)


def _placed(drawings: list[Drawing], top: float) -> dict[str, object]:
    """The drawing, its markup and the transform that fits it between title and site's name."""
    if not drawings:
        return {"drawing": None, "markup": "", "transform": ""}
    (drawing,) = drawings
    width, height = WIDTH - 2 * MARGIN, HEIGHT - top - MARGIN - 48
    scale = min(width / drawing.width, height / drawing.height)
    x, y = (WIDTH - scale * drawing.width) / 2, top + (height - scale * drawing.height) / 2
    return {
        "drawing": drawing,
        "markup": drawing.content,
        "transform": f"translate({x:.2f} {y:.2f}) scale({scale:.4f})",
    }
