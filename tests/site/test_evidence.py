"""Which words of a text are links to what shows them, and which marks there they mean."""

import re
from dataclasses import replace

import pytest

from generator.article.finds import Fence
from generator.article.markup import render
from generator.article.page import parse_page
from generator.figures.finished import PAIR, FinishedFigure, Shown
from generator.notation.values import Values
from generator.reading.errors import ContentError
from generator.site.evidence import Witnesses
from generator.site.labels import Labelled
from tests.article.test_markup import EMBED
from tests.samples.tiny import FRONT

NEURON = '<g data-node="1.0"><circle class="sum" r="9"/></g>'
INPUT = '<g data-node="0.0"><circle class="input" r="9"/></g>'
PILL = '<g data-weight="0.0-1.0"><rect class="weight pill"/></g>'
TABLE = '<table><tr><td class="input number">1</td><td class="output">0</td></tr></table>'
SUMS = [
    Shown(f"m.row({key}).sum", f'[data-node="1.0"], tr:nth-child({key})', f"row={key}")
    for key in (1, 2)
]
NETWORK = [
    Shown("Age", '[data-node="0.0"]'),
    Shown("m.w", '[data-weight="0.0-1.0"]'),
    Shown("m.far", '[data-node="9.9"]'),  # is not drawn
    *SUMS,
]
CURVE = [Shown("f(*)", ".dot", "at=*", -20, 20)]
GROUP = 'datasets.d.where(Sex="male")'
GROUPS = [
    Shown(GROUP, ".strip.s1"),
    Shown(f'{GROUP}.up_to("Age", *)', ".strip.s1", "age=*", 0, 80),
    Shown("models.m.group(Sex=1)", ".s1 .curve"),
]


def finished(id: str, body: str, *shows: Shown, **takes: tuple[str, ...]) -> FinishedFigure:
    told = {"kind": "network", "title": "", "caption": "", "text": "", "table": None}
    return FinishedFigure(
        id=id, body=body, shows=shows, takes=takes, drawings=(), numbers={}, steps=(), more=False,
        late=(), keys={}, told={}, **told,
    )  # fmt: skip


FIGURES = {
    "net": finished("net", INPUT + PILL + NEURON, *NETWORK, row=("1", "2"), age=()),
    "other": finished("other", INPUT + NEURON, *SUMS),
    "table": finished("table", TABLE),
    "curve": finished("curve", "<svg></svg>", *CURVE),
    "groups": finished("groups", "<svg></svg>", *GROUPS),
}
NET, OTHER, TABLED, CURVED, GROUPED = (
    f"\n\n```figure network\nid: {id}\n```\n\n" for id in FIGURES
)
VALUES = Values({"m": {"w": 0.5, "far": 2, "bias": -1}, "n": 34.9})


def linked(body: str) -> list[tuple[str, str, str, str]]:
    """Each link to a figure: its text, the figure, the marks, the state."""
    html = html_of(body)
    found = re.findall(r'<a class="[^"]*\bshows" href="#([^"]+)"([^>]*)>(.*?)</a>', html)

    def told(attributes: str, name: str) -> str:
        written = re.search(f' data-{name}="([^"]*)"', attributes)
        return written[1] if written else ""

    return [(text, id, told(rest, "marks"), told(rest, "state")) for id, rest, text in found]


def html_of(body: str) -> str:
    page = parse_page(FRONT + body, "net", "content/net.md")
    fences = [find for find in page.finds if isinstance(find, Fence)]
    here = {
        fence.line: Labelled(FIGURES[fence.source.split()[-1]], f"Figure {number}", "")
        for number, fence in enumerate(fences, start=1)
    }
    witnesses = Witnesses(page, here)
    embed = replace(
        EMBED,
        figure=lambda fence: "<figure></figure>",
        value=lambda it: VALUES.evaluate(it) if it.startswith(("m.w", "n", "m.bias")) else "9",
        shown=witnesses.of_value,
        term=witnesses.of_term,
    )
    return render(page, embed).html


def figures(body: str) -> list[str]:
    return [id for _, id, _, _ in linked(body)]


def problem(body: str) -> str:
    with pytest.raises(ContentError) as caught:
        html_of(body)
    return str(caught.value)


def test_a_value_leads_to_the_marks_of_what_it_names():
    assert linked(f"{NET}It is {{{{ m.w }}}}.") == [("0.5", "net", "[data-weight='0.0-1.0']", "")]
    marks = "[data-node='1.0'], tr:nth-child(2)"
    assert linked(f"{NET}Sum {{{{ m.row(2).sum }}}}") == [("9", "net", marks, "row=2")]
    assert linked(f"{CURVED}{{{{ f(-1.63) | fixed(3) }}}}") == [("9", "curve", ".dot", "at=-1.63")]


@pytest.mark.parametrize(
    ("expression", "told"),
    [
        (f"{GROUP}.rows", (".strip.s1", "")),
        (f'{GROUP}.mean("Fare")', (".strip.s1", "")),
        (f'{GROUP}.up_to("Age", 12).mean("Survived")', (".strip.s1", "age=12")),
        (f"({GROUP}.rows / {GROUP}.rows)", (".strip.s1", "")),
        ('models.m.group(Sex="1").correct', (".s1 .curve", "")),
        (f'{GROUP}.up_to("Age", 90).rows', None),  # is beyond what the figure can be set to
        (f'{GROUP}.above("Age", 12).rows', None),
        ('datasets.d.where(Sex="male", Class=3).rows', None),  # a part of the group
        (f"({GROUP}.rows / datasets.d.rows)", None),
        ("models.n.group(Sex=1).correct", None),
    ],
)
def test_what_is_counted_over_a_group_of_rows_leads_to_where_that_is_shown(
    expression: str, told: tuple[str, str] | None
) -> None:
    found = linked(f"{GROUPED}{{{{ {expression} }}}}")
    assert found == ([("9", "groups", *told)] if told else [])


