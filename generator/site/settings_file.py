"""Reading what a site says of itself."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated
from urllib.parse import urlsplit

from pydantic import AfterValidator, BeforeValidator, Field

from generator.reading.description import BibFiles, Description, Line, Positive, short
from generator.reading.document import Document, read_document
from generator.reading.errors import UNPRINTABLE, ContentError
from generator.reading.problems import describe
from generator.reading.text import read_text
from generator.site.settings import Licence, Settings

LANGUAGES = ("en",)  # that the words of pages and figures are there in
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{1,8}){0,8}")
_OF_LIBRARY = re.compile(r"macro(\d+):\d+: ")
_WITHIN = re.compile(r"""[^\s"<>\\^`{|}/:?#][^\s"<>\\^`{|}:]*""")
_ADDRESS = re.compile(r"""https?://[^\s"<>\\^`{|}]+""")


def _text(value: str) -> str:
    if not value.strip():
        raise ValueError("expected some text, found none")
    return short(value)


def _address(value: str) -> str:
    if not _is_address(value):
        example = "https://creativecommons.org/licenses/by/4.0/"
        raise ValueError(f'expected an http(s) address such as {example}, found "{value}"')
    return short(value)


def _base_url(value: str) -> str:
    if not _is_address(value) or not value.endswith("/") or set(value) & set("?#&'"):
        raise ValueError(
            "expected an http(s) address that ends in a slash, such as "
            f'https://example.org/notes/, found "{value}"'
        )
    return short(value)


def _link(value: str) -> str:
    if _is_address(value) or value.startswith("mailto:"):
        return short(value)
    if not _WITHIN.fullmatch(value) or ".." in value.split("/"):
        raise ValueError(
            "expected an http(s) address, or that of a file of the site such as docs/index.html, "
            f"found {describe(value)}"
        )
    return short(value)


def _language(value: str) -> str:
    if not _LANGUAGE.fullmatch(value):
        problem = "expected the code of a language, such as en or en-GB"
        raise ValueError(f"{problem}, found {describe(value)}")
    if value.partition("-")[0] not in LANGUAGES:
        known = ", ".join(LANGUAGES)
        problem = f"the words of pages and figures are there in these languages: {known}"
        raise ValueError(f"{problem}; found {describe(value)}")
    return value


def _is_address(value: str) -> bool:
    """True for an http(s) address with a host and none of the signs that must be escaped in one."""
    try:
        plain = _ADDRESS.fullmatch(value) and not UNPRINTABLE.search(value)
        return bool(plain and urlsplit(value).hostname)
    except ValueError:  # a bracket that does not belong to an IPv6 address
        return False


Text = Annotated[str, AfterValidator(_text)]
Address = Annotated[str, AfterValidator(_address)]
Link = Annotated[str, AfterValidator(_link)]
BaseUrl = Annotated[str, AfterValidator(_base_url)]


class LicenceKeys(Description):
    """A licence as it must be written."""

    name: Text
    """What the licence is called."""
    url: Address
    """Where its text stands."""


def _named(value: object) -> object:
    if isinstance(value, str):
        example = "{name: CC BY 4.0, url: https://creativecommons.org/licenses/by/4.0/}"
        raise ValueError(
            f"expected a name and an address, such as {example}, found {describe(value)}"
        )
    return value


class SettingsKeys(Description):
    """Settings as they must be written."""

    title: Text
    """What the site is called; its files are named after it too."""
    tagline: Text
    """What it is, in a few words: beneath the title, and at the top of the home page."""
    description: Text
    """What it is, in a sentence for search engines and link previews."""
    author: Text
    """Who wrote it, unless an article names its own authors."""
    base_url: BaseUrl
    """The address of the published site, with a slash at its end."""
    language: Annotated[str, AfterValidator(_language)]
    """The code of its language, such as `en` or `en-GB`; the words of figures and menus are
    English."""
    licence: Annotated[LicenceKeys, BeforeValidator(_named)]
    """On what terms texts and figures may be used, for the foot of each page."""
    articles: list[Line] = Field(max_length=20_000)
    """The articles in their order, by the names of their files without `.md`."""
    pages: list[Line] = Field(default_factory=list, max_length=20_000)
    """Pages beside the articles, by the names of their files without `.md`: in the search and the
    site map, and not among the cards, the feed, the e-book and the gallery."""
    foot: dict[Text, Link] = Field(default_factory=dict, max_length=20)
    """Links at the end of every page, such as `About: about.html`: their words, and an address of
    the site or another."""
    budget: Positive | None = None
    """How many KiB an article may weigh with its style sheets and scripts, as gzip packs them;
    `feedforward check` tells of one that is heavier."""
    quiet: list[Line] = Field(default_factory=list, max_length=100)
    """Findings of `feedforward check` that are not told."""
    bibliography: BibFiles = ()
    """BibTeX files of the works that articles cite, one or a list; `references.bib` unless told,
    where that is there."""
    glossary: dict[Line, Text] = Field(default_factory=dict, max_length=500)
    """Terms and what they mean, such as `epoch: One pass over all training rows.`"""
    macros: dict[str, str] = Field(default_factory=dict, max_length=200)
    """Commands for formulas, such as `R: '\\mathbb{R}'` and `inner: '\\langle #1, #2 \\rangle'`, in
    single quotes."""


def read_settings(content: Path, base_url: str | None = None) -> Settings:
    """What `site.yaml` in the folder `content` says; ContentError for what is wrong there.

    `base_url` is the address of the site (its last slash may be missing) where it is another one.
    """
    document = settings_document(content)
    told = document.validate(SettingsKeys)
    address = told.base_url
    if base_url is not None:
        try:
            address = _base_url(base_url if base_url.endswith("/") else f"{base_url}/")
        except ValueError as error:
            raise ContentError("--base-url", None, str(error)) from None
    licence = Licence(told.licence.name, told.licence.url)
    read = {
        "base_url": address,
        "licence": licence,
        "articles": tuple(told.articles),
        "pages": tuple(told.pages),
        "foot": tuple(told.foot.items()),
        "quiet": tuple(told.quiet),
        "macros": _macros(told.macros, document),
        "glossary": _glossary(told.glossary, document),
    }
    return Settings(**{**dict(told), **read})


def _glossary(told: Mapping[str, str], document: Document) -> tuple[tuple[str, str], ...]:
    """The terms, with blanks as they are shown; ContentError for one that stands there twice."""
    seen: dict[str, str] = {}
    for term in told:
        name = re.sub(r"\W+", "-", term.casefold()).strip("-")
        if not name or name in seen:
            found = f'the term "{seen[name]}" once more' if name else "a term without letters"
            raise document.error(("glossary", term), f"glossary: {found}")
        seen[name] = term
    return tuple((term, " ".join(meaning.split())) for term, meaning in told.items())


def _macros(told: Mapping[str, str], document: Document) -> tuple[tuple[str, str], ...]:
    """The commands of formulas; ContentError at the line of one that no formula can use."""
    if not told:
        return ()
    from generator.notation.formula import OURS, FormulaProblem, mathml  # for who has macros

    def error(name: str, problem: str) -> ContentError:
        return document.error(("macros", name), f"macros.{name}: {problem}")

    for name in told:
        if name in OURS | {"href"}:
            raise error(name, f"\\{name} is a command of this program; take another name")
        if not re.fullmatch(r"[A-Za-z]{1,50}", name):
            raise error(name, "expected a name of letters alone, without a backslash")
    macros = tuple((name, " ".join(tex.split())) for name, tex in told.items())
    for name, tex in macros:
        places = max(map(int, re.findall(r"(?<!\\)#([1-9])", tex)), default=0)
        try:
            mathml(rf"\{name} " + "{x}" * places, macros=macros)
        except FormulaProblem as problem:
            said = _OF_LIBRARY.sub("", str(problem).partition(": ")[2])
            at = _OF_LIBRARY.search(str(problem))
            wrong = macros[int(at[1])][0] if at and int(at[1]) < len(macros) else name
            raise error(
                wrong, f"{said}; a # after a blank begins a comment unless all is in quotes"
            ) from None
    return macros


def settings_document(content: Path) -> Document:
    """The file itself, which knows its lines."""
    path = content / "site.yaml"
    if not path.is_file():
        raise ContentError(f"{content.name}/site.yaml", None, "missing: the site's settings")
    return read_document(read_text(path, content.parent), f"{content.name}/site.yaml")
