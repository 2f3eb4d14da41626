"""What other programs show for an address of the site: oEmbed documents and preview pictures."""

from __future__ import annotations

import json
from collections.abc import Iterable

from generator.article.front import Head
from generator.exports.embeds import Embeds, Entry
from generator.figures.finished import Picture
from generator.site.names import card_name, oembed_name

WIDTH, HEIGHT = 1200, 630  # what Open Graph asks for
MARGIN, TITLE_SIZE = 64.0, 56.0
FRAME = (640, 480)  # px of an embedded figure, for those who must know beforehand


def oembed_files(
    pages: Iterable[tuple[Head, Entry | None]], entries: Iterable[Entry], embeds: Embeds
) -> dict[str, str]:
    """oEmbed 1.0 documents (oembed.com), by their paths: of the pages, each by the first of its
    figures that is drawn, and of all figures."""
    files = {}
    for page, first in pages:
        if first:
            title = page.front.title
            files[oembed_name(page.slug)] = _document(page, title, first, embeds)
    for entry in entries:
        files[oembed_name(entry.id)] = _document(entry.page, entry.caption, entry, embeds)
    return files


def _document(page: Head, title: str, entry: Entry, embeds: Embeds) -> str:
    settings = embeds.settings
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
        "html": embeds.frame(entry.id, entry.caption, height=f"{height}px"),
    }
    return json.dumps(told, ensure_ascii=False, indent=1) + "\n"


def card(title: str, site: str, picture: Picture | None, styles: str) -> bytes:
    """A picture for link previews, PNG: a page's first drawing, its title and the site's name."""
    from generator.notation.templating import render  # these where a card is painted
    from generator.svg.flat import flat_both
    from generator.svg.label import wrapped
    from generator.svg.png import png

    lines = wrapped(title, TITLE_SIZE, WIDTH - 2 * MARGIN, bold=True)
    top = MARGIN + len(lines) * TITLE_SIZE * 1.15 + 24
    svg = render(
        "figure/card.svg",
        width=WIDTH,
        height=HEIGHT,
        margin=MARGIN,
        size=TITLE_SIZE,
        lines=lines,
        site=site,
        drawing=picture,
        transform=_transform(picture, top) if picture else "",
    )
    return png(flat_both(svg, styles), "light", scale=1)


def _transform(picture: Picture, top: float) -> str:
    """What fits the picture between title and site's name."""
    width, height = WIDTH - 2 * MARGIN, HEIGHT - top - MARGIN - 48
    scale = min(width / picture.width, height / picture.height)
    x, y = (WIDTH - scale * picture.width) / 2, top + (height - scale * picture.height) / 2
    return f"translate({x:.2f} {y:.2f}) scale({scale:.4f})"
