"""What shows the values and coloured terms of a page: the nearest of its figures that does."""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from generator.article.evidence import Evidence
from generator.article.finds import Expression, Fence, Role
from generator.article.limits import blanked
from generator.article.page import Page
from generator.figures.finished import PAIR, FinishedFigure, Shown
from generator.notation.in_prose import ValueProblem
from generator.notation.number import MINUS
from generator.notation.sources import Named, named, of_words, paths
from generator.reading.errors import ContentError, unknown
from generator.site.labels import Labelled

# What of a drawing or a table has a role, as a selector and as it is written.
_SHAPES = "circle|rect"
_CELLS = "td|th"
_ROLES = {
    "input": f"{_SHAPES}|{_CELLS}",
    "weight": "rect",
    "bias": _SHAPES,
    "sum": _SHAPES,
    "activation": _SHAPES,
    "output": _CELLS,
}
_HEADING = re.compile(r"^#{1,6} ", re.MULTILINE)
_MARK = re.compile(r'\[(data-[\w-]+="[^"]*")\]')
_CLOSED = re.compile(r"<details\b.*?</details>", re.DOTALL)  # what is seen only on demand
_LETTER = re.compile(r"[^\W\d_]")
_NUMBER = r"(-?[\d.]+)"
# `datasets.x.where(…).rows`, `….where(…).above("Age", 12).mean("Survived")`
_OF_GROUP = re.compile(r"(.*\.(?:where|group)\(.+\))\.\w+(?:\([^()]*\))?")


@dataclass(frozen=True)
class _Place:
    """A figure where it stands in the text."""

    start: int
    end: int
    label: str
    figure: FinishedFigure

    def far(self, at: int) -> int:
        """How many characters it is from there."""
        return max(self.start - at, at - self.end, 0)


class Witnesses:
    """The figures of a page, and what they show of its text; `figures` are by their lines."""

    def __init__(self, page: Page, figures: Mapping[int, Labelled]) -> None:
        self._page = page
        fences = [find for find in page.finds if isinstance(find, Fence) and find.kind == "figure"]
        self._places = [
            _Place(find.start, find.end, figures[find.line].label, figures[find.line].figure)
            for find in fences
        ]

    def of_value(self, find: Expression, text: str) -> Evidence | None:
        """What shows the value of an expression, whose text that is; ContentError for a figure or
        mark that there is not."""
        try:
            told = named(find.source)
        except ValueProblem as problem:
            raise ContentError(self._page.file, find.line, str(problem)) from None
        wanted = paths(find.source)
        if told:
            self._check_place(find)
            return self._named(told, find.line, text, wanted)
        if not wanted or not find.linkable or self._in_heading(find.start):
            return None
        near = self._nearest(find.start, lambda figure: _all_of(figure, wanted))
        return _evidence(near, _all_of(near.figure, wanted)) if near else None

    def of_term(self, find: Role) -> Evidence | None:
        """What shows a coloured term: all that has its role in the nearest figure of the section,
        or only the input of that name. Once in a paragraph, and nothing that is a number."""
        keys = dict(find.keys)
        if keys:
            self._check_place(find)
            told = of_words(keys.pop("shows", ""), _listed(keys.pop("mark", "")), keys)
            return self._named(told, find.line, find.text, ())
        term = find.text.strip().lower()
        if not find.linkable or not _LETTER.search(term) or re.search(r"[{\[$`<*]", term):
            return None
        if self._in_heading(find.start) or self._said(find, term):
            return None
        near = self._nearest(
            find.start, lambda figure: _of_role(figure, find.name, term), here=True
        )
        return _evidence(near, _of_role(near.figure, find.name, term)) if near else None

    def wrong_state(self, figure: str, name: str, value: str) -> str:
        """What is wrong with a state of one of the page's figures; nothing where all is well."""
        (found,) = (place.figure for place in self._places if place.figure.id == figure)
        return _wrong_state(found, name, value)

    def _check_place(self, find: Expression | Role) -> None:
        """ContentError for what names a figure where no link can be."""
        if not find.linkable:
            problem = "what names a figure becomes a link to it, and stands in a link or a tag here"
            raise ContentError(self._page.file, find.line, problem)

    def _named(self, told: Named, line: int, text: str, wanted: tuple[str, ...]) -> Evidence:
        """What an author names; without marks those of the paths, where the figure has them."""
        here = {place.figure.id: place for place in self._places}
        if told.figure not in here:
            raise ContentError(self._page.file, line, unknown("figure", told.figure, here))
        place = here[told.figure]
        figure = place.figure
        shown = [one for mark in told.marks if (one := _mark(figure, mark))]
        if len(shown) < len(told.marks):
            wrong = next(mark for mark in told.marks if not _mark(figure, mark))
            problem = unknown("mark", wrong, _marks(figure))
            raise ContentError(self._page.file, line, f'figure "{figure.id}": {problem}')
        state = [*told.state, *([(told.sets, _set_to(text))] if told.sets else [])]
        for name, value in state:
            if problem := _wrong_state(figure, name, value):
                raise ContentError(self._page.file, line, f'figure "{figure.id}": {problem}')
        set_to = [it for name, value in state if (it := _shown(figure, f"{name} {value}"))]
        shown = shown or _all_of(figure, wanted) or set_to
        own = "&".join(f"{name}={value.replace(MINUS, '-')}" for name, value in state)
        found = _evidence(place, shown)
        return Evidence(found.figure, found.label, found.marks, own or found.state)

    def _nearest(
        self, at: int, shown: Callable[[FinishedFigure], list[Shown]], here: bool = False
    ) -> _Place | None:
        """The nearest figure that shows something, first in the same section: if `here`, there
        only."""
        section = bisect(self._sections, at)
        found = [
            (bisect(self._sections, place.start) != section, place.far(at), place.start, place)
            for place in self._places
            if shown(place.figure)
        ]
        elsewhere, _, _, place = min(found, default=(True, 0, 0, None), key=lambda one: one[:3])
        return None if here and elsewhere else place

    @cached_property
    def _sections(self) -> list[int]:
        """Where sections begin."""
        text = blanked(self._page.body, self._page.finds)
        return [heading.start() for heading in _HEADING.finditer(text)]

    def _in_heading(self, at: int) -> bool:
        return self._page.body.rfind("\n", 0, at) + 1 in self._sections

    def _said(self, find: Role, term: str) -> bool:
        """Whether its paragraph has the term already."""
        paragraph = self._page.body.rfind("\n\n", 0, find.start)
        return any(
            isinstance(other, Role)
            and paragraph < other.start < find.start
            and other.opening
            and (other.name, other.text.strip().lower()) == (find.name, term)
            for other in self._page.finds
        )


