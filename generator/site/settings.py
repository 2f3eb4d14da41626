"""What a site says of itself, in `site.yaml`."""

from __future__ import annotations

from dataclasses import dataclass


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
    quiet: tuple[str, ...] = ()  # findings of `feedforward check` that are not told
    bibliography: tuple[str, ...] = ()  # BibTeX files, unless a page names its own
    glossary: tuple[tuple[str, str], ...] = ()  # terms and what they mean
    macros: tuple[tuple[str, str], ...] = ()  # commands of formulas, by name and TeX
