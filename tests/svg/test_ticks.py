import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.svg.ticks import tick_format, tick_increment, tick_step, ticks
from tests.vectors import D3

ends = st.floats(-1e9, 1e9).map(lambda x: round(x, 6))
counts = st.integers(1, 50)


def name(case):
    return f"{case['start']}..{case['stop']} by {case['count']}"


@pytest.mark.parametrize("case", D3["ticks"], ids=name)
def test_ticks_are_those_of_d3(case):
    assert ticks(case["start"], case["stop"], case["count"]) == case["ticks"]


@pytest.mark.parametrize("case", [c for c in D3["ticks"] if c["increment"] is not None], ids=name)
def test_the_increment_is_that_of_d3(case):
    assert tick_increment(case["start"], case["stop"], case["count"]) == case["increment"]


@pytest.mark.parametrize("case", [c for c in D3["ticks"] if c["step"] is not None], ids=name)
def test_step_and_labels_are_those_of_d3(case):
    interval = case["start"], case["stop"], case["count"]
    assert tick_step(*interval) == case["step"]
    assert [*map(tick_format(*interval), case["ticks"])] == case["labels"]


@given(ends, ends, counts)
def test_ticks_lie_in_the_interval_and_in_its_direction(start, stop, count):
    values = ticks(start, stop, count)
    assert all(min(start, stop) <= value <= max(start, stop) for value in values)
    assert values == sorted(values, reverse=stop < start)


@given(ends, ends, counts)
def test_a_reversed_interval_has_the_same_ticks_reversed(start, stop, count):
    assert ticks(stop, start, count) == ticks(start, stop, count)[::-1]


def test_labels_have_a_true_minus_and_grouped_thousands():
    assert [*map(tick_format(-2000, 2000, 4), [-2000, 0, 2000])] == ["−2,000", "0", "2,000"]


def test_tenths_are_labelled_as_tenths():
    assert [*map(tick_format(0, 1, 2), ticks(0, 1, 2))] == ["0.0", "0.5", "1.0"]


def test_there_is_no_increment_for_an_empty_interval():
    with pytest.raises(ValueError, match="start < stop"):
        tick_increment(5, 5, 10)
