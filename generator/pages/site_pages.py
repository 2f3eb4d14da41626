"""Every page of a site by name: figures, values and text put into the templates."""

from __future__ import annotations

from generator.exports.embeds import Embeds
from generator.exports.policy import own_sources, with_policy
from generator.pages.articles import article, home
from generator.pages.base import linked
from generator.pages.gallery import dialog, gallery
from generator.pages.indexes import feed, robots, sitemap
from generator.pages.not_found import not_found
from generator.site import names
from generator.site.scripts import Script
from generator.site.site import Site
from generator.site.styles import Styles
from generator.site.texts import Texts


def site_pages(
    site: Site, texts: Texts, styles: Styles, script: Script, embeds: Embeds
) -> dict[str, str]:
    """Every page, the scripts of their dialogs, and every index file; by file name."""
    files: dict[str, str] = {}
    own = own_sources(site.settings.base_url)
    for page in site.pages:
        dialogs = dialog([entry for entry in embeds.entries if entry.page is page], embeds)
        dialogs_name = names.dialog_name(names.content_hash(dialogs))
        links = linked(site.figures[page.slug], styles, script, dialogs_name)
        text = texts.bodies[page.slug]
        files[dialogs_name] = dialogs
        html = home(site, text, links) if page is site.home else article(site, page, text, links)
        files[names.page_name(page.slug)] = with_policy(html, own, later=True)
    exhibition = gallery(site, styles, embeds)
    files[names.page_name(names.GALLERY)] = with_policy(exhibition, own, later=True)
    files[names.page_name(names.NOT_FOUND)] = with_policy(not_found(site, styles))
    files[names.FEED] = feed(site)
    files[names.SITEMAP] = sitemap(site)
    files[names.ROBOTS] = robots(site)
    return files
