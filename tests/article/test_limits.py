"""What is too large is refused at its line, at once; what is large and useful is not."""

import pytest

from generator.article.limits import CELLS, PARAGRAPH
from generator.article.markup import render
from generator.article.page import parse_page
from generator.notation.nesting import NESTED
from generator.reading.errors import ContentError
from tests.article.test_markup import EMBED

FRONT = "---\ntitle: A\ndescription: A page\ndate: 2026-11-25\n---\nFirst.\n\n"
LINE = 8


def read(text: str) -> str:
    return render(parse_page(FRONT + text, "a", "content/a.md"), EMBED).html


TOO_MUCH = {
    "a paragraph of 20,001 characters": "a" * (PARAGRAPH + 1),
    "a paragraph of 40,000": "*a" * 20_000,
    "that are not closed; write \\[": "[" * 5_000,
    "that are not closed; write \\(": "[a](" * 1_000,
    "a table of 10,0": "|a|b|\n|-|-|\n" + "|1|2|\n" * (CELLS // 3 + 1),
    "more than 100 deep": "".join(" " * 4 * i + "- a\n" for i in range(NESTED)),
    "lists, quotes or HTML more than": "<div>" * 3_000 + "a" + "</div>" * 3_000,
    "quotes or HTML more than 100": ">" * 150 + " a",
}


@pytest.mark.parametrize("said", TOO_MUCH)
def test_too_much_is_refused(said: str) -> None:
    with pytest.raises(ContentError) as refused:
        read(TOO_MUCH[said])
    assert said in str(refused.value)
    assert refused.value.line in (LINE, None)


@pytest.mark.parametrize(
    "text",
    [
        "- an item of some words, as one of many\n" * 600,
        "one\ntwo\n" * 2_000,
        "<div>\n" + "<p>a</p>\n" * 5_000 + "</div>",
        "|a|b|\n|-|-|\n" + "|[a](#a)|`[`|\n" * 500,
        "".join(f"[work {i}]: https://example.org/{'long/' * 9}{i}\n" for i in range(600)),
        "half-open: [0, 1), " * 150,
        "`" + "[" * 5_000 + "`",
        "    - a\n" * 3,
    ],
)
def test_much_is_not(text: str) -> None:
    assert read(text)
