"""The articles as cards on the home page: in the order to read them in, each with a picture."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from generator.article.front import Head
from generator.figures.finished import Picture
from generator.site.site import Site
from generator.site.texts import Texts

MOST_DRAWN = 12  # cards with a picture: of many, the page would be heavy


@dataclass(frozen=True)
class Card:
    """An article: the minutes that it takes, its place in the order, from 1, the place of the one
    that it builds on, and the drawing that stands for it; `more` says whether that needs the
    styles that only some figures need."""

    page: Head
    minutes: int
    place: int
    after: int | None
    picture: Picture | None
    more: bool


def cards_of(site: Site, texts: Texts) -> tuple[Card, ...]:
    """A card for each article, in the order to read them in."""
    order = in_order(page.head for page in site.articles)
    places = {head.slug: place for place, head in enumerate(order, start=1)}
    outlines = {page.slug: page for page in site.articles}
    cards = []
    for head in order:
        place = places[head.slug]
        emblem = site.emblem(outlines[head.slug]) if place <= MOST_DRAWN else None
        cards.append(
            Card(
                head,
                texts.bodies[head.slug].minutes,
                place,
                places.get(head.front.after or ""),
                emblem.drawings[0] if emblem else None,
                emblem is not None and emblem.more,
            )
        )
    return tuple(cards)


def in_order(articles: Iterable[Head]) -> list[Head]:
    """The articles as they are listed, but none before the one that it builds on."""
    known = {head.slug: head for head in articles}
    placed: dict[str, Head] = {}
    for head in known.values():
        chain: dict[str, Head] = {}
        at: Head | None = head
        # Authors may say that two build on each other: the first that is listed then is the first.
        while at and at.slug not in placed and at.slug not in chain:
            chain[at.slug] = at
            at = known.get(at.front.after or "")
        placed.update(reversed(chain.items()))
    return list(placed.values())
