"""How to read the figures of a page: each sentence once, with the figures that it is of."""

from typing import cast

from generator.figures.finished import FinishedFigure
from generator.site.labels import Labelled
from generator.site.reading import entries_of, how_to_read


class Noted:
    def __init__(self, id: str, *notes: str) -> None:
        self.id, self.notes = id, notes


def placed(*figures: Noted) -> list[Labelled]:
    return [
        Labelled(cast(FinishedFigure, figure), f"Figure {number}", "")
        for number, figure in enumerate(figures, start=1)
    ]


def test_sentences_of_the_same_figures_are_one_text_and_each_is_told_once() -> None:
    figures = placed(
        Noted("a", "Rows are marked.", "Bars too.", "Ten epochs."),
        Noted("b"),
        Noted("c", "Rows are marked.", "Bars too.", "Two epochs."),
    )
    assert entries_of(figures) == [
        ((("a", "1"), ("c", "3")), "Rows are marked. Bars too."),
        ((("a", "1"),), "Ten epochs."),
        ((("c", "3"),), "Two epochs."),
    ]


def test_a_page_whose_figures_say_nothing_has_no_such_text() -> None:
    assert how_to_read(placed(Noted("a"), Noted("b"))) == ""
    assert how_to_read([]) == ""


def test_what_a_note_says_is_text() -> None:
    html = how_to_read(placed(Noted("a", "Less than <b>.")))
    assert '<b>Figure <a href="#a">1</a>.</b> Less than &lt;b&gt;.' in html
