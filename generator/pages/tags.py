"""The pages of tags: one for each, and one of all."""

from __future__ import annotations

from generator.notation.templating import render
from generator.pages.base import Base, Linked
from generator.site.names import HOME, TAGS, card_name, page_name, root_of
from generator.site.settings import Settings
from generator.site.tags import Tag


def all_tags(settings: Settings, sheets: tuple[str, ...], tags: tuple[Tag, ...]) -> str:
    """The page of all tags, each with its articles."""
    base = _base("Tags", "What the articles of this site are about.", page_name(TAGS), sheets)
    return render("pages/tags.html", settings=settings, base=base, tags=tags, one=False)


def one_tag(settings: Settings, sheets: tuple[str, ...], tag: Tag) -> str:
    """The page of a tag."""
    base = _base(tag.name, f"The articles about “{tag.name}”.", tag.page, sheets)
    return render("pages/tags.html", settings=settings, base=base, tags=(tag,), one=True)


def _base(title: str, description: str, name: str, sheets: tuple[str, ...]) -> Base:
    return Base(
        title=title,
        description=description,
        address=name,
        type="website",
        linked=Linked(sheets),
        root=root_of(name),
        card=card_name(HOME),
    )
