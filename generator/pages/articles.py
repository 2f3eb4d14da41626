"""The pages that an author writes: the articles and the home page, which lists them."""

from __future__ import annotations

from dataclasses import replace

from markupsafe import Markup

from generator.article.markup import Rendered
from generator.article.page import Page
from generator.notation.templating import render
from generator.pages.base import Base, Inlined, Linked
from generator.site.bibtex import bibtex
from generator.site.names import card_name, oembed_name, page_name
from generator.site.site import Site


def home(site: Site, text: Rendered, linked: Linked) -> str:
    """The home page."""
    page = site.home
    base = Base(
        title=page.front.title,
        description=page.front.description,
        address="",
        type="website",
        linked=linked,
        card=card_name(page.slug),
    )
    return render(
        "pages/home.html",
        settings=site.settings,
        base=base,
        html=Markup(text.html),
        articles=site.articles,
    )


def article(site: Site, page: Page, text: Rendered, linked: Linked) -> str:
    """An article of the site."""
    base = replace(_base(page), linked=linked, oembed=oembed_name(page.slug))
    return _article(site, page, text, base)


def offline_form(site: Site, page: Page, text: Rendered, inlined: Inlined) -> str:
    """An article that holds its style sheets and scripts; the rest it still loads and links."""
    return _article(site, page, text, replace(_base(page), inlined=inlined))


def _base(page: Page) -> Base:
    return Base(
        title=page.front.title,
        description=page.front.description,
        address=page_name(page.slug),
        type="article",
        card=card_name(page.slug),
    )


def _article(site: Site, page: Page, text: Rendered, base: Base) -> str:
    return render(
        "pages/article.html",
        settings=site.settings,
        base=base,
        page=page,
        after=next((p for p in site.articles if p.slug == page.front.after), None),
        html=Markup(text.html),
        toc=text.toc,
        bibtex=bibtex(page, site.settings),
    )
