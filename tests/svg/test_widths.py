"""The table of text widths is that of the typefaces which ship with the program."""

from tests.svg.widths import TABLE, table


def test_the_table_is_made_of_the_typefaces_as_they_are() -> None:
    assert TABLE.read_text(encoding="utf-8") == table(), "run `make widths`"
