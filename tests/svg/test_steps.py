"""Lines whose points are told from the one before."""

import re
from itertools import accumulate

import pytest

from generator.svg.steps import stepped


def test_each_point_is_told_from_the_one_before() -> None:
    assert stepped([(1, 2), (3.5, 1), (3.5, 1)]) == "M1,2l2.5,-1l0,0"
    assert stepped([(1, 2)]) == "M1,2"


def test_no_error_adds_up() -> None:
    points = [(i / 3, i * i / 7) for i in range(300)]
    steps = [step.split(",") for step in re.split("l", stepped(points)[1:])]
    for axis in (0, 1):
        found = list(accumulate(float(step[axis]) for step in steps))
        assert found == pytest.approx([point[axis] for point in points], abs=0.00501)
