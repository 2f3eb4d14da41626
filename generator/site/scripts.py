"""The scripts of the live figures: small files joined and minified into classic scripts.

The first holds what every article needs; the last what only some figures need (`Contents.more`),
and before it there is what moves the numbers of diagrams. Without such figures that is late, as are
those that are loaded once a reader reaches for what they do, or comes near (`Contents.late`).
Each is a function of the names that it shares with those before it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from generator.reading.shipped import script, shipped_text, style
from generator.site.minified import minified
from generator.site.names import content_hash
from generator.site.styles import OURS, PROGRAM, Brings, measured
from generator.site.theme import Theme
from generator.work.results import Aside, result

if TYPE_CHECKING:
    from generator.figures.kind import AnyKind

# What every live figure needs.
BASE = tuple(map(script, ("core", "states", "numbers", "nn")))
# What only pages of articles have, and only pages of a single figure: files, and their calls.
ON_PAGES = {
    script("offer"): "offer()",
    script("ask"): "ask()",
    script("contents"): "contents()",
    script("evidence"): "evidence()",
    script("worker"): "register()",
}
ALONE = {script("embed"): "converse()"}
# What figures need once they move, before any other that is late, and before the second.
MOVES = {"moves": tuple(map(script, ("outcome", "features", "own", "moves")))}
# What pages of articles ask for later, by its names; and what those do that ask questions.
LATE = {
    "evidence": (style("evidence"), script("evidence/lighting")),
    "copying": (style("copying"), script("copying")),
}
QUESTIONS = {"question": (script("questions/curve"), script("questions/question"))}

# What is late, and yet comes by itself where a page has it: in the first window, without a touch.
UNASKED = ("opening",)


@dataclass(frozen=True)
class Script:
    """Minified JavaScript: for pages, for the page of a single figure, what only some figures need
    besides, empty where there is nothing of the kind, and what comes late, by its names."""

    text: str
    figure: str
    more: str
    late: dict[str, str]
    word: str = PROGRAM  # what the site's own files are called by

    @property
    def name(self) -> str:
        """Address of the pages' script, with a hash of its content."""
        return f"assets/{self.word}.{content_hash(self.text)}.js"

    @property
    def more_name(self) -> str:
        return f"assets/more.{content_hash(self.more)}.js" if self.more else ""

    def late_name(self, late: str) -> str:
        """Address of one that comes late, with a hash of all of these: a page names many, and a
        hash of each would weigh on its first load."""
        return f"assets/{late}.{self._late_hash}.js"

    @property
    def second_names(self) -> tuple[str, ...]:
        """Addresses of the scripts that follow the pages' own where figures need more."""
        return (self.late_name("moves"), self.more_name) if self.more else ()

    @cached_property
    def _late_hash(self) -> str:
        return content_hash("".join(self.late.values()))

    def of(self, more: bool, late: Iterable[str], alone: bool = True) -> str:
        """All that a page needs, of one figure `alone` or of an article, in one: nothing of it is
        late."""
        first = self.figure if alone else self.text
        moves = self.late["moves"] if late or (more and self.more) else ""
        others = "".join(self.late[name] for name in late if name not in MOVES)
        return first + moves + (self.more if more else "") + others


def read_script(
    kinds: Iterable[AnyKind] | None = None, theme: Theme = OURS, site: Brings | None = None
) -> Script:
    """The scripts of these kinds of figures, by default of all of the program and of those that a
    site brings along. The style sheets that some of them bring have the measures of a theme."""
    if kinds is not None:
        return _of(tuple(kinds), theme)
    if site and (names := site.own_names):
        return result(_with_own, theme, names, Aside(site))
    return result(_all, theme)


def _all(theme: Theme) -> Script:
    from generator.figures.kinds import ALL  # the whole program: only where a script has changed

    return _of(ALL, theme)


def _with_own(theme: Theme, names: tuple[str, ...], site: Aside[Brings]) -> Script:
    return _of(site.told.kinds, theme)


