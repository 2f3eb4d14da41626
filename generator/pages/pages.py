"""Pages: figures, values and text put into the site's templates. Text in, text out."""

from __future__ import annotations

import hashlib
from dataclasses import asdict

from markupsafe import Markup

from generator.article.page import Page
from generator.exports.embeds import Embeds, dialog_script
from generator.figures.figure import Figure
from generator.notation.templating import render
from generator.site.bibtex import bibtex
from generator.site.names import (
    FEED,
    GALLERY,
    HOME,
    NOT_FOUND,
    ROBOTS,
    SITEMAP,
    card_name,
    dialog_name,
    oembed_name,
    offline_name,
    page_name,
)
from generator.site.scripts import Script
from generator.site.site import Site
from generator.site.styles import Styles
from generator.site.texts import Texts

# How each of a figure's files is called, by its ending.
DOWNLOADS = {
    "svg": "SVG",
    "animated.svg": "SVG that plays",
    "png": "PNG",
    "dark.png": "PNG, dark",
    "html": "page",
    "json": "JSON",
    "csv": "CSV",
}


def site_pages(
    site: Site, texts: Texts, styles: Styles, script: Script, embeds: Embeds
) -> dict[str, str]:
    """Every page and index file of the site by file name."""
    common = {"settings": site.settings, "articles": site.articles}
    titles = {page.slug: page.front.title for page in site.articles}
    dialogs = {page.slug: _dialog(page, embeds) for page in site.pages}
    files = {_dialog_name(text): text for text in dialogs.values()}
    for page in site.pages:
        rendered = texts.body(page)
        home = page.slug == HOME
        template = "home.html" if home else "article.html"
        more = any(figure.more for figure in site.figures[page.slug])
        names = common | dict(
            root="",
            stylesheet=styles.name,
            script=script.name if any(f.state for f in site.figures[page.slug]) else "",
            more=(styles.more_name, script.more_name) if more else (),
            address="" if home else page_name(page.slug),
            og_type="website" if home else "article",
            title=page.front.title,
            description=page.front.description,
            page=page,
            html=Markup(rendered.html),
            toc=rendered.toc,
            titles=titles,
            bibtex="" if home else bibtex(page, site.settings),
            card=card_name(page.slug),
            dialog=_dialog_name(dialogs[page.slug]),
            oembed="" if home else oembed_name(page.slug),
        )
        files[page_name(page.slug)] = render(template, **names)
        if not home:
            inlined = {
                "styles": styles.page + (styles.more if more else ""),
                "script": script.of(more) if names["script"] else "",
            }
            files[offline_name(page.slug)] = render(template, **names, inlined=inlined)
    files[page_name(GALLERY)] = render(
        "gallery.html",
        **common,
        root="",
        stylesheet=styles.name,
        script="",
        address=page_name(GALLERY),
        og_type="website",
        title="Figures to take along",
        description="Every figure of this site, as a file and as lines to embed it.",
        styles=styles.gallery,
        entries=embeds.entries,
        codes={entry.figure.id: embeds.codes(entry) for entry in embeds.entries},
        downloads={entry.figure.id: _downloads(entry.figure) for entry in embeds.entries},
        card=card_name(HOME),
    )
    # A server shows this page at any address that does not exist, in folders that do not either.
    files[page_name(NOT_FOUND)] = render(
        "404.html",
        **common,
        root=site.settings.base_url,
        styles=styles.page,
        address=page_name(NOT_FOUND),
        og_type="website",
        title="Page not found",
        description="There is no page at this address.",
    )
    dates = [page.front.updated or page.front.date for page in site.pages]
    files[FEED] = render("feed.xml", **common, updated=max(dates))
    files[SITEMAP] = render("sitemap.xml", **common, pages=site.pages)
    files[ROBOTS] = render("robots.txt", **common)
    return files


def _dialog(page: Page, embeds: Embeds) -> str:
    """The script of the page's dialogs."""
    return dialog_script(
        {
            entry.figure.id: {
                "label": f"figure {entry.number}",
                "codes": [asdict(code) for code in embeds.codes(entry)],
                "files": _downloads(entry.figure),
            }
            for entry in embeds.entries
            if entry.page is page
        }
    )


def _dialog_name(text: str) -> str:
    return dialog_name(hashlib.sha256(text.encode()).hexdigest()[:10])


def _downloads(figure: Figure) -> list[tuple[str, str]]:
    """Ending and name of each of the figure's files."""
    without = {"csv"} if figure.table is None else set()
    without |= set() if figure.steps else {"animated.svg"}
    return [(ending, name) for ending, name in DOWNLOADS.items() if ending not in without]
