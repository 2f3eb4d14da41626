"""The works of BibTeX files, as texts cite and list them: parsed and set by pybtex."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from html import escape, unescape
from itertools import groupby
from types import MappingProxyType

from pybtex import errors
from pybtex.backends.html import Backend
from pybtex.database import BibliographyData, Entry, Person
from pybtex.database.input.bibtex import Parser
from pybtex.exceptions import PybtexError
from pybtex.richtext import Text
from pybtex.style.formatting.unsrt import Style
from pybtex.style.template import FieldIsMissing

from generator.article.citations import KEY, Work
from generator.notation.formula import FormulaProblem, mathml
from generator.reading.errors import ContentError

_BEGIN = re.compile(
    r"^[ \t]*@(?!(?:string|comment|preamble)\b)\w+\s*[{(]\s*([^\s,{}]+)", re.M | re.I
)
_QUOTED = re.compile(r"key (\S+)|entry: (\S+)|'(.+)'")
_FONT = re.compile(
    r"\\(?:emph|text\w*|math(?:rm|bf|it)|url|mbox)\s*(?=\{)|\\(?:em|it|bf|tt|sc)\b\s*"
)
_ESCAPE = re.compile(r"\\([&%_#~$])")
_COMMAND = re.compile(r"\\[A-Za-z]+")
_FORMULA = re.compile(r"\$([^$<>]+)\$")
_ADDRESS = re.compile(r"https?://[^\s<>\"]+")
# What BibLaTeX calls otherwise.
_FIELDS = {"journaltitle": "journal", "location": "address", "date": "year"}
_TYPES = {"thesis": "phdthesis", "report": "techreport", "electronic": "online", "www": "online"}
_RAW = ("url", "doi", "eprint", "pubmed")


class _Html(Backend):  # type: ignore[misc]  # pybtex has no types
    """HTML that is XML too, without marks for what keeps its capitals."""

    symbols = MappingProxyType({"ndash": "–", "newblock": " ", "nbsp": "\N{NO-BREAK SPACE}"})

    def format_protected(self, text: str) -> str:
        return text

    @staticmethod
    def format_href(url: str, text: str, external: bool = False) -> str:
        return f'<a href="{escape(url)}">{text}</a>' if text else ""


@dataclass(frozen=True)
class Listed:
    """A work: its entry, what texts say of it, and where it stands."""

    entry: Entry
    work: Work
    file: str
    line: int


@lru_cache(maxsize=4)
def works_of(texts: tuple[tuple[str, str], ...]) -> dict[str, Listed]:
    """The works of these files, told by names and texts, by their keys.

    Raises ContentError for what is no BibTeX, and for a key that two of them have.
    """
    entries: dict[str, Entry] = {}
    places: dict[str, tuple[str, int]] = {}
    for file, text in texts:
        for key, entry in _parsed(text, file).entries.items():
            line = _line(text, key) or 1
            if key in entries:
                first = ":".join(map(str, places[key]))
                raise ContentError(file, line, f'the work "{key}" stands in {first} already')
            if not re.fullmatch(KEY, key):
                problem = f'the key "{key}", expected letters, digits, and signs of "_:.+/-" within'
                raise ContentError(file, line, problem)
            entries[key], places[key] = entry, (file, line)
    works = _works(entries)
    return {key: Listed(entry, works[key], *places[key]) for key, entry in entries.items()}


def _parsed(text: str, file: str) -> BibliographyData:
    """The entries of a file; ContentError for the first thing that is wrong in it."""
    with errors.capture() as found:
        data = Parser().parse_string(text)
    for error in found:
        raise _refusal(error, text, file)
    if len(data.entries) == 0 and text.strip():
        problem = "no entry of BibTeX, such as @book{key, author = {…}, title = {…}, year = 2016}"
        raise ContentError(file, 1, problem)
    for entry in data.entries.values():
        entry.type = _TYPES.get(entry.type.lower(), entry.type.lower())
        for new, old in _FIELDS.items():
            if new in entry.fields and old not in entry.fields:
                told = entry.fields[new]
                entry.fields[old] = told[:4] if old == "year" else told
    return data


def _refusal(error: PybtexError, text: str, file: str) -> ContentError:
    """The error of the library with its line, and how to mend it."""
    said = re.sub(r"^syntax error in line \d+: |(?<=string) in line \d+", "", str(error))
    match = _QUOTED.search(said)
    named = next(filter(None, match.groups()), "") if match else ""
    line = getattr(error, "lineno", None) or _line(text, named, last=True)
    if "end of file" in said:
        begun = [match.start() for match in _BEGIN.finditer(text)]
        line = text.count("\n", 0, begun[-1]) + 1 if begun else line
        said = "an entry begins here and has no end: a brace or a quote is not closed"
    elif "undefined string" in said:
        said = f"{said.rpartition(': ')[2]!r} is no number and no @string: put it in braces"
    elif "expected" in said:
        said += "; a comma or a brace is missing here or in the entry above"
    elif "repeated" in said:
        first = _line(text, named)
        said = f'the work "{named}" stands on line {first} already: rename one of them'
    elif "Too many commas" in said:
        said += ": names are Last, First, and “and” stands between two"
    return ContentError(file, line, said)


def _line(text: str, word: str, last: bool = False) -> int | None:
    """The line on which the entry of that key begins, or else the word stands."""
    begun = [match.start() for match in _BEGIN.finditer(text) if match[1] == word]
    if not begun and word in text:
        begun = [text.index(word)]
    return text.count("\n", 0, begun[-1 if last else 0]) + 1 if begun else None


def _works(entries: Mapping[str, Entry]) -> dict[str, Work]:
    def told(key: str) -> tuple[str, str]:
        return _authors(entries[key], key), entries[key].fields.get("year", "n.d.")

    works: dict[str, Work] = {}
    for (authors, year), group in groupby(sorted(entries, key=lambda key: (told(key), key)), told):
        keys = list(group)
        for number, key in enumerate(keys):
            letter = chr(ord("a") + number % 26) if len(keys) > 1 else ""
            works[key] = Work(authors, year + letter)
    return {key: works[key] for key in entries}


def _authors(entry: Entry, key: str) -> str:
    """Family names, of more than two the first."""
    persons = entry.persons.get("author") or entry.persons.get("editor") or []
    names = [_family(person) for person in persons]
    if not names:
        return _plain(entry.fields.get("organization") or entry.fields.get("title") or key)
    if len(names) > 2 or names[1:] == ["others"]:
        return f"{names[0]} et al."
    return " and ".join(names)


def _family(person: Person) -> str:
    names = person.prelast_names + person.last_names
    return _plain(" ".join(names or person.first_names))


def _plain(tex: str) -> str:
    return str(Text.from_latex(_FONT.sub("", tex)))


def entry_html(listed: Listed) -> str:
    """A work as the style `unsrt` has it; ContentError for what cannot be shown."""
    entry, file, line = listed.entry, listed.file, listed.line
    fields = {
        name: _ESCAPE.sub(r"\1", value) if name in _RAW else _FONT.sub("", value)
        for name, value in entry.fields.items()
    }
    if not fields.get("title", "").strip():
        raise ContentError(file, line, f'the work "{entry.key}" has no title')
    url = fields.get("url")
    if url and not _ADDRESS.fullmatch(url):
        problem = f'url of "{entry.key}": expected an http(s) address, found "{url}"'
        raise ContentError(file, line, problem)
    if "doi" in fields:
        fields["doi"] = re.sub(r"^(?:https?://(?:dx\.)?doi\.org/|doi:)", "", fields["doi"])
    if "year" in fields:
        fields["year"] = listed.work.year
    try:
        html = _formatted(Entry(entry.type, fields, entry.persons), entry.key)
    except (PybtexError, ValueError) as error:
        problem = str(error)
    else:
        html = re.sub(r",? and others\b", " et al.", html).replace("et al..", "et al.")
        html = _FORMULA.sub(_with_formula, html)
        if not (left := _COMMAND.search(re.sub(r"<math.*?</math>", "", html))):
            return html
        problem = f'the work "{entry.key}" has {left[0]}, which is not known here'
    raise ContentError(file, line, problem)


def _formatted(entry: Entry, key: str) -> str:
    style = Style()
    entry.key = key
    known = hasattr(style, f"get_{entry.type}_template")
    for kind in (entry.type, "misc") if known else ("misc",):
        told = Entry(kind, dict(entry.fields), entry.persons)
        told.key = key
        within = (entry.fields.get(name) for name in ("journal", "booktitle", "publisher"))
        if kind == "misc" and entry.type != "misc" and (place := next(filter(None, within), "")):
            told.fields["howpublished"] = place
        try:
            return str(style.format_entry("", told).text.render(_Html()))
        except FieldIsMissing:  # which no style can do without, and a reader can
            continue
    raise PybtexError(f'the work "{key}" lacks what the list tells of one')


def _with_formula(formula: re.Match[str]) -> str:
    try:
        return f'<span class="math">{mathml(unescape(formula[1]))}</span>'
    except FormulaProblem:
        return formula[0]
