"""The scan of a page's text: what is found, and where."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.article import finds
from generator.article.page import parse_page
from generator.article.scan import scan
from generator.reading.errors import ContentError
from tests.samples.tiny import FRONT


def found(body: str) -> list[tuple]:
    """What is found in `body`: kind, text, line."""
    return [(type(f).__name__, body[f.start : f.end], f.line) for f in scan(body, "x.md")]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("{{ a }}\n{{ b }}", [("Expression", "{{ a }}", 1), ("Expression", "{{ b }}", 2)]),
        ("{{ a\n | b }}", [("Expression", "{{ a\n | b }}", 1)]),
        ('{{ "}}" }}', [("Expression", '{{ "}}" }}', 1)]),
        ("`{{ a }}` ``b ` {{ c }}``", [("Code", "`{{ a }}`", 1), ("Code", "``b ` {{ c }}``", 1)]),
        ("`a\n\nb` {{ c }}", [("Expression", "{{ c }}", 3)]),
        ("- `a\n- b` $x$", [("Formula", "$x$", 2)]),
        ("\\`{{ a }}`", [("Expression", "{{ a }}", 1)]),
        ("\\{{ a }}", [("Verbatim", "\\{{", 1)]),
        ("$5 and $6", []),
        ("$ x$ and $x $", []),
        ("US$5 for US$6", []),
        ("\\$x$", [("Verbatim", "\\$", 1)]),
        ("$a\\$b$", [("Formula", "$a\\$b$", 1)]),
        ("a $x_{1}$, $y$.", [("Formula", "$x_{1}$", 1), ("Formula", "$y$", 1)]),
        ("$$\na\n- b\n$$", [("Formula", "$$\na\n- b\n$$", 1)]),
        ("$x$ `$y$`", [("Formula", "$x$", 1), ("Code", "`$y$`", 1)]),
        ("$`$ `$`", [("Formula", "$`$", 1), ("Code", "`$`", 1)]),
        ("[a]{.weight}", [("Role", "[", 1), ("Role", "]{.weight}", 1)]),
        ("[a [b]](c) d]", []),
        ("[](#fig-1)", [("Reference", "[](#fig-1)", 1)]),
        ("[a](b$c$d)", []),
        ("[a](x{{ b }}.html)", [("Expression", "{{ b }}", 1)]),
        ("![$a$](b)", []),
        ("<https://a.b/$c$>", []),
        ('<a title="$x$ {{ b }}">', [("Expression", "{{ b }}", 1)]),
        ("1 < 2 $x$ > 3", [("Formula", "$x$", 1)]),
        ("<!-- {{ a }}\n$x$ -->", [("Verbatim", "<!-- {{ a }}\n$x$ -->", 1)]),
        ("<code>{{ a }}</code>", [("Verbatim", "<code>{{ a }}</code>", 1)]),
        ("<div>{{ a }}</div>", [("Expression", "{{ a }}", 1)]),
        ("~~~ a\n```\n{{ b }}\n~~~", [("Fence", "~~~ a\n```\n{{ b }}\n~~~", 1)]),
        ("````\n```\n````", [("Fence", "````\n```\n````", 1)]),
        ("``` a ` b ```", [("Code", "``` a ` b ```", 1)]),
        ("\n> ```py\n>\n> x\n> ```", [("Fence", "> ```py\n>\n> x\n> ```", 2)]),
    ],
)
def test_scan_finds(body, expected):
    assert found(body) == expected


def test_fence_gives_its_source_without_indentation_or_quote_marks():
    (indented,) = scan("    ```py\n    a\n\n      b\n    ```", "x.md")
    (quoted,) = scan("> ```py\n> a\n>\n>   b\n> ```", "x.md")
    assert indented.source == quoted.source == "a\n\n  b\n"


def test_quote_marks_are_no_part_of_a_formula():
    (formula,) = scan("> $$\n> a\n> $$", "x.md")
    assert formula.tex.split() == ["a"]


SPECIAL = st.text(alphabet="ab1 \n\n`$\\{}[]()<>!-~#^.:\"'|/*", max_size=60)


@given(SPECIAL | st.text(max_size=60))
def test_scan_never_fails_but_with_a_content_error(body):
    try:
        result = scan(body, "x.md")
    except ContentError as error:
        assert 1 <= error.line <= body.count("\n") + 1
        return
    previous = 0
    for find in result:
        assert previous <= find.start < find.end <= len(body)
        assert find.line == body.count("\n", 0, find.start) + 1
        previous = find.end


@given(st.text(alphabet="abc äσ.,;:!?()\n5-*_'\"|#", max_size=80))
def test_text_without_special_syntax_has_no_finds(body):
    assert scan(body, "x.md") == ()


@given(st.lists(st.sampled_from(["text", "", "- item", "`code`", "<b>x</b>"]), max_size=12))
def test_lines_are_counted_whatever_stands_before(lines):
    body = "\n".join([*lines, "", "{{ value }}"])
    page = parse_page(FRONT + body, "net", "content/net.md")
    value = next(f for f in page.finds if isinstance(f, finds.Expression))
    assert value.line == 6 + len(lines) + 1


def test_scan_of_long_unclosed_input_is_fast():
    for piece in ("`a ", "$a ", "<a ", "[a](", "\\{{", "[", "<a b='", '"<b '):
        scan(piece * 5000, "x.md")
