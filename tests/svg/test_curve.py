import math

import numpy as np
import pytest

from generator.nn.activations import ACTIVATIONS
from generator.svg.curve import cardinal, line, linear, monotone_x, step
from generator.svg.scale import Linear
from tests.vectors import D3, REFERENCE_CURVES, all_alike

CURVES = {"linear": linear, "step": step, "monotone_x": monotone_x}


def curve_of(case):
    return cardinal(case["tension"]) if case["curve"] == "cardinal" else CURVES[case["curve"]]


def test_lines_are_those_of_d3_character_by_character():
    all_alike(
        (f"{c['curve']}, {len(c['points'])} points", line(c["points"], curve_of(c)), c["path"])
        for c in D3["lines"]
    )


@pytest.mark.parametrize("case", REFERENCE_CURVES, ids=lambda case: case["name"])
def test_the_curves_of_the_reference_figures(case):
    start, stop = case["domain"]
    x = Linear((start, stop), (0, case["width"]))
    y = Linear(tuple(case["range"]), (case["height"], 0))
    inputs = np.arange(start, stop + 1, case["step"])
    outputs = ACTIVATIONS[case["function"]].function(inputs)
    points = np.column_stack([np.round(x(inputs)), np.round(y(outputs))]).tolist()
    assert points == case["screen"]
    assert line(points, curve_of(case)) == case["path"]


@pytest.mark.parametrize("tension", [-0.1, 1.1, math.nan])
def test_a_tension_outside_0_to_1_is_an_error_that_names_it(tension):
    with pytest.raises(ValueError, match=str(tension)):
        cardinal(tension)


@pytest.mark.parametrize("curve", [linear, step, monotone_x, cardinal(0.5)])
@pytest.mark.parametrize("bad", [(math.nan, 0), (0, math.inf)])
def test_a_point_that_is_not_finite_is_an_error_that_names_its_index(curve, bad):
    with pytest.raises(ValueError, match="point 2"):
        line([(0, 0), (1, 1), bad], curve)
