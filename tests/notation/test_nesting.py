"""Depth of elements in one another."""

from generator.notation.nesting import NESTED, depth


def test_depth_counts_what_is_open() -> None:
    assert depth("<p>a<br>b<img src='a>b'></p><p><b>c</b></p><hr/>") == 2
    assert depth("a < b, a > b") == 0
    assert depth("</p></p><p>") == 1


def test_elements_that_may_be_left_open_are_closed_by_the_next() -> None:
    assert depth("<ul>" + "<li>a<p>b" * 500 + "</ul><p>c") == 3
    assert depth("<table>" + "<tr><td>a<th>b" * 500 + "</table>") == 3
    assert depth("<dl>" + "<dt>a<dd>b" * 500 + "</dl>" + "<p>c" * 500) == 2
    assert depth("<ul><li>" * 40 + "a") == 80


def test_far_too_deep_is_too_deep() -> None:
    assert depth("<b>" * 100_000) > NESTED
