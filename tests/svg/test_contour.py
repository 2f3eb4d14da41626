"""Contours: where the values of a grid cross a level, and the areas where they reach it."""

import re

import numpy as np
import pytest

from generator.svg.contour import areas, contours, path_of

SIDE = np.linspace(-1, 1, 21)
CIRCLE = -np.hypot(*np.meshgrid(SIDE, SIDE))


def area(rings: list[np.ndarray]) -> float:
    """What rings enclose; those within others run the other way round."""
    return abs(sum(map(enclosed, rings)))


def enclosed(ring: np.ndarray) -> float:
    """The signed area of a polygon, by the shoelace formula."""
    x, y = ring.T
    return float((x[:-1] * y[1:] - x[1:] * y[:-1]).sum()) / 2


def test_a_line_runs_where_the_values_cross_the_level() -> None:
    values = np.array([[0.0, 0.0, 1.0], [0.0, 0.0, 1.0], [0.0, 0.0, 1.0]])
    lines = contours(values, np.array([0.0, 10, 20]), np.array([0.0, 10, 20]), 0.5)
    assert path_of(lines) in ("M15,0L15,20", "M15,20L15,0")


def test_a_ring_ends_where_it_begins() -> None:
    (ring,) = contours(CIRCLE, SIDE, SIDE, -0.7)
    assert (ring[0] == ring[-1]).all() and len(ring) > 40
    assert abs(np.hypot(*ring.T) - 0.7).max() < 0.01
    assert path_of([100 * ring]).endswith("Z")


def test_an_area_goes_along_the_edge_of_the_grid() -> None:
    (ring,) = areas(np.tile(SIDE, (21, 1)), SIDE, SIDE, 0.25)
    assert area([ring]) == pytest.approx(0.75 * 2)
    assert ring.max() == 1 and ring[:, 1].min() == -1
    (whole,) = areas(CIRCLE, SIDE, SIDE, -9)
    assert area([whole]) == pytest.approx(4)
    assert areas(CIRCLE, SIDE, SIDE, 1) == []


def test_areas_with_holes_are_rings_around_both() -> None:
    rings = areas(-CIRCLE, SIDE, SIDE, 0.7)
    assert len(rings) == 2
    assert area(rings) == pytest.approx(4 - np.pi * 0.49, abs=0.01)


def test_levels_far_from_zero_have_areas_too() -> None:
    for size in (1e-300, 1e300):
        (ring,) = areas(size * np.tile(SIDE, (21, 1)), SIDE, SIDE, size * 0.25)
        assert area([ring]) == pytest.approx(1.5)


def test_a_drawn_line_leaves_out_what_is_straight() -> None:
    (line,) = contours(np.tile(SIDE, (21, 1)), 100 * SIDE, 100 * SIDE, 0.25)
    assert len(line) == 21
    assert len(re.findall("[ML]", path_of([line]))) == 2
