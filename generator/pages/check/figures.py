"""Figures that the text does not speak of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from generator.article.finds import Fence
from generator.article.page import Page
from generator.article.rendered import Rendered
from generator.pages.check.finding import Finding
from generator.pages.check.texts import page_of
from generator.site.site import Site

STEM = 5  # letters by which two words are the same: weigh-t, weigh-ts
_WORD = re.compile(r"[^\W\d_]{4,}")
# Words of which every text has some.
_COMMON = frozenset(
    _WORD.findall(
        "about after before each every first from have into more network same than that their them "
        "then there these they this three where which with what when whose will your"
    )
)


def unmentioned(site: Site, bodies: Mapping[str, Rendered]) -> Iterator[Finding]:
    """Figures to which nothing on the page leads, and with whose caption neither the paragraphs
    around them nor the heading above have a word in common."""
    for outline in site.pages:
        page, html = page_of(site, outline.slug), bodies[outline.slug].html
        blocks = {block.line: block for block in page.figures}
        for fence in (find for find in page.finds if isinstance(find, Fence)):
            block = blocks.get(fence.line)
            if block is None or f'href="#{block.id}"' in html or block.id in page.references:
                continue
            told = _words(str(block.document.data.get("caption", "")))
            if not told & _words(_around(page, fence)) and not _introduced(page, fence):
                problem = (
                    f'figure "{block.id}": no text near it speaks of it; expected a link to it, '
                    f"[](#{block.id}), or a paragraph about what it shows"
                )
                yield Finding("unmentioned", page.file, block.line, problem)


def _introduced(page: Page, fence: Fence) -> bool:
    return page.body[: fence.start].rstrip().endswith(":")


def _around(page: Page, fence: Fence) -> str:
    """The two paragraphs before and behind a block, and the heading above."""
    before = page.body[: fence.start].rstrip()
    behind = page.body[fence.end :].strip().split("\n\n")[:2]
    headings = re.findall(r"^#+ .*$", before, re.MULTILINE)
    return "\n".join([*headings[-1:], *before.split("\n\n")[-2:], *behind])


def _words(text: str) -> set[str]:
    words = (word.lower() for word in _WORD.findall(text))
    return {word[:STEM] for word in words if word not in _COMMON}
