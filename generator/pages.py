"""Pages: figures, values and text put into the site's templates. Text in, text out."""

from __future__ import annotations

import math
import re

from markupsafe import Markup

from generator.content import Page
from generator.markup import Embed
from generator.markup import render as render_markdown
from generator.models import THRESHOLD
from generator.nn.activations import ACTIVATIONS
from generator.site import HOME, Settings, Site
from generator.templating import render
from generator.values import Values

NOT_FOUND = "404"


def site_pages(site: Site, stylesheet: str) -> dict[str, str]:
    """Every page and index file of the site by file name."""
    references = _references(site)
    values = Values(_names(site))
    common = {"settings": site.settings, "articles": site.articles, "stylesheet": stylesheet}
    files = {}
    for page in site.pages:
        rendered = render_markdown(page, _embed(site, page, references, values))
        home = page.slug == HOME
        files[f"{page.slug}.html"] = render(
            "home.html" if home else "article.html",
            **common,
            address="" if home else f"{page.slug}.html",
            og_type="website" if home else "article",
            title=page.front.title,
            description=page.front.description,
            page=page,
            html=Markup(rendered.html),
            toc=rendered.toc,
            bibtex="" if home else bibtex(page, site.settings),
        )
    files[f"{NOT_FOUND}.html"] = render(
        "404.html",
        **common,
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


def _names(site: Site) -> dict[str, object]:
    """What expressions in prose can name."""
    return {
        "models": site.sources.models,
        "datasets": site.sources.datasets,
        "activations": ACTIVATIONS,
        "threshold": THRESHOLD,
        "e": math.e,
    }


def _references(site: Site) -> dict[str, tuple[str, str, str]]:
    """Page, address and label of every figure by its id; figures are numbered page by page."""
    return {
        figure.id: (page.slug, f"#{figure.id}", f"Figure {number}")
        for page in site.pages
        for number, figure in enumerate(site.figures[page.slug], start=1)
    }


def _embed(site: Site, page: Page, references: dict, values: Values) -> Embed:
    figures = site.figures[page.slug]
    return Embed(
        figure=lambda index: render(
            "figure.html", figure=figures[index], label=f"Figure {index + 1}"
        ),
        value=values.evaluate,
        references={
            id: (address if slug == page.slug else f"{slug}.html{address}", label)
            for id, (slug, address, label) in references.items()
        },
        listings=site.listings,
    )


def bibtex(page: Page, settings: Settings) -> str:
    """A BibTeX entry for the article (`@misc`, as there is no entry type for a web page)."""
    authors = " and ".join(f"{{{_tex(a)}}}" for a in page.front.authors or (settings.author,))
    date = page.front.date
    key = f"{page.slug.replace('-', '')}{date.year}"
    fields = {
        "author": authors,
        "title": f"{{{_tex(page.front.title)}}}",
        "year": str(date.year),
        "month": f"{date:%b}".lower(),
        "howpublished": _tex(settings.title),
        "url": f"{settings.base_url}{page.slug}.html",
        "note": _tex(settings.licence.name),
    }
    lines = [
        f"  {name} = {value}," if name == "month" else f"  {name} = {{{value}}},"
        for name, value in fields.items()
    ]
    return "\n".join([f"@misc{{{key},", *lines, "}"])


def _tex(text: str) -> str:
    return re.sub(r"([&%$#_{}])", r"\\\1", text)
