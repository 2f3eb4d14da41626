"""A page's Markdown as HTML, with its figures, values, formulas and listings in place."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from html import escape, unescape
from typing import Any, TypedDict
from unicodedata import lookup

from markdown import Markdown
from markdown.extensions import Extension
from markdown.extensions.abbr import AbbrExtension
from markdown.extensions.attr_list import AttrListExtension
from markdown.extensions.def_list import DefListExtension
from markdown.extensions.footnotes import FootnoteExtension
from markdown.extensions.smarty import SmartyExtension
from markdown.extensions.tables import TableExtension
from markdown.extensions.toc import slugify_unicode
from pymdownx.highlight import HighlightExtension
from pymdownx.superfences import SuperFencesCodeExtension

from generator.article import raw
from generator.article.callouts import Callouts
from generator.article.containers import Lists, Quotes
from generator.article.embedding import CodeRegions, Embed, Embedding
from generator.article.foreign import LeftAttributes
from generator.article.glossary import Terms
from generator.article.headings import Headings, Interruptions, Rules
from generator.article.html_blocks import HtmlBlocks
from generator.article.inline import NeededPatterns
from generator.article.limits import blanked
from generator.article.links import Definitions
from generator.article.page import Block, Page
from generator.article.places import TableCaptions
from generator.article.reading_time import reading_minutes
from generator.article.rendered import Rendered, Section
from generator.article.sidenotes import with_sidenotes
from generator.article.typography import (
    ClosingQuotes,
    Ids,
    ScrollingTables,
    SectionExtension,
    Sections,
)
from generator.notation.highlighting import PYGMENTS_CSS_CLASS
from generator.notation.marks import Mark
from generator.notation.nesting import NESTED, depth
from generator.reading.errors import ContentError

# Patterns in whose place others of `NeededPatterns` find the same, or the scan has done so.
_REPLACED = (
    "backtick",
    "not_strong",
    "em_strong2",
    "link",
    "image_link",
    "image_reference",
    "short_reference",
    "short_image_ref",
)
_DRESSED = re.compile(
    r'<\w+ (?:[^<>]* )?class="(?:[^"]* )?'
    r'(?:callout|tabs|task|side-by-side|references|glossary|term)[" ]|<caption><b>|<mtable'
)
__all__ = ["PYGMENTS_CSS_CLASS", "Embed", "Rendered", "Section", "render"]

# Marks as they are, where the extension would write longer entities.
QUOTES = {
    f"{side}-{pair}-quote": lookup(f"{side} {pair} quotation mark")
    for side in ("left", "right")
    for pair in ("single", "double")
}


def render(page: Page, embed: Embed) -> Rendered:
    """The page's HTML; a ContentError names the line of what `embed` does not have."""
    md = _Markdown(extensions=_extensions(), output_format="html")
    embedding = Embedding(md, page, embed)
    ids = Ids(md)
    # Priorities: whitespace is normalised at 30, superfences runs at 25, raw HTML at 20; inline
    # Markdown at 20, smarty at 6, toc at 5.
    md.preprocessors.register(embedding, "embedding", 27)
    md.preprocessors.register(CodeRegions(md, embedding), "code-regions", 24)
    md.treeprocessors.register(ScrollingTables(md), "scrolling-tables", 7.8)
    md.treeprocessors.register(ClosingQuotes(md, embedding.inline_ends), "closing-quotes", 7)
    md.treeprocessors.register(ids, "ids", 4)
    labels: dict[str, str] = {}
    # After the attributes, at 8, and before tables are wrapped.
    md.treeprocessors.register(TableCaptions(md, labels), "captions", 7.9)
    left = LeftAttributes(md, page.body, page.file, page.body_line)
    md.treeprocessors.register(left, "left-attributes", 2)
    md.treeprocessors.register(Sections(md), "sections", 3)
    if page.glossary and not embed.glossary:
        problem = "[GLOSSARY] lists terms, and site.yaml has none: write glossary: {term: meaning}"
        raise ContentError(page.file, page.glossary, problem)
    if embed.glossary:  # once the text is elements, and before its abbreviations are found
        md.treeprocessors.register(Terms(md, embed.glossary), "glossary", 7.5)
    _register_blocks(md, embedding.inline_ends)
    # The scan has found all code spans; what it left, Markdown must not pair up differently.
    raw.register(md)
    for name in _REPLACED:
        md.inlinePatterns.deregister(name)
    for name, priority in (("inline", 20), ("smarty", 6)):
        md.treeprocessors.register(
            NeededPatterns(md, vars(md.treeprocessors[name])["inlinePatterns"]), name, priority
        )
    html = _converted(md, page.body)
    if html is None:
        problem = f"lists, quotes or HTML more than {NESTED} deep in one another"
        raise ContentError(page.file, _line_of_depth(page), problem)
    _check_ids(page, ids.found)
    labels |= {section.id: escape(section.title) for section in _every(_sections(_toc_tokens(md)))}
    html = embedding.places.resolved(html, labels)
    sections, minutes = _sections(_toc_tokens(md)), reading_minutes(html)
    return Rendered(with_sidenotes(html), sections, minutes, bool(_DRESSED.search(html)))


