"""Pieces that end, open or overflow whatever they come into, and texts with such pieces."""

from __future__ import annotations

import re

from hypothesis import strategies as st

SIGNS = [
    "\x00", "\x02", "\x1b[31m", "\x85", "\xa0", "\u2028", "\ufeff", "\uffff", "\ud800", "\ufffd",
    "\u202e", "\u0301" * 9, "\u200b", "\U0001f600", "ß", "\U000e0001", "İ", "\t", "\r", "\r\n",
    "\n", "\n\n", "   ", "\\", "\\\n", "'", '"', "`", "$", "|", "&", "%", "#", "~", "^", "_", "*",
    "@", "!", ":", ";", ",", "-", "=", "<", ">", "(", ")", "[", "]", "{", "}",
]  # fmt: skip
MARKUP = [
    "<script>alert(1)</script>", "<!--", "-->", "<![CDATA[", "]]>", "<?xml ?>", "<!DOCTYPE x>",
    "<div markdown>", "<div>", "</div>", "<p", "<a b='", "<svg><g id=a>", "<style>", "</style>",
    "<pre>", "</pre>", "&#0;", "&#x2;", "&#xD800;", "&amp;", "&nope;", "<br>", "<img src=x>",
    '<img alt="a" src="data:,">', "<table><td>", "<p id=first>", "<math>", "<iframe src=//x.y>",
]  # fmt: skip
MARKDOWN = [
    "# ", "## A {#a}", "> ", ">> a\n> b\n", "- ", "1. ", "    - a\n", "        x\n", "---\n",
    "===\n", "**", "__", "*a*", "![", "](", "[]()", "[](#first)", "[](#nope)", "[a]: b\n",
    "[a][a]", "[^a]", "[^a]: b\n", "[^b]:\n", "{: .x }", "{: #first }", "{: id='a' }", "{.input}",
    "]{.weight}", "[a]{.input}", "[a]{.nope}", ": a\n", "|a|b|\n|-|-|\n|1|2|\n", "|-|\n",
    "*[a]: b\n", "wzxhzdk:0", "klzzwxh:0000", "<https://a.b>", "a  \nb", "'a' -- \"b\" ...",
    "[b](a.html)", "```\n", "~~~\n", "```python\n", "```nope\n", "```listing a.py\n```\n",
    "```listing\n", "```figure\n",
    "```figure activation\nid: z\nfunction: tanh\ncaption: c\n```\n", "> ```\n",
    " ```figure dataset\n ```\n",
]  # fmt: skip
FORMULAS = [
    "$", "$$", "$x$", "$$x$$", r"\frac{", r"\frac{a}{b}", r"\sqrt", "x^{", "}_{",
    r"\begin{matrix}", r"\end{matrix}", r"\left(", r"\right)", r"\text{", r"\cweight{",
    r"\color{red}", r"\nope", r"\\", r"\def\a{\a}\a", "{{", "}}", "{{ 1 }}", "{{{ 1 }}}", r"\{{",
    "{{ nope }}", "{{ '}}' }}",
]  # fmt: skip
NUMBERS = [
    "0", "-0", "-1", "1", "2", "3", "0.5", "1e5", "1.0e5", "1.0e308", "-1.0e308", "1.0e309",
    "1e999", "1.0e-320", "1.0e-99", "1.0e99", "9" * 17, "9" * 30, "9" * 400, "9" * 5_000,
    "0.1" + "1" * 400, "nan", "NaN", ".nan", "inf", "-inf", ".inf", "Infinity", "0x10", "1_000",
    "١", "007", "1:30", "9007199254740993", "2147483648", "-9223372036854775809", "1e-5", "+5",
    "1.", ".5", "1,5",
]  # fmt: skip
YAML = [
    "null", "~", "true", "false", "''", '""', "[]", "{}", "[", "]", "{", "}", "[[1]]", "{a: 1}",
    "- ", "a: ", "? ", "!!python/object:a", "!!binary a", "&a b", "*a", "|", "|\n  a\n", ">-\n",
    "%", "@", "2026-02-30", "2026-01-31", "9999-12-31", "0001-01-01", "---", "...", "<<: {a: 1}",
    "no", r'"\0"', r'"\ud800"', r'"\x85"', "'a\n\nb'", "\tid: x", "id: first", "[1, 2, 3]",
    "{a: {b: c}}", "[" * 60, "{a: " * 60,
]  # fmt: skip

sort = st.sampled_from([SIGNS, MARKUP, MARKDOWN, FORMULAS, NUMBERS, YAML])
piece = sort.flatmap(st.sampled_from) | st.text(
    st.characters(exclude_categories=("Cc", "Cs")), max_size=8
)
number_text = st.sampled_from(NUMBERS)
text = st.lists(piece, max_size=6).map("".join)
value = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-10, 1_000)
    | st.sampled_from([2**31, 2**53 + 1, -(2**63), 10**30, 10**400])
    | st.floats()
    | st.sampled_from([0.5, 1e-9, 1e99, -1e99, 1e300])
    | st.dates()
    | text,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(text, inner, max_size=3),
    max_leaves=5,
)
"""Whatever YAML can say."""

_TOKEN = re.compile(r"\w[\w.+-]*|[^\w\s]")


@st.composite
def changed(draw: st.DrawFn, source: str, others: tuple[str, ...] = ()) -> str:
    """The source with a few words, numbers, lines or signs changed, dropped, doubled, moved in."""
    for _ in range(draw(st.integers(1, 3))):
        way = draw(st.integers(0, 6))
        tokens = [match.span() for match in _TOKEN.finditer(source)] or [(0, 0)]
        start, end = draw(st.sampled_from(tokens))
        if way <= 1:
            source = source[:start] + draw(piece) + source[end:]
        elif way == 2:
            source = source[:start] + draw(number_text) + source[end:]
        elif way == 3:
            other = draw(st.sampled_from(others or (source,)))
            spans = [match.span() for match in _TOKEN.finditer(other)] or [(0, 0)]
            begin, stop = draw(st.sampled_from(spans))
            source = source[:start] + other[begin:stop] + source[end:]
        elif way == 4:
            source = source[:start] + draw(text) + source[start:]
        elif way == 5:
            lines = source.split("\n")
            at = draw(st.integers(0, len(lines) - 1))
            lines[at : at + 1] = draw(st.sampled_from([[], [lines[at]] * 2, [lines[at][1:]]]))
            source = "\n".join(lines)
        else:
            cut = draw(st.integers(0, len(source)))
            source = source[:cut] + source[draw(st.integers(cut, len(source))) :]
    return source
