"""Markdown as HTML: values, formulas, roles, listings and figures in every place."""

import re

import html5lib
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.article.finds import Fence
from generator.article.markup import Embed, Rendered, render
from generator.article.page import parse_page
from generator.notation.values import Values
from generator.reading.errors import ContentError
from tests.samples.tiny import FRONT

HOSTILE = '<script>alert("1")</script>\'&'
ESCAPED = "&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;&#x27;&amp;"
VALUES = Values({"n": 0.5, "minus": -0.7321, "word": "ship", "bad": HOSTILE})


def figure(fence: Fence) -> str:
    name = fence.source.strip().removeprefix("id: ").partition("\n")[0]
    return f'<figure class="figure" id="fig-{name}"><pre>{{{{ x }}}}</pre></figure>'


EMBED = Embed(
    figure=figure,
    question=figure,
    value=VALUES.evaluate,
    references={"fig-0": ("#fig-0", "Figure 1"), "far": ("other.html#far", "Figure 9")},
    listings={"sigmoid.py": "def f(x):\n    return x < 1\n", "notes.unknown": "plain & simple\n"},
)


def rendered(body: str) -> Rendered:
    return render(parse_page(FRONT + body, "net", "content/net.md"), EMBED)


def html(body: str) -> str:
    return rendered(body).html


def text(body: str) -> str:
    """The text that a reader sees."""
    fragment = html5lib.parseFragment(html(body), namespaceHTMLElements=False)
    return " ".join("".join(fragment.itertext()).split())


def problem(body: str) -> str:
    with pytest.raises(ContentError) as caught:
        html(body)
    return str(caught.value)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("a {{ n }} b", "<p>a 0.5 b</p>"),
        ("{{ n }}", "<p>0.5</p>"),
        ("*{{ n }}* **a {{ n }}**", "<p><em>0.5</em> <strong>a 0.5</strong></p>"),
        ("[a {{ n }}](b.html)", '<p><a href="b.html">a 0.5</a></p>'),
        ("[a](x/{{ word }}.html)", '<p><a href="x/ship.html">a</a></p>'),
        ("![a {{ n }}](b.png)", '<p><img alt="a 0.5" src="b.png"></p>'),
        ("<div>\n<p>{{ n }}</p>\n</div>", "<div>\n<p>0.5</p>\n</div>"),
        ("<div>a <b title='{{ n }}'>b</b></div>", "<div>a <b title='0.5'>b</b></div>"),
        ("`{{ n }}`", "<p><code>{{ n }}</code></p>"),
        ("a `` b`c `` d", "<p>a <code>b`c</code> d</p>"),
        ("`<b>&`", "<p><code>&lt;b&gt;&amp;</code></p>"),
        ("\\{{ n }}", "<p>{{ n }}</p>"),
        ("\\$5 \\`a\\`", "<p>$5 `a`</p>"),
        ("<div>\\$5 \\{{ n }}</div>", "<div>$5 {{ n }}</div>"),
        ("$5 and $6", "<p>$5 and $6</p>"),
        ("a <!-- {{ nothing }} --> b", "<p>a  b</p>"),
        ("[w]{.weight}", '<p><span class="role weight">w</span></p>'),
        ("**[*w* {{ n }}]{.sum}**", '<strong><span class="role sum"><em>w</em> 0.5</span>'),
        ("[a [b]{.bias} c]{.input}", '<span class="role input">a <span class="role bias">b</span>'),
        ("<p>[a]{.bias}</p>", '<p><span class="role bias">a</span></p>'),
        ("[](#fig-0)", '<p><a class="reference" href="#fig-0">Figure 1</a></p>'),
        ("[](#far)", '<a class="reference" href="other.html#far">Figure 9</a>'),
        ("$x$", '<p><span class="math"><math><mi>x</mi></math></span></p>'),
        ("a\n$$x$$\nb", '<p>a</p>\n<div class="formula"><math display="block"><mi>x</mi></math>'),
        ("a $$x$$ b", '<p>a <span class="math"><math display="block"><mi>x</mi></math></span> b'),
        ("$\\cweight{w}$", '<mrow class="weight"><mi>w</mi></mrow>'),
        ("$\\csum{\\sum x}$", '<mrow class="sum"><mo lspace="0">∑</mo><mi>x</mi></mrow>'),
        ("$a {{ n }}$", "<mi>a</mi><mn>0.5</mn>"),
        ("$\\frac{{{ n }}}{2}$", "<mfrac><mn>0.5</mn><mn>2</mn></mfrac>"),
        ("${{ minus }}$", '<mo lspace="0" rspace="0">−</mo><mn>0.7321</mn>'),
        ("$\\text{a} {{ word }}$", "<mtext>ship</mtext>"),
        ("    {{ n }}", "<p>0.5</p>"),
        ("a\n: b {{ n }}", "<dl>\n<dt>a</dt>\n<dd>b 0.5</dd>\n</dl>"),
        ('<div markdown="1">\n*a* {{ n }} $x$\n</div>', "<div>\n<p><em>a</em> 0.5 <span"),
    ],
)
def test_body_becomes_html(body, expected):
    assert expected in html(body)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ('"a" -- b... it\'s', "“a” – b… it’s"),
        ('"{{ word }}" {{ word }}\'s', "“ship” ship’s"),
        ('"$x$", "`code`".', "“x”, “code”."),
        ('"*a*" "[b]{.input}"', "“a” “b”"),
        ('["a"]{.input}', "“a”"),
        ('`"a" -- b...\'`', '"a" -- b...\''),
    ],
)
def test_quotes_and_dashes_are_typographic_except_in_code(body, expected):
    assert text(body) == expected


