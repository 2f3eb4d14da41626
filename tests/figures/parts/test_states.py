"""States to choose where no script runs: what differs in a drawing, and nothing else."""

from generator.figures.parts.states import FEWEST, MOST, between, changing

HEAD = '<svg class="drawing">\n<title>It</title>\n<desc>{}</desc>\n'


def svg(text: str, *lines: str) -> str:
    return HEAD.format(text) + "\n".join(lines) + "\n</svg>"


def test_a_state_has_those_lines_that_differ_and_nothing_for_scripts() -> None:
    own = svg("One", '<line x1="0"/>', '<text class="sum" data-sum="1.0" x="5">1</text>')
    other = svg("Two", '<line x1="0"/>', '<text class="sum" data-sum="1.0" x="5">2</text>')
    assert changing(own, {2: other}) == svg(
        "One",
        '<line x1="0"/>',
        '<text class="first sum" data-sum="1.0" x="5">1</text>'
        '<text data-state="2" class="state sum" x="5">2</text>',
    )


def test_every_state_has_what_differs_in_one() -> None:
    own, same, other = (svg("", f"<circle r={r!r}/>") for r in ("1", "1", "2"))
    made = changing(own, {2: same, 3: other})
    assert made.count('data-state="2"') == made.count('data-state="3"') == 1


def test_where_other_parts_are_there_all_is_drawn_anew() -> None:
    own, other = svg("", '<g class="a">', "<path/>", "</g>"), svg("", "<path/>")
    opened = svg("", '<g class="b">', "<path/>", "</g>")
    for state in (other, opened):
        made = changing(own, {2: state})
        assert '<g class="first">\n<g class="a">\n<path/>\n</g>\n</g>' in made
        assert made.count('<g data-state="2" class="state">') == 1


def test_there_are_five_values_to_choose_with_those_that_are_given() -> None:
    assert between(-20, 20, 0.5, -5, 0, 5) == [-10, -5, 0, 0.5, 5]
    assert between(0, 1) == [0, 0.25, 0.5, 0.75, 1]
    assert len(between(0, 1, 0.1)) == FEWEST
    assert between(0, 100, *range(0, 100, 9)) == [9.0 * i for i in range(MOST)]
