"""The pages that an author writes: the articles, the home page, which lists them, and others."""

from __future__ import annotations

from dataclasses import replace

from markupsafe import Markup

from generator.article.front import Head
from generator.article.rendered import Rendered
from generator.exports.unfurl import card_of
from generator.notation.templating import render
from generator.pages.base import Base, Beside, Inlined, Linked
from generator.pages.cards import Card
from generator.pages.thumbnail import thumbnail
from generator.site.bibtex import bibtex
from generator.site.names import card_name, oembed_name, page_name, root_of
from generator.site.settings import Settings
from generator.site.tags import tag_page


def home(
    settings: Settings,
    page: Head,
    cards: tuple[Card, ...],
    text: Rendered,
    linked: Linked,
    styles: str,
) -> str:
    """The home page, which holds the styles beside those that it links."""
    base = Base(
        title=page.front.title,
        description=page.front.description,
        address="",
        type="website",
        linked=linked,
        card=card_name(page.slug),
    )
    named = page.front.title != settings.title
    return render(
        "pages/home.html",
        settings=settings,
        base=base,
        heading=page.front.title if named else settings.tagline,
        html=Markup(text.html),
        cards=[(card, thumbnail(card.picture) if card.picture else None) for card in cards],
        ordered=any(card.after for card in cards),
        styles=styles,
    )


def article(settings: Settings, page: Head, beside: Beside, text: Rendered, linked: Linked) -> str:
    """An article of the site."""
    base = replace(_base(page), linked=linked, oembed=oembed_name(page.slug))
    return _article(settings, page, beside, text, base)


def aside(settings: Settings, page: Head, beside: Beside, text: Rendered, linked: Linked) -> str:
    """A page beside the articles."""
    return render(
        "pages/aside.html",
        settings=settings,
        base=replace(_base(page), linked=linked),
        part=beside.part,
        after=beside.after,
        tags=[(tag, tag_page(tag)) for tag in page.front.tags],
        html=Markup(text.html),
        toc=text.toc,
    )


def offline_form(
    settings: Settings, page: Head, beside: Beside, text: Rendered, inlined: Inlined
) -> str:
    """An article that holds its style sheets and scripts; the rest it still loads and links."""
    return _article(settings, page, beside, text, replace(_base(page), inlined=inlined))


def _base(page: Head) -> Base:
    return Base(
        title=page.front.title,
        description=page.front.description,
        address=page_name(page.slug),
        type="article",
        root=root_of(page_name(page.slug)),
        card=card_of(page),
    )


def _article(settings: Settings, page: Head, beside: Beside, text: Rendered, base: Base) -> str:
    return render(
        "pages/article.html",
        settings=settings,
        base=base,
        page=page,
        after=beside.after,
        following=beside.following,
        part=beside.part,
        tags=[(tag, tag_page(tag)) for tag in page.front.tags],
        minutes=text.minutes,
        html=Markup(text.html),
        toc=text.toc,
        bibtex=bibtex(page, settings),
    )