@pytest.mark.parametrize(
    "body",
    [
        "{{ bad }}",
        "| a |\n|---|\n| {{ bad }} |",
        '<div title="{{ bad }}">{{ bad }}</div>',
        "a <b title='{{ bad }}'>b</b>",
        "![{{ bad }}](x.png)",
        '[a](x.html "{{ bad }}")',
        "# a {{ bad }}",
        "a\n{: title='{{ bad }}' }",
        "a[^1]\n\n[^1]: {{ bad }}",
        "${{ bad }}$",
    ],
)
def test_hostile_value_never_becomes_markup(body):
    output = html(body)
    assert "<script" not in output
    assert "&lt;script&gt;" in output
    tree = html5lib.parseFragment(output, namespaceHTMLElements=False)
    assert not list(tree.iter("script"))
    known = {"title", "alt", "src", "href", "id", "class", "lspace", "rspace", "stretchy"}
    known |= {"aria-label", "tabindex", "role"}
    assert {name for element in tree.iter() for name in element.attrib} <= known


def test_value_is_escaped_with_its_quotes():
    assert html("{{ bad }}") == f"<p>{ESCAPED}</p>"
    assert f'title="{ESCAPED}"' in html('<div title="{{ bad }}">x</div>')


def test_figures_stand_as_blocks_in_their_order():
    block = "```figure net\nid: {}\n```\n"
    body = f"a\n{block.format('one')}b\n\n- c\n\n    ```figure net\n    id: two\n    ```\n"
    output = html(body)
    assert "<p>a</p>\n<figure" in output
    assert "</figure>\n<p>b</p>" in output
    assert re.search(r'<li>\s*<p>c</p>\s*<figure class="figure" id="fig-two">', output)
    assert "{{ x }}" in output  # a figure's HTML is not read again
    assert "<p><figure" not in output


def test_figure_in_quote_and_raw_html():
    assert re.search(r"<blockquote>\s*<figure", html("> ```figure net\n> id: a\n> ```\n"))
    assert re.search(r"<div>\s*<figure", html("<div>\n\n```figure net\nid: a\n```\n\n</div>"))


def test_a_figure_can_be_followed_by_the_block_that_makes_it():
    block = "```figure-and-source net\nid: one\ncaption: '{{ n }} &'\n```\n"
    second = block.replace("one", "two")
    output = html(f"{block}\nb\n\n- c\n\n    {second.replace(chr(10), chr(10) + 4 * chr(32))}")
    shown = html5lib.parseFragment(output, namespaceHTMLElements=False).findall(".//pre[@role]")
    written = block.replace("-and-source", "")
    assert ["".join(one.itertext()) for one in shown] == [written, written.replace("one", "two")]
    assert [one.get("aria-label") for one in shown] == ["Source 1: net", "Source 2: net"]
    assert output.index('id="fig-one') < output.index('aria-label="Source 1')
    assert "names one kind" in problem("```figure-and-source\nid: a\n```")


def test_code_is_highlighted_with_classes_and_can_be_scrolled():
    output = html("```python\nx = {{ 1 }}  # $a$\n```\n\n    ~~~\n    plain\n    ~~~\n")
    assert (
        'class="highlight"><pre tabindex="0" role="region" aria-label="Code 1: Python">' in output
    )
    assert 'aria-label="Code 2">' in output
    assert '<span class="c1"># $a$</span>' in output
    assert "style=" not in output


def test_code_block_may_mark_lines():
    assert 'class="hll"' in html('```python hl_lines="1"\nx = 1\n```')


