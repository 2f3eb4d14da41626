"""The usual slips in YAML are told where they are made, with their cure."""

import pytest

from generator.reading.document import read_document
from generator.reading.errors import ContentError


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("a: 1\ntitle: Nets: a view\n", 2, 'put it in quotes: title: "Nets: a view"'),
        ('a: 1\ntitle: The "net": a view\n', 2, r'title: "The \"net\": a view"'),
        ("list:\n  - caption: One: two\n", 2, 'caption: "One: two"'),
        ('a: "open\nb: 1\n', 1, "a quote is opened here and not closed"),
        ("a: 1\nb: 'open\nc: it's\n", 2, "a quote is opened here and not closed"),
        ("a: 'fine'\nb: 'open\nc: 'd'\n", 2, "a quote is opened here and not closed"),
        ("a: ['x', 'y\nb: 1\n", 1, "a quote is opened here and not closed"),
        ("a:\n\t- b\n", 2, "a tab where the line begins"),
    ],
)
def test_a_slip_is_told_where_it_is_made(text: str, line: int, said: str) -> None:
    with pytest.raises(ContentError) as refused:
        read_document(text, "x.yaml")
    assert refused.value.line == line
    assert said in str(refused.value)


@pytest.mark.parametrize("text", ["a: [1\nb: 2\n", "a: {b: 'c'\n", "a: 'it''s'\n  b\nc: [\n"])
def test_what_is_none_is_told_in_yaml_s_own_words(text: str) -> None:
    with pytest.raises(ContentError, match="cannot read this YAML") as refused:
        read_document(text, "x.yaml")
    assert "quote is opened" not in str(refused.value)
