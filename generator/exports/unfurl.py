"""What other programs show for an address of the site: oEmbed documents and preview pictures."""

from __future__ import annotations

import json
from collections.abc import Iterable

from generator.article.front import Head
from generator.exports.embeds import Embeds, Entry
from generator.figures.finished import Picture
from generator.site.names import HOME, card_name, oembed_name

WIDTH, HEIGHT = 1200, 630  # what Open Graph asks for
MARGIN, GAP, COLUMN = 64.0, 48.0, 500.0  # around all; between the title's column and the drawing
TITLE_SIZE, LINE = 60.0, 1.15  # px in the style sheet; of the size, from line to line
TITLE_SIZES = (60.0, 56.0, 52.0)  # px, from which the one is taken at which a title breaks best
SMALLER = (48.0, 44.0, 40.0, 36.0, 32.0)
NAME = 64.0  # the site's name, and the room above it
BOLD = 1.1  # a bold text is that much wider, at the most
FRAME = (640, 480)  # px of an embedded figure, for those who must know beforehand


def card_of(page: Head) -> str:
    """The preview picture of a page; those beside the articles have that of the home page."""
    return card_name(HOME if page.aside else page.slug)


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
        "thumbnail_url": f"{settings.base_url}{card_of(page)}",
        "thumbnail_width": WIDTH,
        "thumbnail_height": HEIGHT,
        "width": width,
        "height": height,
        "html": embeds.frame(entry.id, entry.caption, height=f"{height}px"),
    }
    return json.dumps(told, ensure_ascii=False, indent=1) + "\n"


def card(title: str, site: str, picture: Picture | None, styles: str) -> bytes:
    """A picture for link previews, PNG: a page's title and the site's name, and its drawing beside
    them."""
    from generator.notation.templating import render  # these where a card is painted
    from generator.svg.flat import flat_both
    from generator.svg.png import png

    size, lines = title_lines(title, COLUMN if picture else WIDTH - 2 * MARGIN)
    svg = render(
        "figure/card.svg",
        width=WIDTH,
        height=HEIGHT,
        margin=MARGIN,
        scale=size / TITLE_SIZE,
        line=TITLE_SIZE * LINE,
        lines=lines,
        site=site,
        drawing=picture,
        transform=_transform(picture) if picture else "",
    )
    return png(flat_both(svg, styles), "light", scale=1)


def title_lines(title: str, width: float) -> tuple[float, list[str]]:
    """The size at which the title breaks best above the site's name, and its lines; of a long one
    the largest at which it fits."""
    from generator.svg.label import fitted, text_width, wrapped
    from generator.svg.lines import balanced, raggedness

    def broken(size: float) -> list[str]:
        """Its lines of that size, if they fit. A text as long as a page is not tried at all."""
        if len(wrapped(title, size, width, bold=True)) * size * LINE > HEIGHT - 2 * MARGIN - NAME:
            return []
        lines = balanced(title, size, width)
        return lines if all(text_width(it, size, bold=True) <= width for it in lines) else []

    if fitting := [(size, lines) for size in TITLE_SIZES if (lines := broken(size))]:
        return min(fitting, key=lambda one: raggedness(one[1], one[0], width))
    for size in SMALLER:
        if lines := broken(size):
            return size, lines
    # Whatever is longer is no title; the beginning of it still is seen.
    most = int((HEIGHT - 2 * MARGIN - NAME) / (size * LINE))
    lines = fitted(title, size * BOLD, width, len(title))
    return size, [*lines[: most - 1], f"{lines[most - 1].rstrip()}…"] if len(
        lines
    ) > most else lines


def _transform(picture: Picture) -> str:
    """What fits the picture into the room beside the title."""
    left = MARGIN + COLUMN + GAP
    width, height = WIDTH - MARGIN - left, HEIGHT - 2 * MARGIN
    scale = min(width / picture.width, height / picture.height)
    x, y = left + (width - scale * picture.width) / 2, (HEIGHT - scale * picture.height) / 2
    return f"translate({x:.2f} {y:.2f}) scale({scale:.4f})"
