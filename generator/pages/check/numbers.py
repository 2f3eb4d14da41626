"""Numbers that are typed in prose although the build computes them, or others for them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from generator.article.finds import Expression, Find
from generator.article.limits import blanked
from generator.article.page import Page
from generator.article.scan import scan
from generator.notation.in_prose import ValueProblem
from generator.notation.values import Values
from generator.pages.check.finding import Finding
from generator.pages.check.texts import page_of
from generator.site.markdown import values_of
from generator.site.site import Site

NEAR = 0.05  # of a computed value: a number of the same thing that is so close is an earlier one
FEWEST = 3  # digits: shorter numbers are too often those of something else
_NUMBER = re.compile(
    r"(?<![\w.,/#-])[−-]?(?P<digits>\d+(?:[,\u202f]\d{3})*(?:\.\d+)?)(?P<unit>[ \u00a0\u202f]?%)?"
    r"(?![\w/-]|[.,]\d)"
)
_AFTER = re.compile(r"[\s\u00a0]+([^\W\d_]{3,})")
_ADDRESS = re.compile(r"\]\([^)\n]*\)|<[^>\n]*>|^\[[^\]\n]*\]:.*$", re.MULTILINE)
_FILLED = re.compile(r"\{\{.*?\}\}", re.DOTALL)


@dataclass(frozen=True)
class Computed:
    """A value in a text: its number, how it is written, what it is of, and its expression."""

    value: float
    written: str
    noun: str
    expression: str


@dataclass(frozen=True)
class _Text:
    """A text, what is found in it, and its place; `lines` where its lines are those of the file,
    and not all on the line of a key."""

    body: str
    finds: tuple[Find, ...]
    file: str
    line: int
    lines: bool = False


def typed(site: Site) -> Iterator[Finding]:
    """Typed numbers that are written as a computed value is, or that are a few per cent off one
    which the same word follows."""
    values = values_of(site.sources)
    pages = [page_of(site, page.slug) for page in site.pages]
    known = list(_facts(site, values))
    texts = [text for page in pages for text in _texts(page)]
    for text in texts:
        known += _computed(text, values)
    for text in texts:
        prose = _prose(text)
        for match in _NUMBER.finditer(prose):
            if wrong := _wrong(match, _noun(prose, match.end()), known):
                line = text.line + text.lines * prose.count("\n", 0, match.start())
                yield Finding("number", text.file, line, wrong)


def _texts(page: Page) -> Iterator[_Text]:
    """The texts of a page: its own, the captions of its figures, and what its questions ask and
    solve. Their choices are not among them: what is wrong is near to what is right."""
    yield _Text(page.body, page.finds, page.file, page.body_line, lines=True)
    for blocks, keys in ((page.figures, ("caption",)), (page.questions, ("ask", "solution"))):
        for block in blocks:
            document = block.document
            for key in keys:
                if isinstance(said := document.data.get(key), str):
                    line = document.line(key)
                    yield _Text(said, scan(said, page.file, line), page.file, line)


def _wrong(match: re.Match[str], noun: str, known: list[Computed]) -> str | None:
    written = _plain(match[0])
    digits = match["digits"].replace(",", "").replace("\u202f", "")
    long = len(digits.replace(".", "").strip("0")) >= FEWEST
    year = digits.isdigit() and 1000 <= int(digits) <= 2100
    value = _number(match)
    for one in known:
        same_noun = bool(noun) and noun == one.noun
        if written == one.written and (same_noun or (long and not year)):
            told = f"{match[0]} is typed, and computed as {{{{ {one.expression} }}}}"
            return f"{told}; write the expression, so that both change together"
    for one in known:
        near = abs(value - one.value) <= NEAR * abs(one.value)
        if long and noun and noun == one.noun and near and ("%" in one.written) == ("%" in written):
            if written == one.written:
                continue
            told = f"{match[0]} {noun} is typed, and {{{{ {one.expression} }}}} is {one.written}"
            return f"{told}; write the expression, or another word if it is something else"
    return None


def _number(match: re.Match[str]) -> float:
    return float(match["digits"].replace(",", "").replace("\u202f", ""))


def _plain(written: str) -> str:
    """A number without what is a matter of typesetting."""
    return re.sub(r"[ ,\u00a0\u202f]", "", written).replace("−", "-")


def _computed(text: _Text, values: Values) -> Iterator[Computed]:
    """The values of a text."""
    for find in text.finds:
        if isinstance(find, Expression):
            noun = _noun(text.body, find.end)
            if made := _value(find.source.strip(), noun, values):
                yield made


def _facts(site: Site, values: Values) -> Iterator[Computed]:
    """What texts tell most often, whether or not one of this site computes it."""
    for name, dataset in site.sources.datasets.items():
        noun = dataset.description.row_nouns
        if made := _value(f"datasets.{name}.rows", noun, values):
            yield made
    for name in site.sources.models:
        for part in ("training", "test", "all"):
            for decimals in ("", "(1)", "(2)"):
                expression = f"models.{name}.accuracy.{part} | percent{decimals}"
                made = _value(expression, "", values)
                if made and len(made.written) > FEWEST:
                    yield made


def _value(expression: str, noun: str, values: Values) -> Computed | None:
    try:
        text = values.evaluate(expression)
    except ValueProblem:
        return None
    match = _NUMBER.fullmatch(text)
    return Computed(_number(match), _plain(text), noun, expression) if match else None


def _prose(text: _Text) -> str:
    """A text without code, formulas, blocks, values and addresses, each sign in its
    place."""
    prose = blanked(text.body, text.finds)
    for pattern in (_ADDRESS, _FILLED):
        prose = pattern.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), prose)
    return prose


def _noun(text: str, end: int) -> str:
    """The word that follows."""
    found = _AFTER.match(text, end)
    return found[1].lower() if found else ""
