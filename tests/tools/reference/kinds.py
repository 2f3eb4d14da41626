"""What the pages of the kinds of figures say of them."""

from __future__ import annotations

import re
from functools import cache

from generator.figures.figure import Figure, make_figure
from generator.figures.finished import PAIR
from generator.figures.keys import own_keys
from generator.figures.kind import AnyKind
from generator.figures.kinds import KINDS
from generator.notation.marks import Mark
from generator.reading.document import read_document
from tests.samples import real_site
from tests.tools.reference.tables import key_table

_PICK = 'class="pick" type="radio"'
_PAPER = re.compile(rf'<div class="{Mark.ON_PAPER}.*', re.DOTALL)
_STATE = re.compile(r"<div(?: [^>]*)?>\n<svg")
_FEW = 10  # states that are named one by one


def names() -> list[str]:
    """The kinds as a reader looks for them."""
    return sorted(KINDS)


def overview(_: str) -> str:
    """All kinds, each with its drawing and what it shows."""
    rows = []
    for name in names():
        rows.append(f"[`{name}`]({name}.md)\n:   {KINDS[name].purpose}\n")
    return "\n".join(rows)


def opening(name: str) -> str:
    """What a kind shows, and its example, alive and as it is written."""
    kind = KINDS[name]
    return f"{kind.purpose}\n\n{kind.block.replace('```figure ', '```figure-and-source ', 1)}\n"


def keys(name: str) -> str:
    """The keys of a kind, but for those that every figure has."""
    return key_table(own_keys(KINDS[name]), name)


def facts(name: str) -> str:
    """What is there of the example without scripts, on paper, in addresses and as files."""
    figure = _example(KINDS[name])
    body = str(figure.body)
    told = {
        "Alive": "yes" if figure.state else "no, it is still",
        "Without scripts": _without(body),
        "On paper": _on_paper(body),
        "State in addresses": _addressed(figure),
        "Files": _files(figure),
    }
    return "| | |\n|---|---|\n" + "".join(f"| {about} | {said} |\n" for about, said in told.items())


def _without(body: str) -> str:
    choices = body.count(_PICK)
    complete = "complete, in its first state"
    return f"{complete}; {choices} states to choose" if choices else complete


def _on_paper(body: str) -> str:
    paper = _PAPER.search(body)
    states = [div for div in _STATE.findall(paper[0]) if Mark.STATE not in div] if paper else []
    return f"{len(states)} states side by side" if states else "in its first state"


def _addressed(figure: Figure) -> str:
    def one(name: str, texts: tuple[str, ...]) -> str:
        if texts == PAIR:
            return f"`{name}` (two numbers)"
        chosen = ", ".join(f"`{text}`" for text in texts)
        if len(texts) > _FEW:
            chosen = f"`{texts[0]}` to `{texts[-1]}`, {len(texts)} of them"
        return f"`{name}` ({chosen})" if texts else f"`{name}` (a number)"

    return ", ".join(one(name, tuple(texts)) for name, texts in figure.takes.items()) or "none"


def _files(figure: Figure) -> str:
    endings = ["svg", "png", "html", "json"]
    endings += ["csv"] * (figure.table is not None) + ["animated.svg"] * bool(figure.steps)
    return ", ".join(f"`.{ending}`" for ending in endings)


@cache
def _example(kind: AnyKind) -> Figure:
    lines = kind.block.splitlines()[1:-1]
    document = read_document("\n".join(lines), f"the example of {kind.name}")
    return make_figure(kind, document, real_site().sources)
