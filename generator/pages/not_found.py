"""The page that a server shows at addresses where there is none."""

from __future__ import annotations

from generator.notation.templating import render
from generator.pages.base import Base, Inlined
from generator.site.names import NOT_FOUND, page_name
from generator.site.settings import Settings


def not_found(settings: Settings, styles: str) -> str:
    """The page for addresses that do not exist, in folders that do not exist either.

    So it loads nothing, and links from the site's own address on.
    """
    base = Base(
        title="Page not found",
        description="There is no page at this address.",
        address=page_name(NOT_FOUND),
        type="website",
        inlined=Inlined(styles),
        root=settings.base_url,
    )
    return render("pages/404.html", settings=settings, base=base)
