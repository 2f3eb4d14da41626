"""What texts take from elsewhere: works that they cite, from BibTeX files, and macros."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from generator.article.citations import Bibliography, Work
from generator.article.glossary import Glossary
from generator.reading.errors import ContentError, unknown
from generator.reading.text import read_text
from generator.site.listing import Outline, front_error
from generator.site.names import page_name, way
from generator.site.settings import Settings
from generator.work.reads import names_in

if TYPE_CHECKING:
    from generator.site.bibliography import Listed

DEFAULT = "references.bib"


@dataclass(frozen=True)
class Resources:
    """What the texts of a page may use besides what is in the content: BibTeX files, macros of
    formulas, terms."""

    bibliography: tuple[str, ...] = ()
    macros: tuple[tuple[str, str], ...] = ()
    terms: tuple[tuple[str, str], ...] = ()  # with what they mean
    terms_page: str | None = None  # where they are listed, from the page

    @property
    def glossary(self) -> Glossary | None:
        """What the page marks."""
        return Glossary(self.terms, self.terms_page) if self.terms else None


def resources_of(
    pages: Sequence[Outline], settings: Settings, folder: Path
) -> dict[str, Resources]:
    """Those of each page, by its slug; ContentError for a BibTeX file that is not there."""
    first = next((page for page in pages if page.explains), None)
    usual = (DEFAULT,) if DEFAULT in names_in(folder, "*.bib") else ()

    def listed(page: Outline) -> str | None:
        """Where the terms are listed, from the page."""
        if page.explains or first is None:
            return "" if page.explains else None
        return way(page_name(first.slug), page_name(page.slug))

    return {
        page.slug: Resources(
            _bibliography_of(page, settings, folder) or usual,
            settings.macros,
            settings.glossary,
            listed(page),
        )
        for page in pages
    }


def _bibliography_of(page: Outline, settings: Settings, folder: Path) -> tuple[str, ...]:
    """The BibTeX files in the content folder that the page, or else the site, names to cite from;
    ContentError for one that is not there."""
    own, of_site = page.head.front.bibliography, settings.bibliography
    for name in own or of_site:
        if not (folder / name).is_file():
            near = Path(name).parent
            there = [(near / other).as_posix() for other in names_in(folder / near, "*.bib")]
            problem = unknown("file", name, there)
            raise (
                front_error(folder, page, "bibliography", problem)
                if own
                else _of_site(folder, problem)
            )
    return own or of_site


def works_cited(folder: Path, bibliography: tuple[str, ...]) -> Bibliography | None:
    """The works of these BibTeX files; None where there is no such file."""
    return BibTex(folder, bibliography) if bibliography else None


class BibTex:
    """The works of BibTeX files, which are read only where a text cites one."""

    def __init__(self, folder: Path, names: tuple[str, ...]) -> None:
        self._folder, self._names = folder, names

    @cached_property
    def works(self) -> Mapping[str, Work]:
        """Each by its key; letters part those of the same authors and year."""
        return {key: listed.work for key, listed in self._read.items()}

    def entry(self, key: str) -> str:
        """The work as HTML; ContentError for what is wrong in its entry."""
        from generator.site.bibliography import entry_html

        return entry_html(self._read[key])

    @cached_property
    def _read(self) -> Mapping[str, Listed]:
        from generator.site.bibliography import works_of  # pybtex: for who cites

        folder = self._folder
        return works_of(
            tuple(
                (f"{folder.name}/{name}", read_text(folder / name, folder.parent))
                for name in self._names
            )
        )


def _of_site(folder: Path, problem: str) -> ContentError:
    from generator.site.settings_file import settings_document

    return settings_document(folder).error(("bibliography",), problem)