def _listed(marks: str) -> list[str]:
    return [mark.strip() for mark in marks.split(",") if mark.strip()]


def _evidence(place: _Place, shown: Iterable[Shown]) -> Evidence:
    marks = ", ".join(dict.fromkeys(one.marks for one in shown if one.marks))
    state = next((one.state for one in shown if one.state), "")
    return Evidence(place.figure.id, place.label, marks, state)


def _all_of(figure: FinishedFigure, wanted: tuple[str, ...]) -> list[Shown]:
    """What the figure shows of all these paths, in one state of it; else nothing."""
    found = [one for path in wanted if (one := _shown(figure, path))]
    states = {one.state for one in found if one.state}
    return found if len(found) == len(wanted) and len(states) < 2 else []


def _shown(figure: FinishedFigure, name: str) -> Shown | None:
    """What the figure shows under that name, if all of it is drawn; of what is counted or averaged
    over a group of rows, the group."""
    group = _OF_GROUP.fullmatch(name)
    return _by_name(figure, name) or (_by_name(figure, group[1]) if group else None)


def _by_name(figure: FinishedFigure, name: str) -> Shown | None:
    for one in figure.shows:
        if one.name == name:
            return one if _drawn(figure, one) else None
        if "*" in one.name:
            before, _, after = one.name.partition("*")
            told = re.fullmatch(re.escape(before) + _NUMBER + re.escape(after), name)
            if told and one.least <= float(told[1]) <= one.most:
                return Shown(name, one.marks, one.state.replace("*", told[1]))
    return None


def _drawn(figure: FinishedFigure, shown: Shown) -> bool:
    return all(mark in figure.body for mark in _MARK.findall(shown.marks))


def _of_role(figure: FinishedFigure, role: str, term: str = "") -> list[Shown]:
    """What has that role in the figure, or the input of the term's name alone."""
    if role == "input":
        # "length" is the bill's, where no other input has that word in its name.
        found = [it for it in figure.shows if term in (it.name.lower(), *it.name.lower().split())]
        if len(found) == 1 and _drawn(figure, found[0]):
            return found
    kinds = _ROLES.get(role, "")
    written = rf'<(?:{kinds})\b[^>]* class="(?:[^"]* )?{role}[" ]'
    if not kinds or not re.search(written, _CLOSED.sub("", figure.body)):
        return []
    return [Shown(role, f":is({kinds.replace('|', ', ')}).{role}")]


def _mark(figure: FinishedFigure, name: str) -> Shown | None:
    """A mark as an author names it: a role, an input, or a path."""
    by_name = _of_role(figure, name)
    return by_name[0] if by_name else _shown(figure, name)


def _marks(figure: FinishedFigure) -> Iterator[str]:
    yield from (role for role in _ROLES if _of_role(figure, role))
    yield from (one.name for one in figure.shows if "." not in one.name)
    yield from (one.name for one in figure.shows if "." in one.name)


def _set_to(text: str) -> str:
    """What a value sets a figure to, from its text: of "38 %" it is the share."""
    share = re.fullmatch(rf"{_NUMBER}\s%", text.replace(MINUS, "-"))
    return str(Decimal(share[1]) / 100) if share else text


def _wrong_state(figure: FinishedFigure, name: str, value: str) -> str:
    """What is wrong with a state, if something is."""
    if name not in figure.takes:
        return unknown("state", name, figure.takes)
    known = figure.takes[name]
    if known and known != PAIR and value not in known:
        return unknown(name, value, known)
    if known == PAIR:
        two = re.fullmatch(f"{_NUMBER},{_NUMBER}", value.replace(MINUS, "-"))
        return "" if two else f'{name} is two numbers with a comma between, found "{value}"'
    if not known and not re.fullmatch(_NUMBER, value.replace(MINUS, "-")):
        return f'{name} is a number, found "{value}"'
    return ""
