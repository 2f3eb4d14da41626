"""The page that a server shows at addresses where there is none."""

from __future__ import annotations

from generator.article.front import Head
from generator.notation.templating import render
from generator.pages.base import Base, Inlined
from generator.reading.shipped import ASSETS, shipped_text
from generator.site.minified import minified
from generator.site.names import NOT_FOUND, page_name
from generator.site.settings import Settings

MOST_OFFERED = 12  # articles: of many more, nobody finds the one that they meant


def not_found(settings: Settings, articles: tuple[Head, ...], styles: str) -> str:
    """The page for addresses that do not exist, in folders that do not exist either.

    So it loads nothing, and links from the site's own address on. Its script finds the page that
    was meant, as far as its name is near to the address.
    """
    base = Base(
        title="Page not found",
        description="There is no page at this address.",
        address=page_name(NOT_FOUND),
        type="website",
        inlined=Inlined(styles),
        root=settings.base_url,
    )
    return render(
        "pages/404.html",
        settings=settings,
        base=base,
        articles=articles[:MOST_OFFERED],
        script=minified(shipped_text(ASSETS / "nearest.js")),
    )
