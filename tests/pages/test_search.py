"""What the page that finds words looks through."""

from datetime import date
from html import escape

from generator.article.front import FrontMatter, Head
from generator.notation.formula import mathml
from generator.pages.search import sections, words
from tests.samples.hostile import HOSTILE

HTML = """\
<p>Before <b>all</b>.<script>let x = 1</script></p>
<h2 id="one">First <i>one</i><a class="permalink">#</a></h2>
<p>Said <math><mfrac><mi>a</mi><mi>b</mi></mfrac></math>.</p>
<p>And <mark>done</mark>.</p>
<figure id="f"><svg><text>4.2</text></svg><table><tr><td>7</td></tr></table>
<figcaption><b>Figure 1.</b> Shown. <a class="embed">Embed</a></figcaption></figure>
<h3 id="two">Second</h3><table><tr><td>a</td><td>b</td></tr></table>
<section class="key"><h2 id="key-of-answers">Answers</h2><p>42</p></section>
"""


def test_a_page_is_read_by_its_sections_without_what_is_drawn() -> None:
    assert sections("Title", HTML) == [
        ("", "Title", "Before all."),
        ("one", "First one", "Said a/b. And done. Figure 1. Shown."),
        ("two", "Second", "a b"),
    ]


def test_a_formula_keeps_its_meaning_in_a_line() -> None:
    said = {
        r"\sigma(z)=\frac{1}{1+e^{-z}}": "σ(z)=1/(1+e^(−z))",
        r"\frac{a}{b}+x^2": "a/b+x^2",
        r"{\frac{a}{b}}^2": "(a/b)^2",
    }
    for tex, text in said.items():
        html = f"<p>{mathml(tex)}</p><p>and</p>"
        assert sections("T", html) == [("", "T", f"{text} and")]


def test_no_text_ends_the_script_that_brings_it() -> None:
    head = Head("a", "content/a.md", FrontMatter(HOSTILE, "D", date(2026, 1, 1)))
    script = words([(head, sections(HOSTILE, f"<p>{escape(HOSTILE)}</script></p>"))])
    assert HOSTILE not in script and "<" not in script
