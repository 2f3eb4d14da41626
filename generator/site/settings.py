"""What a site says of itself, in `site.yaml`."""

from __future__ import annotations

from dataclasses import dataclass

from generator.site import names


@dataclass(frozen=True)
class Licence:
    """Under what terms the text and the figures may be used."""

    name: str
    url: str


@dataclass(frozen=True)
class Settings:
    """The site's settings; `base_url` ends in a slash."""

    title: str
    tagline: str
    description: str
    author: str
    base_url: str
    language: str
    licence: Licence
    articles: tuple[str, ...]
    budget: float | None = None  # KiB that an article may weigh, see `feedforward check`
    pages: tuple[str, ...] = ()  # beside the articles
    foot: tuple[tuple[str, str], ...] = ()  # links at the end of each page: words, addresses
    quiet: tuple[str, ...] = ()  # findings of `feedforward check` that are not told
    bibliography: tuple[str, ...] = ()  # BibTeX files, unless a page names its own
    glossary: tuple[tuple[str, str], ...] = ()  # terms and what they mean
    macros: tuple[tuple[str, str], ...] = ()  # commands of formulas, by name and TeX

    @property
    def word(self) -> str:
        """What the site's own files are called by."""
        return names.word_of(self.title)

    @property
    def book(self) -> str:
        """The name of the e-book."""
        return names.book_name(self.word)

    @property
    def archive(self) -> str:
        """The name of the archive."""
        return names.archive_name(self.word)
