"""What a site's files are called by."""

import pytest

from generator.site.names import archive_name, book_name, word_of


@pytest.mark.parametrize(
    ("title", "word"),
    [
        ("Feedforward", "feedforward"),
        ("Nets: a view", "nets-a-view"),
        ("  Réseaux & Cie! ", "reseaux-cie"),
        ("../../etc", "etc"),
        ("ニューラルネット", "site"),
        ("a" * 80, "a" * 40),
    ],
)
def test_a_title_becomes_a_word_that_any_system_takes(title: str, word: str) -> None:
    assert word_of(title) == word


def test_book_and_archive_carry_the_word() -> None:
    assert (book_name("nets"), archive_name("nets")) == ("nets.epub", "nets-site.zip")
