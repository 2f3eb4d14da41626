"""What the pages of the kinds of figures say of them."""

from __future__ import annotations

import re
from functools import cache
from html import escape

import yaml
from selectolax.lexbor import LexborHTMLParser

from generator.exports.standalone import figure_svg
from generator.figures.figure import Figure, make_figure
from generator.figures.finished import PAIR
from generator.figures.keys import own_keys
from generator.figures.kind import AnyKind
from generator.figures.kinds import KINDS
from generator.notation.marks import Mark
from generator.reading.document import read_document
from tests.samples import real_site
from tests.tools.reference.tables import key_list

_SIZE = re.compile(r'<svg [^>]*?width="([\d.]+)" height="([\d.]+)"')
_FEW = 10  # states that are named one by one


def names() -> list[str]:
    """The kinds as a reader looks for them."""
    return sorted(KINDS)


def overview(_: str) -> str:
    """All kinds, each with a picture of its example and what it shows."""
    told = []
    for name in names():
        figure = _example(KINDS[name])
        picture = _thumbnail(figure)
        told.append(
            f'<figure class="picture">\n{picture}<figcaption><a href="{name}.html">'
            f"<code>{name}</code></a>: {_sentence(KINDS[name].purpose)}</figcaption>\n</figure>"
        )
    return "\n".join(['<div class="side-by-side">', *told, "</div>"])


def _thumbnail(figure: Figure) -> str:
    size = _SIZE.search(figure_svg(figure.finished, ""))
    assert size is not None
    width, height = (round(float(side)) for side in size.groups())
    return (
        f'<img src="../../figures/{figure.id}.svg" alt="Its example" loading="lazy" '
        f'width="{width}" height="{height}">\n'
    )


def _sentence(text: str) -> str:
    """A text with its code as HTML has it."""
    return re.sub("`([^`]+)`", r"<code>\1</code>", escape(text, quote=False))


def opening(name: str) -> str:
    """The example of a kind, alive and as it is written."""
    kind = KINDS[name]
    block = kind.block.replace("```figure ", "```figure-and-source ", 1)
    return f"[](#{_example(kind).id}), and the block that makes it:\n\n{block}\n"


def begun(name: str) -> str:
    """The page of a kind whose author has not written anything yet."""
    told = {"title": name.replace("-", " ").capitalize(), "description": KINDS[name].purpose}
    front = yaml.safe_dump(told, sort_keys=False, allow_unicode=True, width=10_000)
    stretches = [
        f"<!-- from the code: {part} {name} -->\n<!-- as far as here -->\n"
        for part in ("kind", "keys", "facts")
    ]
    every = "Beside [`id` and `caption`](index.md#every-figure), which every figure has:"
    sections = ("", "## When to use it\n\nTo be told.\n", f"## Keys\n\n{every}\n\n{stretches[1]}",
                "## What readers do\n\nTo be told.\n",
                f"## Without scripts, and elsewhere\n\n{stretches[2]}")  # fmt: skip
    return f"---\n{front}---\n{stretches[0]}" + "\n".join(sections)


def keys(name: str) -> str:
    """The keys of a kind, but for those that every figure has."""
    return key_list(own_keys(KINDS[name]), name)


def facts(name: str) -> str:
    """What is there of the example without scripts, on paper, in addresses and as files."""
    figure = _example(KINDS[name])
    body = LexborHTMLParser(str(figure.body))
    told = {
        "Alive": "yes" if figure.state else "no, it is still",
        "Without scripts": _without(body),
        "On paper": _on_paper(body),
        "State in addresses": _addressed(figure),
        "Files": _files(figure),
    }
    rows = "".join(f"| {about} | {said} |\n" for about, said in told.items())
    return f"| What | In the first example |\n|---|---|\n{rows}"


def _without(body: LexborHTMLParser) -> str:
    choices = len(body.css("input.pick"))
    complete = "complete, in its first state"
    return f"{complete}; {choices} states to choose" if choices else complete


def _on_paper(body: LexborHTMLParser) -> str:
    states = len(body.css(f".{Mark.ON_PAPER} > div:not(.{Mark.STATE})"))
    return f"{states} states side by side" if states else "in its first state"


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