def _register_blocks(md: Markdown, inline_ends: set[int]) -> None:
    """Puts CommonMark's blocks in the place of Python-Markdown's."""
    blocks = md.parser.blockprocessors
    md.preprocessors.deregister("html_block")
    for name in ("indent", "hashheader", "setextheader", "hr", "olist", "ulist", "quote"):
        blocks.deregister(name)
    blocks.register(Interruptions(md.parser, inline_ends), "interruptions", 95)
    blocks.register(Callouts(md.parser), "callouts", 94)
    blocks.register(HtmlBlocks(md.parser), "html-blocks", 93)
    blocks.register(Rules(md.parser), "rules", 72)
    blocks.register(Headings(md.parser), "headings", 70)
    blocks.register(Lists(md.parser), "lists", 40)
    blocks.register(Quotes(md.parser), "quotes", 20)
    blocks.register(Definitions(md.parser), "reference", 96)


class _Markdown(Markdown):
    """Knows the one extension that another asks for by its name. Markdown itself would look for it
    among all packages that are installed, which takes longer than a page."""

    def build_extension(self, ext_name: str, configs: Mapping[str, Any]) -> Extension:
        if ext_name == "pymdownx.highlight":
            made: Extension = HighlightExtension(**configs)
            return made
        return super().build_extension(ext_name, configs)


def _converted(md: Markdown, text: str) -> str | None:
    """The text as HTML; None where its elements are too deep in one another."""
    try:
        html = md.convert(text)
    except RecursionError:
        return None
    return html if depth(html) <= NESTED else None


def _line_of_depth(page: Page) -> int | None:
    """The line with which the page becomes too deep, as far as that does without its figures."""
    lines = blanked(page.body, page.finds).split("\n")

    def too_deep(count: int) -> bool:
        md = _Markdown(extensions=_extensions(), output_format="html")
        return _converted(md, "\n".join(lines[:count])) is None

    count = bisect_left(range(len(lines) + 1), True, key=too_deep)
    return page.body_line + count - 1 if count <= len(lines) else None


def _extensions() -> list[Extension]:
    # Indented code is off: whether four spaces make code depends on the lists around them, and
    # a scan that guessed wrong would show a {{ value }} unevaluated. Fences say it plainly.
    return [
        AbbrExtension(),
        AttrListExtension(),
        DefListExtension(),
        FootnoteExtension(),
        SmartyExtension(substitutions=QUOTES),
        TableExtension(),
        HighlightExtension(
            css_class=PYGMENTS_CSS_CLASS, guess_lang=False, linenums=False, _enabled=True
        ),
        SuperFencesCodeExtension(disable_indented_code_blocks=True),
        SectionExtension(
            marker="[TOC]",
            toc_class="contents",
            slugify=slugify_unicode,
            permalink="#",
            permalink_class=Mark.PERMALINK,
            permalink_title="",
        ),
    ]


class _TocToken(TypedDict):
    """A heading, as the toc extension tells it; `name` is HTML."""

    level: int
    id: str
    name: str
    children: "list[_TocToken]"


def _toc_tokens(md: Markdown) -> list[_TocToken]:
    # The extension leaves them on the converter, which does not declare them.
    tokens: list[_TocToken] = vars(md)["toc_tokens"]
    return tokens


def _sections(tokens: Iterable[_TocToken]) -> tuple[Section, ...]:
    return tuple(
        Section(t["id"], unescape(t["name"]), t["level"], _sections(t["children"])) for t in tokens
    )


def _every(sections: Iterable[Section]) -> Iterator[Section]:
    for section in sections:
        yield section
        yield from _every(section.children)


def _check_ids(page: Page, ids: list[str]) -> None:
    """Raise a ContentError for an id that two things on the page have."""
    blocks: dict[str, Block] = {}
    for block in (*page.figures, *page.questions):
        if block.id in blocks:
            problem = f'the id "{block.id}" is taken by line {blocks[block.id].document.line("id")}'
            raise block.document.error(("id",), problem)
        if block.id:
            blocks[block.id] = block
    seen: set[str] = set()
    for element_id in ids:
        if element_id in blocks:
            problem = f'a heading of this page has the id "{element_id}" too; rename one of them'
            raise blocks[element_id].document.error(("id",), problem)
        if element_id in seen:
            mark = list(re.finditer(rf"#{re.escape(element_id)}\b", page.body))
            line = page.body_line + page.body.count("\n", 0, mark[-1].start()) if mark else None
            raise ContentError(page.file, line, f'id "{element_id}" is used twice on this page')
        seen.add(element_id)