def test_a_link_is_a_plain_one_that_says_what_it_leads_to():
    html = html_of(f"{NET}It is [{{{{ m.w }}}}]{{.weight}}.")
    assert (
        '<span class="role weight"><a class="shows" href="#net" title="Shown in Figure 1"' in html
    )


@pytest.mark.parametrize(
    "expression",
    ["m.bias", "f(21)", "m.far", "1 + 1", "m.row(1).sum + m.row(2).sum", "m.w + m.bias"],
)
def test_a_value_that_no_figure_shows_as_a_whole_is_no_link(expression):
    assert not linked(f"{NET}{CURVED}{{{{ {expression} }}}}")


def test_the_nearest_figure_of_the_section_is_taken_and_else_the_nearest():
    value = "{{ m.row(2).sum }}"
    assert figures(f"{NET}{value}{OTHER}") == ["net"]
    assert figures(f"{NET}some words between {value}{OTHER}") == ["other"]
    assert figures(f"{OTHER}{value}\n\n## Next\n\nlong words before the figure{NET}") == ["other"]
    assert figures(f"{OTHER}\n\n## Next\n\n{value} and a great many words{NET}") == ["net"]


def test_a_coloured_term_leads_to_all_of_its_role_or_to_the_input_of_its_name():
    assert linked(f"{NET}[age]{{.input}} [neuron]{{.sum}}") == [
        ("age", "net", "[data-node='0.0']", ""),
        ("neuron", "net", ":is(circle, rect).sum", ""),
    ]
    assert linked(f"{TABLED}[anything]{{.input}}")[0][2] == ":is(circle, rect, td, th).input"
    assert linked(f"{TABLED}[survived]{{.output}}")[0][1] == "table"


def test_a_term_is_a_link_once_in_a_paragraph_and_never_where_it_is_a_number():
    once = "[age]{.input} and [age]{.input}, [0]{.input}"
    assert figures(f"{NET}{once}\n\n{once}") == ["net", "net"]
    assert not linked(f"{NET}\n\n## Next\n\n[age]{{.input}}")  # in another section
    assert not linked(f"{TABLED}[weight]{{.weight}}")


@pytest.mark.parametrize(
    "text",
    [
        "## A heading of {{ m.w }} and [age]{.input}",
        "[a link {{ m.w }} [age]{.input}](b.html)",
        "[a link {{ m.w }}][b]\n\n[b]: c.html",
        '<a href="b.html">{{ m.w }}</a>',
        '<b title="{{ m.w }}">b</b>',
        "![{{ m.w }}](b.png)",
        "[a](b-{{ m.w }}.html)",
    ],
)
def test_there_is_no_link_in_a_link_a_tag_or_a_heading(text):
    assert not linked(NET + text)


def test_an_author_names_the_figure_its_marks_and_its_state():
    named = '{{ n | fixed(1) | shows("net", "Age", row=2, sets="age") }}'
    assert linked(NET + named) == [("34.9", "net", "[data-node='0.0']", "row=2&amp;age=34.9")]
    words = '[Passenger 2, who is *so* old]{shows="net" mark="Age, sum" row="2"}'
    marks = "[data-node='0.0'], :is(circle, rect).sum"
    assert linked(NET + words) == [("Passenger 2, who is <em>so</em> old", "net", marks, "row=2")]
    assert linked(f'{NET}[w {{{{ m.w }}}}]{{.weight shows="net"}}')[0][0] == "w 0.5"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('{{ n | shows("nte") }}', 'unknown figure "nte" (known: net; did you mean "net"?)'),
        ('{{ n | shows("net", "Aeg") }}', 'figure "net": unknown mark "Aeg"'),
        ('[a]{shows="net" mark="Aeg"}', 'did you mean "Age"?'),
        ('[a]{shows="net" rwo="2"}', 'unknown state "rwo" (known: age, row; did you mean "row"?)'),
        ('[a]{shows="net" row="3"}', 'unknown row "3" (known: 1, 2'),
        ('[a]{shows="net" age="old"}', 'age is a number, found "old"'),
        ('[b [a]{shows="net"}](c.html)', "stands in a link or a tag here"),
    ],
)
def test_what_an_author_names_and_there_is_not_is_told_with_its_line(text, told):
    message = problem(f"{NET}\n{text}")
    line = FRONT.count("\n") + f"{NET}\n".count("\n") + 1
    assert message.startswith(f"content/net.md:{line}: ")
    assert told in message


def test_a_state_of_two_numbers_is_a_place() -> None:
    page = parse_page(FRONT + CURVED, "net", "content/net.md")
    (line,) = (find.line for find in page.finds if isinstance(find, Fence))
    mapped = finished("map", "", at=PAIR)
    witnesses = Witnesses(page, {line: Labelled(mapped, "Figure 1", "")})
    assert not witnesses.wrong_state("map", "at", "1,−2.5")
    told = 'at is two numbers with a comma between, found "1"'
    assert witnesses.wrong_state("map", "at", "1") == told
    assert witnesses.wrong_state("map", "ta", "1,2").startswith('unknown state "ta"')
