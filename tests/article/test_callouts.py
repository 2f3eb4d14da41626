"""Callouts in both notations, folded blocks, tabs and tasks."""

import pytest

from tests.article.test_markup import html, problem, rendered

NOTE = (
    '<div class="callout note" role="note">\n<p class="callout-title">{}</p>\n<p>in it</p>\n</div>'
)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("!!! note\n    in it", NOTE.format("Note")),
        ('!!! note "Mind *this*"\n\n    in it\n\nafter', NOTE.format("Mind <em>this</em>")),
        ("> [!NOTE]\n> in it", NOTE.format("Note")),
        ("> [!note] Mind\n> in it", NOTE.format("Mind")),
        ("before\n!!! note\n    in it\nafter", f"<p>before</p>\n{NOTE.format('Note')}\n<p>after"),
        ("- x\n\n    !!! note\n        in it", NOTE.format("Note")),
        (
            '??? tip "T"\n    in it',
            '<details class="callout tip">\n<summary>T</summary>\n<p>in it</p>\n</details>',
        ),
        ("???+ danger\n    in it", '<details class="callout caution" open>'),
    ],
)
def test_a_callout_has_its_title_and_what_is_indented(body: str, expected: str) -> None:
    assert expected in html(body)
    assert rendered(body).dressed


def test_a_callout_holds_code_and_lists() -> None:
    made = html("!!! note\n    - a\n    - b\n\n    ```python\n    x = 1\n    ```\n")
    assert "<li>a</li>" in made
    assert made.index("Code 1: Python") < made.index("</div>\n</div>")


def test_tabs_beside_each_other_are_one_set_and_the_first_is_open() -> None:
    made = html('=== "A"\n    a\n\n=== "B"\n\n    b\n\ntext\n\n=== "C"\n    c\n')
    assert made.count('<div class="tabs">') == 2
    assert '<details name="tabs-1" open>\n<summary>A</summary>' in made
    assert '<details name="tabs-1">\n<summary>B</summary>' in made
    assert '<details name="tabs-2" open>' in made


def test_tasks_say_whether_they_are_done() -> None:
    made = html("- [x] *this*\n- [ ] that\n- [a] no task\n")
    assert (
        '<li class="task"><span role="img" aria-label="Done:">☑</span> <em>this</em></li>' in made
    )
    assert '<span role="img" aria-label="To do:">☐</span> that</li>' in made
    assert "<li>[a] no task</li>" in made


def test_a_text_without_any_of_these_needs_no_sheet_for_them() -> None:
    assert not rendered('- a\n\n> quote\n\n`class="callout"`').dressed


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("a\n\n!!! nota\n    x", 'net.md:8: unknown callout "nota" (known: '),
        ("> [!NOTEE]\n> x", 'did you mean "note"?'),
        ("=== Tab\n    x", 'net.md:6: "=== Tab" begins nothing here; write === "Title"'),
        ("a\n\n{% include x %}", "net.md:8: {% include x %} is a statement of templates"),
        ("::: note\nx\n:::", 'net.md:6: "::: note" begins nothing here; a callout is !!! note'),
        ("a\n\n{# b #}", "net.md:8: {# b #} is a comment of templates; write <!-- … -->"),
        ("a [[page]] b", "net.md:6: [[page]] is a link of wikis; write [words](page.html)"),
        ("a ==b c== d", "net.md:6: ==b c== marks nothing here; write <mark>…</mark>"),
        ("\\(x^2\\)", "net.md:6: \\(x^2\\) is no formula here; write $…$"),
        ("\\begin{align}a\\end{align}", "net.md:6: \\begin{align} stands in no formula"),
        ("as \\cite{a}", "net.md:6: \\cite{a} cites nothing here; write [@key]"),
        ("a\n<<<<<<< HEAD", "net.md:7: <<<<<<< HEAD is a conflict that Git has left"),
        ("Text {.lead}", "net.md:6: {.lead} belongs to nothing"),
        ("a\n\nText {: #here} b", "net.md:8: {: #here} belongs to nothing"),
        ("![a](b.png) {width=50%} b", "{width=50%} belongs to nothing"),
    ],
)
def test_what_other_programs_read_is_said_with_its_line(body: str, said: str) -> None:
    assert said in problem(body)


@pytest.mark.parametrize(
    "body",
    [
        "`{% if %}`",
        "```\n{% if %}\n::: note\n!!! x\n```",
        "{a, b} and {x=1}",
        "`{.lead}`",
        "a!!! b",
        "a == b == c, \\(no\\), \\[none\\], `[[a]]`, `==b==`",
        "[[a]] and [[b](c.html)]\n\n[a]: d.html",
    ],
)
def test_what_only_looks_like_it_stays(body: str) -> None:
    html(body)


def test_contents_stand_where_they_are_asked_for() -> None:
    made = html("[TOC]\n\n## A *b*\n\n### C\n")
    assert '<nav aria-label="Contents" class="contents">' in made
    assert '<a href="#a-b">A b</a>' in made


def test_headings_have_ids_in_any_script() -> None:
    made = html("## 日本語の見出し\n\n## C++ and C#\n\n## Größe\n")
    assert '<h2 id="日本語の見出し">' in made
    assert '<h2 id="c-and-c">C++ and C#<' in made
    assert '<h2 id="größe">' in made


@pytest.mark.parametrize(
    ("body", "formulas"),
    [
        ("It costs US$30, i.e. 25$ more.", 0),
        ("between $5 and 6$ each", 0),
        ("$30, i.e. 25$", 0),
        ("$3 and $4", 0),
        ("$2 x$, $2$, $x$ and $3 \\times 4$", 4),
        ("from $2 < a$ on", 1),
    ],
)
def test_prices_are_no_formulas(body: str, formulas: int) -> None:
    assert html(body).count("<math") == formulas


def test_abbreviations_say_what_they_stand_for() -> None:
    made = html("HTML, not XHTML: `HTML`.\n\n*[HTML]: Hypertext Markup Language\n")
    assert made.count('<abbr title="Hypertext Markup Language">HTML</abbr>') == 1
