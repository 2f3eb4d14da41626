"""Numbered equations, and what a text refers to beside figures."""

import pytest

from tests.article.test_markup import html, problem, text

TWO = r"""
$$\begin{align} a&=b \label{e1}\\ c&=d \nonumber\\ e&=\begin{cases}1\\2\end{cases}\end{align}$$

$$ x = y \label{eq:last} $$

$$ z $$
"""


def test_equations_are_numbered_through_the_page_and_only_where_they_must() -> None:
    seen = text(TWO)
    assert "(1)" in seen and "(2)" in seen and "(3)" in seen and "(4)" not in seen
    assert seen.index("(2)") < seen.index("(3)")


@pytest.mark.parametrize(
    ("reference", "expected"),
    [
        (r"\eqref{e1}", '<a class="reference" href="#eq-e1">(1)</a>'),
        (r"$\eqref{eq:last}$", '<a class="reference" href="#eq-last">(3)</a>'),
        (r"\ref{eq:last}", '<a class="reference" href="#eq-last">3</a>'),
        ("[](#eq:last)", '<a class="reference" href="#eq-last">Equation 3</a>'),
    ],
)
def test_a_reference_leads_to_an_equation_by_its_number(reference: str, expected: str) -> None:
    made = html(f"See {reference}.\n{TWO}")
    assert f"<p>See {expected}.</p>" in made
    assert made.count('id="eq-e1"') == made.count('id="eq-last"') == 1


def test_a_tag_of_its_own_is_the_number() -> None:
    assert '<a class="reference" href="#eq-s">(*)</a>' in html(
        "$$ z \\tag{*}\\label{s} $$\n\n\\eqref{s}"
    )


def test_sections_and_tables_are_referred_to_by_their_names() -> None:
    made = html(
        "[](#b-c), [](#t)\n\n## B & *C* {#b-c}\n\n|a|b|\n|-|-|\n|1|2|\n\nTable: *What*. {#t}\n"
    )
    assert '<a class="reference" href="#b-c">B &amp; C</a>' in made
    assert '<a class="reference" href="#t">Table 1</a>' in made
    assert '<table id="t">\n<caption><b>Table 1.</b> <em>What</em>.</caption>' in made


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("a\n\n\\eqref{e}", '8: unknown label "e" (known: none)'),
        (
            r"$$a\label{x}$$" + "\n\n" + r"$$b\label{x}$$",
            '8: the label "x" is that of equation (1)',
        ),
        (
            "## A\n\n[](#b)",
            '8: unknown figure, section, table, listing or equation "b" (known: a, far,',
        ),
    ],
)
def test_what_is_not_there_is_said_with_its_line(body: str, said: str) -> None:
    assert problem(body).startswith(f"content/net.md:{said}")


def test_a_listing_is_referred_to_by_its_file_and_has_an_id_once() -> None:
    listing = "```listing sigmoid.py\n```\n"
    made = html(f"See [](#sigmoid.py).\n\n{listing}\n{listing}")
    assert '<a class="reference" href="#sigmoid.py"><code>sigmoid.py</code></a>' in made
    assert made.count('id="sigmoid.py"') == 1
    assert " id=" not in html(listing), "nobody leads there"


def test_a_link_in_a_formula_is_a_link() -> None:
    made = html(r"$a = \href{https://x.example/?a=1\&b}{\frac{b}{c}}$")
    assert '<mtext><a href="https://x.example/?a=1&amp;b"><math><mfrac>' in made


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "data:text/html,x", "//x.example", "a b"]
)
def test_a_link_in_a_formula_that_leads_to_no_page_stops_the_build(address: str) -> None:
    told = problem(f"a\n\n$$\nx\n\\href{{{address}}}{{y}}$$")
    assert (
        f'10: \\href: expected an http(s) or mailto address, or one of the site, found "{address}"'
        in told
    )
