"""The page of all figures, as files and as lines to embed them."""

from __future__ import annotations

from collections import Counter
from html import escape

from markupsafe import Markup

from generator.exports.embeds import Offer
from generator.notation.templating import render
from generator.pages.base import Base, Linked
from generator.site.names import GALLERY, HOME, card_name, page_name
from generator.site.settings import Settings


def gallery(
    settings: Settings, stylesheets: tuple[str, ...], styles: str, offers: tuple[Offer, ...]
) -> str:
    """The page of all figures, which links the style sheets and holds the styles."""
    base = Base(
        title="Figures to take along",
        description="Every figure of this site, as a file and as lines to embed it.",
        address=page_name(GALLERY),
        type="website",
        linked=Linked(stylesheets),
        card=card_name(HOME),
    )
    counts = Counter(offer.entry.kind for offer in offers)
    kinds = [(kind, kind.replace("-", " "), count) for kind, count in counts.most_common()]
    return render(
        "pages/gallery.html",
        settings=settings,
        base=base,
        styles=styles,
        kinds=kinds,
        offers=offers,
        plain=_plain,
    )


def _plain(text: str) -> Markup:
    """A text as HTML between tags, where quotes may stay: code is full of them."""
    return Markup(escape(text, quote=False))
