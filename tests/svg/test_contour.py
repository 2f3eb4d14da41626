"""Contours: where a map changes, and what lies on either side."""

import re

import numpy as np

from generator.svg.contour import band_paths, contour_path


def test_a_map_says_where_its_boundary_lies() -> None:
    values = np.array([[0.0, 0.0, 1.0], [0.0, 0.0, 1.0]])
    path = contour_path(values, [0, 10, 20], [0, 10], 0.5)
    assert path in ("M15,0L15,10", "M15,10L15,0")
    assert band_paths(np.array([[0, 0, 1], [1, 1, 1]]), 0, 0, 10, 10) == {
        0: "M0,0h20v10h-20z",
        1: "M20,0h10v10h-10zM0,10h30v10h-30z",
    }


def test_the_boundary_of_a_map_joins_the_cells_on_either_side() -> None:
    x = y = np.linspace(-1, 1, 21)
    circle = np.hypot(*np.meshgrid(x, y))
    path = contour_path(circle, x.tolist(), y.tolist(), 0.7)
    ends = np.array([list(map(float, p.split(","))) for p in re.findall(r"[-\d.]+,[-\d.]+", path)])
    assert len(ends) > 40
    assert abs(np.hypot(*ends.T) - 0.7).max() < 0.02
