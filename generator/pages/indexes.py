"""What programs read of a site: the feed, the site map, and what crawlers may visit."""

from __future__ import annotations

from generator.notation.templating import render
from generator.site.site import Site


def feed(site: Site) -> str:
    """The articles as an Atom feed."""
    newest = max(page.front.updated or page.front.date for page in site.pages)
    return render("pages/feed.xml", settings=site.settings, articles=site.articles, updated=newest)


def sitemap(site: Site) -> str:
    """The addresses of all pages."""
    return render("pages/sitemap.xml", settings=site.settings, pages=site.pages)


def robots(site: Site) -> str:
    """That crawlers may visit everything, and where the site map is."""
    return render("pages/robots.txt", settings=site.settings)
