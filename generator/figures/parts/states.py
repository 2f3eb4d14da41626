"""States that a reader chooses where no script runs: radio buttons, and of what the build has drawn
the style sheet shows what goes with the one that is chosen (assets/styles/states.css)."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields

from markupsafe import Markup

from generator.figures.contents import Drawing
from generator.notation.marks import Mark
from generator.notation.templating import render

MOST = 8  # the style sheet has a rule for each
FEWEST = 5
FIRST = "first"  # the class of what is not there while another state is chosen

_TAG = re.compile(r"<(/?)[\w-]+[^>]*?(/?)>")
_NAME = re.compile(r"<[\w-]+")
_DATA = re.compile(r' data-[\w-]+="[^"]*"')


@dataclass(frozen=True)
class ChangingDrawing(Drawing):
    """A drawing as it is at first, and in a page what is different in its other states, by their
    places among all of them, from 1."""

    states: Mapping[int, Drawing] = field(default_factory=dict)

    @property
    def markup(self) -> Markup:
        states = {place: str(state.markup) for place, state in self.states.items()}
        return Markup(changing(str(super().markup), states))


def changing_drawing(drawing: Drawing, states: Mapping[int, Drawing]) -> ChangingDrawing:
    """The drawing with its other states, which are of the same template."""
    told = {one.name: getattr(drawing, one.name) for one in fields(Drawing)}
    return ChangingDrawing(**told, states=states)


def choices(
    id: str,
    legend: str,
    texts: Sequence[str],
    first: int,
    said: Mapping[int, str],
    role: str = "visually-hidden",
) -> Markup:
    """Radio buttons for the states of the figure of that id, of which the `first` is there from the
    beginning, and what is `said` of each other one, in paragraphs of the class `role`."""
    chooser = render("parts/states.html", id=id, legend=legend, texts=texts, first=first)
    return chooser + in_words(said, role)


def steps_to_choose(id: str, last: int) -> Markup:
    """Radio buttons for the steps of a calculation, of which the last is there at first: the style
    sheet shows the diagram as far as the chosen one."""
    return choices(id, "Step", [f"{step}" for step in range(1, last + 1)], last - 1, {})


def in_words(said: Mapping[int, str], role: str = "visually-hidden") -> Markup:
    """What is said of each state, by their places."""
    return render("parts/told-states.html", said=said, role=role)


def texts_of(states: Mapping[int, Drawing]) -> dict[int, str]:
    """What each state shows, in words."""
    return {place: state.text for place, state in states.items()}


def between(low: float, high: float, *given: float) -> list[float]:
    """Values to choose, in order: those that are given, and others, so that there are five."""
    values = list(dict.fromkeys(given))[:MOST]
    for share in (0.5, 0.25, 0.75, 0, 1, 0.125, 0.875):
        value = low + share * (high - low)
        apart = all(abs(value - other) > (high - low) / 50 for other in values)
        if len(values) < FEWEST and apart:
            values.append(value)
    return sorted(values)


def nameless(markup: str) -> str:
    """The elements without the names by which scripts find them."""
    return _DATA.sub("", markup)


def changing(markup: str, states: Mapping[int, str]) -> str:
    """The `<svg>` element with what its states have in place of its own lines.

    Where the states have the same lines but for the numbers in some, it is these lines, each an
    element; else it is all that is drawn. Scripts do not find what is in other states.
    """
    head, own = _parts(markup)
    others = {place: _parts(state)[1] for place, state in states.items()}
    changed = [
        i
        for i, line in enumerate(own)
        if any(i >= len(other) or other[i] != line for other in others.values())
    ]
    alike = all(len(other) == len(own) for other in others.values())
    if not alike or not all(_whole(lines[i]) for lines in (own, *others.values()) for i in changed):
        own = [_group(own)]
        others = {place: [_group(lines)] for place, lines in others.items()}
        changed = [0]
    for run in _runs(changed):
        shown = [_shown([lines[i] for i in run], place) for place, lines in others.items()]
        for i in run:
            own[i] = _with(own[i], FIRST)
        own[run[-1]] += "".join(shown)
    return "\n".join((head, *own, "</svg>"))


def _runs(lines: Sequence[int]) -> list[list[int]]:
    """Lines that follow each other, together."""
    found = list[list[int]]()
    for i in lines:
        if found and found[-1][-1] == i - 1:
            found[-1].append(i)
        else:
            found.append([i])
    return found


def _parts(markup: str) -> tuple[str, list[str]]:
    """The element's start and texts, and the lines of what it draws."""
    head, end, drawn = markup.partition("</desc>")
    return head + end, drawn.strip().removesuffix("</svg>").strip().split("\n")


def _group(lines: Sequence[str]) -> str:
    return "\n".join(("<g>", *lines, "</g>"))


def _whole(line: str) -> bool:
    """Whether a line is one element."""
    depth = 0
    for tag in _TAG.finditer(line):
        depth += 0 if tag[2] else -1 if tag[1] else 1
        if depth < 0 or (depth == 0 and tag.end() < len(line)):
            return False
    return depth == 0 and line.startswith("<")


def _shown(lines: Sequence[str], place: int) -> str:
    """Lines of a state, with nothing for scripts, to be shown when that state is chosen."""
    shown = nameless("".join(lines))
    return _with(
        shown if len(lines) == 1 else f"<g>{shown}</g>", Mark.STATE, f' data-state="{place}"'
    )


def _with(element: str, role: str, attributes: str = "") -> str:
    """The element with one more class, and other attributes."""
    start, end, rest = element.partition(">")
    if ' class="' in start:
        return start.replace(' class="', f'{attributes} class="{role} ', 1) + end + rest
    return _NAME.sub(rf'\g<0>{attributes} class="{role}"', element, count=1)
