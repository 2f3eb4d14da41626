import re
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.nn.activations import ACTIVATIONS
from generator.svg.function_path import function_path
from generator.svg.scale import Linear

PLOT = Linear((-20, 20), (0, 280))
SCALES = {
    "the article's plot": (PLOT, Linear((-1, 1), (110, 0))),
    "as steep as ReLU": (PLOT, Linear((0, 20), (110, 0))),
    "close to zero": (Linear((-6, 6), (0, 280)), Linear((-1, 6), (110, 0))),
    "a small icon": (Linear((-4, 4), (2, 22)), Linear((-1, 4), (22, 2))),
    "a large figure": (Linear((-8, 8), (60, 900)), Linear((-1, 8), (500, 30))),
    "backwards": (Linear((10, -10), (0, 280)), Linear((0, 1), (0, 110))),
    "beside zero": (Linear((0, 10), (0, 280)), Linear((0, 10), (110, 0))),
    "up to zero": (Linear((-10, 0), (0, 280)), Linear((-1, 1), (110, 0))),
    "from far away": (Linear((-1000, 1000), (0, 280)), Linear((-1, 1), (110, 0))),
}
activations = pytest.mark.parametrize("f", ACTIVATIONS.values(), ids=ACTIVATIONS)


@activations
@pytest.mark.parametrize(("x", "y"), SCALES.values(), ids=SCALES)
def test_the_printed_path_and_the_true_curve_are_nowhere_apart(f, x, y):
    assert_close(f, x, y)


@settings(max_examples=40)
@given(
    f=st.sampled_from(list(ACTIVATIONS.values())),
    domain=st.tuples(st.floats(-80, 80), st.floats(0.5, 100)).map(lambda d: (d[0], d[0] + d[1])),
    width=st.floats(10, 900),
    top=st.floats(0.5, 30),
    height=st.floats(10, 500),
)
def test_so_it_is_on_any_plot(f, domain, width, top, height):
    assert_close(f, Linear(domain, (0, width)), Linear((0, top), (height, 0)))


@pytest.mark.parametrize(
    ("name", "path"),
    [
        ("relu", "M0,110L140,110L280,0"),
        ("identity", "M0,220L280,0"),
        ("leaky-relu", "M0,111.1L140,110L280,0"),
    ],
)
def test_what_is_straight_is_drawn_with_lines(name, path):
    assert function_path(ACTIVATIONS[name], PLOT, Linear((0, 20), (110, 0))) == path


def test_a_jump_begins_a_new_subpath():
    path = function_path(ACTIVATIONS["step"], PLOT, Linear((0, 1), (110, 0)))
    assert path == "M0,110L140,110M140,0L280,0"


@pytest.mark.parametrize(("domain", "level"), [((-20, 0), 110), ((0, 20), 0)])
def test_a_plot_that_ends_at_a_jump_stays_on_its_side(domain, level):
    path = function_path(ACTIVATIONS["step"], Linear(domain, (0, 140)), Linear((0, 1), (110, 0)))
    assert path == f"M0,{level}L140,{level}"


def test_a_domain_that_runs_backwards_is_drawn_from_its_own_start():
    backwards = Linear((20, -20), (0, 280))
    path = function_path(ACTIVATIONS["relu"], backwards, Linear((0, 20), (110, 0)))
    assert path == "M0,0L140,110L280,110"


@activations
def test_few_segments_are_enough(f):
    path = function_path(f, PLOT, Linear((0, 1), (110, 0)))
    assert len(re.findall("[LC]", path)) <= 7


def test_the_sigmoid_of_the_article_has_four_segments():
    path = function_path(ACTIVATIONS["sigmoid"], PLOT, Linear((0, 1), (110, 0)))
    assert len(re.findall("[LC]", path)) == 4


def test_a_coarser_tolerance_needs_fewer_segments():
    plot = ACTIVATIONS["sigmoid"], PLOT, Linear((0, 1), (110, 0))
    assert function_path(*plot, tolerance=1).count("C") < function_path(*plot).count("C")


