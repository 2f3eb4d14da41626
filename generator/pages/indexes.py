"""What programs read of a site: the feed, the site map, and what crawlers may visit."""

from __future__ import annotations

from generator.article.front import Head
from generator.notation.templating import render
from generator.site.names import FEED, ROBOTS, SITEMAP
from generator.site.settings import Settings
from generator.site.tags import tags_of


def indexes(
    settings: Settings, home: Head, articles: tuple[Head, ...], aside: tuple[Head, ...]
) -> dict[str, str]:
    """The articles as an Atom feed, the addresses of all pages, and that crawlers may visit
    everything; by file name. `aside` are pages beside the articles."""
    pages = (home, *articles, *aside)
    newest = max(filter(None, (page.front.newest for page in (home, *articles))))
    return {
        FEED: render("pages/feed.xml", settings=settings, articles=articles, updated=newest),
        SITEMAP: render("pages/sitemap.xml", settings=settings, pages=pages, tags=tags_of(pages)),
        ROBOTS: render("pages/robots.txt", settings=settings),
    }