def _of(every_kind: tuple[AnyKind, ...], theme: Theme) -> Script:
    kinds = [kind for kind in every_kind if not kind.home]
    brought = {
        name: "\n".join(map(shipped_text, paths))
        for kind in every_kind
        if kind.home
        for name, paths in kind.late.items()
    }
    first = _source((*BASE, *(path for kind in kinds for path in kind.core.scripts)))
    more = _source(path for kind in kinds for path in kind.more.scripts)
    every = [MOVES, *(kind.late for kind in kinds), LATE, QUESTIONS]
    late = {
        name: _source((path for late in every for path in late.get(name, ())), theme)
        for name in dict.fromkeys(name for late in every for name in late)
    }
    moves, wanted = late["moves"], "\n".join((*late.values(), *brought.values()))
    taken = shared(first, f"{more}start") if more else []
    of_pages = MOVES | LATE | QUESTIONS
    of_figures = "\n".join(
        (*(text for name, text in late.items() if name not in of_pages), *brought.values())
    )
    if more or of_figures:
        of_figures += moves
    names = list(dict.fromkeys((*taken, *shared(first, wanted))))
    alone = list(dict.fromkeys((*taken, *shared(first, of_figures))))
    return Script(
        _first(first, ON_PAGES, names),
        _first(first, ALONE, alone),
        _more(more, [*taken, *shared(moves, more)], shared(more, wanted)),
        {name: _late_of(name, first, more, late, brought) for name in late}
        | {name: _of_author(text, first + moves) for name, text in brought.items()},
    )


def _of_author(source: str, before: str) -> str:
    """The script of a kind that a site brings along, which takes from our first script, and gives
    nothing to others.

    Its lines are those of its file, so that a browser tells where a mistake is, and its names its
    own: it may call something as we do. What it raises leaves other scripts of the page alone.
    """
    taken = ",".join(shared(before, source))
    text = f"const {{{taken}}}=feedforward;try{{{source}\n}}catch(error){{reportError(error)}}"
    return f'(()=>{{"use strict";{text}}})();'


def _late_of(
    name: str, first: str, more: str, late: Mapping[str, str], brought: Mapping[str, str]
) -> str:
    """One that comes late, with what it takes from the scripts before it and from others that have
    come late, and with what it gives to those."""
    own = late[name]
    others = "".join(text for other, text in late.items() if other != name)
    before, after = first + more + others, others
    if name in MOVES:
        before, after = first, "\n".join((more, others, *brought.values()))
    here = shared(own, own)
    taken = [it for it in shared(before, own) if it not in here]
    return _late(f"{own}\n{_gives(shared(own, after))}", dict.fromkeys(taken))


def brings(name: str, told: Mapping[str, object]) -> str:
    """The script that brings a page's own values under that name, for `later(name)`: the rows of
    its figures, the lines that embed them. Empty without any."""
    from generator.notation.templating import json_script  # Jinja: only where they have changed

    return f"feedforward.brought.{name}={json_script(told)};" if told else ""


def shared(before: str, source: str) -> list[str]:
    """Names of the scripts before it that a source uses."""
    words = set(re.findall(r"\w+", source))
    named = re.findall(r"^const (\w+) = ", before, re.MULTILINE)
    return [name for name in named if name in words]


def _source(paths: Iterable[Path], theme: Theme = OURS) -> str:
    """The files, one after the other, each once."""
    return "".join(_text(path, theme) for path in dict.fromkeys(paths))


def _text(path: Path, theme: Theme) -> str:
    """A script, or what makes a style sheet the page's."""
    if path.suffix != ".css":
        return shipped_text(path)
    import rcssmin

    css = json.dumps(rcssmin.cssmin(measured(shipped_text(path), theme)))
    adopted = "document.adoptedStyleSheets"
    return f"{{\nconst s=new CSSStyleSheet();s.replaceSync({css});\n{adopted}=[...{adopted},s]}}\n"


def _first(source: str, own: Mapping[Path, str], names: Iterable[str]) -> str:
    calls = ["start()", *own.values()]
    if names:
        calls.append(f"window.feedforward={{{','.join(names)}}}")
    return minified(f"{source}{_source(own)}\n{';'.join(calls)}")


def _more(source: str, taken: Iterable[str], given: Iterable[str]) -> str:
    if not source:
        return ""
    return _late(f'{source}\nstart("[data-more]");{_gives(given)}', taken)


def _gives(names: Iterable[str]) -> str:
    """What adds names to those that later scripts may take."""
    return f"Object.assign(feedforward,{{{','.join(names)}}})" if names else ""


def _late(source: str, taken: Iterable[str]) -> str:
    return minified(f"const {{{','.join(taken)}}}=feedforward;\n{source}")