@pytest.mark.parametrize("x", [Linear((3, 3), (0, 280)), Linear((0, 1), (5, 5))])
def test_an_empty_plot_is_an_error(x):
    with pytest.raises(ValueError, match="empty"):
        function_path(ACTIVATIONS["sigmoid"], x, Linear((0, 1), (110, 0)))


@pytest.mark.parametrize("tolerance", [0, 0.01, float("nan")])
def test_a_tolerance_finer_than_the_printed_coordinates_is_an_error(tolerance):
    with pytest.raises(ValueError, match=str(tolerance)):
        function_path(ACTIVATIONS["sigmoid"], PLOT, Linear((0, 1), (110, 0)), tolerance)


def assert_close(f, x, y, tolerance=0.05):
    drawn = flattened(function_path(f, x, y, tolerance))
    true = true_curve(f, x, y)
    # Both are stood for by short lines here, which leave them by less than 0.002.
    assert distances(true, drawn).max() <= tolerance + 0.002
    assert distances(drawn, true).max() <= tolerance + 0.002


def flattened(path):
    """The lines, 150 for each Bézier, that the path data draws: an array of (start, end)."""
    lines, pen = [], None
    for letter, numbers in re.findall("([MLC])([^MLC]*)", path):
        points = np.array(numbers.split(","), dtype=float).reshape(-1, 2)
        if letter != "M":
            t = np.linspace(0, 1, 151)[:, None] if letter == "C" else np.array([[0.0], [1.0]])
            controls = [pen, *points]
            while len(controls) > 1:  # de Casteljau
                controls = [(1 - t) * a + t * b for a, b in pairwise(controls)]
            lines.append(beside(controls[0]))
        pen = points[-1]
    return np.concatenate(lines)


def true_curve(f, x, y):
    """Short lines along the function, shorter where it bends: an array of (start, end)."""
    lines = []
    start, stop = x.domain
    inside = [b for b in f.breaks if min(x.domain) < b < max(x.domain)]
    ends = [start, *inside, stop]
    for a, b in pairwise(ends):
        a, b = (
            np.nextafter(a, b) if a in f.breaks else a,
            np.nextafter(b, a) if b in f.breaks else b,
        )
        near_zero = np.clip(np.sinh(np.linspace(-9, 9, 20_001)) / 50, min(a, b), max(a, b))
        inputs = np.union1d(np.linspace(a, b, 20_001), near_zero)
        if len(inputs) == 1:  # a break at the very end of the domain leaves a point beside it
            continue
        points = np.column_stack([x(inputs), y(f.function(inputs))])
        steps = np.diff(points, axis=0)
        lengths, angles = np.hypot(*steps.T), np.unwrap(np.arctan2(*steps.T))
        bends = np.abs(np.diff(angles, prepend=angles[0]))
        share = lengths / lengths.sum() + bends / max(bends.sum(), 1)
        along = np.concatenate([[0], np.cumsum(share)])
        inputs = np.interp(np.linspace(0, along[-1], 1200), along, inputs)
        points = np.column_stack([x(inputs), y(f.function(inputs))])
        lines.append(beside(points))
    return np.concatenate(lines)


def beside(points):
    """The lines from each point to the next: an array of (start, end)."""
    return np.stack([points[:-1], points[1:]], axis=1)


def distances(lines, others):
    """The distance of each line's start and middle, and of the end, from the nearest other."""
    points = np.concatenate([lines[:, 0], lines.mean(axis=1), lines[-1:, 1]])
    (x1, y1), (dx, dy) = others[:, 0].T, (others[:, 1] - others[:, 0]).T
    squares = np.maximum(dx * dx + dy * dy, 1e-300)
    nearest = []
    for chunk in np.array_split(points, 1 + len(points) // 500):
        x, y = chunk[:, :1] - x1, chunk[:, 1:] - y1
        t = np.clip((x * dx + y * dy) / squares, 0, 1)
        x -= t * dx
        y -= t * dy
        nearest.append((x * x + y * y).min(axis=1))
    return np.sqrt(np.concatenate(nearest))
