"""How long a page takes to read: its words and captions, and a while for each figure."""

from generator.article.reading_time import FIGURE, WORDS, reading_minutes


def test_a_page_of_a_thousand_words_takes_as_many_minutes_as_they_fill() -> None:
    assert reading_minutes(f"<p>{'word ' * 1000}</p>") == 1000 / WORDS


def test_a_short_page_takes_a_minute() -> None:
    assert reading_minutes("<p>Hello.</p>") == 1


def test_what_stands_in_figures_is_looked_at_and_not_read() -> None:
    figure = (
        '<figure class="figure" id="a"><table>{}</table><script>{{}}</script>'
        "<figcaption>A caption.</figcaption></figure>"
    )
    many = figure.format("<td>9</td>" * 5000) * 12
    assert reading_minutes(many) == reading_minutes(figure.format("") * 12)
    assert reading_minutes(many) == 12 * FIGURE / 60
