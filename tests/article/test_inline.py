"""Passing over patterns that cannot match changes nothing of what Markdown makes of a text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown.treeprocessors import InlineProcessor

from generator.article import markup
from generator.article.inline import NeededPatterns
from generator.article.page import parse_page
from generator.reading.errors import ContentError
from tests.article.test_markup import EMBED
from tests.samples.tiny import FRONT

PIECES = st.sampled_from([
    "word", " ", "  \n", "\n", "\n\n", "*", "**", "_", "__", "***", "\\", "\\*", "\\_", "[", "]",
    "](a)", "![", "[a]", "[^1]", "\n\n[^1]: note\n\n",
    "\n\n[a]: b.html\n\n", "<", ">", "<b>", "</b>", "<!-- x -->",
    "<https://a.example>", "<a@b.example>", "&", "&amp;", "&#8212;", "'", '"', "'s", "'90s", "\"'",
    "--", "---", "...", "....", "# ", "- ", "> ", "1. ", "|", "\n|a|b|\n|-|-|\n|c|d|\n", "{#id .x}",
    "a'b", "(\"q\")", "é", "\u2014'x",
])  # fmt: skip


def html(text: str, processor: type[InlineProcessor], patch: pytest.MonkeyPatch) -> str:
    patch.setattr(markup, "NeededPatterns", processor)
    try:
        return markup.render(parse_page(FRONT + text, "net", "content/net.md"), EMBED).html
    except ContentError as error:
        return str(error)


class Every(NeededPatterns):
    """Looks for each pattern, as Markdown itself does."""

    def __init__(self, md, patterns) -> None:
        super().__init__(md, patterns)
        self._patterns = [("", pattern) for _, pattern in self._patterns]


@given(st.lists(PIECES, max_size=30).map("".join))
def test_any_text_is_the_same(text: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        assert html(text, NeededPatterns, patch) == html(text, Every, patch)
