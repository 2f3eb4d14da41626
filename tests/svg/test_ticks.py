import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from generator.notation import number
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


def test_the_step_is_that_of_d3():
    with_step = [(interval, case) for interval, case in CASES if case["step"] is not None]
    all_alike((interval, tick_step(*interval), case["step"]) for interval, case in with_step)


@given(ends, ends, counts)
def test_ticks_lie_in_the_interval_and_in_its_direction(start, stop, count):
    values = ticks(start, stop, count)
    assert all(min(start, stop) <= value <= max(start, stop) for value in values)
    assert values == sorted(values, reverse=stop < start)


@given(ends, ends, counts)
def test_a_reversed_interval_has_the_same_ticks_reversed(start, stop, count):
    assert ticks(stop, start, count) == ticks(start, stop, count)[::-1]


@given(
    st.floats(-1e18, 1e18).filter(lambda x: x == 0 or abs(x) > 1e-14),
    st.floats(1e-14, 1e18),
    st.integers(1, 10),
)
@example(0, 1e-9, 4)
@example(0, 1e15, 4)
@example(1e16, 1e16, 4)
@example(1e20, 1e23, 4)
@example(1e6, 0.005, 4)
@example(359713, 100000, 4)
def test_a_tick_is_labelled_with_the_text_that_its_number_has_everywhere(start, span, count):
    assume(span > 1e-12 * abs(start))  # so that doubles tell the ticks apart
    values = ticks(start, start + span, count)
    labels = [*map(tick_format(start, start + span, count), values)]
    assert len(set(labels)) == len(set(values))  # each is told from its neighbours
    for value, label in zip(values, labels, strict=True):
        text = number.given(value)
        if text.startswith("≈"):
            assert read(label) == pytest.approx(value, rel=1e-15)
        else:
            assert label == text


def read(label: str) -> float:
    """The number that a label says."""
    power = str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹−", "-0123456789-")
    return float(label.replace("\u202f×\u202f10", "e").translate(power))


def test_labels_have_a_true_minus_and_no_groups():
    assert [*map(tick_format(-2000, 2000, 4), [-2000, 0, 2000])] == ["−2000", "0", "2000"]
    assert [*map(tick_format(0, 1, 2), ticks(0, 1, 2))] == ["0", "0.5", "1"]
    assert tick_format(1_000_000, 1_000_000.01, 5)(1_000_000.002) == "1000000.002"


def test_there_is_no_increment_for_an_empty_interval():
    with pytest.raises(ValueError, match="start < stop"):
        tick_increment(5, 5, 10)
