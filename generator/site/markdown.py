"""Texts as Markdown makes them: a page's body, a figure's caption."""

from __future__ import annotations

import datetime
import math
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from markupsafe import Markup

from generator.article.finds import Fence, Note
from generator.article.front import FrontMatter
from generator.article.markup import Embed, render
from generator.article.page import Block, Page, read_page
from generator.article.rendered import Rendered
from generator.article.scan import scan
from generator.data.published import FOLDER as PUBLISHED
from generator.notation.templating import render as render_template
from generator.site.cited import Resources, works_cited
from generator.site.content import Content
from generator.site.evidence import Witnesses
from generator.site.files.shown import linked, with_files
from generator.site.labels import PLAIN, Caption, Labelled, References
from generator.site.names import page_name, root_of
from generator.site.reading import how_to_read
from generator.work.results import Aside, result

if TYPE_CHECKING:
    from generator.models.sources import Sources
    from generator.notation.values import Values
    from generator.site.questions.asked import Means

_PARAGRAPH = re.compile(r"<p>(.*)</p>", re.DOTALL)
_NAMED = {"caption": "a caption"}  # the keys of blocks that have another name in a sentence
NO_RESOURCES = Resources()
_NOBODY = FrontMatter("", "", datetime.date.min)  # a caption is no page


class _Listings(Mapping[str, str]):
    """The files in listings/ by their names, read when one is asked for."""

    def __init__(self, content: Content) -> None:
        self._content = content

    def __getitem__(self, name: str) -> str:
        if name not in self._content.listings:
            raise KeyError(name)
        return self._content.listing(name)

    def __iter__(self) -> Iterator[str]:
        return iter(self._content.listings)

    def __len__(self) -> int:
        return len(self._content.listings)


@dataclass(frozen=True)
class _Around:
    """What texts refer to: figures, the content folder, the works that can be cited."""

    known: References
    content: Content
    folder: Path
    resources: Resources


def body(
    folder: Path,
    slug: str,
    figures: Iterable[Labelled],
    known: References,
    content: Content,
    resources: Resources = NO_RESOURCES,
) -> Rendered:
    """The text of a page, in which these figures stand; ContentError for what it names and there
    is not."""
    page = read_page(folder / f"{slug}.md", folder)
    here = {block.line: one for block, one in zip(page.figures, figures, strict=True)}
    witnesses = Witnesses(page, here)
    around = _Around(known, content, folder, resources)
    root = root_of(page_name(slug))

    def rendered(placed: Callable[[Fence], str]) -> Rendered:
        embed = replace(_embed(placed, around), lists_works=True, glossary=resources.glossary)
        embed = replace(embed, value=partial(_in_folder, embed.value, root))
        text = render(page, replace(embed, shown=witnesses.of_value, term=witnesses.of_term))
        return with_files(text, page, folder)

    def figure(fence: Fence) -> str:
        return _figure(here[fence.line], root)

    reading = how_to_read(here.values())
    if not page.questions:
        text = rendered(figure)
        return replace(text, html=text.html + reading)
    from generator.site.questions.asked import asked, key_of  # numpy

    questions = asked(page.questions, _means(around, witnesses))
    lines = {block.line: one for block, one in zip(page.questions, questions, strict=True)}
    text = rendered(lambda fence: lines[fence.line].html if fence.line in lines else figure(fence))
    return replace(text, html=text.html + reading + str(key_of(questions)))


def caption(
    text: str,
    known: References,
    content: Content,
    block: Block,
    resources: Resources = NO_RESOURCES,
) -> Caption:
    """A figure's caption; ContentError for what is none."""
    around = _Around(known, content, content.folder, resources)
    html = _paragraph(block, "caption", text, around)
    return Caption(html, str(Markup(html).striptags()))


def _paragraph(block: Block, key: str, text: str, around: _Around) -> str:
    """A text of a block, that of the key, as HTML; ContentError for more than a paragraph."""
    line, written = block.document.line(key), text.strip() + "\n"
    found = scan(written, block.file, line)
    if any(isinstance(find, Note) for find in found):
        problem = f"{_NAMED.get(key, key)} has no footnotes; put the note into the text"
        raise block.document.error((key,), problem)
    # A block would make more of it, and the block of a figure is none of the page's own.
    if not any(isinstance(find, Fence) for find in found):
        page = Page("", block.file, _NOBODY, written, line, found, (), ())
        html = render(page, _embed(lambda fence: "", around)).html.strip()
        html = linked(html, page, around.content.folder)
        paragraph = _PARAGRAPH.fullmatch(html)
        if paragraph and "<p>" not in paragraph[1]:
            return paragraph[1]
    raise block.document.error((key,), f"{_NAMED.get(key, key)} is one paragraph of text")


def _means(around: _Around, witnesses: Witnesses) -> Means:
    """What the questions of a page are made with."""
    from generator.site.questions.asked import Means

    def text(block: Block, key: str, written: str) -> str:
        if PLAIN.fullmatch(written):
            return " ".join(written.split())
        return _paragraph(block, key, written, around)

    def value(expression: str) -> str:
        return result(_value, expression, Aside(around.content))

    def numbers(expression: str, points: Sequence[float] | None) -> Sequence[float]:
        told = None if points is None else tuple(points)
        return result(_numbers, expression, told, Aside(around.content))

    return Means(text, value, numbers, around.known, witnesses.wrong_state)


def _embed(placed: Callable[[Fence], str], around: _Around) -> Embed:
    """What a text refers to; `placed` gives figures and questions."""

    def value(expression: str) -> str:
        return result(_value, expression, Aside(around.content))

    listings = _Listings(around.content)
    works = works_cited(around.folder, around.resources.bibliography)
    macros = around.resources.macros
    return Embed(placed, placed, value, around.known, listings, works, macros)


def _in_folder(value: Callable[[str], str], root: str, expression: str) -> str:
    """The text of an expression on a page from which `root` leads to the site's folder: the address
    of a data set is the one that is told from there."""
    text = value(expression)
    return root + text if root and text.startswith(PUBLISHED) else text


def _figure(placed: Labelled, root: str) -> str:
    figure, caption = placed.figure, Markup(placed.caption)
    return render_template(
        "figure/figure.html",
        figure=figure,
        label=placed.label,
        caption=caption,
        offer=f"{root}{placed.offer}",
    )


def _value(expression: str, content: Aside[Content]) -> str:
    return values_of(content.told.sources).evaluate(expression)


def _numbers(
    expression: str, points: tuple[float, ...] | None, content: Aside[Content]
) -> tuple[float, ...]:
    """The number that it stands for at each x, or once where there is none."""
    values = values_of(content.told.sources)
    if points is None:
        return (values.number(expression),)
    return tuple(values.number(expression, x=x) for x in points)


def values_of(sources: Sources) -> Values:
    """What expressions can name."""
    from generator.nn.activations import ACTIVATIONS  # numpy: only for new expressions
    from generator.nn.examples import THRESHOLD
    from generator.notation.values import Values

    return Values(
        {
            "models": sources.models,
            "experiments": sources.experiments,
            "datasets": sources.datasets,
            "activations": ACTIVATIONS,
            "threshold": THRESHOLD,
            "e": math.e,
        }
    )
