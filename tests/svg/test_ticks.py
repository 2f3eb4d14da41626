import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.svg.ticks import tick_format, tick_increment, tick_step, ticks
from tests.vectors import D3, all_alike

ends = st.floats(-1e9, 1e9).map(lambda x: round(x, 6))
counts = st.integers(1, 50)


CASES = [((case["start"], case["stop"], case["count"]), case) for case in D3["ticks"]]


def test_ticks_are_those_of_d3():
    all_alike((interval, ticks(*interval), case["ticks"]) for interval, case in CASES)


def test_the_increment_is_that_of_d3():
    all_alike(
        (interval, tick_increment(*interval), case["increment"])
        for interval, case in CASES
        if case["increment"] is not None
    )


def test_step_and_labels_are_those_of_d3():
    with_step = [(interval, case) for interval, case in CASES if case["step"] is not None]
    all_alike((interval, tick_step(*interval), case["step"]) for interval, case in with_step)
    all_alike(
        (interval, [*map(tick_format(*interval), case["ticks"])], case["labels"])
        for interval, case in with_step
    )


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