def test_listing_shows_the_file_with_its_name():
    output = html("```listing sigmoid.py\n```")
    assert output.startswith('<figure class="listing">\n<figcaption><code>sigmoid.py</code>')
    assert '<pre tabindex="0" role="region" aria-label="Listing sigmoid.py">' in output
    assert '<span class="k">return</span>' in output
    assert "plain &amp; simple" in html("```listing notes.unknown\n```")


def test_tables_scroll_and_take_values_and_formulas():
    output = html("| a | b |\n|---|---|\n| {{ n }} | $|x|$ `c|d` |\n")
    assert re.match(r'<div [^>]*class="table-scroll"[^>]*><table>', output)
    assert 'aria-label="Table 1"' in output
    assert "<td>0.5</td>" in output
    assert output.count("<td>") == 2


def test_headings_have_ids_links_and_a_table_of_contents():
    result = rendered('## A "b" {{ n }}\n\n### C & *d*[^1]\n\n## E {#own}\n\n[^1]: f\n')
    first, second = result.toc
    assert (first.id, first.title, first.level) == ("a-b-05", "A “b” 0.5", 2)
    assert [child.title for child in first.children] == ["C & d"]
    assert (second.id, second.children) == ("own", ())
    assert '<a aria-label="Link to section “E”" class="permalink" href="#own">#</a>' in result.html


def test_footnotes_have_ids_of_their_own():
    output = html("a[^1] b[^1] c[^n]\n\n[^1]: one\n[^n]: two\n")
    ids = re.findall(r'id="([^"]*)"', output)
    assert len(ids) == len(set(ids)) == 5


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ("a\n{{ m }}", '7: unknown name "m" (known: bad, minus, n, word'),
        ("a\n\n| b |\n|---|\n| {{ n | persent }} |", '10: unknown filter "persent"'),
        ("<div>\n{{ ''.__class__ }}\n</div>", "7: ''.__class__: \"__class__\" is private"),
        ("a\n$$\nx\n\\foo\n$$", '9: formula x \\foo: unknown command "\\foo"'),
        ("a $σ\n\\foo$", "7: formula σ \\foo: unknown command"),
        ("$\\frac{1}$", "6: formula \\frac{1}: expected argument"),
        ("$\\textcolor{red}{x}$", "6: \\textcolor is not for formulas here; colours are roles"),
        ("a\n$x\n{{ m }}$", '8: unknown name "m"'),
        ("$\\sqrt{{a}_1}$", "6: value opened with {{ is not closed"),
        ("$$ $$", "6: the formula is empty"),
        ("a\n\n[b]{.wieght}", '8: unknown role "wieght" (known: activation, bias, edge, input,'),
        ("[](#fig-1)", '6: unknown figure "fig-1" (known: far, fig-0; did you mean "fig-0"?)'),
        ("\n```pyhton\nx\n```", '7: unknown language "pyhton" (known: bash,'),
        ("```listing sigmod.py\n```", '6: unknown listing "sigmod.py" (known: notes.unknown, sig'),
        ("a\n\n```py {x\ny\n```", "8: cannot read code block"),
        ("# Net\n\n```figure net\nid: net\n```", '9: figure "net": a heading of this page has the'),
        ("# A {#x}\n\nb\n\n# C {#x}", '10: id "x" is used twice'),
    ],
)
def test_bad_reference_names_file_and_line(body, message):
    assert problem(body).startswith(f"content/net.md:{message}")


def test_unknown_language_suggests_from_all_of_pygments():
    assert problem("```haskel\nx\n```").endswith('did you mean "haskell"?)')


def test_rendering_twice_gives_the_same():
    body = '"a" $x$ {{ n }}[^1]\n\n```py\nx\n```\n\n# B\n\n[^1]: c\n'
    assert rendered(body) == rendered(body)


PIECES = ["{{ n }}", "$x$", "`a`", "*", "**", "[", "]{.weight}", "](b)", "\n", "\n\n", "- ", "> "]
PIECES += [
    "    ",
    "| ",
    "|---|",
    "<b>",
    "</b>",
    "<div>",
    "</div>",
    "a",
    " ",
    "#",
    '"',
    "\\",
    "```\n",
]


@settings(max_examples=300)
@given(st.lists(st.sampled_from(PIECES), max_size=25).map("".join))
def test_no_value_is_left_unevaluated_outside_code(body):
    try:
        output = html(body)
    except ContentError:
        return
    # A heading's link repeats the heading's text in its label, code and all.
    outside = re.sub(r'<code>.*?</code>|aria-label="[^"]*"', "", output, flags=re.DOTALL)
    assert "{{ n }}" not in outside.replace("<span></span>", "") or "\\{{ n }}" in body
    assert "\x02" not in output
    assert "\x03" not in output
