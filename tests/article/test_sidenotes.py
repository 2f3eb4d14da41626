"""Footnotes once more in the text, for pages that have a margin."""

from generator.article.sidenotes import with_sidenotes
from tests.article.test_markup import rendered

TEXT = "One.[^a] Two.[^b] One again.[^a]\n\n[^a]: A *word*.\n\n[^b]: The $x$ of it.\n"
SPLIT = "One.[^a]\n\n[^a]: A paragraph.\n\n    And another.\n"


def test_a_note_follows_the_number_that_first_leads_to_it() -> None:
    html = rendered(TEXT).html
    assert html.count('<small class="sidenote">') == 2
    assert '<small class="sidenote"><sup>1</sup> A <em>word</em>.</small> Two.' in html
    assert html.count("footnote-backref") == 3, "the notes at the end are as they were"


def test_a_note_of_several_paragraphs_stays_at_the_end() -> None:
    assert "sidenote" not in rendered(SPLIT).html


def test_a_text_without_notes_is_as_it_was() -> None:
    assert with_sidenotes("<p>One.</p>") == "<p>One.</p>"
