import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.svg.scale import Linear
from tests.vectors import D3, all_alike

ends = st.floats(-1e6, 1e6).map(lambda x: round(x, 6))
scales = st.builds(Linear, st.tuples(ends, ends), st.tuples(ends, ends))


def linear(case):
    return Linear(tuple(case["domain"]), tuple(case["range"]))


CASES = [(f"{case['domain']} to {case['range']}", linear(case), case) for case in D3["scales"]]


def test_coordinates_are_those_of_d3():
    all_alike((name, [*map(scale, c["values"])], c["coordinates"]) for name, scale, c in CASES)


def test_the_nice_domain_is_that_of_d3():
    nice = [(name, scale, scale.nice(case["count"]), case) for name, scale, case in CASES]
    all_alike((name, list(made.domain), case["nice"]) for name, _, made, case in nice)
    all_alike((name, made.range, scale.range) for name, scale, made, _ in nice)


@given(scales)
def test_the_ends_of_the_domain_meet_the_ends_of_the_range(scale):
    if scale.domain[0] != scale.domain[1]:
        assert [scale(end) for end in scale.domain] == list(scale.range)


@given(scales, st.floats(0, 1))
def test_the_affine_form_is_the_same_map(scale, share):
    value = scale.domain[0] + share * (scale.domain[1] - scale.domain[0])
    affine = scale.affine
    terms = affine["slope"] * value, affine["intercept"]
    largest = max(1, *map(abs, (*terms, *scale.range)))
    assert sum(terms) == pytest.approx(scale(value), abs=1e-9 * largest)


@given(scales)
def test_a_nice_domain_contains_the_domain_and_keeps_its_direction(scale):
    nice = scale.nice()
    assert min(nice.domain) <= min(scale.domain) <= max(scale.domain) <= max(nice.domain)
    assert (nice.domain[1] < nice.domain[0]) == (scale.domain[1] < scale.domain[0])


def test_arrays_map_value_by_value():
    scale = Linear((20, -20), (0, 280))
    values = np.linspace(-30, 30, 13)
    assert scale(values).tolist() == [scale(value) for value in values.tolist()]


def test_an_empty_domain_maps_to_the_middle_of_the_range():
    assert Linear((5, 5), (0, 280))(5) == 140
    assert Linear((5, 5), (0, 280))(np.array([4.0, 5.0])).tolist() == [140, 140]


def test_the_scales_of_the_sigmoid_figure():
    x, y = Linear((-20, 20), (0, 280)), Linear((0, 1), (110, 0))
    assert x.affine == {"slope": 7, "intercept": 140}
    assert x.ticks(8) == [-20, -15, -10, -5, 0, 5, 10, 15, 20]
    assert x.tick_labels(8)[:2] == ["−20", "−15"]
    assert y.tick_labels(2) == ["0", "0.5", "1"]


@pytest.mark.parametrize("end", [math.nan, math.inf])
def test_an_end_that_is_not_finite_is_an_error_that_names_it(end):
    with pytest.raises(ValueError, match=str(end)):
        Linear((0, end), (0, 280))
