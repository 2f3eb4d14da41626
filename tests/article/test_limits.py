"""What is too large is refused at its line, at once; what is large and useful is not."""

from dataclasses import replace

import pytest

from generator.article.limits import CELLS, CODE, FIGURES, NOTES, PARAGRAPH, PARTS, TAGS
from generator.article.markup import render
from generator.article.page import parse_page
from generator.notation.nesting import NESTED
from generator.reading.errors import ContentError
from tests.article.test_markup import EMBED

FRONT = "---\ntitle: A\ndescription: A page\ndate: 2026-11-25\n---\nFirst.\n\n"
LINE = 8


def read(text: str) -> str:
    embed = replace(EMBED, listings={"long.py": "x" * (CODE + 1)})
    return render(parse_page(FRONT + text, "a", "content/a.md"), embed).html


TOO_MUCH = {
    "a paragraph of 20,001 characters": "a" * (PARAGRAPH + 1),
    "a paragraph of 40,000": "*a" * 20_000,
    "that are not closed; write \\[": "[" * 5_000,
    "that are not closed; write \\(": "[a](" * 1_000,
    "a table of 10,0": "|a|b|\n|-|-|\n" + "|1|2|\n" * (CELLS // 3 + 1),
    "more than 100 deep": "".join(" " * 4 * i + "- a\n" for i in range(NESTED)),
    "lists, quotes or HTML more than": "<div>" * 3_000 + "a" + "</div>" * 3_000,
    "quotes or HTML more than 100": ">" * 150 + " a",
    'more than 1,000 "<" on a page': ("<a " * 9 + "\n\n") * 200,
    "more than 5,000 paragraphs": "a\n\n" * (PARTS + 1),
    "more than 5,000 formulas": "$a$ " * (PARTS + 1),
    "more than 1,000 footnotes": "".join(f"[^{i}]: a\n" for i in range(NOTES + 1)),
    "more than 100 figures": "```figure network\n```\n" * (FIGURES + 1),
    "more than 100,000 characters of code": f"```python\n{'x = 1' * 20_001}\n```\n",
    "more than 100,000 characters of code on": "```listing long.py\n```\n",
}
LINES = {
    "more than 100 deep": LINE + NESTED // 2,  # an item is an element in another, the list
    'more than 1,000 "<" on a page': LINE + 2 * (TAGS // 9),
    "more than 5,000 paragraphs": LINE + 2 * PARTS - 2,
    "more than 1,000 footnotes": LINE + NOTES,
    "more than 100 figures": LINE + 2 * FIGURES,
}


@pytest.mark.parametrize("said", TOO_MUCH)
def test_too_much_is_refused(said: str) -> None:
    with pytest.raises(ContentError) as refused:
        read(TOO_MUCH[said])
    assert said in str(refused.value)
    assert refused.value.line == LINES.get(said, LINE)


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
