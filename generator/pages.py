"""Pages: figures, values and text put into the site's templates. Text in, text out."""

from __future__ import annotations

from markupsafe import Markup

from generator.bibtex import bibtex
from generator.scripts import Script
from generator.site import HOME, NOT_FOUND, Site
from generator.styles import Styles
from generator.templating import render
from generator.texts import Texts


def site_pages(site: Site, texts: Texts, styles: Styles, script: Script) -> dict[str, str]:
    """Every page and index file of the site by file name."""
    common = {"settings": site.settings, "articles": site.articles}
    titles = {page.slug: page.front.title for page in site.articles}
    files = {}
    for page in site.pages:
        rendered = texts.body(page)
        home = page.slug == HOME
        files[f"{page.slug}.html"] = render(
            "home.html" if home else "article.html",
            **common,
            root="",
            stylesheet=styles.name,
            script=script.name if any(f.state for f in site.figures[page.slug]) else "",
            address="" if home else f"{page.slug}.html",
            og_type="website" if home else "article",
            title=page.front.title,
            description=page.front.description,
            page=page,
            html=Markup(rendered.html),
            toc=rendered.toc,
            titles=titles,
            bibtex="" if home else bibtex(page, site.settings),
        )
    # A server shows this page at any address that does not exist, in folders that do not either.
    files[f"{NOT_FOUND}.html"] = render(
        "404.html",
        **common,
        root=site.settings.base_url,
        styles=styles.page,
        address=f"{NOT_FOUND}.html",
        og_type="website",
        title="Page not found",
        description="There is no page at this address.",
    )
    dates = [page.front.updated or page.front.date for page in site.pages]
    files["feed.xml"] = render("feed.xml", **common, updated=max(dates))
    files["sitemap.xml"] = render("sitemap.xml", **common, pages=site.pages)
    files["robots.txt"] = render("robots.txt", **common)
    return files
