"""The page of all figures, as files and as lines to embed them, and the dialogs that offer both."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict

from generator.exports.embeds import Embeds, Entry, dialog_script
from generator.exports.figure_files import downloads
from generator.notation.templating import render
from generator.pages.base import Base, Linked
from generator.site.names import GALLERY, HOME, card_name, page_name
from generator.site.site import Site
from generator.site.styles import Styles


def gallery(site: Site, styles: Styles, embeds: Embeds) -> str:
    """The page of all figures."""
    base = Base(
        title="Figures to take along",
        description="Every figure of this site, as a file and as lines to embed it.",
        address=page_name(GALLERY),
        type="website",
        linked=Linked((styles.name,)),
        card=card_name(HOME),
    )
    offers = [(entry, embeds.codes(entry), downloads(entry.figure)) for entry in embeds.entries]
    return render(
        "pages/gallery.html",
        settings=site.settings,
        base=base,
        styles=styles.gallery,
        offers=offers,
    )


def dialog(entries: Iterable[Entry], embeds: Embeds) -> str:
    """The script of the dialogs that offer these figures on their page."""
    return dialog_script(
        {
            entry.figure.id: {
                "label": f"figure {entry.number}",
                "codes": [asdict(code) for code in embeds.codes(entry)],
                "files": downloads(entry.figure),
            }
            for entry in entries
        }
    )
