"""States on paper are those to choose where no script runs."""

from generator.figures.contents import Drawing
from generator.figures.parts.paper import PaperState, states_on_paper


def state(choice: str, name: str) -> PaperState:
    drawing = Drawing(name, "figure/picture.svg", 1.0, 1.0, choice, choice, {})
    return PaperState(drawing, choice)


def made(choices: str, printed: str, first: str) -> list[tuple[str, int, bool]]:
    states = states_on_paper(choices, printed, first, state)
    return [(one.label, one.place, one.printed) for one in states]


def test_what_is_chosen_is_what_is_printed_and_what_else_there_is() -> None:
    assert made("abcde", "bad", "a") == [
        ("b", 2, True),
        ("a", 0, True),
        ("d", 4, True),
        ("c", 3, False),
        ("e", 5, False),
    ]


def test_what_is_printed_and_cannot_be_chosen_has_no_place() -> None:
    assert made("ab", "xb", "a") == [("x", 0, True), ("b", 2, True)]


def test_the_first_is_not_drawn_again_where_it_is_not_printed() -> None:
    assert made("ab", "b", "a") == [("b", 2, True)]
